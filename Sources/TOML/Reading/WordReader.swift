/// Reads a value that is one word: `true`, a number, a date or a time.
struct WordReader {
  let word: ArraySlice<UInt8>
  let place: TOMLPlace
  /// What has not been read yet.
  var rest: ArraySlice<UInt8>

  init(_ word: ArraySlice<UInt8>, at place: TOMLPlace) {
    self.word = word
    self.place = place
    rest = word
  }

  var text: String { String(decoding: word) }

  /// The value of the whole word.
  mutating func value() throws(TOMLError) -> TOMLValue {
    switch text {
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    default: break
    }
    if let value = try dateOrTime() { return value }
    if let value = try number() { return value }
    guard let first = word.first, first.isLetter || first == .underscore else {
      throw failure("is no number, date or time")
    }
    throw failure("is no value; a text needs quotes around it")
  }

  func failure(_ message: String) -> TOMLError {
    let shown = String(decoding: word.prefix(40)) + (word.count > 40 ? "…" : "")
    return TOMLError(place, "“\(shown)” \(message)")
  }

  mutating func skip(_ byte: UInt8) -> Bool {
    guard rest.first == byte else { return false }
    rest = rest.dropFirst()
    return true
  }

  mutating func skip(oneOf text: StaticString) -> Bool {
    text.withUTF8Buffer { signs in
      guard let first = rest.first, signs.contains(first) else { return false }
      rest = rest.dropFirst()
      return true
    }
  }
}

extension WordReader {
  /// An integer or a float; nil for what is neither.
  private mutating func number() throws(TOMLError) -> TOMLValue? {
    rest = word
    let hasSign = skip(oneOf: "+-")
    if rest.elementsEqual("inf".utf8) || rest.elementsEqual("nan".utf8) { return .float(text) }
    if !hasSign, let radix = Self.radix(of: rest) {
      rest = rest.dropFirst(2)
      return try integer(rest, radix: radix)
    }
    let start = rest.startIndex
    guard skipDigits(\.isDigit) else { return nil }
    let whole = word[start..<rest.startIndex]
    if whole.count > 1, whole.first == .zero {
      throw failure("begins with a 0 too many")
    }
    if rest.isEmpty { return try integer(word, radix: 10) }
    if skip(.dot), !skipDigits(\.isDigit) { return nil }
    if skip(oneOf: "eE") {
      _ = skip(oneOf: "+-")
      guard skipDigits(\.isDigit) else { return nil }
    }
    return rest.isEmpty ? .float(text) : nil
  }

  private mutating func integer(
    _ signed: ArraySlice<UInt8>, radix: Int
  ) throws(TOMLError) -> TOMLValue {
    if radix != 10 {
      let isDigit: (UInt8) -> Bool = { byte in
        radix == 16 ? byte.isHexDigit : byte.isDigit && byte < .zero + UInt8(radix)
      }
      guard skipDigits(isDigit), rest.isEmpty else { throw failure("is no number") }
    }
    let digits = signed.filter { $0 != .underscore }
    guard let value = Int(String(decoding: digits[...]), radix: radix) else {
      throw failure("is too large a number")
    }
    return .integer(value)
  }

  /// Goes past digits, and single underscores between them; false when there are none, or when an
  /// underscore has a digit on one side only.
  private mutating func skipDigits(_ isDigit: (UInt8) -> Bool) -> Bool {
    repeat {
      let count = rest.prefix(while: isDigit).count
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    } while skip(.underscore)
    return true
  }

  private static func radix(of word: ArraySlice<UInt8>) -> Int? {
    guard word.first == .zero, let letter = word.dropFirst().first else { return nil }
    switch letter {
    case UInt8(ascii: "x"): return 16
    case UInt8(ascii: "o"): return 8
    case UInt8(ascii: "b"): return 2
    default: return nil
    }
  }
}
