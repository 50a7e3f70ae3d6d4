internal import Commerce
internal import GRDB

/// Keeps what other orders need to know of an order that waits to be shipped, and tells the rules
/// what other rows say about it: which of its lines have no stock, and whether it was placed twice.
///
/// Keeps: a row in `waiting_order` and its lines' units in `waiting_line` for each order that waits,
/// a row without lines for those that have left since. When the units that wait for a short SKU
/// change, the orders whose turn that may change are marked.
final class WaitingOrders {
  private let db: Database
  private let loadLines: SQL
  private let load: SQL
  private let save: SQL
  private let leave: SQL
  private let forget: SQL
  private let addLine: SQL
  private let dropLine: SQL
  private let short: SQL
  private let later: SQL
  private let twins: SQL
  private let mark: SQL

  /// Newer lines that are looked at to tell whether one is served: an order with more of them than
  /// this before it counts as served.
  private static let queueReach = 500
  /// How long an order that has left is remembered as one that might have been doubled.
  static let memory = TimeSpan.days(30)

  init(_ db: Database) throws {
    self.db = db
    loadLines = try SQL.cached(
      db, "SELECT sku_key, quantity, fulfilment FROM order_line WHERE order_id = ? ORDER BY seq")
    load = try SQL.cached(
      db, "SELECT placed_at, customer, lines, has_left FROM waiting_order WHERE order_id = ?")
    save = try SQL.cached(
      db,
      """
      INSERT INTO waiting_order (order_id, placed_at, customer, lines, has_left)
      VALUES (?, ?, ?, ?, 0)
      ON CONFLICT (order_id) DO UPDATE SET placed_at = excluded.placed_at,
        customer = excluded.customer, lines = excluded.lines, has_left = 0
      """)
    leave = try SQL.cached(db, "UPDATE waiting_order SET has_left = 1 WHERE order_id = ?")
    forget = try SQL.cached(db, "DELETE FROM waiting_order WHERE order_id = ?")
    addLine = try SQL.cached(
      db,
      """
      INSERT INTO waiting_line (sku_key, placed_at, order_id, units) VALUES (?, ?, ?, ?)
      """)
    dropLine = try SQL.cached(
      db, "DELETE FROM waiting_line WHERE sku_key = ? AND placed_at = ? AND order_id = ?")
    short = try SQL.cached(db, "SELECT shortage, inbound FROM short_sku WHERE sku_key = ?")
    later = try SQL.cached(
      db,
      """
      SELECT order_id, units FROM waiting_line WHERE sku_key = ?
      ORDER BY placed_at DESC, order_id DESC
      """)
    twins = try SQL.cached(
      db,
      """
      SELECT w.order_id, w.placed_at, o.name FROM waiting_order w
      JOIN sales_order o ON o.id = w.order_id
      WHERE w.customer = ?1 AND w.placed_at BETWEEN ?2 AND ?3 AND w.lines = ?4
        AND w.order_id <> ?5
      ORDER BY w.placed_at, w.order_id
      """)
    mark = try SQL.cached(db, "INSERT OR IGNORE INTO dirty_order (id) VALUES (?)")
  }

  private struct Known: Equatable {
    var placedAt: Int64
    var customer: String?
    var lines: String
    var hasLeft: Bool
  }

  /// A line's units that wait, by SKU.
  private struct Units {
    var sku: String
    var units: Int
  }

  /// Brings an order's rows in line with it and adds to its facts what others say.
  func sync(_ order: StoredOrder, _ facts: inout OrderFacts) throws {
    let known = try load.start().bind(order.id).first { row in
      Known(
        placedAt: row.int(), customer: row.optionalText(), lines: row.text(),
        hasLeft: row.bool())
    }
    guard facts.canBeStuck, facts.isWaitingToShip, !facts.isPlatformFulfilled else {
      if let known { try settle(order, known) }
      return
    }
    let lines = try units(of: order.id)
    let new = Known(
      placedAt: order.placedAt?.milliseconds ?? 0,
      customer: order.emailHash.map { String($0.prefix(32)) },
      lines: TextList.encode(lines.flatMap { [$0.sku, String($0.units)] }), hasLeft: false)
    if new != known { try replace(order.id, known, by: new, lines) }
    facts.shortLines = try lines.compactMap { try shortLine($0, of: order.id) }
    facts.twin = try twin(of: order.id, new)
  }

  private func units(of order: Int64) throws -> [Units] {
    var bySKU: [String: Int] = [:]
    loadLines.start().bind(order)
    while try loadLines.step() {
      let sku = loadLines.optionalText()
      let quantity = loadLines.count()
      let isGone = [FulfilmentState.fulfilled, .restocked].map(\.rawValue)
        .contains(loadLines.text())
      guard let sku, quantity > 0, !isGone else { continue }
      bySKU[sku, default: 0] += quantity
    }
    return bySKU.sorted { $0.key < $1.key }.map { Units(sku: $0.key, units: $0.value) }
  }

