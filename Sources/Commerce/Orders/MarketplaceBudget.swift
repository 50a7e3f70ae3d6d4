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

extension MarketplaceBudget {
  /// The share of late orders, rounded down; nil without orders.
  public var rate: BasisPoints? {
    orders > 0 ? BasisPoints(late * 10_000 / orders) : nil
  }

  /// Three quarters of the limit: 3 % of 4 %. Source: domain rules §2.3.
  public var isWarning: Bool {
    rate.map { $0.value * 4 >= limit.value * 3 } ?? false
  }

  /// Whether the limit is reached.
  public var isBroken: Bool { left < 0 }
}

/// How a channel stands with its marketplace, as far as its files tell. Source: domain rules §2.3.
///
/// An order counts on the local day on which it was placed. It is late when it was seen unshipped
/// after its ship-by, or when the file names a later time of shipping; files that only say
/// "shipped" prove no lateness. Files do not say who cancelled, so cancellations by customers count
/// too and the true rate may be lower. None of the files carries tracking numbers, so the share of
/// valid tracking is not known.
public struct MarketplaceAccount: Hashable, Sendable {
  public var channel: String
  public var lateIn10Days: MarketplaceBudget
  public var lateIn30Days: MarketplaceBudget
  /// Cancelled before they were shipped, of 7 days; under 2.5 %.
  public var cancelledIn7Days: MarketplaceBudget
  /// Orders whose ship-by comes before the end of today and that have not shipped.
  public var dueToday: Int

  public static let shortDays = 10
  public static let longDays = 30
  public static let cancelDays = 7
  public static let lateLimit = BasisPoints(400)
  public static let cancelLimit = BasisPoints(250)

  public init(
    channel: String, lateIn10Days: MarketplaceBudget, lateIn30Days: MarketplaceBudget,
    cancelledIn7Days: MarketplaceBudget, dueToday: Int
  ) {
    self.channel = channel
    self.lateIn10Days = lateIn10Days
    self.lateIn30Days = lateIn30Days
    self.cancelledIn7Days = cancelledIn7Days
    self.dueToday = dueToday
  }

  /// The tighter of the two windows of late shipments.
  public var tightest: MarketplaceBudget {
    lateIn10Days.left < lateIn30Days.left ? lateIn10Days : lateIn30Days
  }

  /// Late orders that are left; nil while there are no orders to measure by.
  public var left: Int? { lateIn30Days.orders == 0 ? nil : tightest.left }

  /// Whether today's due orders would break the limit if none of them shipped.
  public var breaksToday: Bool { left.map { dueToday > $0 } ?? false }

  /// Whether a person should look: the limit is near, broken, or would be by tonight.
  public var isWarning: Bool {
    lateIn10Days.isWarning || lateIn30Days.isWarning || cancelledIn7Days.isWarning || breaksToday
  }

  /// `budget left 2 of 9; 3 orders go late today → breach`
  public var sentence: String {
    guard let left else { return "no orders in 30 days" }
    let start =
      left < 0
      ? "budget of \(tightest.allowed) overdrawn by \(-left)"
      : "budget left \(left) of \(tightest.allowed)"
    guard dueToday > 0 else { return start }
    let due = dueToday == 1 ? "1 order goes" : "\(dueToday) orders go"
    return "\(start); \(due) late today" + (breaksToday ? " → breach" : "")
  }
}
