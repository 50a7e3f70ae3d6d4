/// One line of an order, with its prices as they were.
struct OrderLine {
  var variant: SampleVariant
  var quantity: Int
  /// Of one unit, in cents.
  var cents: Int

  var totalCents: Int { cents * quantity }
}

/// Fills orders with what customers buy.
struct Basket {
  let catalog: SampleCatalog
  let popularity: Popularity

  /// - Parameters:
  ///   - isBulk: An order of an office or a hotel: one article, many pieces.
  ///   - isOffered: Whether the channel sells the product at all.
  func lines(
    isBulk: Bool, atLeast minimum: Int = 1, _ random: inout SampleRandom,
    isOffered: (SampleProduct) -> Bool,
    price: (SampleVariant) -> Int
  ) -> [OrderLine] {
    let roll = random.below(100)
    let usual = roll < 56 ? 1 : roll < 82 ? 2 : roll < 94 ? 3 : roll < 98 ? 4 : 6
    let count = max(minimum, isBulk ? 2 : usual)
    var lines: [OrderLine] = []
    // A store of a handful of variants may not have as many different ones.
    var tries = 0
    while lines.count < count, tries < 60 {
      tries += 1
      let variant = catalog.variant(popularity.pick(&random))
      guard isOffered(variant.product),
        !lines.contains(where: { $0.variant.number == variant.number })
      else { continue }
      let amount = random.below(100)
      let quantity = isBulk ? random.within(12...36) : amount < 84 ? 1 : amount < 96 ? 2 : 4
      lines.append(OrderLine(variant: variant, quantity: quantity, cents: price(variant)))
    }
    return lines
  }
}
