import Commerce

/// A price per unit and a discount that together are exactly the line total that Amazon states.
///
/// Amazon gives what a line cost in all. Where that does not divide by the quantity, the unit price
/// is rounded up to the next minor unit and the difference is a discount, so that
/// `price × quantity − discount` is always the total and no cent is lost or made.
func unitPrice(
  lineTotal: Money, quantity: Int, discount: Money?
) -> (price: Money, discount: Money?) {
  guard quantity > 1 else { return (lineTotal, discount) }
  let count = Int64(quantity)
  let unit = (lineTotal.minorUnits + count - 1) / count
  let over = unit * count - lineTotal.minorUnits
  let currency = lineTotal.currency
  guard over > 0 else { return (Money(minorUnits: unit, currency: currency), discount) }
  return (
    Money(minorUnits: unit, currency: currency),
    Money(minorUnits: over + (discount?.minorUnits ?? 0), currency: currency)
  )
}

/// Marketplaces whose prices leave sales tax out; everywhere else the item price contains it.
private let taxExclusiveMarketplaces: Set<String> = ["amazon.com", "amazon.ca"]

func addsTax(_ salesChannel: String?) -> Bool {
  salesChannel.map { taxExclusiveMarketplaces.contains($0.lowercased()) } ?? false
}

/// Adds an amount to a sum that may not have begun; amounts of another currency leave it alone.
func adding(_ amount: Money?, to sum: Stated<Money>) -> Stated<Money> {
  guard let amount else { return sum }
  guard let current = sum.value else { return .value(amount) }
  return (try? current.adding(amount)).map { .value($0) } ?? sum
}
