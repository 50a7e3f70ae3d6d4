/// How many orders may still go wrong before a marketplace acts. Source: domain rules §2.3.
public struct MarketplaceBudget: Hashable, Sendable {
  /// Orders in the marketplace's window; 0 or more.
  public var orders: Int
  /// Late ones among them.
  public var late: Int
  /// The rate that must not be reached: 400 is 4 %.
  public var limit: BasisPoints

  public init(orders: Int, late: Int, limit: BasisPoints = BasisPoints(400)) {
    self.orders = orders
    self.late = late
    self.limit = limit
  }

  /// The most that stay strictly below the limit: `ceil(orders × limit) − 1`, never below 0.
  public var allowed: Int {
    let (product, overflow) = orders.multipliedReportingOverflow(by: limit.value)
    guard !overflow, product > 0 else { return 0 }
    return (product - 1) / 10_000
  }

  /// Negative when the limit is already broken.
  public var left: Int { allowed - late }
}
