import Commerce

/// Reads Google Analytics 4's reports: up to seven tables in one file, each under lines that begin
/// with `#` and give its period, sometimes parted only by a blank line.
///
/// A table's first column says what is counted: a day (`Nth day` from the table's start, or a date),
/// or anything else, such as a channel, over the whole period. The other columns are its figures,
/// under their own names.
final class AnalyticsReader: RowReader {
  private let cells: CellReader
  private var period: (from: CivilDate?, until: CivilDate?) = (nil, nil)
  private var table: Table?
  private(set) var warnings: [RowIssue] = []

  private struct Table {
    enum Dimension {
      case nthDay
      case date
      case subject
      /// Hours, weeks and months: their days are not given.
      case unread
    }

    var dimension: Dimension
    var columns: [FigureColumn]
  }

  static func recognises(_ rows: [[String]]) -> Bool {
    rows.contains { $0.first?.hasPrefix("# Start date:") ?? false }
  }

  init(_ setup: FormatSetup) { cells = setup.cells }

  func take(_ row: Row, _ emit: (FeedItem) throws -> Void) throws {
    let first = row.count > 0 ? String(decoding: trimSpaces(row.bytes(at: 0)), as: UTF8.self) : ""
    if first.hasPrefix("#") { return takeNote(first) }
    if first.hasPrefix("Grand total") || row.isTotal { return }
    guard table != nil, !isHeader(row) else { return begin(row) }
    let figures: [FigureRecord]
    do throws(CellProblem) {
      figures = try self.figures(row, first)
    } catch {
      try emit(.issue(row.issue(error)))
      return
    }
    for figure in figures {
      try emit(.record(.figure(figure), SourcePlace(line: row.line)))
    }
  }

  private func takeNote(_ note: String) {
    // A note after a table's rows begins the next one.
    if table != nil {
      table = nil
      period = (nil, nil)
    }
    let value = note.split(separator: ":").last.map { trimmed($0) } ?? ""
    if note.hasPrefix("# Start date:") { period.from = compactDate(value) }
    if note.hasPrefix("# End date:") { period.until = compactDate(value) }
  }

  /// Whether none of the figures' cells is a number, as in the header of a further table.
  private func isHeader(_ row: Row) -> Bool {
    guard row.count > 1 else { return false }
    return (1..<row.count).allSatisfy { index in
      let text = trimSpaces(row.bytes(at: index))
      return !text.isEmpty && !text.contains { (0x30...0x39).contains($0) }
    }
  }

  private func begin(_ row: Row) {
    let names = row.trimmedTexts
    let dimension: Table.Dimension =
      switch Header.normalised(names.first ?? "") {
      case "nth-day": .nthDay
      case "date": .date
      case let name where name.hasPrefix("nth-"): .unread
      default: .subject
      }
    if case .unread = dimension {
      warnings.append(
        row.issue(
          "the table by \(names.first ?? "") was left out: only days have dates; export it by day",
          severity: .warning, value: names.first ?? ""))
    }
    table = Table(
      dimension: dimension,
      columns: names.enumerated().dropFirst().filter { !$0.element.isEmpty }.map { index, name in
        FigureColumn(metric: name.lowercased(), column: Column(index: index, name: name))
      })
  }

  private func figures(_ row: Row, _ first: String) throws(CellProblem) -> [FigureRecord] {
    guard let table else { return [] }
    let column = Column(index: 0, name: "")
    guard let from = period.from, let until = period.until else {
      throw CellProblem(
        column: column, reason: "belongs to a table without a start and end date above it")
    }
    var subject = ""
    var days = (from: from, until: until)
    switch table.dimension {
    case .unread: return []
    case .subject: subject = first
    case .nthDay:
      guard let number = Int(first) else {
        throw CellProblem(column: column, reason: "is not the number of a day")
      }
      days = (from.adding(days: number), from.adding(days: number))
    case .date:
      guard let date = compactDate(first) ?? CivilDate(first) else {
        throw CellProblem(column: column, reason: "is not a date; write 20261122")
      }
      days = (date, date)
    }
    return try cells.figures(
      row, table.columns, report: "google-analytics", subject: subject, days,
      currency: cells.context.currency)
  }
}
