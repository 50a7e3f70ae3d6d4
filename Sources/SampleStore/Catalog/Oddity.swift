/// What is awkward about a product, on purpose: everything here has been met in real exports.
enum Oddity {
  case cjkTitle
  case emojiTitle
  case quotedTitle
  case escapeSequenceTitle
  case longTitle
  case rightToLeftTitle
  case shoutingTitle
  case formulaTitle
  case free
  case huge
  case badCheckDigit
  case lostLeadingZero
  case duplicateBarcode
  case numericSKU
  case noSKU
  case compareAtBelowPrice
  case costAbovePrice
  case scriptInBody
  case noImage
  case noText
  case draftWithStock
  case hiddenWithStock
  /// Refused by any careful reader: a price that is no number.
  case brokenPrice
  /// Refused by any careful reader: a spreadsheet made a number of the SKU.
  case brokenSKU

  /// By the product's number within four hundred; broken rows stand once in a store of any size.
  static func of(product number: Int) -> Oddity? {
    guard let oddity = byNumber[number % 400] else { return nil }
    return oddity.isBroken && number >= 400 ? nil : oddity
  }

  /// Numbers that end in 0, 4 or 7 are products of one variant, those in 6 of two.
  private static let byNumber: [Int: Oddity] = [
    20: .cjkTitle, 34: .emojiTitle, 47: .quotedTitle, 60: .free, 74: .huge, 87: .badCheckDigit,
    94: .lostLeadingZero, 100: .escapeSequenceTitle, 114: .longTitle, 127: .noSKU, 136: .noSKU,
    140: .noSKU, 154: .draftWithStock, 167: .hiddenWithStock, 180: .rightToLeftTitle,
    194: .brokenPrice, 207: .brokenSKU, 220: .duplicateBarcode, 234: .compareAtBelowPrice,
    247: .costAbovePrice, 260: .scriptInBody, 274: .shoutingTitle, 287: .noImage, 300: .noText,
    314: .formulaTitle, 327: .numericSKU,
    340: .hiddenWithStock, 354: .hiddenWithStock, 367: .hiddenWithStock,
  ]

  var isBroken: Bool { self == .brokenPrice || self == .brokenSKU }

  /// Not to be ordered: nothing refers to a row that is refused or to a variant without a name.
  var isUnsold: Bool { isBroken || self == .noSKU || self == .free }
}

extension Oddity {
  /// Euro cents instead of the ordinary price.
  var cents: Int? {
    switch self {
    case .free: 0
    case .huge: 4_890_000
    case .longTitle: 42_900
    case .quotedTitle: 1_890
    case .escapeSequenceTitle: 1_490
    case .rightToLeftTitle: 1_690
    case .formulaTitle: 1_990
    default: nil
    }
  }

  var barcode: String? {
    switch self {
    case .badCheckDigit: "9520001234567"
    case .lostLeadingZero: "12345678905"
    case .duplicateBarcode: SampleVariant.barcode(0)
    default: nil
    }
  }

  var sku: String? {
    switch self {
    case .noSKU: ""
    case .numericSKU: "000417"
    case .brokenSKU: "4.09929E+12"
    default: article?.sku
    }
  }
}
