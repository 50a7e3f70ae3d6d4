import Commerce

/// The location that holds what Amazon stores.
let amazonLocation = "Amazon FBA"

/// Notices letters that were replaced by `?` before the file was made: `Gr??e`.
///
/// Such a file can't be sent back without doing damage, so the doubt is said once per file.
struct LostLetters {
  private var first: RowIssue?
  private var rows = 0

  /// Looks at a text cell: a `?` between two letters, or U+FFFD.
  mutating func look(_ row: Row, _ column: Column) {
    let bytes = row.bytes(column)
    guard Self.hasLost(bytes) else { return }
    rows += 1
    guard first == nil else { return }
    let problem = CellProblem(column: column, reason: "")
    first = row.issue(problem, severity: .warning)
  }

  /// The doubt about the file, or none.
  var warnings: [RowIssue] {
    guard var issue = first else { return [] }
    issue.reason =
      "has letters that were replaced by \"?\" before this file was made, as \(rows) "
      + "\(rows == 1 ? "row has" : "rows have"); correct titles on the platform, not from here"
    return [issue]
  }

  private static func hasLost(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count >= 3 else { return false }
    for index in 0..<bytes.count {
      if bytes[index] == 0xEF, index + 2 < bytes.count, bytes[index + 1] == 0xBF,
        bytes[index + 2] == 0xBD
      {
        return true
      }
      guard bytes[index] == 0x3F, index > 0, isLetter(bytes[index - 1]) else { continue }
      var next = index + 1
      while next < bytes.count, bytes[next] == 0x3F { next += 1 }
      if next < bytes.count, isLetter(bytes[next]) { return true }
    }
    return false
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || byte >= 0x80
  }
}

extension CellReader {
  /// Amazon's ids: an ASIN, an order number. Blank and `N/A` are nil.
  func amazonIdentifier(_ row: Row, _ column: Column) throws(CellProblem) -> String? {
    let text = try identifier(row, column)
    return text == "N/A" ? nil : text
  }

  /// A barcode, where `product-id-type` says that the product id is one: 3 is UPC, 4 is EAN.
  func amazonBarcode(
    _ row: Row, id: Column, type: Column
  ) throws(CellProblem) -> Stated<String> {
    guard id.isPresent, type.isPresent else { return .unstated }
    let kind = row.trimmed(type)
    guard kind == "3" || kind == "4" else { return .unstated }
    return try identifier(row, id).map { .value(barcodeText($0)) } ?? .unstated
  }
}
