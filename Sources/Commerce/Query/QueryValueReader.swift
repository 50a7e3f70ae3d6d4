import Spelling

extension QueryField {
  /// The value typed as this field's kind.
  func value(_ raw: RawQueryValue) throws(QueryError) -> QueryValue {
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
    case .date:
      guard let date = CivilDate(raw.text) else {
        throw bad(raw, expected: "a day like 2026-11-22")
      }
      return .date(date)
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
    case .integer, .money, .date: true
    case .text, .choice: false
    }
  }
}
