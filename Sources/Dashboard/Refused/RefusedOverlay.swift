public import Commerce
public import TerminalKit

/// The refused rows of all sources, to mend and take again.
public struct RefusedOverlay: Equatable, Sendable {
  /// Nil until they have been read.
  public var rows: [QuarantinedRow]?
  public var cursor = 0
  /// The row that is being mended.
  public var sheet: MendSheet?
  /// Rows are being taken again.
  public var isTaking = false

  public init(rows: [QuarantinedRow]? = nil) { self.rows = rows }

  public var current: QuarantinedRow? {
    guard let rows, rows.indices.contains(cursor) else { return nil }
    return rows[cursor]
  }
}

/// The cells of a refused row, while they are corrected.
public struct MendSheet: Equatable, Sendable {
  public var row: QuarantinedRow
  /// Of the row's columns; of a row that can't be cut, the row itself alone.
  public var cells: [String]
  public var cursor: Int
  /// The cell under the cursor while it is typed.
  public var line: LineEditor?
  /// What taking it would do; nothing has changed yet. Nil until it was tried.
  public var trial: [ImportResult]?
  public var isTaking = false

  /// Opens on the cell that was refused.
  public init(_ row: QuarantinedRow) {
    self.row = row
    cells = row.cells ?? [row.text]
    let column = (row.issue.place.column ?? 1) - 1
    cursor = row.cells == nil ? 0 : min(max(0, column), max(0, cells.count - 1))
  }

  /// Whether the row is corrected as one text.
  public var isWhole: Bool { row.cells == nil }

  public func name(of index: Int) -> String { isWhole ? "row" : row.header[index] }

  /// What stood in a cell of the file.
  public func before(_ index: Int) -> String {
    guard let dialect = row.dialect, !isWhole else { return row.issue.rawRow }
    let cells = dialect.fields(of: row.issue.rawRow)
    return cells.indices.contains(index) ? cells[index] : ""
  }

  /// The row as it is now.
  public var text: String { isWhole ? cells[0] : row.text(with: cells) ?? row.text }
}
