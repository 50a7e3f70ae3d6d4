extension Scanner {
  /// A text in quotes on one line; nil when none comes next.
  mutating func string() throws(TOMLError) -> String? {
    guard let quote = next, quote == .quote || quote == .apostrophe else { return nil }
    let start = place()
    advance()
    var contents: [UInt8] = []
    while let byte = next, !isLineEnd() {
      if skip(quote) { return String(decoding: contents[...]) }
      if byte == .backslash, quote == .quote {
        try escape(into: &contents)
      } else if byte.isPlain {
        contents.append(byte)
        advance()
      } else {
        throw failureOfCharacter()
      }
    }
    let sign = Character(Unicode.Scalar(quote))
    throw TOMLError(start, "this text has no closing \(sign) on its line")
  }

  /// A text in three quotes, over any number of lines; nil when none comes next.
  mutating func longString() throws(TOMLError) -> String? {
    guard let quote = next, quote == .quote || quote == .apostrophe,
      byte(after: 1) == quote, byte(after: 2) == quote
    else { return nil }
    let start = place()
    advance(3)
    _ = skipLineEnd()
    var contents: [UInt8] = []
    while let byte = next {
      let before = index
      if byte == quote {
        let count = quotes(quote)
        advance(count)
        contents += Array(repeating: quote, count: count < 3 ? count : count - 3)
        if count >= 3 { return String(decoding: contents[...]) }
      } else if byte == .backslash, quote == .quote {
        if !skipFoldedLines() { try escape(into: &contents) }
      } else if skipLineEnd() {
        contents += bytes[before..<index]
      } else if byte.isPlain {
        contents.append(byte)
        advance()
      } else {
        throw failureOfCharacter()
      }
    }
    let sign = String(repeating: Character(Unicode.Scalar(quote)), count: 3)
    throw TOMLError(start, "this text has no closing \(sign)")
  }

  /// How many quotes come next; five at most, of which three close and two are contents.
  private func quotes(_ quote: UInt8) -> Int {
    var count = 0
    while count < 5, byte(after: count) == quote { count += 1 }
    return count
  }

  /// Goes past `\` at the end of a line and all blanks and line ends behind it.
  private mutating func skipFoldedLines() -> Bool {
    var distance = 1
    while let byte = byte(after: distance), byte.isBlank { distance += 1 }
    guard isLineEnd(after: distance) else { return false }
    advance(distance)
    repeat { skipBlanks() } while skipLineEnd()
    return true
  }

  private mutating func escape(into contents: inout [UInt8]) throws(TOMLError) {
    let start = place()
    advance()
    let letter = next ?? 0
    advance()
    switch letter {
    case .quote, .backslash: contents.append(letter)
    case UInt8(ascii: "b"): contents.append(0x08)
    case UInt8(ascii: "t"): contents.append(.tab)
    case UInt8(ascii: "n"): contents.append(.lineFeed)
    case UInt8(ascii: "f"): contents.append(0x0C)
    case UInt8(ascii: "r"): contents.append(.carriageReturn)
    case UInt8(ascii: "u"): contents += try scalar(digits: 4, from: start)
    case UInt8(ascii: "U"): contents += try scalar(digits: 8, from: start)
    default:
      throw TOMLError(start, "\\ must be followed by one of \" \\ b t n f r u U; write \\\\ for \\")
    }
  }

  private mutating func scalar(
    digits: Int, from start: TOMLPlace
  ) throws(TOMLError) -> String.UTF8View {
    let word = bytes[index..<min(index + digits, bytes.count)]
    guard word.count == digits, word.allSatisfy(\.isHexDigit),
      let value = UInt32(String(decoding: word), radix: 16), let scalar = Unicode.Scalar(value)
    else { throw TOMLError(start, "expected the \(digits) hexadecimal digits of a character") }
    advance(digits)
    return String(scalar).utf8
  }
}
