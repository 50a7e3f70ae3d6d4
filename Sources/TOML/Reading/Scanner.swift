/// Goes through a text once, byte by byte, and knows on which line and column it is.
///
/// Bytes, because what TOML gives a meaning to is ASCII, also where a character is made of more: a
/// combining accent behind a quote must not hide the quote.
struct Scanner {
  let bytes: [UInt8]
  private(set) var index: Int
  private var line = 1
  /// The column of the byte at `counted`; both follow behind when a place is asked for.
  private var column = 1
  private var counted: Int

  init(_ text: String) {
    bytes = Array(text.utf8)
    index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    counted = index
  }

  /// The byte that comes next; nil at the end.
  var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  /// The byte that comes after `distance` others.
  func byte(after distance: Int) -> UInt8? {
    index + distance < bytes.count ? bytes[index + distance] : nil
  }

  /// Whether a line ends there.
  func isLineEnd(after distance: Int = 0) -> Bool {
    let byte = byte(after: distance)
    return byte == .lineFeed
      || byte == .carriageReturn && self.byte(after: distance + 1) == .lineFeed
  }

  /// Where the scanner is.
  mutating func place() -> TOMLPlace {
    let passed = bytes[counted..<index]
    column += passed.allSatisfy { $0 < 0x80 } ? passed.count : String(decoding: passed).count
    counted = index
    return TOMLPlace(line: line, column: column)
  }

  /// An error about where the scanner is.
  mutating func failure(_ message: String) -> TOMLError { TOMLError(place(), message) }

  /// An error about what stands where the scanner is.
  mutating func failure(expected: String) -> TOMLError {
    failure("expected \(expected), not \(foundHere)")
  }

  /// What comes next, in a person's words.
  var foundHere: String {
    guard let next else { return "the end of the text" }
    if isLineEnd() { return "the end of the line" }
    let rest = String(decoding: bytes[index..<min(index + 4, bytes.count)])
    guard let scalar = rest.unicodeScalars.first else { return "the end of the text" }
    let isClear = scalar.properties.isAlphabetic || scalar.isASCII && next > 0x20 && next < 0x7F
    return isClear ? "“\(scalar)”" : scalar.name
  }
}

extension Scanner {
  /// Goes past a number of bytes on the line.
  mutating func advance(_ distance: Int = 1) { index = min(index + distance, bytes.count) }

  /// Goes past a byte, if that comes next.
  mutating func skip(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    index += 1
    return true
  }

  mutating func skipBlanks() {
    while let next, next.isBlank { index += 1 }
  }

  /// Goes past a line's end, if that comes next.
  mutating func skipLineEnd() -> Bool {
    guard isLineEnd() else { return false }
    index += next == .lineFeed ? 1 : 2
    line += 1
    column = 1
    counted = index
    return true
  }

  /// Goes past blanks, comments and line ends.
  mutating func skipToContent() throws(TOMLError) {
    repeat {
      skipBlanks()
      try skipComment()
    } while skipLineEnd()
  }

  /// Goes past blanks, a comment and the line's end, and makes sure that there is nothing else.
  mutating func endLine() throws(TOMLError) {
    skipBlanks()
    try skipComment()
    guard next == nil || skipLineEnd() else { throw failure(expected: "the end of the line") }
  }

  private mutating func skipComment() throws(TOMLError) {
    guard skip(.hash) else { return }
    while let next, next.isPlain { index += 1 }
    if next != nil, !isLineEnd() { throw failureOfCharacter() }
  }

  /// An error about a control character.
  mutating func failureOfCharacter() -> TOMLError {
    failure("\(foundHere) may not stand here as it is")
  }
}

extension Unicode.Scalar {
  /// `U+0007`.
  fileprivate var name: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

extension String {
  init(decoding bytes: ArraySlice<UInt8>) { self.init(decoding: bytes, as: UTF8.self) }
}
