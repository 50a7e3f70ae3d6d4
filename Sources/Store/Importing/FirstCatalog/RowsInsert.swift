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
  /// Those of 1, 2, 4, 8 and 16 rows.
  private var statements: [SQL?] = Array(repeating: nil, count: 5)
  private var current: SQL?
  /// Rows that are still to be begun.
  private var left = 0
  /// Rows of the current statement that are still to be begun.
  private var leftInStatement = 0

  /// - Parameter columns: the table's, in the order in which values are bound.
  init(_ db: Database, table: String, columns: String) {
    self.db = db
    start = "INSERT OR FAIL INTO \(table) (\(columns)) VALUES "
    let places = columns.split(separator: ",").map { _ in "?" }
    row = "(\(places.joined(separator: ", ")))"
  }

  /// Announces rows: `next()` begins each of them, and `finish()` ends the last.
  func begin(_ count: Int) { left = count }

  /// The statement that takes the next row's values.
  func next() throws -> SQL {
    if let current, leftInStatement > 0 {
      leftInStatement -= 1
      return current
    }
    try current?.run()
    let power = min(statements.count - 1, Int.bitWidth - 1 - max(left, 1).leadingZeroBitCount)
    let made = try statement(of: power)
    current = made
    left -= 1 << power
    leftInStatement = 1 << power - 1
    return made
  }

  func finish() throws {
    try current?.run()
    current = nil
  }

  private func statement(of power: Int) throws -> SQL {
    if let known = statements[power] { return known.start() }
    let rows = Array(repeating: row, count: 1 << power).joined(separator: ", ")
    let made = try SQL(db, start + rows)
    statements[power] = made
    return made.start()
  }
}
