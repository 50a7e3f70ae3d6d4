internal import Commerce
internal import GRDB

/// Reads what triage asks about a subject from what the last evaluation kept.
enum TriageFactReader {
  /// What is known of a subject; nil when there is no such subject.
  static func find(
    _ subject: TriageSubject, in db: Database
  ) throws -> (name: String, facts: TriageFacts)? {
    guard let name = try name(of: subject, in: db) else { return nil }
    var facts = TriageFacts()
    let alerts = try SQL.cached(
      db,
      """
      SELECT t.code, t.score, t.deadline_kind, t.deadline_at FROM alert t
      WHERE t.subject_kind = ? AND t.subject_id = ? ORDER BY t.score DESC, t.id
      """
    ).start().bind(subject.kind.rawValue).bind(subject.id).all { row in
      (row.text(), row.count(), Deadline(row))
    }
    facts.codes = alerts.compactMap { AlertCode(rawValue: $0.0) }
    facts.score = alerts.map(\.1).max() ?? 0
    facts.deadlines = alerts.compactMap(\.2)
    if subject.kind == .order { try addOrder(subject.id, to: &facts, in: db) }
    facts.isInStock = try isInStock(subject, in: db)
    if let worst = facts.codes.first {
      facts.groupSize = try groupSize(try group(of: subject, worst, in: db), in: db)
    }
    return (name, facts)
  }

  static func name(of subject: TriageSubject, in db: Database) throws -> String? {
    let sql =
      switch subject.kind {
      case .order: "SELECT name FROM sales_order WHERE id = ?"
      case .variant:
        """
        SELECT ifnull(v.sku, p.handle) FROM variant v JOIN product p ON p.id = v.product_id
        WHERE v.id = ?
        """
      case .promotion: "SELECT name FROM calendar_entry WHERE id = ?"
      case .source, .incident:
        """
        SELECT subject_sort FROM alert WHERE subject_kind = '\(subject.kind.rawValue)'
          AND subject_id = ? LIMIT 1
        """
      }
    return try SQL.cached(db, sql).start().bind(subject.id).first { $0.text() }
  }

  private static func addOrder(_ id: Int64, to facts: inout TriageFacts, in db: Database) throws {
    try SQL.cached(
      db, "SELECT score, delivery, fulfilment FROM sales_order WHERE id = ?"
    ).start().bind(id).first { row in
      facts.score = row.count()
      let delivery = DeliveryState(rawValue: row.text()) ?? .unknown
      facts.isScanned = delivery.isScanned(
        given: FulfilmentState(rawValue: row.text()) ?? .unknown)
    }
  }

  /// A variant is in stock with one unit available. An order is when no line's SKU is oversold: its
  /// own units are among those that available leaves out. Nil when a quantity is not known.
  static func isInStock(_ subject: TriageSubject, in db: Database) throws -> Bool? {
    switch subject.kind {
    case .variant:
      let available =
        try SQL.cached(db, "SELECT available FROM variant WHERE id = ?").start().bind(subject.id)
        .first { $0.optionalInt() } ?? nil
      return available.map { $0 > 0 }
    case .order:
      let (lines, known, least) =
        try SQL.cached(
          db,
          """
          SELECT count(*), count(v.available), min(v.available)
          FROM order_line l LEFT JOIN variant v ON v.sku_key = l.sku_key
          WHERE l.order_id = ? AND l.fulfilment <> 'fulfilled'
          """
        ).start().bind(subject.id).first { ($0.int(), $0.int(), $0.optionalInt()) } ?? (0, 0, nil)
      return lines > 0 && lines == known ? least.map { $0 >= 0 } : nil
    case .source, .promotion, .incident: return nil
    }
  }

  /// The group that a subject's alert of a code belongs to; the code where it has no cause.
  static func group(
    of subject: TriageSubject, _ code: AlertCode, in db: Database
  ) throws -> String {
    let key =
      try SQL.cached(
        db,
        """
        SELECT group_key FROM alert WHERE subject_kind = ? AND subject_id = ? AND code = ? LIMIT 1
        """
      ).start().bind(subject.kind.rawValue).bind(subject.id).bind(code.rawValue)
      .first { $0.optionalText() } ?? nil
    return key ?? code.rawValue
  }

  /// Alerts of a group: by its key, which has blanks, else by its code.
  static func groupSize(_ group: String, in db: Database) throws -> Int {
    let column = group.contains(" ") ? "group_key" : "code"
    return try SQL.cached(db, "SELECT count(*) FROM alert WHERE \(column) = ?").start().bind(group)
      .first { $0.count() } ?? 0
  }
}