  private func settle(_ order: StoredOrder, _ known: Known) throws {
    if !known.hasLeft { try drop(order.id, known) }
    if order.state == .cancelled || [.voided, .refunded].contains(order.payment) {
      try forget.start().bind(order.id).run()
      try markTwins(of: order.id, known)
    } else if !known.hasLeft {
      try leave.start().bind(order.id).run()
    }
  }

  private func replace(
    _ order: Int64, _ known: Known?, by new: Known, _ lines: [Units]
  ) throws {
    if let known {
      if !known.hasLeft { try drop(order, known) }
      try markTwins(of: order, known)
    }
    try save.start().bind(order).bind(new.placedAt).bind(new.customer).bind(new.lines).run()
    for line in lines {
      try addLine.start().bind(line.sku).bind(new.placedAt).bind(order).bind(line.units).run()
      try markOthers(of: line, than: order)
    }
    try markTwins(of: order, new)
  }

  private func drop(_ order: Int64, _ known: Known) throws {
    let texts = TextList.decode(known.lines)
    for index in stride(from: 0, to: texts.count - 1, by: 2) {
      let line = Units(sku: texts[index], units: Int(texts[index + 1]) ?? 0)
      try markOthers(of: line, than: order)
      try dropLine.start().bind(line.sku).bind(known.placedAt).bind(order).run()
    }
  }

  // MARK: Stock

  private func shortLine(_ line: Units, of order: Int64) throws -> ShortLine? {
    let found = try short.start().bind(line.sku).first { ($0.optionalCount(), $0.text()) }
    guard let (shortage, inbound) = found else { return nil }
    var missing = line.units
    // Units that have to come before this order's last one is served.
    var needed = line.units
    if let shortage {
      guard let newer = try newerUnits(line.sku, than: order, upTo: shortage) else { return nil }
      needed = shortage - newer
      missing = min(line.units, needed)
    }
    let arrivals = Inbound.list(inbound)
    var coming = 0
    let covering = arrivals.first { arrival in
      coming += arrival.units
      return coming >= needed
    }
    return ShortLine(
      sku: line.sku, units: missing, isOnOrder: !arrivals.isEmpty,
      expectedOn: covering?.expectedOn)
  }

  /// Units that wait behind this order; nil when they alone make up the shortage.
  private func newerUnits(_ sku: String, than order: Int64, upTo shortage: Int) throws -> Int? {
    var newer = 0
    var seen = 0
    later.start().bind(sku)
    defer { later.start() }
    while try later.step() {
      if later.int() == order { return newer }
      newer += later.count()
      seen += 1
      if newer >= shortage || seen > Self.queueReach { return nil }
    }
    return newer
  }

  /// Marks the orders around the end of the stock: those whose turn may have changed.
  private func markOthers(of line: Units, than order: Int64) throws {
    let found = try short.start().bind(line.sku).first { $0.optionalCount() }
    guard let shortage = found ?? nil else { return }
    let reach = shortage + line.units
    var units = 0
    var others: [Int64] = []
    later.start().bind(line.sku)
    while try later.step() {
      let other = later.int()
      units += later.count()
      if other != order { others.append(other) }
      if units > reach || others.count > Self.queueReach { break }
    }
    later.start()
    for other in others { try mark.start().bind(other).run() }
  }

  // MARK: Twins

  /// How far apart twins may have been placed: more than any setting allows.
  private static let twinReach = TimeSpan.hours(24).milliseconds

  private func twin(of order: Int64, _ own: Known) throws -> OrderTwin? {
    guard let customer = own.customer, own.placedAt > 0, own.lines != "[]" else { return nil }
    // The nearest before it: rows come oldest first.
    return try twins.start().bind(customer).bind(own.placedAt - Self.twinReach)
      .bind(own.placedAt).bind(own.lines).bind(order).all { row in
        (id: row.int(), placedAt: row.int(), name: row.text())
      }.last { $0.placedAt < own.placedAt || $0.id < order }
      .map { OrderTwin(name: $0.name, placedAt: Instant(milliseconds: $0.placedAt)) }
  }

  private func markTwins(of order: Int64, _ own: Known) throws {
    guard let customer = own.customer, own.lines != "[]" else { return }
    let found = try twins.start().bind(customer).bind(own.placedAt)
      .bind(own.placedAt + Self.twinReach).bind(own.lines).bind(order).all { $0.int() }
    for other in found { try mark.start().bind(other).run() }
  }

  /// Forgets orders that left long ago.
  static func tidy(_ db: Database, now: Instant) throws {
    try SQL.cached(db, "DELETE FROM waiting_order WHERE has_left = 1 AND placed_at < ?").start()
      .bind((now - memory).milliseconds).run()
  }
}

/// What is on its way, in one column: units and expected day in turn, earliest first.
enum Inbound {
  static func text(_ lines: [InboundLine]) -> String {
    TextList.encode(lines.flatMap { [String($0.units), $0.expectedOn?.description ?? ""] })
  }

  static func list(_ text: String) -> [(units: Int, expectedOn: CivilDate?)] {
    let texts = TextList.decode(text)
    return stride(from: 0, to: texts.count - texts.count % 2, by: 2).map {
      (Int(texts[$0]) ?? 0, CivilDate(texts[$0 + 1]))
    }
  }
}
