internal import Commerce
internal import GRDB

/// When a products file comes into a store that knows nothing of products, which is where imports are
/// large: no row of it can meet another one that is not in the file.
enum FirstCatalog {
  /// Whether it looks, outside of any transaction, as if this run were a first import.
  static func isExpected(_ run: ImportRunInfo, in db: Database) throws -> Bool {
    guard run.subject == .products else { return false }
    for table in ["variant", "product", "product_ref", "pending_edit"] {
      let hasRows = try SQL(db, "SELECT 1 FROM \(table) LIMIT 1").first { _ in true } ?? false
      if hasRows { return false }
    }
    return true
  }

  /// Runs `body` in a transaction, and tells it whether this is a first import.
  ///
  /// In a first import SQLite does not look for the parent of every row: its number comes from the
  /// insert just before, and nothing is deleted. Looking takes a seventh of the time. The switch
  /// works outside of transactions only, so a catalog that another program brings in between ends the
  /// transaction, and the next one is an ordinary one.
  static func transaction(
    _ run: ImportRunInfo, expected isFirstExpected: Bool, in db: Database,
    _ body: (_ isFirst: Bool) throws -> Database.TransactionCompletion
  ) throws {
    var wasOvertaken = false
    if isFirstExpected {
      try db.execute(sql: "PRAGMA foreign_keys = OFF")
      defer { try? db.execute(sql: "PRAGMA foreign_keys = ON") }
      try db.inTransaction(.immediate) {
        wasOvertaken = try !isExpected(run, in: db)
        return wasOvertaken ? .rollback : try body(true)
      }
      guard wasOvertaken else { return }
    }
    try db.inTransaction(.immediate) { try body(false) }
  }
}
