import CXlsxWriter
public import Commerce

/// What stands in a column of a spreadsheet.
public enum SheetKind: Hashable, Sendable {
  case text
  /// A plain decimal; shown with the decimals that it is written with.
  case number
  /// An instant in RFC 3339, shown as the wall clock of the store's zone.
  case instant
  /// A civil date, `2026-11-27`.
  case date
}

/// A column of a spreadsheet.
public struct SheetColumn: Hashable, Sendable {
  public var name: String
  public var kind: SheetKind

  public init(_ name: String, _ kind: SheetKind = .text) {
    self.name = name
    self.kind = kind
  }
}

/// Writes an .xlsx workbook of one sheet, by libxlsxwriter: numbers are numbers, dates are dates,
/// the header stays in sight and filters. Text is text, whatever it begins with: no formula is ever
/// written. Rows leave memory as they come.
///
/// As `FileSink`, the file is there whole or not at all; without `commit` nothing is left.
public final class SheetFile {
  public let path: String
  /// Data rows so far.
  public private(set) var rows = 0
  /// Texts that were cut, because a cell holds 32,767 characters.
  public private(set) var cutTexts = 0
  private let columns: [SheetColumn]
  private let zone: StoreZone
  private let temporary: TemporaryFile
  private var workbook: UnsafeMutablePointer<lxw_workbook>?
  private let sheet: UnsafeMutablePointer<lxw_worksheet>
  private let formats: SheetFormats
  private var widths: [Int]

  /// Rows that a sheet holds, its header included.
  public static let rowLimit = 1_048_576
  private static let textLimit = 32_767
  private static let widthRange = 8...60

  /// - Parameter zone: the zone in which instants are shown.
  public init(
    path: String, mayReplace: Bool, sheet name: String, columns: [SheetColumn], zone: StoreZone
  ) throws(WritingError) {
    self.path = path
    self.columns = columns
    self.zone = zone
    temporary = try TemporaryFile(for: path, mayReplace: mayReplace)
    var options = lxw_workbook_options()
    options.constant_memory = UInt8(LXW_TRUE.rawValue)
    guard let workbook = workbook_new_opt(temporary.path, &options),
      let sheet = workbook_add_worksheet(workbook, String(name.prefix(31)))
    else { throw .cannotWrite(path: path, reason: "the spreadsheet can't be begun") }
    self.workbook = workbook
    self.sheet = sheet
    formats = SheetFormats(workbook)
    widths = columns.map { $0.name.count + 3 }
    worksheet_freeze_panes(sheet, 1, 0)
    for (index, column) in columns.enumerated() {
      worksheet_write_string(sheet, 0, lxw_col_t(index), column.name, formats.header)
    }
  }

  deinit { if let workbook { workbook_close(workbook) } }

  /// One row; nil and empty cells stay blank. What is no number or date in its column is text.
  public func row(_ cells: [String?]) throws(WritingError) {
    guard rows + 1 < Self.rowLimit else {
      throw .cannotWrite(
        path: path, reason: "a sheet ends at \(Self.rowLimit) rows; write CSV, or fewer rows")
    }
    rows += 1
    for (index, cell) in cells.prefix(columns.count).enumerated() {
      guard let cell, !cell.isEmpty else { continue }
      write(cell, columns[index].kind, row: lxw_row_t(rows), column: index)
    }
  }

  /// Makes what was written the file.
  public func commit() throws(WritingError) {
    guard let workbook else { return }
    for (index, width) in widths.enumerated() {
      let fitting = min(max(width, Self.widthRange.lowerBound), Self.widthRange.upperBound)
      worksheet_set_column(sheet, lxw_col_t(index), lxw_col_t(index), Double(fitting), nil)
    }
    if !columns.isEmpty {
      worksheet_autofilter(sheet, 0, 0, lxw_row_t(rows), lxw_col_t(columns.count - 1))
    }
    self.workbook = nil
    let result = workbook_close(workbook)
    guard result == LXW_NO_ERROR else {
      throw .cannotWrite(path: path, reason: String(cString: lxw_strerror(result)))
    }
    try temporary.commit()
  }

  // MARK: Cells

  private func write(_ text: String, _ kind: SheetKind, row: lxw_row_t, column: Int) {
    let place = lxw_col_t(column)
    switch kind {
    case .number:
      guard let number = SheetNumber(text) else { break }
      widen(column, text.utf8.count + text.utf8.count / 3)
      worksheet_write_number(sheet, row, place, number.value, formats.number(number.decimals))
      return
    case .instant:
      guard let instant = Instant(rfc3339: text) else { break }
      let clock = zone.wallClock(at: instant)
      var date = lxw_datetime(clock.date)
      date.hour = Int32(clock.hour)
      date.min = Int32(clock.minute)
      date.sec = Double(clock.second)
      widen(column, 17)
      worksheet_write_datetime(sheet, row, place, &date, formats.instant)
      return
    case .date:
      guard let day = CivilDate(text) else { break }
      var date = lxw_datetime(day)
      widen(column, 11)
      worksheet_write_datetime(sheet, row, place, &date, formats.date)
      return
    case .text: break
    }
    // Characters are counted as Excel does, in UTF-16.
    var fitting = text
    if text.utf8.count > Self.textLimit, text.utf16.count > Self.textLimit {
      cutTexts += 1
      fitting = String(decoding: text.utf16.prefix(Self.textLimit - 1), as: UTF16.self) + "…"
    }
    widen(column, fitting.prefix { !$0.isNewline }.count + 1)
    worksheet_write_string(sheet, row, place, fitting, nil)
  }

  /// The first rows decide how wide a column is.
  private func widen(_ column: Int, _ width: Int) {
    if rows <= 500, width > widths[column] { widths[column] = width }
  }
}

/// A plain decimal that a spreadsheet can hold without loss.
struct SheetNumber {
  var value: Double
  var decimals: Int

  /// Nil for anything else, and for more than the 15 digits that Excel keeps.
  init?(_ text: String) {
    guard SpreadsheetCell.isNumber(text), let value = Double(text) else { return nil }
    let digits = text.utf8.filter { (0x30...0x39).contains($0) }.count
    guard digits <= 15 else { return nil }
    self.value = value
    decimals =
      text.firstIndex(of: ".").map { text.utf8.distance(from: $0, to: text.endIndex) - 1 } ?? 0
  }
}

/// The looks of a workbook's cells.
private struct SheetFormats {
  typealias Format = UnsafeMutablePointer<lxw_format>

  let header: Format?
  let instant: Format?
  let date: Format?
  private let numbers: [Format?]

  init(_ workbook: UnsafeMutablePointer<lxw_workbook>) {
    header = workbook_add_format(workbook)
    format_set_bold(header)
    func look(_ pattern: String) -> Format? {
      let format = workbook_add_format(workbook)
      format_set_num_format(format, pattern)
      return format
    }
    instant = look("yyyy-mm-dd hh:mm")
    date = look("yyyy-mm-dd")
    numbers = (0...4).map { look($0 == 0 ? "0" : "#,##0." + String(repeating: "0", count: $0)) }
  }

  func number(_ decimals: Int) -> Format? { numbers[min(max(decimals, 0), numbers.count - 1)] }
}

extension lxw_datetime {
  init(_ date: CivilDate) {
    self.init(
      year: Int32(date.year), month: Int32(date.month), day: Int32(date.day), hour: 0, min: 0,
      sec: 0)
  }
}
