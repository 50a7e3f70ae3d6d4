import TerminalKit

/// How a command writes its rows.
enum OutputFormat: Hashable, Sendable {
  case table
  case json
  case csv
}

/// Writes rows one by one as they come: JSON Lines, CSV, or columns for people.
///
/// The columns of a table are sized by its first rows, so that a long list streams too.
struct RowWriter {
  /// A column by its contract name, and whether its values stand to the right.
  struct Column {
    var name: String
    var isNumber = false
  }

  private let format: OutputFormat
  private let columns: [Column]
  private var waiting: [[String]] = []
  private var widths: [Int]?
  private var hasHeader = false

  private static let sample = 200

  init(format: OutputFormat, columns: [Column]) {
    self.format = format
    self.columns = columns
  }

  /// - Parameters:
  ///   - json: the whole object, for JSON.
  ///   - cells: a text for each column, for CSV and tables.
  mutating func write(json: @autoclosure () -> JSONValue, cells: @autoclosure () -> [String]) {
    switch format {
    case .json: Output.line(json().description)
    case .csv:
      if !hasHeader { Output.line(Self.csv(columns.map(\.name))) }
      hasHeader = true
      Output.line(Self.csv(cells()))
    case .table:
      guard widths == nil else {
        printRow(cells())
        return
      }
      waiting.append(cells())
      if waiting.count >= Self.sample { printWaiting() }
    }
  }

  mutating func finish() {
    if format == .csv, !hasHeader { Output.line(Self.csv(columns.map(\.name))) }
    if format == .table, widths == nil { printWaiting() }
    Output.flush()
  }

  private mutating func printWaiting() {
    let heads = columns.map { $0.name.uppercased().replacing("_", with: " ") }
    widths = columns.indices.map { index in
      let longest = waiting.map { TextWidth.columns(of: $0[index]) }.max() ?? 0
      return min(48, max(longest, TextWidth.columns(of: heads[index])))
    }
    printRow(heads)
    for row in waiting { printRow(row) }
    waiting = []
  }

  private func printRow(_ cells: [String]) {
    guard let widths else { return }
    var line = ""
    for (index, cell) in cells.enumerated() {
      let isLast = index == cells.count - 1
      let align: Alignment = columns[index].isNumber ? .right : .left
      line +=
        isLast && align == .left
        ? TextSanitizer.sanitize(cell) : TextWidth.pad(cell, to: widths[index], align: align)
      if !isLast { line += "  " }
    }
    Output.line(line)
  }

  /// RFC 4180: a field with a comma, quote or line break stands in quotes.
  static func csv(_ cells: [String]) -> String {
    cells.map { cell in
      let needsQuotes = cell.contains { $0 == "," || $0 == "\"" || $0.isNewline }
      return needsQuotes ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
    }.joined(separator: ",")
  }
}
