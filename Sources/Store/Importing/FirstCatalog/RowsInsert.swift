internal import GRDB

/// Inserts rows of one table, several with one statement: what a statement does beside inserting, it
/// does once for all of them.
final class RowsInsert {
  private let db: Database
  private let start: String
  private let width: Int
  private var statements: [SQL?] = Array(repeating: nil, count: RowsInsert.most)

  /// Rows of one statement, at most. Many columns of many rows make a program that is long to run.
  static let most = 8

  /// - Parameter columns: the table's, in the order in which values are bound.
  init(_ db: Database, table: String, columns: String) {
    self.db = db
    start = "INSERT INTO \(table) (\(columns)) VALUES "
    width = columns.split(separator: ",").count
  }

  /// The statement for some rows, ready to take the values of one after another.
  func rows(_ count: Int) throws -> SQL {
    if let known = statements[count - 1] { return known.start() }
    let row = "(" + Array(repeating: "?", count: width).joined(separator: ", ") + ")"
    let made = try SQL(
      db, start + Array(repeating: row, count: count).joined(separator: ", "))
    statements[count - 1] = made
    return made.start()
  }
}
