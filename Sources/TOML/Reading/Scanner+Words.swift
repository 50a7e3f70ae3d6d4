extension Scanner {
  /// A key without quotes; empty when none comes next.
  mutating func bareKey() -> String {
    let start = index
    while let next, next.isBare { advance() }
    return String(decoding: bytes[start..<index])
  }

  /// A value without quotes and brackets: a number, a date, `true`; empty when none comes next.
  mutating func word() -> ArraySlice<UInt8> {
    let start = index
    skipWordPart()
    // A date and a time may have a space between them.
    if index - start == 10, bytes[start + 4] == .hyphen, next == .space,
      byte(after: 1)?.isDigit == true
    {
      advance()
      skipWordPart()
    }
    return bytes[start..<index]
  }

  private mutating func skipWordPart() {
    while let next, next.isBare || next == .plus || next == .dot || next == .colon { advance() }
  }
}
