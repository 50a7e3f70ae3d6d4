import Commerce

/// What the first bytes of a file say about the rest.
struct HeadFindings: Hashable, Sendable {
  var encoding: TextEncoding
  /// Bytes of the byte-order mark, to be skipped.
  var markLength: Int
}

extension TextEncoding {
  /// Decides from the head of a file; nil means that it is not text.
  ///
  /// A byte-order mark wins. Without one, NUL bytes on one side of each pair mean UTF-16, any other
  /// NUL means binary; valid UTF-8 is UTF-8; kana in valid pairs are Shift_JIS; bytes of 0x80–0x9F,
  /// which Latin-1 has no letters for, mean Windows-1252; what is left is Latin-1.
  static func detect(_ head: UnsafeBufferPointer<UInt8>) -> HeadFindings? {
    if head.starts(with: [0xEF, 0xBB, 0xBF]) {
      return HeadFindings(encoding: .utf8, markLength: 3)
    }
    if head.starts(with: [0xFF, 0xFE]) {
      return HeadFindings(encoding: .utf16LittleEndian, markLength: 2)
    }
    if head.starts(with: [0xFE, 0xFF]) {
      return HeadFindings(encoding: .utf16BigEndian, markLength: 2)
    }
    if let encoding = utf16WithoutMark(head) {
      return HeadFindings(encoding: encoding, markLength: 0)
    }
    guard !looksBinary(head) else { return nil }
    if isUTF8(head, mayBeCut: true) { return HeadFindings(encoding: .utf8, markLength: 0) }
    if isShiftJIS(head) { return HeadFindings(encoding: .shiftJIS, markLength: 0) }
    let isWindows = head.contains { (0x80...0x9F).contains($0) }
    return HeadFindings(encoding: isWindows ? .windows1252 : .latin1, markLength: 0)
  }

  /// Whether all beyond ASCII are characters of Shift_JIS, and three of them kana: their first bytes,
  /// 0x82 and 0x83, are a low quotation mark and a florin sign elsewhere.
  private static func isShiftJIS(_ head: UnsafeBufferPointer<UInt8>) -> Bool {
    var kana = 0
    var index = 0
    while index < head.count {
      let lead = head[index]
      index += 1
      switch lead {
      case ..<0x80, 0xA1...0xDF: continue
      case 0x81...0x9F, 0xE0...0xFC:
        guard index < head.count else { break }
        let trail = head[index]
        guard (0x40...0x7E).contains(trail) || (0x80...0xFC).contains(trail) else { return false }
        let isHiragana = lead == 0x82 && (0x9F...0xF1).contains(trail)
        let isKatakana = lead == 0x83 && (0x40...0x96).contains(trail)
        if isHiragana || isKatakana { kana += 1 }
        index += 1
      default: return false
      }
    }
    return kana >= 3
  }

  private static func utf16WithoutMark(_ head: UnsafeBufferPointer<UInt8>) -> TextEncoding? {
    let pairs = min(head.count, 512) / 2
    guard pairs >= 4 else { return nil }
    var zeros = (even: 0, odd: 0)
    for index in 0..<pairs {
      if head[index * 2] == 0 { zeros.even += 1 }
      if head[index * 2 + 1] == 0 { zeros.odd += 1 }
    }
    if zeros.odd * 10 >= pairs * 9, zeros.even == 0 { return .utf16LittleEndian }
    if zeros.even * 10 >= pairs * 9, zeros.odd == 0 { return .utf16BigEndian }
    return nil
  }

  /// More than one control character in 50 of the first 4 KB. A stray one is damage in one row, and
  /// that row is refused.
  private static func looksBinary(_ head: UnsafeBufferPointer<UInt8>) -> Bool {
    let part = head.prefix(4_096)
    var controls = 0
    for byte in part {
      if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D, byte != 0x0C { controls += 1 }
    }
    return controls * 50 > part.count
  }

  /// What a file is, by its first bytes, where a person would name it.
  static func binaryKind(_ head: UnsafeBufferPointer<UInt8>) -> String? {
    let kinds: [([UInt8], String)] = [
      ([0x50, 0x4B, 0x03, 0x04], "a zip archive or an .xlsx workbook"),
      ([0x1F, 0x8B], "packed with gzip"),
      ([0x50, 0x4B, 0x05, 0x06], "an empty zip archive"),
      ([0x25, 0x50, 0x44, 0x46], "a PDF"),
      ([0xD0, 0xCF, 0x11, 0xE0], "an old Excel workbook (.xls)"),
      ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"),
      ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
      (Array("SQLite format 3".utf8), "an SQLite store"),
    ]
    return kinds.first { head.starts(with: $0.0) }?.1
  }

  /// What a text that is no table seems to be, by how it begins. `text` is its start in UTF-8.
  static func documentKind(_ text: UnsafeBufferPointer<UInt8>) -> String? {
    let blanks: [UInt8] = [0x20, 0x09, 0x0A, 0x0D]
    let start = text.drop { blanks.contains($0) }
    switch start.first {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      // What follows in JSON; a column's name may begin with a bracket, but not go on like this.
      let next = start.dropFirst().drop { blanks.contains($0) }.first
      return next.map { Array("\"{[]}".utf8).contains($0) } == true ? "JSON" : nil
    case UInt8(ascii: "<"):
      let word = String(decoding: start.prefix(9), as: UTF8.self).lowercased()
      if word.hasPrefix("<?xml") { return "XML" }
      let isPage = word == "<!doctype" || word.hasPrefix("<html") || word.hasPrefix("<table")
      return isPage ? "a web page, as a download gives when its login has ended" : nil
    default: return nil
    }
  }
}

/// Whether the bytes are well-formed UTF-8. `mayBeCut` forgives a sequence that the end cuts off.
func isUTF8(_ bytes: UnsafeBufferPointer<UInt8>, mayBeCut: Bool = false) -> Bool {
  var index = 0
  let count = bytes.count
  while index < count {
    let lead = bytes[index]
    index += 1
    if lead < 0x80 { continue }
    let length: Int
    var range: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0xC2...0xDF: length = 1
    case 0xE0:
      length = 2
      range = 0xA0...0xBF
    case 0xED:
      length = 2
      range = 0x80...0x9F
    case 0xE1...0xEF: length = 2
    case 0xF0:
      length = 3
      range = 0x90...0xBF
    case 0xF4:
      length = 3
      range = 0x80...0x8F
    case 0xF1...0xF3: length = 3
    default: return false
    }
    for _ in 0..<length {
      guard index < count else { return mayBeCut }
      guard range.contains(bytes[index]) else { return false }
      range = 0x80...0xBF
      index += 1
    }
  }
  return true
}
