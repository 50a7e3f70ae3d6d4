import Spelling

extension SnoozeExpression {
  /// The time of day that a day without one means: the start of work.
  private static let morning = 9 * 3_600

  /// Reads the snooze grammar: `2h`, `30m`, `3d`, `1d12h`, `fri 09:00`, `fri`, `08:00`,
  /// `today 18:00`, `tomorrow 08:00`, `2027-01-15`, `2027-01-15 09:00`, `ship_by-4h`, `deadline`,
  /// `scan`, `stock`, `x5`, `worse`.
  ///
  /// Case does not count. A weekday or `tomorrow` without a time means 09:00, a date without one
  /// the start of that day.
  public static func parse(_ text: String) throws(SnoozeError) -> SnoozeExpression {
    var words = SnoozeWords(text)
    guard let first = words.next() else { throw SnoozeError(.empty) }
    let expression = try read(first, &words)
    if let rest = words.next() { throw SnoozeError(.trailing(rest.text), column: rest.column) }
    return expression
  }

  private static func read(
    _ word: SnoozeWords.Word, _ words: inout SnoozeWords
  ) throws(SnoozeError) -> SnoozeExpression {
    let text = word.text
    if let condition = WakeCondition(notation: text) { return .condition(condition) }
    if let weekday = weekday(text) {
      return .weekday(weekday, second: try words.time() ?? morning)
    }
    switch text {
    case "today": return .dayFromToday(0, second: try requiredTime(word, &words))
    case "tomorrow": return .dayFromToday(1, second: try words.time() ?? morning)
    default: break
    }
    if let deadline = try deadline(word) { return deadline }
    if let first = text.first, first.isASCII, first.isNumber {
      return try number(word, &words)
    }
    if text.hasPrefix("x"), text.dropFirst().allSatisfy(\.isNumber) {
      throw SnoozeError(.badCount(text), column: word.column)
    }
    throw SnoozeError(
      .unknownWord(text, nearest: Spelling.nearest(to: text, among: names)), column: word.column)
  }

  private static func requiredTime(
    _ word: SnoozeWords.Word, _ words: inout SnoozeWords
  ) throws(SnoozeError) -> Int {
    guard let second = try words.time() else {
      throw SnoozeError(.badTime(word.text), column: word.column)
    }
    return second
  }

  /// Any beginning of a weekday of three letters or more.
  private static func weekday(_ text: String) -> Weekday? {
    guard text.count >= 3 else { return nil }
    return Weekday.allCases.first { "\($0)".hasPrefix(text) }
  }

  /// Begins with a digit: a length of time, a date, or a time of day.
  private static func number(
    _ word: SnoozeWords.Word, _ words: inout SnoozeWords
  ) throws(SnoozeError) -> SnoozeExpression {
    if word.text.contains(":") {
      guard let second = SnoozeWords.second(word.text) else {
        throw SnoozeError(.badTime(word.text), column: word.column)
      }
      return .time(second: second)
    }
    if word.text.contains("-") {
      guard let date = CivilDate(word.text) else {
        throw SnoozeError(.badDate(word.text), column: word.column)
      }
      return .date(date, second: try words.time() ?? 0)
    }
    guard let (days, span) = length(word.text[...]) else {
      throw SnoozeError(.unknownUnit(word.text), column: word.column)
    }
    if days > 366 || span > limit { throw SnoozeError(.tooFar, column: word.column) }
    if span.milliseconds == 0 { return .days(days) }
    return .span(TimeSpan.days(days) + span)
  }

  /// `1d12h` as whole days and the rest; nil when it is none, or nothing at all.
  private static func length(_ text: Substring) -> (days: Int, span: TimeSpan)? {
    var days = 0
    var minutes = 0
    var digits = ""
    for character in text {
      if character.isASCII, character.isNumber {
        digits.append(character)
        continue
      }
      guard digits.count <= 6, let count = Int(digits) else { return nil }
      switch character {
      case "m": minutes += count
      case "h": minutes += count * 60
      case "d": days += count
      case "w": days += count * 7
      default: return nil
      }
      digits = ""
    }
    guard digits.isEmpty, days + minutes > 0 else { return nil }
    return (days, .minutes(minutes))
  }

  /// `ship_by-4h`, `promise+1d`, `deadline`.
  private static func deadline(_ word: SnoozeWords.Word) throws(SnoozeError) -> SnoozeExpression? {
    let text = word.text.replacing("-", with: "_")
    let kinds = DeadlineKind.allCases.map { (name: $0.notation, kind: Optional($0)) }
    let all = kinds + [(name: "deadline", kind: nil)]
    guard
      let found = all.filter({ text.hasPrefix($0.name) })
        .max(by: { $0.name.count < $1.name.count })
    else { return nil }
    let rest = word.text.dropFirst(found.name.count)
    guard let sign = rest.first else { return .deadline(found.kind, offset: .minutes(0)) }
    guard sign == "-" || sign == "+" else { return nil }
    guard let (days, span) = length(rest.dropFirst()), days <= 366, span <= limit else {
      throw SnoozeError(.unknownUnit(String(rest.dropFirst())), column: word.column)
    }
    let offset = TimeSpan.days(days) + span
    return .deadline(
      found.kind,
      offset: sign == "-" ? TimeSpan(milliseconds: -offset.milliseconds) : offset)
  }

  private static var names: [String] {
    ["scan", "stock", "worse", "today", "tomorrow", "deadline"]
      + DeadlineKind.allCases.map(\.notation) + Weekday.allCases.map { "\($0)" }
  }
}

extension TimeSpan {
  fileprivate static func + (left: TimeSpan, right: TimeSpan) -> TimeSpan {
    TimeSpan(milliseconds: left.milliseconds + right.milliseconds)
  }
}

/// The words of a snooze text in lower case, each with its place.
struct SnoozeWords {
  struct Word {
    var text: String
    var column: Int
  }

  private var words: ArraySlice<Word> = []

  init(_ text: String) {
    var current = ""
    var start = 1
    for (index, character) in (text + " ").enumerated() {
      if !character.isWhitespace {
        if current.isEmpty { start = index + 1 }
        current.append(character)
      } else if !current.isEmpty {
        words.append(Word(text: current.lowercased(), column: start))
        current = ""
      }
    }
  }

  mutating func next() -> Word? { words.popFirst() }

  /// The next word as a time of day; nil when there is no word left.
  mutating func time() throws(SnoozeError) -> Int? {
    guard let word = words.first else { return nil }
    guard let second = Self.second(word.text) else {
      throw SnoozeError(.badTime(word.text), column: word.column)
    }
    words.removeFirst()
    return second
  }

  /// `09:00` or `9:00` as the second of the day; nil for anything else.
  static func second(_ text: String) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2,
      parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }),
      let hour = Int(parts[0]), let minute = Int(parts[1]), (0..<24).contains(hour),
      (0..<60).contains(minute)
    else { return nil }
    return hour * 3_600 + minute * 60
  }
}
