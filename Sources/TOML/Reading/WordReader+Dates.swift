extension WordReader {
  /// A date, a time or both; nil for what does not look like one.
  mutating func dateOrTime() throws(TOMLError) -> TOMLValue? {
    rest = word
    if looksLike(digits: 4, before: .hyphen) {
      guard let date = date() else { throw failure("is no day of the calendar") }
      if rest.isEmpty { return .localDate(date) }
      guard skip(oneOf: "Tt "), time() != nil else { throw failure(Self.noTime) }
      if rest.isEmpty { return .localDateTime(text) }
      guard skipOffset(), rest.isEmpty else { throw failure("ends in no offset like +01:00 or Z") }
      return .offsetDateTime(text)
    }
    guard looksLike(digits: 2, before: .colon) else { return nil }
    guard let time = time(), rest.isEmpty else { throw failure(Self.noTime) }
    return .localTime(time)
  }

  private static let noTime = "has no time of day like 14:00:00; the seconds must be there"

  private func looksLike(digits count: Int, before byte: UInt8) -> Bool {
    word.prefix(count).allSatisfy(\.isDigit) && word.dropFirst(count).first == byte
  }

  private mutating func date() -> TOMLDate? {
    let start = rest.startIndex
    guard let year = digits(4), skip(.hyphen), let month = digits(2), skip(.hyphen),
      let day = digits(2), (1...12).contains(month),
      (1...Self.days(inMonth: month, year: year)).contains(day)
    else { return nil }
    let text = String(decoding: word[start..<rest.startIndex])
    return TOMLDate(text: text, year: year, month: month, day: day)
  }

  private mutating func time() -> TOMLTime? {
    let start = rest.startIndex
    guard let hour = digits(2), skip(.colon), let minute = digits(2), skip(.colon),
      let second = digits(2), hour < 24, minute < 60, second <= 60
    else { return nil }
    if skip(.dot) {
      let count = rest.prefix(while: \.isDigit).count
      guard count > 0 else { return nil }
      rest = rest.dropFirst(count)
    }
    let text = String(decoding: word[start..<rest.startIndex])
    return TOMLTime(text: text, hour: hour, minute: minute, second: second)
  }

  private mutating func skipOffset() -> Bool {
    if skip(oneOf: "Zz") { return true }
    guard skip(oneOf: "+-"), let hours = digits(2), skip(.colon), let minutes = digits(2) else {
      return false
    }
    return hours < 24 && minutes < 60
  }

  /// A number of exactly as many digits.
  private mutating func digits(_ count: Int) -> Int? {
    let digits = rest.prefix(count)
    guard digits.count == count, digits.allSatisfy(\.isDigit) else { return nil }
    rest = rest.dropFirst(count)
    return digits.reduce(0) { $0 * 10 + Int($1 - .zero) }
  }

  private static func days(inMonth month: Int, year: Int) -> Int {
    let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    return switch month {
    case 2: isLeap ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
