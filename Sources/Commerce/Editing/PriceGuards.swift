/// What a price change looks like before it is saved. Source: domain rules §3.5 and §4, PRICE_*.
public enum PriceGuards {
  /// The prices of one row after an edit, and the one that the edit changes.
  public struct Prices: Hashable, Sendable {
    public var price: Money?
    public var compareAt: Money?
    public var cost: Money?

    public init(price: Money?, compareAt: Money? = nil, cost: Money? = nil) {
      self.price = price
      self.compareAt = compareAt
      self.cost = cost
    }
  }

  /// A price of zero or less is refused. Doubtful are: below cost, a margin under the floor, a
  /// factor of about ten either way, a drop over the limit, and a compare-at that is not above the
  /// price. Amounts in two currencies are not compared. Taxes are not looked at.
  public static func check(
    _ field: EditableField, old: Money?, prices: Prices, settings: EditingSettings
  ) -> (verdict: EditVerdict, because: String?) {
    var doubts: [String] = []
    switch field {
    case .price:
      guard let price = prices.price else { return (.refused, "a price is needed") }
      guard price.minorUnits > 0 else { return (.refused, "a price has to be above 0") }
      doubts += [change(from: old, to: price, settings: settings)].compactMap(\.self)
      doubts += [margin(prices, settings: settings)].compactMap(\.self)
      doubts += [comparison(prices)].compactMap(\.self)
    case .compareAt:
      guard let compareAt = prices.compareAt else { return (.ok, nil) }
      guard compareAt.minorUnits > 0 else { return (.refused, "it has to be above 0") }
      doubts += [comparison(prices)].compactMap(\.self)
    case .cost:
      guard let cost = prices.cost else { return (.ok, nil) }
      guard cost.minorUnits >= 0 else { return (.refused, "a cost can't be below 0") }
      doubts += [margin(prices, settings: settings)].compactMap(\.self)
    default: break
    }
    return doubts.isEmpty ? (.ok, nil) : (.warning, doubts.joined(separator: "; "))
  }

  private static func change(
    from old: Money?, to new: Money, settings: EditingSettings
  ) -> String? {
    guard let old, old.currency == new.currency, old.minorUnits > 0 else { return nil }
    let (before, after) = (Int128(old.minorUnits), Int128(new.minorUnits))
    // 9.5 rather than 10: 199 for 19.99 is a slip too.
    if after * 10 >= before * 95 { return "about ten times \(old.decimal) or more: a slip?" }
    if after * 95 <= before * 10 { return "about a tenth of \(old.decimal) or less: a slip?" }
    guard (before - after) * 10_000 > before * Int128(settings.maximumDrop.value) else {
      return nil
    }
    return "\((before - after) * 100 / before) % less than \(old.decimal)"
  }

  private static func margin(_ prices: Prices, settings: EditingSettings) -> String? {
    guard let price = prices.price, let cost = prices.cost, price.currency == cost.currency,
      price.minorUnits > 0
    else { return nil }
    let margin = Int128(price.minorUnits) - Int128(cost.minorUnits)
    if margin < 0 { return "below its cost of \(cost.decimal)" }
    guard margin * 10_000 < Int128(price.minorUnits) * Int128(settings.marginFloor.value) else {
      return nil
    }
    return "a margin of \(margin * 100 / Int128(price.minorUnits)) % over its cost of "
      + "\(cost.decimal)"
  }

  private static func comparison(_ prices: Prices) -> String? {
    guard let price = prices.price, let compareAt = prices.compareAt,
      price.currency == compareAt.currency, compareAt.minorUnits <= price.minorUnits
    else { return nil }
    return "the compare-at price \(compareAt.decimal) is not above the price \(price.decimal)"
  }
}
