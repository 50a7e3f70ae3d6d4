internal import Commerce
internal import GRDB

/// Units sold on complete local days, from order lines; cancelled orders and today do not count.
struct Demand {
  static let windowDays = 30
  /// More than any 30 days and the zone's change of offset: what is older can't matter.
  static let reach = TimeSpan.days(32)

  /// The starts of the window's days and of the day after the last, oldest first.
  let bounds: [Instant]
  /// Days of the window on which the store was already taking orders.
  let knownDays: Int
  private let hasOrders: Bool
  private let lines: SQL

  init(_ db: Database, zone: StoreZone, now: Instant) throws {
    let today = zone.date(at: now)
    nextLocalDay = zone.startOfDay(today.adding(days: 1))
    bounds = (-Self.windowDays...0).map { zone.startOfDay(today.adding(days: $0)) }
    let first = try Self.historyStart(in: db)
    hasOrders = first != nil
    if let first {
      knownDays = bounds.dropLast().count { $0 >= first }
    } else {
      knownDays = 0
    }
    lines = try SQL(
      db, "SELECT placed_at, demand FROM order_line WHERE sku_key = ? AND placed_at >= ?")
  }

  /// The end of the window: today's first instant.
  private var end: Instant { bounds[Self.windowDays] }
  /// When the window moves on.
  let nextLocalDay: Instant

  /// The oldest order's time.
  static func historyStart(in db: Database) throws -> Instant? {
    try SQL.cached(db, "SELECT min(placed_at) FROM sales_order WHERE placed_at IS NOT NULL")
      .start().first { $0.instant() } ?? nil
  }

  /// What a SKU sold.
  struct Units: Equatable {
    /// A day over the window's known days, oldest first; empty when the store has no orders.
    var daily: [Int] = []
    /// Whether the figures can differ tomorrow without a new order.
    var changesWithDay = false
  }

  func units(sku: String?) throws -> Units {
    guard let sku, let start = bounds.first else { return Units() }
    var units = Array(repeating: 0, count: Self.windowDays)
    var hasSales = false
    lines.start().bind(sku).bind(start.milliseconds)
    while try lines.step() {
      let placed = Instant(milliseconds: lines.int())
      let count = lines.count()
      hasSales = hasSales || count != 0
      if placed < end { units[day(of: placed)] += count }
    }
    return Units(
      daily: Array(units.suffix(knownDays)),
      changesWithDay: hasSales || (0..<Self.fewDays).contains(knownDays) && hasOrders)
  }

  /// Up to here an estimate may come about by waiting alone.
  private static let fewDays = 5

  private func day(of instant: Instant) -> Int {
    // The days are almost equally long: guess, then correct by one at most.
    let length = TimeSpan.days(1).milliseconds
    var day = Int((instant.milliseconds - bounds[0].milliseconds) / length)
    day = min(max(day, 0), Self.windowDays - 1)
    while day > 0, instant < bounds[day] { day -= 1 }
    while day < Self.windowDays - 1, instant >= bounds[day + 1] { day += 1 }
    return day
  }
}
