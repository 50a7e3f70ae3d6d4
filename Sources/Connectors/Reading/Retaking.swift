public import Commerce
import Foundation

extension RecognisedFile {
  /// How the file is cut into cells; nil for a file of several tables.
  public var rowDialect: RowDialect? {
    guard !header.isEmpty else { return nil }
    var cut = dialect.rowDialect
    cut.decimal = sign
    return cut
  }

  /// Places, from 0, of the columns by which a row is known again; empty where nothing is.
  public var identityColumns: [Int] {
    let columns =
      format.map.map { Header(names: header, line: 1, map: $0) }
      ?? Header(names: header, line: 1)
    func place(_ names: [String]) -> Int? {
      let index = columns.column(names).index
      return header.indices.contains(index) ? index : nil
    }
    let names = Self.identities[format.subject] ?? []
    let places = names.compactMap(place)
    // A stock level without a location column is known by its SKU alone.
    let isEnough = places.count == names.count || (format.subject == .stock && places.count == 1)
    guard isEnough, names.first.flatMap(place) != nil else { return [] }
    return places
  }

  private static let sku = ["sku", "Variant SKU", "seller-sku", "Merchant SKU"]

  private static let identities: [FeedSubject: [[String]]] = [
    .products: [sku], .listings: [sku], .costs: [sku], .facts: [sku],
    .stock: [sku, ["location", "source_code"]],
    .orders: [["order", "Name", "amazon-order-id", "order-id", "ID"]],
    .purchaseOrders: [["number"], ["sku"]], .promotions: [["key"]], .events: [["key"]],
    .suppliers: [["code"]], .tickets: [["Issue key"]],
  ]

  /// Whether refused rows of it can be taken again without the rest of the file.
  public func takesRowsAlone() throws(FeedError) -> Bool {
    let reader = try makeReader()
    return reader.takesRowsAlone && reader.personalColumns.isEmpty
  }

  /// Rows as quarantine keeps them, by the line on which they begin.
  public func keptRows(at lines: Set<Int>) throws(FeedError) -> [Int: String] {
    let hidden = try makeReader().personalColumns
    let rows = try openRows(hashing: false).rows
    var kept: [Int: String] = [:]
    while kept.count < lines.count, let row = try rows.next() {
      if lines.contains(row.line) { kept[row.line] = row.kept(hiding: hidden) }
    }
    return kept
  }

  /// Writes the file as UTF-8 with some of its rows replaced, by the line on which they begin; every
  /// row keeps its line. Cells that quarantine blotted out are as the file has them.
  public func write(replacing rows: [Int: String], to path: String) throws {
    let reader = DelimitedReader(
      try ByteSource(place, hashing: false),
      findings: HeadFindings(encoding: encoding, markLength: markLength), dialect: dialect)
    let copy = try RowCopy(path)
    while let row = try reader.next() {
      let text = String(decoding: row.raw, as: UTF8.self)
      let mended = rows[row.line].map { unblotted($0, text) }
      try copy.write(mended ?? text, line: row.line)
    }
    try copy.finish()
  }

  private func unblotted(_ mended: String, _ original: String) -> String {
    guard mended.contains(RowIssue.blot) else { return mended }
    let dialect = dialect.rowDialect
    let old = dialect.fields(of: original)
    let new = dialect.fields(of: mended).enumerated().map { index, field in
      field == RowIssue.blot && old.indices.contains(index) ? old[index] : field
    }
    return dialect.row(of: new)
  }

  private func makeReader() throws(FeedError) -> any RowReader {
    guard let definition = FormatDefinition.of(format) else {
      throw .unknownFormat(id: format.id, nearest: nil)
    }
    let opened = try openRows(hashing: false)
    return definition.makeReader(
      FormatSetup(
        path: path, format: format, header: opened.rows.header, preamble: opened.preamble,
        cells: CellReader(
          context: FeedContext(
            source: "", channel: Channel(code: "", name: "", kind: .ownStore), currency: .usd,
            zone: .utc), sign: sign),
        openRows: { () throws(FeedError) in try openRows(hashing: false).rows }))
  }
}

extension Retake {
  /// Writes a file of just these rows under their header, each on its line of the original.
  public func write(to path: String) throws {
    guard let dialect, !header.isEmpty else {
      throw FeedError.unreadable(path: file, reason: "how its rows are cut was not kept")
    }
    let copy = try RowCopy(path)
    try copy.write(dialect.row(of: header), line: 1)
    for row in rows { try copy.write(row.text, line: row.issue.place.line) }
    try copy.finish()
  }
}

/// Writes rows into a new file so that each begins on its line: lines between them are blank.
private final class RowCopy {
  private let path: String
  private let handle: FileHandle
  private var line = 1
  private var waiting = Data([0xEF, 0xBB, 0xBF])

  init(_ path: String) throws {
    self.path = path
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let handle = FileHandle(forWritingAtPath: path)
    else { throw FeedError.unreadable(path: path, reason: "it can't be written") }
    self.handle = handle
  }

  func write(_ row: String, line place: Int) throws {
    while line < place {
      waiting.append(0x0A)
      line += 1
    }
    waiting.append(contentsOf: row.utf8)
    waiting.append(0x0A)
    var row = row
    line += 1 + row.withUTF8 { lineBreaks($0) }
    if waiting.count > 1 << 20 { try flush() }
  }

  func finish() throws {
    try flush()
    try handle.close()
  }

  private func flush() throws {
    try handle.write(contentsOf: waiting)
    waiting.removeAll(keepingCapacity: true)
  }
}
