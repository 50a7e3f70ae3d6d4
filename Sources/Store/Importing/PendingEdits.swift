internal import Commerce
internal import GRDB

/// An edit that was applied here and that the platform has not shown yet.
struct PendingEdit {
  var field: EditableField
  var base: String?
  var mine: String?
}

/// Keeps the promise that a refresh never overwrites an edit that is still on its way.
final class PendingEdits {
  private let context: ImportContext
  private let load: SQL
  private let confirm: SQL
  private let conflict: SQL
  private let lower: [EditEntity: SQL]
  /// Variants by the normalised SKU that the platform still knows them by.
  private let skus: [String: Int64]

  init(_ context: ImportContext) throws {
    self.context = context
    let db = context.db
    load = try SQL(
      db, "SELECT field, base, mine FROM pending_edit WHERE entity = ? AND entity_id = ?")
    confirm = try SQL(
      db, "DELETE FROM pending_edit WHERE entity = ? AND entity_id = ? AND field = ?")
    conflict = try SQL(
      db,
      """
      UPDATE pending_edit SET theirs = ?, has_conflict = ?
      WHERE entity = ? AND entity_id = ? AND field = ?
      """)
    lower = [
      .product: try SQL(
        db, "UPDATE product SET pending_count = pending_count - 1 WHERE id = ?"),
      .variant: try SQL(
        db, "UPDATE variant SET pending_count = pending_count - 1 WHERE id = ?"),
    ]
    let renamed = try SQL(
      db, "SELECT base, entity_id FROM pending_edit WHERE entity = 'variant' AND field = 'sku'"
    ).all { ($0.optionalText(), $0.int()) }
    skus = Dictionary(renamed.compactMap { base, id in Keys.sku(base).map { ($0, id) } }) {
      first, _ in first
    }
  }

  /// The variant whose SKU was edited here, by the SKU that the platform still has.
  func variant(formerly sku: String) -> Int64? { skus[sku] }

  func edits(_ entity: EditEntity, _ id: Int64) throws -> [PendingEdit] {
    try load.start().bind(entity.rawValue).bind(id).all { row in
      EditableField(rawValue: row.text()).map {
        PendingEdit(field: $0, base: row.optionalText(), mine: row.optionalText())
      }
    }.compactMap { $0 }
  }

  /// Records what the platform shows for a field that is pending: mine confirms the edit, the base
  /// says that it has not arrived yet, anything else is a conflict. The field keeps mine.
  func settle(_ edit: PendingEdit, of entity: EditEntity, _ id: Int64, theirs: String?) throws {
    if theirs == edit.mine {
      try confirm.start().bind(entity.rawValue).bind(id).bind(edit.field.rawValue).run()
      try lower[entity]?.start().bind(id).run()
      try Meta.add(.pendingEdits, -1, in: context.db)
    } else {
      try conflict.start().bind(theirs).bind(theirs != edit.base)
        .bind(entity.rawValue).bind(id).bind(edit.field.rawValue).run()
    }
  }
}
