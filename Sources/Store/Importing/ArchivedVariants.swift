internal import Commerce
internal import GRDB

/// Confirms that a variant is gone from its platform: it was archived here, and the product came
/// without it. From then on its channel does not list it.
///
/// A file of some of a product's variants proves nothing, so all others have to be in it.
final class ArchivedVariants {
  private let context: ImportContext
  private let pending: PendingEdits
  private let variants: SQL
  private let remove: SQL
  /// Products with a variant that waits for its platform to let it go; most stores have none.
  private let waiting: Set<Int64>

  init(_ context: ImportContext, pending: PendingEdits) throws {
    self.context = context
    self.pending = pending
    variants = try SQL(
      context.db,
      """
      SELECT id, status, EXISTS (SELECT 1 FROM pending_edit e WHERE e.entity = 'variant'
        AND e.entity_id = v.id AND e.field = 'variant-status' AND e.scope = '')
      FROM variant v WHERE product_id = ?
      """)
    remove = try SQL(
      context.db, "UPDATE listing SET state = 'removed' WHERE variant_id = ? AND channel_id = ?")
    waiting = Set(
      try SQL(
        context.db,
        """
        SELECT v.product_id FROM pending_edit e JOIN variant v ON v.id = e.entity_id
        WHERE e.entity = 'variant' AND e.field = 'variant-status' AND e.mine = 'archived'
        """
      ).all { $0.int() })
  }

  /// After all of a product's rows were taken.
  func confirm(_ product: Int64) throws {
    guard waiting.contains(product) else { return }
    let rows = try variants.start().bind(product).all { row in
      (id: row.int(), isArchived: row.text() == VariantStatus.archived.rawValue, row.bool())
    }
    let missing = rows.filter { !context.hasSeen(variant: $0.id) }
    guard missing.count < rows.count, missing.allSatisfy(\.isArchived) else { return }
    for (id, _, isPending) in missing where isPending {
      for edit in try pending.edits(.variant, id) where edit.field == .variantStatus {
        try pending.settle(edit, of: .variant, id, theirs: edit.mine)
      }
      try remove.start().bind(id).bind(context.channelID).run()
      context.touch(variant: id)
    }
  }
}
