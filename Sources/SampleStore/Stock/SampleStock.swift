/// What the store has of each variant, as a function of the variant.
struct SampleStock {
  let popularity: Popularity
  let unitsPerDay: Int
  let seed: UInt64

  /// Units of a variant at each place.
  struct Level {
    /// What the shop may sell from Berlin; negative when oversold.
    var berlin: Int
    /// Nil where the place does not stock it.
    var osaka: Int?
    /// Damaged or held back in Berlin.
    var unavailable: Int
    /// At the marketplace's own warehouse; nil where it does not ship it.
    var marketplace: Int?
    /// Whether Berlin's states are given so that they do not add up.
    var isMismatched = false

    var shop: Int { berlin + (osaka ?? 0) }
  }

  func rank(of variant: SampleVariant) -> Int { popularity.rank(of: variant.number) }

  /// Nil for what is healthy or not sold at all.
  func stockCase(of variant: SampleVariant) -> StockCase? {
    variant.product.isSold ? StockCase.of(rank: rank(of: variant)) : nil
  }

  /// Thousandths of a unit a day.
  func dailyMilli(_ variant: SampleVariant) -> Int {
    let daily = popularity.dailyMilli(rank: rank(of: variant), unitsPerDay: unitsPerDay)
    return variant.product.isOnMarketplace ? daily * 4 / 3 : daily * 2 / 3
  }

  func level(of variant: SampleVariant) -> Level {
    let product = variant.product
    var random = SampleRandom(seed: seed, purpose: .stock, index: variant.number)
    guard product.isPublished else {
      let keeps = product.oddity == .draftWithStock || product.oddity == .hiddenWithStock
      return Level(berlin: keeps ? 24 : 0, osaka: nil, unavailable: 0, marketplace: nil)
    }
    let daily = dailyMilli(variant)
    var level = Level(
      berlin: 8 + random.below(14) + daily * random.within(95...160) / 1_000,
      osaka: product.isInJapan ? 3 + random.below(18) : nil,
      unavailable: random.chance(60) ? random.within(1...3) : 0,
      marketplace: product.isMarketplaceFulfilled ? 4 + random.below(36) : nil)
    guard let stockCase = stockCase(of: variant) else { return level }
    apply(stockCase, to: &level, daily: daily, random: &random)
    return level
  }

  private func apply(
    _ stockCase: StockCase, to level: inout Level, daily: Int, random: inout SampleRandom
  ) {
    if stockCase == .mismatch {
      level.isMismatched = true
      return
    }
    level.osaka = level.osaka.map { _ in 0 }
    level.marketplace = level.marketplace.map { _ in 0 }
    switch stockCase {
    case .oversold: level.berlin = -random.within(1...4)
    case .out: level.berlin = 0
    case .gapBeforeDelivery: level.berlin = max(2, daily * random.within(4...9) / 1_000)
    case .reorder: level.berlin = max(5, daily * random.within(12...18) / 1_000)
    case .low: level.berlin = random.within(1...4)
    case .mismatch: break
    }
  }
}
