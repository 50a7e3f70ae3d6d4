/// What a column's values look like, told from the first rows alone.
struct CellLook: Hashable, Sendable {
  var isGTIN = false
  var isDate = false
  var isNumber = false
  var isWhole = false
  var isCurrency = false
  /// Words with blanks between them.
  var isProse = false
  /// Mostly different from row to row.
  var isDistinct = false
  /// The values, as `feedWord` writes them.
  var words: Set<String> = []

  /// Of values that are not blank, each once.
  ///
  /// - Parameter rows: rows that had a value, repeated ones too.
  init(_ values: [String], rows: Int) {
    guard !values.isEmpty else { return }
    // A bad cell among the first rows is no reason to take a column for another.
    func all(_ test: (String) -> Bool) -> Bool { values.count(where: test) * 2 >= values.count }
    isGTIN = all { $0.count >= 8 && Gtin.fault(of: $0) == nil }
    isDate = all(Self.looksLikeDate)
    isNumber = !isDate && all(Self.looksLikeNumber)
    isWhole = isNumber && all { $0.allSatisfy { $0.isNumber || $0 == "-" } }
    isCurrency = all { $0.count == 3 && Currency(code: $0) != nil && $0.allSatisfy(\.isUppercase) }
    isProse = values.count { $0.contains(" ") } * 2 > values.count
    isDistinct = values.count * 10 >= rows * 9
    words = Set(values.map(feedWord))
  }

  /// What the look says against or for a kind of value: added to the header's score.
  func fit(_ value: MapColumn.Value, name: String) -> Int {
    switch value {
    case .date: isDate ? 30 : -200
    case .money: isNumber && !isGTIN ? 10 : -200
    case .integer: isWhole && !isGTIN ? 10 : isNumber ? -20 : -200
    case .currency: isCurrency ? 120 : -200
    case .identifier where name == "barcode": isGTIN ? 130 : isNumber ? -30 : -200
    case .identifier: isGTIN ? -40 : isDate || isProse ? -80 : isDistinct ? 5 : 0
    case .text where name == "email": 0
    case .text: isDate || isGTIN ? -80 : isProse ? 5 : 0
    case .zone: isNumber || isDate ? -200 : 0
    case .choice(let known, let others):
      // Rows with other words would be refused.
      words.isDisjoint(with: known + others) ? -200 : 40
    }
  }

  private static func looksLikeNumber(_ text: String) -> Bool {
    let digits = text.filter { !" \u{A0}\u{202F}'€$£".contains($0) }
    return digits.contains(where: \.isNumber)
      && digits.allSatisfy { $0.isASCII && ($0.isNumber || ".,-+".contains($0)) }
      && digits.dropFirst().allSatisfy { $0 != "-" }
  }

  /// Three numbers between the same signs, or a name of a month; a time may follow.
  static func looksLikeDate(_ text: String) -> Bool { dateParts(text) != nil }

  /// The first two numbers of `04/05/24`; zeros where the date names its month or begins with its
  /// year. Nil for other text.
  static func dateParts(_ text: String) -> (first: Int, second: Int)? {
    let date = text.split(whereSeparator: { $0 == " " || $0 == "T" }).first ?? ""
    for separator: Character in ["-", "/", "."] {
      let parts = date.split(separator: separator, omittingEmptySubsequences: false)
      guard parts.count == 3, let last = Int(parts[2]), last > 0 else { continue }
      guard let first = Int(parts[0]) else { return nil }
      guard let second = Int(parts[1]) else {
        return parts[1].count == 3 && parts[1].allSatisfy(\.isLetter) ? (0, 0) : nil
      }
      if parts[0].count == 4 { return (1...12).contains(second) ? (0, 0) : nil }
      guard parts[0].count <= 2, parts[1].count <= 2, parts[2].count == 2 || parts[2].count == 4,
        (1...31).contains(first), (1...31).contains(second)
      else { return nil }
      return separator == "." ? (0, 0) : (first, second)
    }
    return nil
  }
}
