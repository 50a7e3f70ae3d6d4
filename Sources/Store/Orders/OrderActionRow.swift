internal import Commerce
internal import GRDB

extension StagedAction {
  /// In the order in which `init(_:)` reads them; `a` is `order_action`.
  static let columns = """
    a.id, a.order_id, a.kind, a.carrier, a.tracking, a.reason, a.staged_at, a.actor,
    a.exported_at, a.exported_as, a.settled_at, a.outcome
    """

  /// Nil for a kind that this build does not know.
  init?(_ row: SQL) {
    let (id, orderID) = (row.int(), row.int())
    let kind = OrderAction.Kind(rawValue: row.text())
    let (carrier, tracking, reason) = (row.text(), row.text(), row.text())
    let stagedAt = row.instant()
    let actor = row.text()
    guard let kind, let stagedAt else { return nil }
    let action: OrderAction =
      switch kind {
      case .ship: .ship(Shipment(carrier: carrier, trackingNumber: tracking))
      case .release: .release
      case .cancel: .cancel(reason: reason)
      }
    self.init(id: id, orderID: orderID, action: action, stagedAt: stagedAt, actor: actor)
    exportedAt = row.instant()
    exportedAs = row.optionalText()
    settledAt = row.instant()
    outcome = row.optionalText().flatMap(Outcome.init(rawValue:))
  }
}

/// Reads and writes decisions about orders, inside a transaction.
enum OrderActionTable {
  static func open(of order: Int64, in db: Database) throws -> [StagedAction] {
    try SQL.cached(
      db,
      """
      SELECT \(StagedAction.columns) FROM order_action a
      WHERE a.order_id = ? AND a.outcome IS NULL ORDER BY a.id
      """
    ).start().bind(order).all(StagedAction.init).compactMap(\.self)
  }

  /// The newest open decision of each of these orders that has one.
  static func newestOpen(of orders: [Int64], in db: Database) throws -> [Int64: StagedAction] {
    guard
      try SQL.cached(db, "SELECT 1 FROM order_action WHERE outcome IS NULL LIMIT 1").start()
        .first({ _ in true }) != nil
    else { return [:] }
    let found = try SQL(
      db,
      """
      SELECT \(StagedAction.columns) FROM order_action a
      WHERE a.outcome IS NULL AND a.order_id IN (\(Fragment.marks(orders.count))) ORDER BY a.id
      """
    ).start().bind(orders.map { SQLValue.integer($0) }).all(StagedAction.init).compactMap(\.self)
    return Dictionary(found.map { ($0.orderID, $0) }) { _, newest in newest }
  }

  static func all(of order: Int64, in db: Database) throws -> [StagedAction] {
    try SQL.cached(
      db,
      "SELECT \(StagedAction.columns) FROM order_action a WHERE a.order_id = ? ORDER BY a.id"
    ).start().bind(order).all(StagedAction.init).compactMap(\.self)
  }

  static func insert(
    _ action: OrderAction, order: Int64, set: Int64, actor: String, now: Instant, in db: Database
  ) throws {
    let insert = try SQL.cached(
      db,
      """
      INSERT INTO order_action (order_id, kind, carrier, tracking, reason, set_id, staged_at, actor)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """
    ).start().bind(order).bind(action.kind.rawValue)
    switch action {
    case .ship(let shipment):
      insert.bind(shipment.carrier).bind(shipment.trackingNumber).bindNull()
    case .release: insert.bindNull().bindNull().bindNull()
    case .cancel(let reason): insert.bindNull().bindNull().bind(reason)
    }
    try insert.bind(set).bind(Optional(now)).bind(actor).run()
  }

  static func settle(
    _ id: Int64, _ outcome: StagedAction.Outcome, at now: Instant, in db: Database
  ) throws {
    try SQL.cached(
      db,
      "UPDATE order_action SET outcome = ?, settled_at = ? WHERE id = ? AND outcome IS NULL"
    ).start().bind(outcome.rawValue).bind(Optional(now)).bind(id).run()
  }

  /// One journal row for each order of a set; `old` and `new` are the action in words.
  static func journal(
    _ action: OrderAction, order: Int64, set: Int64, isWithdrawn: Bool, in db: Database
  ) throws {
    try SQL.cached(
      db,
      """
      INSERT INTO change (set_id, entity, entity_id, field, old, new) VALUES (?, 'order', ?, ?, ?, ?)
      """
    ).start().bind(set).bind(order).bind(action.kind.rawValue)
      .bind(isWithdrawn ? action.words : nil).bind(isWithdrawn ? nil : action.words).run()
  }

  static func insertSet(
    source: String, summary: String, rows: Int, undoes: Int64? = nil, actor: String, now: Instant,
    in db: Database
  ) throws -> Int64 {
    let insert = try SQL.cached(
      db,
      """
      INSERT INTO change_set (at, actor, source, summary, rows, undoes) VALUES (?, ?, ?, ?, ?, ?)
      """
    ).start().bind(Optional(now)).bind(actor).bind(source).bind(summary).bind(rows).bind(undoes)
    try insert.run()
    return insert.insertedID
  }
}
