/// A price as it was shown from some moment on, on one price list.
public struct PricePoint: Hashable, Sendable {
  public var effectiveAt: Instant
  public var price: Money

  public init(effectiveAt: Instant, price: Money) {
    self.effectiveAt = effectiveAt
    self.price = price
  }
}

/// The price that an announced reduction has to be measured by in the EU.
///
/// Source: Directive 98/6/EC Art. 6a; domain rules §3.5. The lowest price applied in the 30 days
/// before the reduction, the price that was already valid when they began included.
public enum PriorPrice {
  /// The reference for a reduction at `start`, in the currency asked for; nil without history: then
  /// no reduction may be announced. `history` is one price list's, in any order.
  public static func reference(
    history: [PricePoint], currency: Currency, start: Instant, zone: StoreZone, days: Int = 30
  ) -> Money? {
    let wall = zone.wallClock(at: start)
    let opens = zone.instant(
      of: WallClock(date: wall.date.adding(days: -days), secondOfDay: wall.secondOfDay)
    ).instant
    let points = history.filter { $0.price.currency == currency && $0.effectiveAt < start }
    let inside = points.filter { $0.effectiveAt > opens }
    let before = points.filter { $0.effectiveAt <= opens }
      .max { $0.effectiveAt < $1.effectiveAt }
    return (inside + [before].compactMap(\.self)).map(\.price)
      .min { $0.minorUnits < $1.minorUnits }
  }

  /// The largest whole percentage that may be claimed: `⌊(ref − new) · 100 / ref⌋`. Nil when the
  /// new price is not a reduction, or the amounts are in two currencies.
  public static func largestClaim(reference: Money, new: Money) -> Int? {
    guard reference.currency == new.currency, reference.minorUnits > 0, new.minorUnits >= 0,
      new.minorUnits < reference.minorUnits
    else { return nil }
    let saved = Int128(reference.minorUnits) - Int128(new.minorUnits)
    return Int(saved * 100 / Int128(reference.minorUnits))
  }
}
