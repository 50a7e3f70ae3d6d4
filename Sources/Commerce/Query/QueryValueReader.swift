import Spelling

extension QueryField {
  /// The value typed as this field's kind.
  func value(_ raw: RawQueryValue, today: CivilDate?) throws(QueryError) -> QueryValue {
    switch kind {
    case .text: return .text(raw.text)
    case .choice(let choices):
      let wanted = raw.text.lowercased()
      guard let choice = choices.first(where: { $0.lowercased() == wanted }) else {
        throw bad(
          raw, expected: "one of \(choices.joined(separator: ", "))",
          nearest: Spelling.nearest(to: wanted, among: choices, within: .max))
      }
      return .text(choice)
    case .integer:
      guard let number = Int64(raw.text) else { throw bad(raw, expected: "a whole number") }
      return .integer(number)
    case .money:
      guard let decimal = PlainDecimal(raw.text) else {
        throw bad(raw, expected: "an amount like 19.99")
      }
      return .decimal(digits: decimal.digits, decimals: decimal.decimals)
    case .decimal:
      guard let decimal = PlainDecimal(raw.text) else {
        throw bad(raw, expected: "a number like 0.5")
      }
      return .decimal(digits: decimal.digits, decimals: decimal.decimals)
    case .percent:
      let text = raw.text.hasSuffix("%") ? String(raw.text.dropLast()) : raw.text
      guard let decimal = PlainDecimal(text) else {
        throw bad(raw, expected: "a percentage like 15")
      }
      return .decimal(digits: decimal.digits, decimals: decimal.decimals)
    case .date:
      if let date = CivilDate(raw.text) { return .date(date) }
      if let today, let day = RelativeDay(raw.text) { return .date(today.adding(days: day.days)) }
      throw bad(raw, expected: "a day like 2026-11-22, today or -7d")
    }
  }

  private func bad(_ raw: RawQueryValue, expected: String, nearest: String? = nil) -> QueryError {
    QueryError(
      reason: .badValue(field: name, expected: expected), column: raw.column, word: raw.text,
      nearest: nearest)
  }
}

extension QueryField.Kind {
  /// Whether `<` and `>` mean something.
  public var isOrdered: Bool {
    switch self {
    case .integer, .money, .decimal, .percent, .date: true
    case .text, .choice: false
    }
  }
}
