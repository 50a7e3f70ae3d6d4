/// An ISO 4217 currency: its code and how many decimals its minor unit has.
public struct Currency: Hashable, Sendable {
  /// Three capital letters, as ISO 4217 writes them.
  public let code: String

  /// Decimals of the minor unit: 0 for JPY, 2 for EUR, 3 for KWD.
  public let exponent: Int

  /// Nil unless `code` is three ASCII letters. Letters that ISO 4217 does not list are taken with
  /// two decimals, because a platform may know a currency before this table does.
  public init?(code: String) {
    let upper = code.uppercased()
    guard upper.utf8.count == 3, upper.utf8.allSatisfy({ (65...90).contains($0) }) else {
      return nil
    }
    self.code = upper
    self.exponent = Self.exponents[upper] ?? 2
  }

  private init(known code: String, exponent: Int) {
    self.code = code
    self.exponent = exponent
  }

  public static let eur = Currency(known: "EUR", exponent: 2)
  public static let usd = Currency(known: "USD", exponent: 2)
  public static let gbp = Currency(known: "GBP", exponent: 2)
  public static let jpy = Currency(known: "JPY", exponent: 0)

  /// ISO 4217 currencies whose minor unit is not a hundredth.
  private static let exponents: [String: Int] = [
    "BIF": 0, "CLP": 0, "DJF": 0, "GNF": 0, "ISK": 0, "JPY": 0, "KMF": 0, "KRW": 0, "PYG": 0,
    "RWF": 0, "UGX": 0, "UYI": 0, "VND": 0, "VUV": 0, "XAF": 0, "XOF": 0, "XPF": 0,
    "BHD": 3, "IQD": 3, "JOD": 3, "KWD": 3, "LYD": 3, "OMR": 3, "TND": 3,
    "CLF": 4, "UYW": 4,
  ]
}

extension Currency: CustomStringConvertible {
  public var description: String { code }
}
