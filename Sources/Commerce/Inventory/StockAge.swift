/// How long the units on hand have been there, first in, first out. Source: domain rules §1.5.
public struct StockAge: Hashable, Sendable {
  /// Units by age in days.
  public var upTo90 = 0
  public var upTo180 = 0
  public var upTo270 = 0
  public var upTo365 = 0
  public var over365 = 0
  /// Units on hand that no known receipt explains.
  public var unknown = 0

  /// Walks the receipts from the newest until they explain what is on hand; the oldest counted
  /// may be partial, for what was there first was sold first.
  public init(onHand: Int, receipts: [StockReceipt], today: CivilDate) {
    var left = max(0, onHand)
    for receipt in receipts.sorted(by: { $0.receivedOn > $1.receivedOn }) where left > 0 {
      let units = min(left, max(0, receipt.units))
      left -= units
      switch today.daysSinceEpoch - receipt.receivedOn.daysSinceEpoch {
      case ...90: upTo90 += units
      case ...180: upTo180 += units
      case ...270: upTo270 += units
      case ...365: upTo365 += units
      default: over365 += units
      }
    }
    unknown = left
  }

  /// Units of 181 days and more.
  public var aged: Int { upTo270 + upTo365 + over365 }
}

/// Units that arrived on a day.
public struct StockReceipt: Hashable, Sendable {
  public var receivedOn: CivilDate
  public var units: Int

  public init(receivedOn: CivilDate, units: Int) {
    self.receivedOn = receivedOn
    self.units = units
  }
}
