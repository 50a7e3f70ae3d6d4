public import Commerce
internal import GRDB

/// Reads scheduled changes.
enum ScheduleReader {
  private static let columns = """
    s.id, s.created_at, s.actor, s.summary, s.reason, s.start_local, s.end_local, s.zone,
    s.progress, s.left_count,
    (SELECT count(*) FROM scheduled_field f WHERE f.schedule_id = s.id)
    """

  /// Without their fields. A schedule whose zone this machine does not know is left out.
  static func changes(
    where condition: Fragment, limit: Int = 10_000, in db: Database
  ) throws -> [ScheduledChange] {
    try SQL(
      db,
      "SELECT \(columns) FROM scheduled_change s WHERE \(condition.sql) ORDER BY s.start_at, s.id LIMIT ?"
    ).start().bind(condition.values).bind(limit).all(ScheduledChange.init).compactMap(\.self)
  }

  static func change(_ id: Int64, in db: Database) throws -> ScheduledChange {
    guard let found = try changes(where: Fragment("s.id = ?", [.integer(id)]), in: db).first
    else { throw StoreError.notFound(what: "scheduled change \(id)", nearest: []) }
    return found
  }

  static func fields(
    of id: Int64, where condition: Fragment = Fragment("1"), limit: Int, in db: Database
  ) throws -> [ScheduledField] {
    try SQL(
      db,
      """
      SELECT f.entity, f.entity_id, f.field, f.scope, f.old, f.new, f.currency,
        ifnull(v.sku, ifnull(p.handle, q.handle))
      FROM scheduled_field f
      LEFT JOIN variant v ON f.entity = 'variant' AND v.id = f.entity_id
      LEFT JOIN product p ON p.id = v.product_id
      LEFT JOIN product q ON f.entity = 'product' AND q.id = f.entity_id
      WHERE f.schedule_id = ? AND \(condition.sql) ORDER BY f.seq LIMIT ?
      """
    ).start().bind(id).bind(condition.values).bind(limit).all { row -> ScheduledField? in
      let entity = EditEntity(rawValue: row.text())
      let entityID = row.int()
      let field = EditableField(rawValue: row.text())
      let scope = EditScope(rawValue: row.text())
      let (old, new) = (row.optionalText(), row.optionalText())
      let currency = row.optionalText().flatMap(Currency.init(code:))
      guard let entity, let field else { return nil }
      return ScheduledField(
        entity: entity, entityID: entityID, subject: row.text(), field: field, scope: scope,
        old: old, new: new, currency: currency)
    }.compactMap(\.self)
  }

  /// Scheduled changes as entries of the calendar, but for those that were called off; each with
  /// its first fields.
  static func calendarRows(
    from: Instant, to: Instant, matching condition: Fragment, in db: Database
  ) throws -> [PromotionRow] {
    let ids = try SQL(
      db,
      """
      SELECT t.id FROM (
        SELECT id, 'change' AS entry, 'change' AS kind, NULL AS state, summary AS name,
          summary AS name_key, '[]' AS channels, NULL AS code, NULL AS value, start_at, end_at,
          '' AS key, NULL AS targets, NULL AS target_count
        FROM scheduled_change WHERE progress <> 'cancelled') t
      WHERE t.start_at < ? AND (t.end_at IS NULL OR t.end_at > ?) AND \(condition.sql)
      """
    ).start().bind(Optional(to)).bind(Optional(from)).bind(condition.values).all { $0.int() }
    return try ids.map { id in
      var change = try change(id, in: db)
      change.fields = try fields(of: id, limit: 20, in: db)
      var row = PromotionRow(
        id: -id, key: "schedule-\(id)", name: change.summary, entry: .change(change),
        schedule: change.schedule)
      row.value = change.fieldCount == 1 ? "1 field" : "\(change.fieldCount) fields"
      return row
    }
  }

  /// What the clock may still do something about.
  static func open(in db: Database) throws -> [ScheduledChange] {
    try changes(
      where: Fragment(
        """
        s.progress IN ('planned', 'applied')
          AND (s.progress = 'planned' OR s.end_local IS NOT NULL)
        """), in: db)
  }

  /// The open changes that touch a variant or its product, each with just those fields.
  static func changes(
    touching variant: Int64, product: Int64, in db: Database
  ) throws -> [ScheduledChange] {
    let touches = Fragment(
      "(f.entity = 'variant' AND f.entity_id = ?) OR (f.entity = 'product' AND f.entity_id = ?)",
      [.integer(variant), .integer(product)])
    let found = try changes(
      where: Fragment(
        """
        (s.progress = 'planned' OR (s.progress = 'applied' AND s.end_local IS NOT NULL))
          AND s.id IN (SELECT f.schedule_id FROM scheduled_field f WHERE \(touches.sql))
        """, touches.values), limit: 50, in: db)
    return try found.map { change in
      var change = change
      change.fields = try fields(
        of: change.id, where: Fragment("(\(touches.sql))", touches.values), limit: 100, in: db)
      return change
    }
  }
}

extension ScheduledChange {
  init?(_ row: SQL) {
    let id = row.int()
    let createdAt = row.instant() ?? Instant(milliseconds: 0)
    let (actor, summary, reason) = (row.text(), row.text(), row.optionalText())
    let (startLocal, endLocal) = (row.text(), row.optionalText())
    let zone = StoreZone(identifier: row.text())
    let progress = ScheduledProgress(rawValue: row.text()) ?? .cancelled
    let (left, count) = (row.count(), row.count())
    guard let zone, let start = WallClock(stored: startLocal) else { return nil }
    self.init(
      id: id, createdAt: createdAt, actor: actor, summary: summary, reason: reason,
      schedule: Schedule(
        start: start, end: endLocal.flatMap(WallClock.init(stored:)), zone: zone),
      progress: progress, fieldCount: count, leftCount: left)
  }
}

extension Store {
  /// Scheduled changes by their start, each with its first fields; without `all`, only those that
  /// can still be moved or called off.
  public func scheduledChanges(
    all: Bool = false, now: Instant, limit: Int = 500, fields: Int = 20
  ) throws(StoreError) -> [ScheduledChange] {
    try read { db, _ in
      let found =
        all
        ? try ScheduleReader.changes(where: Fragment("1"), limit: limit, in: db)
        : try ScheduleReader.open(in: db).filter { $0.isOpen(at: now) }
      return try found.prefix(limit).map { change in
        var change = change
        change.fields = try ScheduleReader.fields(of: change.id, limit: fields, in: db)
        return change
      }
    }
  }

  /// One, with its first fields.
  public func scheduledChange(_ id: Int64, fields: Int = 500) throws(StoreError) -> ScheduledChange
  {
    try read { db, _ in
      var change = try ScheduleReader.change(id, in: db)
      change.fields = try ScheduleReader.fields(of: id, limit: fields, in: db)
      return change
    }
  }
}
