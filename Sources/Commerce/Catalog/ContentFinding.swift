/// Everything that the content rules can say, by the codes of the domain rules, §4.
public enum FindingCode: String, Hashable, Sendable, CaseIterable {
  case titleEmpty = "T_EMPTY"
  case descriptionEmpty = "D_EMPTY"
  case titleTooLongForAmazon = "T_AMZ_LEN"
  case titleCharactersForAmazon = "T_AMZ_CHARS"
  case titleRepeatsForAmazon = "T_AMZ_REPEAT"
  case titlePromotes = "T_PROMO"
  case titleShouts = "T_CAPS"
  case titleTooLongForGoogle = "T_GOOGLE_LEN"
  case descriptionTooLongForGoogle = "D_GOOGLE_LEN"
  case seoTitle = "SEO_T"
  case seoDescription = "SEO_D"
  case markup = "HTML"
  case noImage = "IMG_NONE"
  case fewImages = "IMG_FEW"
  case imageWithoutText = "IMG_ALT"
  case gtinBad = "GTIN_BAD"
  case gtinRestricted = "GTIN_RESTRICTED"
  case skuForm = "SKU_FORM"
  case priceZero = "PRICE_ZERO"
  case priceBelowCost = "PRICE_COST"
  case compareAtNotAbovePrice = "PRICE_CMP"
  case noCategory = "CAT_NONE"
}

public enum FindingSeverity: String, Hashable, Sendable, CaseIterable {
  /// Must not go live.
  case blocker
  case error
  case warning
  case info

  /// What a rule weighs in a content score.
  public var weight: Int {
    switch self {
    case .blocker: 8
    case .error: 4
    case .warning: 2
    case .info: 1
    }
  }
}

/// One thing to mend on a product or variant.
public struct ContentFinding: Hashable, Sendable {
  public var code: FindingCode
  public var severity: FindingSeverity
  /// The field to mend; nil for images.
  public var field: EditableField?
  /// The offending text, at most 200 characters.
  public var value: String
  /// One sentence for a person.
  public var because: String

  public init(
    _ code: FindingCode, _ severity: FindingSeverity, field: EditableField?, value: String = "",
    because: String
  ) {
    self.code = code
    self.severity = severity
    self.field = field
    self.value = String(value.prefix(200))
    self.because = because
  }
}
