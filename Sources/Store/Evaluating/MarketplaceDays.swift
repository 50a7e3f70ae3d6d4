public import Commerce
internal import GRDB

/// Keeps `marketplace_day`: for each day the orders of a marketplace that the store ships itself,
/// the late and the cancelled ones. Each order remembers what it counts for, so that no order is
/// ever counted twice and no day is ever counted again.
final class MarketplaceDays {
  private let zone: StoreZone
  private let now: Instant
  private let add: SQL
  private let save: SQL

  /// Older orders count for no window any more.
  private static let reach = TimeSpan.days(MarketplaceAccount.longDays + 2)

  init(_ db: Database, zone: StoreZone, now: Instant) throws {
    self.zone = zone
    self.now = now
    add = try SQL.cached(
      db,
      """
      INSERT INTO marketplace_day (channel_id, day, orders, late, cancelled)
      VALUES (?1, ?2, ?3, ?4, ?5)
      ON CONFLICT (channel_id, day) DO UPDATE SET orders = orders + ?3, late = late + ?4,
        cancelled = cancelled + ?5
      """)
    save = try SQL.cached(db, "UPDATE sales_order SET account = ? WHERE id = ?")
  }

  /// What an order counts for, in one number.
  private struct Account: Equatable {
    var day: Int
    var isLate: Bool
    var isCancelled: Bool

    init(day: Int, isLate: Bool, isCancelled: Bool) {
      self.day = day
      self.isLate = isLate
      self.isCancelled = isCancelled
    }

    init(_ number: Int) {
      day = number >> 2
      isLate = number & 1 != 0
      isCancelled = number & 2 != 0
    }

    var number: Int { day << 2 | (isLate ? 1 : 0) | (isCancelled ? 2 : 0) }
  }

  func sync(
    _ order: StoredOrder, _ facts: OrderFacts, channelID: Int64, stored: Int?
  ) throws {
    guard facts.channel.kind == .marketplace || stored != nil else { return }
    let old = stored.map { Account($0) }
    let new = account(of: order, facts, wasLate: old?.isLate ?? false)
    guard new != old else { return }
    if let old { try count(old, channelID, -1) }
    if let new { try count(new, channelID, 1) }
    try save.start().bind(new?.number).bind(order.id).run()
  }

  private func count(_ account: Account, _ channelID: Int64, _ sign: Int) throws {
    try add.start().bind(channelID).bind(account.day).bind(sign)
      .bind(account.isLate ? sign : 0).bind(account.isCancelled ? sign : 0).run()
  }

  private func account(
    of order: StoredOrder, _ facts: OrderFacts, wasLate: Bool
  ) -> Account? {
    guard facts.channel.kind == .marketplace, !order.isPlatformFulfilled,
      let placedAt = order.placedAt, placedAt > now - Self.reach
    else { return nil }
    return Account(
      day: zone.date(at: placedAt).daysSinceEpoch,
      isLate: isLate(order, facts, wasLate: wasLate),
      isCancelled: order.state == .cancelled && order.fulfilledAt == nil)
  }

  /// Seen unshipped after its ship-by, or shipped later than that; a file that was last changed
  /// before the ship-by proves the contrary.
  private func isLate(_ order: StoredOrder, _ facts: OrderFacts, wasLate: Bool) -> Bool {
    guard let shipBy = order.shipBy, order.state != .cancelled else { return false }
    if facts.isWaitingToShip { return now > shipBy }
    if let fulfilledAt = order.fulfilledAt { return fulfilledAt > shipBy }
    if let updatedAt = order.updatedAt, updatedAt <= shipBy { return false }
    return wasLate
  }
}

