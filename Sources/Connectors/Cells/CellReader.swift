import Commerce

/// Why one cell keeps its row from being taken.
struct CellProblem: Error {
  var column: Column
  var reason: String
}

/// Reads cells in the terms of one file: its currency, decimal sign, zone and day shift.
struct CellReader: Sendable {
  let context: FeedContext
  let sign: DecimalSign

  // MARK: Numbers

  /// An amount; blank is nil. Negative amounts are refused unless `mayBeNegative`.
  func money(
    _ row: Row, _ column: Column, _ currency: Currency, mayBeNegative: Bool = false
  ) throws(CellProblem) -> Money? {
    let bytes = row.trimmedBytes(column)
    guard !bytes.isEmpty else { return nil }
    let minor = try number(bytes, column, decimals: currency.exponent)
    guard minor >= 0 || mayBeNegative else {
      throw CellProblem(column: column, reason: "is negative, and an amount here can't be")
    }
    return Money(minorUnits: minor, currency: currency)
  }

  /// An amount where a blank clears, an absent column says nothing.
  func statedMoney(
    _ row: Row, _ column: Column, _ currency: Currency, mayBeNegative: Bool = false
  ) throws(CellProblem) -> Stated<Money> {
    guard column.isPresent else { return .unstated }
    return try money(row, column, currency, mayBeNegative: mayBeNegative).map { .value($0) }
      ?? .cleared
  }

  /// A whole number; blank is nil. `1.0` and `1,234.00` are whole, `1.5` is not.
  func integer(
    _ row: Row, _ column: Column, mayBeNegative: Bool = false
  ) throws(CellProblem) -> Int? {
    let bytes = row.trimmedBytes(column)
    guard !bytes.isEmpty else { return nil }
    let value = try number(bytes, column, decimals: 0)
    guard value >= 0 || mayBeNegative else {
      throw CellProblem(column: column, reason: "is negative, and a quantity here can't be")
    }
    guard value.magnitude <= 1_000_000_000 else {
      throw CellProblem(column: column, reason: NumberProblem.tooLarge.reason)
    }
    return Int(value)
  }

  /// A whole number where a blank says nothing.
  func statedInteger(
    _ row: Row, _ column: Column, mayBeNegative: Bool = false
  ) throws(CellProblem) -> Stated<Int> {
    try integer(row, column, mayBeNegative: mayBeNegative).map { .value($0) } ?? .unstated
  }

  private func number(
    _ bytes: UnsafeBufferPointer<UInt8>, _ column: Column, decimals: Int
  ) throws(CellProblem) -> Int64 {
    do throws(NumberProblem) {
      return try scaledInteger(bytes, decimals: decimals, sign: sign)
    } catch {
      throw CellProblem(column: column, reason: error.reason)
    }
  }

  // MARK: Words

  /// An identifier without spaces around it; blank is nil. One in exponent form is refused: what it
  /// was can't be known.
  func identifier(_ row: Row, _ column: Column) throws(CellProblem) -> String? {
    let bytes = row.trimmedBytes(column)
    guard !bytes.isEmpty else { return nil }
    guard !isExponentForm(bytes) else {
      throw CellProblem(
        column: column,
        reason: "was turned into a number by a spreadsheet; format the column as text before "
          + "saving, or take the original export")
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// An identifier that the row can't do without.
  func requiredIdentifier(_ row: Row, _ column: Column) throws(CellProblem) -> String {
    guard let text = try identifier(row, column) else {
      throw CellProblem(column: column, reason: "is blank; without it the row belongs to nothing")
    }
    return text
  }

  /// Text where a blank clears and an absent column says nothing.
  func statedText(_ row: Row, _ column: Column) -> Stated<String> {
    guard column.isPresent else { return .unstated }
    let bytes = row.bytes(column)
    return trimSpaces(bytes).isEmpty ? .cleared : .value(String(decoding: bytes, as: UTF8.self))
  }

  /// A currency by its code; blank is nil, anything but three letters is refused.
  func currency(_ row: Row, _ column: Column) throws(CellProblem) -> Currency? {
    guard let code = row.trimmed(column) else { return nil }
    guard let currency = Currency(code: code) else {
      throw CellProblem(column: column, reason: "is not a currency code; write one such as EUR")
    }
    return currency
  }

  /// A yes or no in any of the ways that platforms write them; nil for blank and anything else.
  func flag(_ row: Row, _ column: Column) -> Bool? {
    let bytes = row.trimmedBytes(column)
    guard let first = bytes.first, bytes.count <= 5 else { return nil }
    switch first | 0x20 {
    case 0x74 where bytes.count == 4, 0x79 where bytes.count == 3 || bytes.count == 1: return true
    case 0x66 where bytes.count == 5, 0x6E where bytes.count == 2 || bytes.count == 1: return false
    default: break
    }
    return switch first {
    case 0x31 where bytes.count == 1: true
    case 0x30 where bytes.count == 1: false
    default: nil
    }
  }

  /// The columns of `columns` that are not blank in this row.
  func extra(_ row: Row, _ columns: [Column]) -> [ExtraColumn] {
    var extra: [ExtraColumn] = []
    for column in columns {
      let bytes = row.bytes(column)
      if bytes.isEmpty { continue }
      let value = String(decoding: bytes, as: UTF8.self)
      extra.append(ExtraColumn(name: column.keptName, value: value))
    }
    return extra
  }
}
