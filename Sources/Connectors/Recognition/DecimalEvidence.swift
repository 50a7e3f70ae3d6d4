import Commerce

/// What the cells at the head of a file say about its decimal sign. Only cells that can't be read in
/// two ways count: `24,50` and `1.299,00` for a comma, `24.50` for a point, `1.299` for neither.
struct DecimalEvidence {
  /// Rows that are looked at.
  static let depth = 400

  /// A cell that can only have a decimal comma.
  private(set) var comma: String?
  private var hasPoint = false

  /// A comma where nothing says otherwise. A point that is certain outranks any number of commas:
  /// shoes come in 37,5, and prices do not come in both.
  var sign: DecimalSign? {
    if hasPoint { return .point }
    return comma == nil ? nil : .comma
  }

  mutating func look(_ row: Row) {
    for index in 0..<row.count {
      let cell = trimSpaces(row.bytes(at: index))
      switch Self.certainSign(of: cell) {
      case .point?: hasPoint = true
      case .comma? where comma == nil: comma = String(decoding: cell, as: UTF8.self)
      default: break
      }
    }
  }

  /// The decimal sign of a number; nil for other texts, whole numbers, and what could be a group.
  static func certainSign(of cell: UnsafeBufferPointer<UInt8>) -> DecimalSign? {
    let digits = cell.first == UInt8(ascii: "-") ? cell.dropFirst() : cell[...]
    guard (3...20).contains(digits.count),
      let place = digits.lastIndex(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".") }),
      digits[place...].dropFirst().allSatisfy(isDigit), place + 1 < digits.endIndex
    else { return nil }
    let sign = digits[place]
    let group = sign == UInt8(ascii: ",") ? UInt8(ascii: ".") : UInt8(ascii: ",")
    let whole = digits[..<place].split(separator: group, omittingEmptySubsequences: false)
    guard let first = whole.first, !first.isEmpty, whole.joined().allSatisfy(isDigit),
      whole.dropFirst().allSatisfy({ $0.count == 3 }), whole.count == 1 || first.count <= 3
    else { return nil }
    // Three digits behind the sign may be a group of thousands, unless one of those went before.
    guard digits.distance(from: place, to: digits.endIndex) != 4 || whole.count > 1 else {
      return nil
    }
    return sign == UInt8(ascii: ",") ? .comma : .point
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