/// Reads the budgets off the days.
enum MarketplaceAccounts {
  /// - Parameter countsDue: whether today's due orders are wanted too: they are counted one by one.
  static func read(
    in db: Database, zone: StoreZone, now: Instant, countsDue: Bool = true
  ) throws -> [(channelID: Int64, account: MarketplaceAccount)] {
    let today = zone.date(at: now).daysSinceEpoch
    let channels = try SQL.cached(
      db, "SELECT id, code FROM channel WHERE kind = 'marketplace' ORDER BY code"
    ).start().all { ($0.int(), $0.text()) }
    let days = try SQL.cached(
      db,
      """
      SELECT ifnull(sum(orders), 0), ifnull(sum(late), 0), ifnull(sum(cancelled), 0)
      FROM marketplace_day WHERE channel_id = ? AND day > ? AND day <= ?
      """)
    let due = try SQL.cached(
      db,
      """
      SELECT count(*) FROM alert a JOIN sales_order o ON o.id = a.subject_id
      WHERE a.code = 'SHIP_DUE' AND a.deadline_at < ? AND o.channel_id = ?
      """)
    let midnight = zone.startOfDay(zone.date(at: now).adding(days: 1))
    return try channels.map { id, code in
      func sums(_ window: Int) throws -> (orders: Int, late: Int, cancelled: Int) {
        try days.start().bind(id).bind(today - window).bind(today).first {
          ($0.count(), $0.count(), $0.count())
        } ?? (0, 0, 0)
      }
      let short = try sums(MarketplaceAccount.shortDays)
      let long = try sums(MarketplaceAccount.longDays)
      let week = try sums(MarketplaceAccount.cancelDays)
      let account = MarketplaceAccount(
        channel: code,
        lateIn10Days: MarketplaceBudget(
          orders: short.orders, late: short.late, limit: MarketplaceAccount.lateLimit),
        lateIn30Days: MarketplaceBudget(
          orders: long.orders, late: long.late, limit: MarketplaceAccount.lateLimit),
        cancelledIn7Days: MarketplaceBudget(
          orders: week.orders, late: week.cancelled, limit: MarketplaceAccount.cancelLimit),
        dueToday: !countsDue
          ? 0
          : try due.start().bind(Optional(midnight)).bind(id).first { $0.count() } ?? 0)
      return (id, account)
    }
  }

  /// What the channels' alerts were scored with: channels that are missing have budget enough.
  static func scored(in db: Database) throws -> [Int64: Int] {
    let rows = try SQL.cached(db, "SELECT channel_id, late_left FROM scored_budget").start()
      .all { ($0.int(), $0.count()) }
    return Dictionary(rows) { first, _ in first }
  }

  /// Marks the stuck orders of each channel whose budget now weighs otherwise. Returns whether any
  /// did.
  static func settle(in db: Database, zone: StoreZone, now: Instant) throws -> Bool {
    let scored = try scored(in: db)
    var hasChanged = false
    for (id, account) in try read(in: db, zone: zone, now: now, countsDue: false) {
      let left = account.left.flatMap { $0 <= 1 ? max(0, $0) : nil }
      guard left != scored[id] else { continue }
      hasChanged = true
      if let left {
        try SQL.cached(
          db,
          """
          INSERT INTO scored_budget (channel_id, late_left) VALUES (?, ?)
          ON CONFLICT (channel_id) DO UPDATE SET late_left = excluded.late_left
          """
        ).start().bind(id).bind(left).run()
      } else {
        try SQL.cached(db, "DELETE FROM scored_budget WHERE channel_id = ?").start().bind(id)
          .run()
      }
      try SQL.cached(
        db,
        """
        INSERT OR IGNORE INTO dirty_order (id)
        SELECT s.order_id FROM stuck_order s JOIN channel c ON c.code = s.channel WHERE c.id = ?
        """
      ).start().bind(id).run()
    }
    return hasChanged
  }
}

extension Store {
  /// How each marketplace's budgets stand, by the days that the evaluation keeps: some rows.
  public func marketplaceAccounts(now: Instant) throws(StoreError) -> [MarketplaceAccount] {
    try read { db, _ in
      try MarketplaceAccounts.read(in: db, zone: zone, now: now).map(\.account)
    }
  }
}
