import Commerce
import TOML

extension TableReader {
  /// A text that says something: blanks alone count as not given, with a report.
  mutating func text(_ key: String) -> String? {
    value(key, as: "a text in quotes") { value in
      guard case .string(let text) = value, text.contains(where: { !$0.isWhitespace }) else {
        return nil
      }
      return text
    }
  }

  mutating func boolean(_ key: String) -> Bool? {
    value(key, as: "true or false") { value in
      if case .boolean(let boolean) = value { boolean } else { nil }
    }
  }

  mutating func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
    value(key, as: "a whole number from \(range.lowerBound) to \(range.upperBound)") { value in
      guard case .integer(let integer) = value, range.contains(integer) else { return nil }
      return integer
    }
  }

  mutating func span(_ key: String) -> TimeSpan? {
    value(key, as: "a length of time like \"24h\", \"7d\" or \"30m\"") { value in
      if case .string(let text) = value { SettingText.span(text) } else { nil }
    }
  }

  /// `"95%"`, or `95` for the same.
  mutating func percent(_ key: String, upTo most: Int = 100) -> BasisPoints? {
    value(key, as: "a percentage up to \(most) like \"95%\"") { value in
      let points: BasisPoints? =
        switch value {
        case .string(let text): SettingText.percent(text)
        case .integer(let whole) where (0...most).contains(whole): BasisPoints(whole * 100)
        default: nil
        }
      return points.flatMap { $0.value <= most * 100 ? $0 : nil }
    }
  }

  mutating func currency(_ key: String) -> Currency? {
    value(key, as: "a currency code like \"EUR\"") { value in
      if case .string(let text) = value { Currency(code: text) } else { nil }
    }
  }

  mutating func encoding(_ key: String) -> TextEncoding? {
    let names = TextEncoding.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
    return value(key, as: "one of \(names)") { value in
      if case .string(let text) = value { TextEncoding(name: text) } else { nil }
    }
  }

  mutating func zone(_ key: String) -> StoreZone? {
    value(key, as: "a time zone like \"Europe/Berlin\"") { value in
      if case .string(let text) = value { StoreZone(identifier: text) } else { nil }
    }
  }

  /// `2026-11-20`, with or without quotes.
  mutating func date(_ key: String) -> CivilDate? {
    value(key, as: "a date like 2026-11-20") { $0.civilDate }
  }

  mutating func timeOfDay(_ key: String) -> Int? {
    value(key, as: "a time of day like \"14:00\"") { value in
      switch value {
      case .string(let text): SettingText.secondOfDay(text)
      case .localTime(let time): time.hour * 3_600 + time.minute * 60
      default: nil
      }
    }
  }

  /// One of a fixed set of words.
  mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, of type: Choice.Type
  ) -> Choice? where Choice.RawValue == String {
    let words = type.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
    return value(key, as: "one of \(words)") { value in
      if case .string(let text) = value { Choice(rawValue: text) } else { nil }
    }
  }

  /// A list whose elements are read one by one; those that can't be are reported and left out.
  mutating func list<Element>(
    _ key: String, of expected: String, _ convert: (TOMLValue) -> Element?
  ) -> [Element]? {
    guard let entry = entry(key) else { return nil }
    guard case .array(let nodes) = entry.node.value else {
      log.error(
        entry.node.place, "\(key) is \(entry.node.value.described), not a list",
        mend: "write it in brackets: [ … ]")
      return nil
    }
    return nodes.compactMap { node in
      if let element = convert(node.value) { return element }
      log.error(
        node.place, "\(key) can't contain \(node.value.described)",
        mend: "write \(expected), or take it out")
      return nil
    }
  }
}

extension TOMLValue {
  var civilDate: CivilDate? {
    switch self {
    case .localDate(let date): CivilDate(year: date.year, month: date.month, day: date.day)
    case .string(let text): CivilDate(text)
    default: nil
    }
  }
}
