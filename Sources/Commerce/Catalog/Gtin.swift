/// A trade item number: GTIN-8, UPC (12), EAN (13) or GTIN-14. Source: GS1.
public enum Gtin {
  public enum Fault: Hashable, Sendable {
    /// Not digits only.
    case notDigits
    /// Not 8, 12, 13 or 14 digits.
    case length(Int)
    /// `expected` would make the number right.
    case checkDigit(expected: Int)
  }

  /// What is wrong with a barcode as a GTIN; nil when it is one.
  public static func fault(of text: some StringProtocol) -> Fault? {
    let digits = text.utf8.map { Int($0) - 0x30 }
    guard !digits.isEmpty, digits.allSatisfy({ (0...9).contains($0) }) else { return .notDigits }
    guard [8, 12, 13, 14].contains(digits.count) else { return .length(digits.count) }
    let expected = checkDigit(of: digits.dropLast())
    return digits.last == expected ? nil : .checkDigit(expected: expected)
  }

  /// From the right of the body, weights 3, 1, 3, 1, …: `(10 − Σ mod 10) mod 10`.
  private static func checkDigit(of body: some BidirectionalCollection<Int>) -> Int {
    let sum = body.reversed().enumerated().reduce(0) { sum, digit in
      sum + digit.element * (digit.offset.isMultiple(of: 2) ? 3 : 1)
    }
    return (10 - sum % 10) % 10
  }
}

extension Gtin.Fault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notDigits: "a GTIN has digits only"
    case .length(let count): "a GTIN has 8, 12, 13 or 14 digits, not \(count)"
    case .checkDigit(let expected): "the last digit should be \(expected)"
    }
  }
}
