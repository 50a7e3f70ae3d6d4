import Commerce

/// A cell that its file can't hold.
public struct CellRefusal: Error, Hashable, Sendable {
  /// The column's name as the header has it.
  public var column: String
  public var reason: String
}

/// Writes rows of fields as they come: constant memory, whatever the size.
///
/// Use: `row { … }` with one `field` a column. A row whose closure throws leaves nothing behind.
public final class DelimitedWriter {
  public let text: OutText
  public let header: [String]
  /// Data rows so far, header not counted.
  public private(set) var rows = 0
  private let sink: any ByteSink
  private var buffer: [UInt8] = []
  private var column = 0
  private var hash = SHA256()

  private static let pieceSize = 1 << 16

  /// Writes the header at once.
  public init(_ sink: any ByteSink, text: OutText, header: [String]) throws {
    self.sink = sink
    self.text = text
    self.header = header
    buffer.reserveCapacity(Self.pieceSize * 2)
    if text.hasMark { buffer.append(contentsOf: [0xEF, 0xBB, 0xBF]) }
    for name in header { try field(name) }
    endLine()
  }

  /// One row, whole or not at all.
  public func row(_ fill: (DelimitedWriter) throws -> Void) throws {
    let start = buffer.count
    do { try fill(self) } catch {
      buffer.removeSubrange(start...)
      column = 0
      throw error
    }
    endLine()
    rows += 1
    if buffer.count >= Self.pieceSize { try flush() }
  }

  /// One row of texts; nil is a blank cell.
  public func row(_ cells: [String?]) throws {
    try row { writer in
      for cell in cells { try writer.field(cell) }
    }
  }

  /// The next field of the row. Throws `CellRefusal` for text that the file can't hold.
  public func field(_ value: String?) throws(CellRefusal) {
    if column > 0 { buffer.append(text.delimiter) }
    column += 1
    guard var value, !value.isEmpty else { return }
    if text.isForSpreadsheets { value = SpreadsheetCell.harmless(value) }
    let start = buffer.count
    var isSpecial = false
    value.withUTF8 { bytes in
      for byte in bytes {
        // One comparison for most bytes: letters are above all of these.
        if byte <= 0x2C || byte == text.delimiter {
          isSpecial =
            isSpecial || byte == 0x22 || byte == text.delimiter || byte == 0x0A || byte == 0x0D
        }
      }
      buffer.append(contentsOf: bytes)
    }
    guard isSpecial else { return }
    switch text.quoting {
    case .rfc4180: quote(from: start)
    case .none: try check(from: start)
    }
  }

  /// Hands everything on and gives the SHA-256 of all bytes. The sink is not committed.
  public func finish() throws -> String {
    try flush()
    return hash.hexDigest()
  }

  private func endLine() {
    buffer.append(contentsOf: text.lineEnd)
    column = 0
  }

  private func quote(from start: Int) {
    let bytes = buffer[start...]
    var quoted: [UInt8] = [0x22]
    quoted.reserveCapacity(bytes.count + 8)
    for byte in bytes {
      if byte == 0x22 { quoted.append(0x22) }
      quoted.append(byte)
    }
    quoted.append(0x22)
    buffer.replaceSubrange(start..., with: quoted)
  }

  private func check(from start: Int) throws(CellRefusal) {
    // A quote is a letter where nothing is quoted.
    let isHeld = buffer[start...].allSatisfy { $0 != text.delimiter && $0 != 0x0A && $0 != 0x0D }
    guard !isHeld else { return }
    throw CellRefusal(
      column: column <= header.count ? header[column - 1] : "column \(column)",
      reason: "holds a tab or a line break, which this file can't; take it out of the text")
  }

  private func flush() throws {
    guard !buffer.isEmpty else { return }
    try buffer.withUnsafeBytes { bytes in
      hash.update(bytes)
      try sink.write(bytes)
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
