internal import Commerce
internal import GRDB

/// Takes the unit costs of a plain list. A SKU that the catalog does not have is refused: a cost of
/// nothing helps nobody, and it is most likely a typing error.
final class CostImporter {
  private let context: ImportContext
  private let pending: PendingEdits
  private let load: SQL
  private let save: SQL

  init(_ context: ImportContext, pending: PendingEdits) throws {
    self.context = context
    self.pending = pending
    load = try SQL(
      context.db,
      "SELECT id, currency, cost_minor, pending_count FROM variant WHERE sku_key = ?")
    save = try SQL(
      context.db, "UPDATE variant SET cost_minor = ?, version = version + 1 WHERE id = ?")
  }

  func take(_ record: CostRecord, _ place: SourcePlace) throws {
    let known = try context.key(record.sku).flatMap { key in
      try load.start().bind(key).first { row in
        (id: row.int(), currency: row.text(), cost: row.optionalInt(), pending: row.count())
      }
    }
    guard let known else {
      return try context.refuse(
        place, value: record.sku,
        reason: "no variant has this SKU; import its products first, or correct it")
    }
    guard known.currency == record.cost.currency.code else {
      return try context.refuse(
        place, value: "\(record.cost)",
        reason: "the variant is priced in \(known.currency); state the cost in it")
    }
    if known.pending > 0 {
      let edits = try pending.edits(.variant, known.id).filter { $0.field == .cost }
      for edit in edits {
        try pending.settle(
          edit, of: .variant, known.id, theirs: record.cost.decimal)
      }
      guard edits.isEmpty else { return context.tally.count(.unchanged) }
    }
    guard known.cost != record.cost.minorUnits, !context.isOutdated || known.cost == nil else {
      return context.tally.count(.unchanged)
    }
    try save.start().bind(Optional(record.cost.minorUnits)).bind(known.id).run()
    context.markChanged(variant: known.id)
    context.tally.count(.updated)
  }
}
