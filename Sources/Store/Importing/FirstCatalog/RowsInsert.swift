internal import GRDB

/// Inserts rows of one table, several with one statement: what a statement does beside inserting, it
/// does once for all of them.
///
/// SQLite has to be able to take back one statement alone, and for one of several rows keeps a journal
/// of every page that it changes: far more work than is saved. OR FAIL lets it do without, since a
/// row that can't be inserted ends the whole import; but not in a table with a CHECK that calls a
/// function.
final class RowsInsert {
  private let db: Database
  private let start: String
  private let row: String
  private var statements: [SQL?]

  /// - Parameters:
  ///   - columns: the table's, in the order in which values are bound.
  ///   - most: rows of one statement.
  init(_ db: Database, table: String, columns: String, most: Int = 1) {
    self.db = db
    start = "INSERT OR FAIL INTO \(table) (\(columns)) VALUES "
    let places = columns.split(separator: ",").map { _ in "?" }
    row = "(\(places.joined(separator: ", ")))"
    statements = Array(repeating: nil, count: most)
  }

  /// The statement for some rows, ready to take the values of one after another.
  func rows(_ count: Int = 1) throws -> SQL {
    if let known = statements[count - 1] { return known.start() }
    let rows = Array(repeating: row, count: count).joined(separator: ", ")
    let made = try SQL(db, start + rows)
    statements[count - 1] = made
    return made.start()
  }

  /// Calls `body` with the numbers of rows that together are `count`.
  func inSteps(of count: Int, _ body: (Int) throws -> Void) rethrows {
    var left = count
    while left > 0 {
      let step = min(left, statements.count)
      try body(step)
      left -= step
    }
  }
}
