/// An amount in the minor unit of its currency. Never a floating-point number.
public struct Money: Hashable, Sendable {
  /// Cents of EUR, yen of JPY, fils of KWD; may be negative.
  public var minorUnits: Int64
  public var currency: Currency

  public init(minorUnits: Int64, currency: Currency) {
    self.minorUnits = minorUnits
    self.currency = currency
  }

  public static func zero(_ currency: Currency) -> Money {
    Money(minorUnits: 0, currency: currency)
  }
}

/// Why an amount could not be read or computed.
public enum MoneyError: Error, Hashable, Sendable {
  /// The text is not a plain decimal number.
  case notANumber(String)
  /// More decimals than the currency has, and they are not zero.
  case tooPrecise(String, Currency)
  /// Does not fit 64 bits of minor units.
  case outOfRange(String)
  /// Two currencies met without a rate.
  case currencyMismatch(Currency, Currency)
}

extension MoneyError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notANumber(let text): "\"\(text)\" is not an amount"
    case .tooPrecise(let text, let currency):
      "\"\(text)\" has more than \(currency.exponent) decimals, which \(currency.code) does not have"
    case .outOfRange(let text): "\"\(text)\" is too large"
    case .currencyMismatch(let left, let right):
      "\(left.code) and \(right.code) can't be added without a rate"
    }
  }
}

extension Money {
  /// Reads a plain decimal (`-1234.5`) with `.` as the decimal sign and no grouping.
  ///
  /// Further zeros after the currency's last decimal are allowed (`0.50000` EUR), other digits are
  /// not: an amount is never rounded on the way in.
  public init(decimal text: some StringProtocol, currency: Currency) throws(MoneyError) {
    var value: Int64 = 0
    var digits = 0
    var decimals = -1
    var negative = false
    var first = true
    for byte in text.utf8 {
      switch byte {
      case 0x2D where first: negative = true
      case 0x2B where first: break
      case 0x2E where decimals < 0: decimals = 0
      case 0x30...0x39:
        digits += 1
        if decimals >= 0 {
          decimals += 1
          if decimals > currency.exponent {
            guard byte == 0x30 else { throw .tooPrecise(String(text), currency) }
            continue
          }
        }
        let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
        let (sum, carry) = tens.addingReportingOverflow(Int64(byte - 0x30))
        guard !overflow, !carry else { throw .outOfRange(String(text)) }
        value = sum
      default: throw .notANumber(String(text))
      }
      first = false
    }
    guard digits > 0 else { throw .notANumber(String(text)) }
    var missing = currency.exponent - max(0, min(decimals, currency.exponent))
    while missing > 0 {
      let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
      guard !overflow else { throw .outOfRange(String(text)) }
      value = tens
      missing -= 1
    }
    self.init(minorUnits: negative ? -value : value, currency: currency)
  }

  /// The plain decimal that JSON and platform files carry: `19.99`, `-0.05`, `1200` for JPY.
  public var decimal: String {
    let magnitude = String(minorUnits.magnitude)
    let sign = minorUnits < 0 ? "-" : ""
    guard currency.exponent > 0 else { return sign + magnitude }
    let padded =
      String(repeating: "0", count: max(0, currency.exponent + 1 - magnitude.count)) + magnitude
    let split = padded.index(padded.endIndex, offsetBy: -currency.exponent)
    return sign + padded[..<split] + "." + padded[split...]
  }

  /// The decimal with a comma between thousands, for people: `1,299.00`.
  public var grouped: String {
    let plain = decimal
    let start = plain.firstIndex { $0 != "-" } ?? plain.startIndex
    let point = plain.firstIndex(of: ".") ?? plain.endIndex
    var whole = ""
    for (offset, digit) in plain[start..<point].reversed().enumerated() {
      if offset > 0, offset.isMultiple(of: 3) { whole.append(",") }
      whole.append(digit)
    }
    return plain[..<start] + String(whole.reversed()) + plain[point...]
  }
}

extension Money: CustomStringConvertible {
  public var description: String { "\(grouped) \(currency.code)" }
}
