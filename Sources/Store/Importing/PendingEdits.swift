internal import Commerce
internal import GRDB

/// An edit that was applied here and that the platform has not shown yet.
struct PendingEdit {
  var field: EditableField
  var scope: EditScope
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
      db,
      """
      SELECT field, base, mine FROM pending_edit
      WHERE entity = ? AND entity_id = ? AND scope = ?
      """)
    confirm = try SQL(
      db,
      "DELETE FROM pending_edit WHERE entity = ? AND entity_id = ? AND field = ? AND scope = ?")
    conflict = try SQL(
      db,
      """
      UPDATE pending_edit SET theirs = ?, has_conflict = ?
      WHERE entity = ? AND entity_id = ? AND field = ? AND scope = ?
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

  func edits(
    _ entity: EditEntity, _ id: Int64, scope: EditScope = .master
  ) throws -> [PendingEdit] {
    try load.start().bind(entity.rawValue).bind(id).bind(scope.rawValue).all { row in
      EditableField(rawValue: row.text()).map {
        PendingEdit(field: $0, scope: scope, base: row.optionalText(), mine: row.optionalText())
      }
    }.compactMap { $0 }
  }

  /// The kept columns of a row as the store goes on holding them: the file's, but those that were
  /// edited here. A column that the file leaves out says nothing about an edit of it, unless the
  /// edit was to clear it.
  func keep(
    _ columns: [ExtraColumn], of entity: EditEntity, _ id: Int64, scope: EditScope = .master
  ) throws -> [ExtraColumn] {
    guard !columns.isEmpty else { return [] }
    var kept = columns
    for edit in try edits(entity, id, scope: scope) {
      guard let name = edit.field.attributeName else { continue }
      let index = kept.firstIndex { $0.name == name }
      let theirs = index.map { kept[$0].value }
      if let mine = edit.mine {
        if let index {
          kept[index].value = mine
        } else {
          kept.append(ExtraColumn(name: name, value: mine))
        }
      } else if let index {
        kept.remove(at: index)
      }
      if theirs != nil || edit.mine == nil {
        try settle(edit, of: entity, id, theirs: theirs)
      }
    }
    return kept
  }

  /// Keeps what was edited here of a channel's listing, and settles it with what the file states.
  func keep(
    _ listing: inout ListingRow, over old: ListingRow?, of variantID: Int64, scope: EditScope,
    states: (EditableField) -> Bool
  ) throws {
    guard let old else { return }
    for edit in try edits(.variant, variantID, scope: scope) where states(edit.field) {
      let theirs = listing.text(of: edit.field)
      listing.restore(edit.field, from: old)
      try settle(edit, of: .variant, variantID, theirs: theirs)
    }
  }

  /// Records what the platform shows for a field that is pending: mine confirms the edit, the base
  /// says that it has not arrived yet, anything else is a conflict. The field keeps mine.
  func settle(_ edit: PendingEdit, of entity: EditEntity, _ id: Int64, theirs: String?) throws {
    if theirs == edit.mine {
      try confirm.start().bind(entity.rawValue).bind(id).bind(edit.field.rawValue)
        .bind(edit.scope.rawValue).run()
      try lower[entity]?.start().bind(id).run()
      try Meta.add(.pendingEdits, -1, in: context.db)
    } else {
      try conflict.start().bind(theirs).bind(theirs != edit.base)
        .bind(entity.rawValue).bind(id).bind(edit.field.rawValue).bind(edit.scope.rawValue).run()
    }
  }
}
