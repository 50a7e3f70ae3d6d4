import Commerce

/// The small notations of the config file.
enum SettingText {
  /// `24h`, `7d`, `30m`, `90s` and sums of them: `1d12h`. Nil for anything else, zero included.
  static func span(_ text: String) -> TimeSpan? {
    var seconds = 0
    var digits = ""
    for character in text where character != " " {
      if character.isASCII, character.isNumber {
        digits.append(character)
      } else {
        guard let unit = secondsPerUnit[character], let count = Int(digits), count < 1_000_000
        else { return nil }
        seconds += count * unit
        digits = ""
      }
    }
    return digits.isEmpty && seconds > 0 ? .seconds(seconds) : nil
  }

  private static let secondsPerUnit: [Character: Int] = [
    "s": 1, "m": 60, "h": 3_600, "d": 86_400, "w": 604_800,
  ]

  /// The shortest text that `span` reads back.
  static func text(of span: TimeSpan) -> String {
    var rest = Int(span.milliseconds / 1_000)
    var text = ""
    for (unit, seconds) in [("d", 86_400), ("h", 3_600), ("m", 60), ("s", 1)] {
      let count = rest / seconds
      if count > 0 { text += "\(count)\(unit)" }
      rest -= count * seconds
    }
    return text
  }

  /// `14:00` as the second of the day; `24:00` is its end.
  static func secondOfDay(_ text: String) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]),
      parts[1].count == 2, (0..<60).contains(minute),
      (0..<24).contains(hour) || (hour == 24 && minute == 0)
    else { return nil }
    return hour * 3_600 + minute * 60
  }

  /// `95%`, `12.5 %` in hundredths of a percent; at most two decimals.
  static func percent(_ text: String) -> BasisPoints? {
    guard text.hasSuffix("%") else { return nil }
    let number = text.dropLast().split(separator: " ").joined()
    let parts = number.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = parts.first.flatMap({ Int($0) }), (0...1_000_000).contains(whole),
      parts.count <= 2
    else { return nil }
    guard parts.count == 2 else { return BasisPoints(whole * 100) }
    guard parts[1].count <= 2, parts[1].allSatisfy({ $0.isASCII && $0.isNumber }),
      let hundredths = Int((parts[1] + "00").prefix(2))
    else { return nil }
    return BasisPoints(whole * 100 + hundredths)
  }

  /// `mon`, `Monday`: any beginning of an English weekday of three letters or more.
  static func weekday(_ text: String) -> Weekday? {
    guard text.count >= 3 else { return nil }
    return Weekday.allCases.first { "\($0)".hasPrefix(text.lowercased()) }
  }
}
