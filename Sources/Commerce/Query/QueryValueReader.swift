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
          nearest: NearestName.of(wanted, among: choices))
      }
      return .text(choice)
    case .integer:
      guard let number = Int64(raw.text) else { throw bad(raw, expected: "a whole number") }
      return .integer(number)
    case .money:
      guard let value = QueryValue(decimal: raw.text) else {
        throw bad(raw, expected: "an amount like 19.99")
      }
      return value
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

extension QueryValue {
  /// Reads `19.99`, `-5`, `.5`; nil for anything else and for more digits than 64 bits hold.
  init?(decimal text: String) {
    var digits: Int64 = 0
    var decimals: Int?
    let isNegative = text.hasPrefix("-")
    let bytes = text.utf8.dropFirst(isNegative ? 1 : 0)
    var hasDigits = false
    for byte in bytes {
      switch byte {
      case 0x2E where decimals == nil: decimals = 0
      case 0x30...0x39:
        let (tens, overflow) = digits.multipliedReportingOverflow(by: 10)
        let (sum, carry) = tens.addingReportingOverflow(Int64(byte - 0x30))
        guard !overflow, !carry else { return nil }
        digits = sum
        decimals = decimals.map { $0 + 1 }
        hasDigits = true
      default: return nil
      }
    }
    guard hasDigits else { return nil }
    self = .decimal(digits: isNegative ? -digits : digits, decimals: decimals ?? 0)
  }
}
