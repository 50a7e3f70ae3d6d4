/// Sales that stock-outs cost. An estimate, never added to what was sold. Source: §1.7.
public struct MissedSales: Hashable, Sendable {
  /// Days counted: without stock, but no more than a share of the window.
  public var days: Int
  /// Thousandths of units.
  public var unitsMilli: Int

  /// `v × min(out days, share × window)`; `velocityMilli` is that of the days in stock, and
  /// `backordered` are units that were sold all the same.
  public init(
    velocityMilli: Int, outDays: Int, windowDays: Int,
    largestShare: BasisPoints = BasisPoints(5_000), backordered: Int = 0
  ) {
    days = max(0, min(outDays, windowDays * largestShare.value / 10_000))
    unitsMilli = max(0, velocityMilli * days - backordered * 1_000)
  }

  /// At a net price a unit; nil when it does not fit.
  public func money(at price: Money) -> Money? {
    price.scaled(numerator: Int64(unitsMilli), denominator: 1_000)
  }
}
