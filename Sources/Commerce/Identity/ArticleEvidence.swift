/// A fact that speaks for or against two variants being one article.
public enum ArticleEvidence: Hashable, Sendable {
  case sameGTIN(Int64)
  /// Two SKUs that differ in case, spaces, punctuation and leading zeros only.
  case sameSKU(String, String)
  case sameArticleID(String)
  case sameWords
  case differentGTINs(String, String)
  case differentOption(name: String, String, String)
  case differentPack(Int, Int)
  /// So many further variants have the barcode: it is nobody's own.
  case crowdedGTIN(Int64, others: Int)
  case differentVendors(String, String)
  /// One costs more than twice as much as the other.
  case farPrices(Money, Money)
  case differentTitles

  public var isFor: Bool {
    switch self {
    case .sameGTIN, .sameSKU, .sameArticleID, .sameWords: true
    default: false
    }
  }

  /// By how many steps it lowers what speaks for them.
  var weight: Int {
    switch self {
    case .sameGTIN, .sameSKU, .sameArticleID, .sameWords: 0
    case .differentGTINs, .differentOption, .differentPack: 2
    case .crowdedGTIN, .differentVendors, .farPrices, .differentTitles: 1
    }
  }

  /// A word for scripts: `same-gtin`.
  public var code: String {
    switch self {
    case .sameGTIN: "same-gtin"
    case .sameSKU: "same-sku"
    case .sameArticleID: "same-article-id"
    case .sameWords: "same-words"
    case .differentGTINs: "different-gtins"
    case .differentOption: "different-option"
    case .differentPack: "different-pack"
    case .crowdedGTIN: "crowded-gtin"
    case .differentVendors: "different-vendors"
    case .farPrices: "far-prices"
    case .differentTitles: "different-titles"
    }
  }

  /// The reason as it is printed.
  public var sentence: String {
    switch self {
    case .sameGTIN(let number): "Both have the barcode \(Gtin.text(number))."
    case .sameSKU(let one, let other):
      one == other
        ? "Both have the SKU \(one)."
        : "Their SKUs differ in case, spaces or punctuation only: \(one), \(other)."
    case .sameArticleID(let id): "Both are \(id) on their marketplaces."
    case .sameWords: "Title and options say the same."
    case .differentGTINs(let one, let other):
      "Their barcodes are two different ones: \(one), \(other)."
    case .differentOption(let name, let one, let other): "\(name) is \(one) here, \(other) there."
    case .differentPack(let one, let other): "One is a pack of \(one), the other of \(other)."
    case .crowdedGTIN(let number, let others):
      "\(others) more \(others == 1 ? "variant has" : "variants have") the barcode "
        + "\(Gtin.text(number)): it is nobody's own."
    case .differentVendors(let one, let other): "Their vendors differ: \(one), \(other)."
    case .farPrices(let one, let other):
      "Their prices are far apart: \(one.decimal) and \(other.decimal) \(one.currency.code)."
    case .differentTitles: "Their titles have no word in common."
    }
  }

  /// What a decision remembers of it: a new one is a reason to ask again. Nil for what speaks
  /// against.
  var token: String? {
    switch self {
    case .sameGTIN(let number): "gtin:\(number)"
    case .sameSKU(let one, _): "sku:\(Sku.squeezed(one) ?? Sku.normal(one))"
    case .sameArticleID(let id): "id:\(id)"
    case .sameWords: "words"
    default: nil
    }
  }
}

extension Gtin {
  /// A number as people know it: at least 13 digits, or 8.
  static func text(_ number: Int64) -> String {
    let digits = String(number)
    let length = digits.count <= 8 ? 8 : max(13, digits.count)
    return String(repeating: "0", count: length - digits.count) + digits
  }
}
