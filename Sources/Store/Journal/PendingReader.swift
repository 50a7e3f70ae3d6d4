public import Commerce
internal import GRDB

extension Store {
  /// Edits that wait for their platform, conflicts first.
  public func pendingEdits(limit: Int = 10_000) throws(StoreError) -> [PendingEditRow] {
    try read { db, _ in try PendingReader.rows(where: Fragment("1"), limit: limit, in: db) }
  }

  /// Fields where the platform shows a third value, oldest edit first.
  public func pendingConflicts(limit: Int = 500) throws(StoreError) -> [PendingEditRow] {
    try read { db, _ in
      try PendingReader.rows(where: Fragment("e.has_conflict = 1"), limit: limit, in: db)
    }
  }

  /// A product's first variant; nil when it has none.
  public func firstVariant(ofProduct id: Int64) throws(StoreError) -> Int64? {
    try read { db, _ in
      try SQL.cached(
        db, "SELECT id FROM variant WHERE product_id = ? ORDER BY position, id LIMIT 1"
      ).start().bind(id).first { $0.int() }
    }
  }

  /// The pending edits of a variant and of its product, conflicts first.
  public func pendingEdits(ofVariant id: Int64) throws(StoreError) -> [PendingEditRow] {
    try read { db, _ in
      let product = try SQL.cached(db, "SELECT product_id FROM variant WHERE id = ?").start()
        .bind(id).first { $0.int() }
      return try PendingReader.rows(ofVariant: id, product: product ?? 0, in: db)
    }
  }
}

/// Reads edits that the platforms have not shown yet.
enum PendingReader {
  static func rows(
    ofVariant id: Int64, product: Int64, in db: Database
  ) throws -> [PendingEditRow] {
    try rows(
      where: Fragment(
        """
        (e.entity = 'variant' AND e.entity_id = ?) OR (e.entity = 'product' AND e.entity_id = ?)
        """, [.integer(id), .integer(product)]), limit: 1_000, in: db)
  }

  static func rows(
    where condition: Fragment, limit: Int, in db: Database
  ) throws -> [PendingEditRow] {
    try SQL.cached(
      db,
      """
      SELECT e.entity, e.entity_id, ifnull(v.sku, ifnull(p.handle, q.handle)), e.field,
        e.scope, e.base, e.mine, e.theirs, e.has_conflict, e.set_id, x.at, x.file
      FROM pending_edit e
      LEFT JOIN variant v ON e.entity = 'variant' AND v.id = e.entity_id
      LEFT JOIN product p ON p.id = v.product_id
      LEFT JOIN product q ON e.entity = 'product' AND q.id = e.entity_id
      LEFT JOIN export_run x ON x.id = e.export_id
      WHERE \(condition.sql)
      ORDER BY e.has_conflict DESC, e.set_id, e.entity, e.entity_id, e.field, e.scope LIMIT ?
      """
    ).start().bind(condition.values).bind(limit).all { row -> PendingEditRow? in
      guard let entity = EditEntity(rawValue: row.text()) else { return nil }
      let (id, subject) = (row.int(), row.text())
      guard let field = EditableField(rawValue: row.text()) else { return nil }
      return PendingEditRow(
        entity: entity, entityID: id, subject: subject, field: field,
        scope: EditScope(rawValue: row.text()), base: row.optionalText(),
        mine: row.optionalText(), theirs: row.optionalText(), hasConflict: row.bool(),
        changeSet: row.int(), exportedAt: row.instant(), exportedTo: row.optionalText())
    }.compactMap(\.self)
  }
}
