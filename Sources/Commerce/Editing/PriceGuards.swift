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

  /// Looks at a changed price, compare-at price or cost; `old` is that field's value before, and
  /// `before` the row's prices then where others change too.
  ///
  /// What trips a guard is refused; the report names the guards, so that those that may be can be
  /// overridden. A change that only mends what was wrong before (a price that is still below its
  /// cost, but less so) is a warning. Amounts in two currencies are not compared. Taxes are not
  /// looked at.
  public static func check(
    _ field: EditableField, old: Money?, prices: Prices, before: Prices? = nil,
    settings: EditingSettings
  ) -> GuardReport {
    var before = before ?? prices
    switch field {
    case .price:
      guard let price = prices.price else {
        return GuardReport(.refused, because: "a price is needed")
      }
      guard price.minorUnits > 0 else {
        return GuardReport(.refused, because: "a price has to be above 0", guards: [.zeroPrice])
      }
      before.price = old
      return report([
        change(from: old, to: price, settings: settings),
        margin(prices, settings: settings)?
          .mended(from: margin(before, settings: settings), by: isAtLeast(price, old)),
        comparison(prices)?.mended(from: comparison(before), by: isAtLeast(old, price)),
      ])
    case .compareAt:
      guard let compareAt = prices.compareAt else { return .ok }
      guard compareAt.minorUnits > 0 else {
        return GuardReport(.refused, because: "it has to be above 0", guards: [.zeroPrice])
      }
      before.compareAt = old
      return report([
        comparison(prices)?.mended(from: comparison(before), by: isAtLeast(compareAt, old))
      ])
    case .cost:
      guard let cost = prices.cost else { return .ok }
      guard cost.minorUnits >= 0 else {
        return GuardReport(.refused, because: "a cost can't be below 0")
      }
      before.cost = old
      return report([
        margin(prices, settings: settings)?
          .mended(from: margin(before, settings: settings), by: isAtLeast(old, cost))
      ])
    default: return .ok
    }
  }

  private struct Doubt {
    var kind: EditGuard
    var because: String
    /// The value was no better before, so that the edit is not to blame.
    var isMending = false

    func mended(from before: Doubt?, by isBetter: Bool) -> Doubt {
      var doubt = self
      doubt.isMending = before != nil && isBetter
      return doubt
    }
  }

  private static func report(_ found: [Doubt?]) -> GuardReport {
    let doubts = found.compactMap(\.self)
    guard !doubts.isEmpty else { return .ok }
    let guards = doubts.filter { !$0.isMending }.map(\.kind)
    return GuardReport(
      guards.isEmpty ? .warning : .refused,
      because: doubts.map(\.because).joined(separator: "; "), guards: guards)
  }

  private static func isAtLeast(_ left: Money?, _ right: Money?) -> Bool {
    guard let left, let right, left.currency == right.currency else { return false }
    return left.minorUnits >= right.minorUnits
  }

  private static func change(
    from old: Money?, to new: Money, settings: EditingSettings
  ) -> Doubt? {
    guard let old, old.currency == new.currency, old.minorUnits > 0 else { return nil }
    let (before, after) = (Int128(old.minorUnits), Int128(new.minorUnits))
    // 9.5 rather than 10: 199 for 19.99 is a slip too.
    if after * 10 >= before * 95 {
      return Doubt(kind: .tenfold, because: "about ten times \(old.decimal) or more: a slip?")
    }
    if after * 95 <= before * 10 {
      return Doubt(kind: .tenfold, because: "about a tenth of \(old.decimal) or less: a slip?")
    }
    guard (before - after) * 10_000 > before * Int128(settings.maximumDrop.value) else {
      return nil
    }
    return Doubt(
      kind: .priceDrop,
      because: "\((before - after) * 100 / before) % less than \(old.decimal), "
        + "over the limit of \(settings.maximumDrop.percentText)")
  }

  private static func margin(_ prices: Prices, settings: EditingSettings) -> Doubt? {
    guard let price = prices.price, let cost = prices.cost, price.currency == cost.currency,
      price.minorUnits > 0
    else { return nil }
    let margin = Int128(price.minorUnits) - Int128(cost.minorUnits)
    if margin < 0 {
      return Doubt(kind: .belowCost, because: "below its cost of \(cost.decimal)")
    }
    guard margin * 10_000 < Int128(price.minorUnits) * Int128(settings.marginFloor.value) else {
      return nil
    }
    return Doubt(
      kind: .marginFloor,
      because: "a margin of \(margin * 100 / Int128(price.minorUnits)) % over its cost of "
        + "\(cost.decimal), under the floor of \(settings.marginFloor.percentText)")
  }

  private static func comparison(_ prices: Prices) -> Doubt? {
    guard let price = prices.price, let compareAt = prices.compareAt,
      price.currency == compareAt.currency, compareAt.minorUnits <= price.minorUnits
    else { return nil }
    return Doubt(
      kind: .compareAt,
      because: "the compare-at price \(compareAt.decimal) is not above the price \(price.decimal)")
  }
}

extension BasisPoints {
  /// `40 %`, `12.5 %`
  fileprivate var percentText: String {
    value % 100 == 0
      ? "\(value / 100) %" : "\(PlainDecimal(digits: Int64(value), decimals: 2)) %"
  }
}
