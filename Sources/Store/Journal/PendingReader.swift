public import Commerce
internal import GRDB

/// An edit that was applied here and that the platform has not shown yet.
public struct PendingEditRow: Hashable, Sendable {
  public var entity: EditEntity
  public var entityID: Int64
  /// SKU, or handle.
  public var subject: String
  public var field: EditableField
  public var scope: EditScope
  /// What the platform showed when the edit was made.
  public var base: String?
  /// What the store holds.
  public var mine: String?
  /// A third value that the platform has shown since; meaningful with `hasConflict`.
  public var theirs: String?
  public var hasConflict: Bool
  /// The change set that made it.
  public var changeSet: Int64
  /// When a file with the edit was last written; nil while none holds it as it is now.
  public var exportedAt: Instant?
  /// That file; `-` for standard output.
  public var exportedTo: String?
}

extension Store {
  /// Edits that wait for their platform, conflicts first.
  public func pendingEdits(limit: Int = 10_000) throws(StoreError) -> [PendingEditRow] {
    try read { db, _ in
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
        ORDER BY e.has_conflict DESC, e.set_id, e.entity, e.entity_id, e.field, e.scope LIMIT ?
        """
      ).start().bind(limit).all { row -> PendingEditRow? in
        guard let entity = EditEntity(rawValue: row.text()) else { return nil }
        let (id, subject) = (row.int(), row.text())
        guard let field = EditableField(rawValue: row.text()) else { return nil }
        return PendingEditRow(
          entity: entity, entityID: id, subject: subject, field: field,
          scope: EditScope(rawValue: row.text()),
          base: row.optionalText(), mine: row.optionalText(), theirs: row.optionalText(),
          hasConflict: row.bool(), changeSet: row.int(), exportedAt: row.instant(),
          exportedTo: row.optionalText())
      }.compactMap(\.self)
    }
  }
}
