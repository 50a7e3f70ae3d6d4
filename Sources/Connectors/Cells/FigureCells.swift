import Commerce

extension CellReader {
  /// A count or an amount as reports write it for people: `9,380`, `1 234,56`, `64517.0`, `$12.50`.
  /// Nil for blank, for a dash, and for what only says less or more than something (`< 10`).
  ///
  /// A grouping sign is one where groups of three follow it; a single comma before three digits
  /// follows the file's decimal sign.
  func figure(_ row: Row, _ column: Column) throws(CellProblem) -> PlainDecimal? {
    guard let text = row.trimmed(column) else { return nil }
    var digits = text.filter { !Self.spaces.contains($0) && !Self.signs.contains($0) }
    guard !digits.isEmpty, !digits.allSatisfy({ $0 == "-" || $0 == "–" }),
      digits.first != "<", digits.first != ">"
    else { return nil }
    let comma = digits.lastIndex(of: ",")
    let point = digits.lastIndex(of: ".")
    let decimal: Character? =
      switch (comma, point) {
      case (let comma?, let point?): comma > point ? "," : "."
      case (let comma?, nil): isGrouped(digits, by: ",", at: comma, sign: .point) ? nil : ","
      case (nil, let point?): isGrouped(digits, by: ".", at: point, sign: .comma) ? nil : "."
      case (nil, nil): nil
      }
    digits.removeAll { ($0 == "," || $0 == ".") && $0 != decimal }
    if decimal == "," { digits = digits.replacing(",", with: ".") }
    guard let value = PlainDecimal(digits) else {
      throw CellProblem(column: column, reason: NumberProblem.notANumber.reason)
    }
    return value.shortest
  }

  private func isGrouped(
    _ digits: String, by group: Character, at last: String.Index, sign: DecimalSign
  ) -> Bool {
    let pieces = digits.split(separator: group, omittingEmptySubsequences: false)
    guard pieces.dropFirst().allSatisfy({ $0.count == 3 }), (1...4).contains(pieces[0].count) else {
      return false
    }
    return pieces.count > 2 || self.sign == sign
  }

  private static let spaces: Set<Character> = [" ", "\u{A0}", "\u{202F}", "\u{2009}", "'"]
  private static let signs: Set<Character> = ["$", "€", "£", "¥"]
}

extension PlainDecimal {
  /// The same number without zeros at the end of its decimals.
  var shortest: PlainDecimal {
    var result = self
    while result.decimals > 0, result.digits % 10 == 0 {
      result.digits /= 10
      result.decimals -= 1
    }
    return result
  }
}
