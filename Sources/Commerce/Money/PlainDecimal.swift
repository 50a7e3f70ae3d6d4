/// A decimal number as a person types it, in no currency: `-19.90` is −1990 with 2 decimals.
public struct PlainDecimal: Hashable, Sendable {
  public var digits: Int64
  /// 0 or more.
  public var decimals: Int

  public init(digits: Int64, decimals: Int) {
    self.digits = digits
    self.decimals = decimals
  }

  /// Reads `19.99`, `-5`, `+2`, `.5`; nil for anything else and for more digits than fit.
  public init?(_ text: some StringProtocol) {
    var digits: Int64 = 0
    var decimals: Int?
    var hasDigits = false
    let isNegative = text.hasPrefix("-")
    for byte in text.utf8.dropFirst(isNegative || text.hasPrefix("+") ? 1 : 0) {
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
    self.init(digits: isNegative ? -digits : digits, decimals: decimals ?? 0)
  }

  /// The amount in a currency; throws when the currency has fewer decimals or it does not fit.
  public func money(in currency: Currency) throws(MoneyError) -> Money {
    try Money(decimal: description, currency: currency)
  }
}

extension PlainDecimal: CustomStringConvertible {
  public var description: String {
    let magnitude = String(digits.magnitude)
    let sign = digits < 0 ? "-" : ""
    guard decimals > 0 else { return sign + magnitude }
    let padded = String(repeating: "0", count: max(0, decimals + 1 - magnitude.count)) + magnitude
    return "\(sign)\(padded.dropLast(decimals)).\(padded.suffix(decimals))"
  }
}
