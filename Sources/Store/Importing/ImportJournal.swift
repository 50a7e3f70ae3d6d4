internal import Commerce
internal import GRDB

/// Writes down which fields of known rows a run changes, as it changes them: nothing is gathered, so
/// that a long file needs no more memory. New rows are not written down; the file is their history.
final class ImportJournal {
  private let db: Database
  private var insert: SQL?
  /// The number that the run's change set will have; nil while nothing was changed.
  private(set) var setID: Int64?

  private static let variantFields = EditableField.allCases.filter {
    $0.entity == .variant && !$0.columns.isEmpty
  }
  private static let productFields = EditableField.allCases.filter {
    $0.entity == .product && !$0.columns.isEmpty
  }

  init(_ db: Database) { self.db = db }

  func note(_ new: VariantRow, over old: VariantRow) throws {
    for field in Self.variantFields {
      try note(
        .variant, new.id, field, old: old.text(of: field), new: new.text(of: field),
        currency: field.isMoney ? new.currency.code : nil)
    }
  }

  func note(_ new: ProductRow, over old: ProductRow) throws {
    for field in Self.productFields {
      try note(
        .product, new.id, field, old: old.text(of: field), new: new.text(of: field),
        currency: nil)
    }
  }

  private func note(
    _ entity: EditEntity, _ id: Int64, _ field: EditableField, old: String?, new: String?,
    currency: String?
  ) throws {
    guard old != new else { return }
    let (set, statement) = try begin()
    try statement.start().bind(set).bind(entity.rawValue).bind(id).bind(field.rawValue).bind(old)
      .bind(new).bind(currency).run()
  }

  /// The set's own row needs the run's counts and comes last; until then its changes refer to a row
  /// that is not there, which SQLite checks at the commit.
  private func begin() throws -> (Int64, SQL) {
    if let setID, let insert { return (setID, insert) }
    try db.execute(sql: "PRAGMA defer_foreign_keys = ON")
    let id =
      try SQL(db, "SELECT ifnull(max(id), 0) + 1 FROM change_set").first { $0.int() } ?? 1
    let statement = try SQL(
      db,
      """
      INSERT INTO change (set_id, entity, entity_id, field, old, new, currency)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """)
    setID = id
    insert = statement
    return (id, statement)
  }
}
