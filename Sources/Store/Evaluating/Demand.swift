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
  private let lines: SQL

  init(_ db: Database, zone: StoreZone, now: Instant) throws {
    let today = zone.date(at: now)
    bounds = (-Self.windowDays...0).map { zone.startOfDay(today.adding(days: $0)) }
    let first =
      try SQL.cached(
        db, "SELECT min(placed_at) FROM sales_order WHERE placed_at IS NOT NULL"
      ).start().first { $0.instant() } ?? nil
    if let first {
      knownDays = bounds.dropLast().count { $0 >= first }
    } else {
      knownDays = 0
    }
    lines = try SQL(
      db,
      """
      SELECT placed_at, demand FROM order_line
      WHERE sku_key = ? AND placed_at >= ? AND placed_at < ?
      """)
  }

  /// When the window moves on.
  var nextDay: Instant? { bounds.last }

  /// Units a day over the window's known days, oldest first; empty when the store has no orders.
  func dailyUnits(sku: String?) throws -> [Int] {
    guard knownDays > 0, let sku, let start = bounds.first, let end = bounds.last else { return [] }
    var units = Array(repeating: 0, count: Self.windowDays)
    lines.start().bind(sku).bind(start.milliseconds).bind(end.milliseconds)
    while try lines.step() {
      let placed = Instant(milliseconds: lines.int())
      units[day(of: placed)] += lines.count()
    }
    return Array(units.suffix(knownDays))
  }

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
