/// Everything that the content rules can say, by the codes of the domain rules, §3.5 and §4.
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
  case idTooLongForGoogle = "ID_GOOGLE"
  case seoTitle = "SEO_T"
  case seoDescription = "SEO_D"
  case truncated = "TRUNC"
  case markup = "HTML"
  case noImage = "IMG_NONE"
  case fewImages = "IMG_FEW"
  case imageWithoutText = "IMG_ALT"
  case imageTwice = "IMG_DUP"
  case gtinBad = "GTIN_BAD"
  case gtinShared = "GTIN_DUP"
  case gtinRestricted = "GTIN_RESTRICTED"
  case skuShared = "SKU_DUP"
  case skuForm = "SKU_FORM"
  case options = "VAR_OPT"
  case priceZero = "PRICE_ZERO"
  case priceBelowCost = "PRICE_COST"
  case priceBelowFloor = "PRICE_FLOOR"
  case compareAtNotAbovePrice = "PRICE_CMP"
  case priceOutlier = "PRICE_OUTLIER"
  case noMarketPrice = "PRICE_MARKET"
  case permanentSale = "PRICE_SALE"
  case noCategory = "CAT_NONE"
  case liveWithoutStock = "LIVE_OOS"
  case hiddenStock = "STOCK_HIDDEN"
  case drift = "DRIFT"
  case suppressed = "LISTING_SUPPRESSED"
  case noWeight = "LOGISTICS"
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

  /// 0 is the worst.
  public var rank: Int {
    switch self {
    case .blocker: 0
    case .error: 1
    case .warning: 2
    case .info: 3
    }
  }
}

extension FindingCode {
  public var severity: FindingSeverity {
    switch self {
    case .titleEmpty, .descriptionEmpty, .noImage, .skuShared, .priceZero: .blocker
    case .titleTooLongForAmazon, .titleCharactersForAmazon, .titlePromotes,
      .titleTooLongForGoogle, .descriptionTooLongForGoogle, .idTooLongForGoogle, .markup, .gtinBad,
      .gtinShared, .gtinRestricted, .options, .priceBelowCost, .priceBelowFloor,
      .compareAtNotAbovePrice, .noMarketPrice, .noCategory, .hiddenStock, .drift, .suppressed:
      .error
    case .titleRepeatsForAmazon, .titleShouts, .seoTitle, .seoDescription, .truncated, .fewImages,
      .imageWithoutText, .imageTwice, .skuForm, .priceOutlier, .permanentSale, .liveWithoutStock,
      .noWeight:
      .warning
    }
  }

  /// Which channels the rule is about, in words.
  public var appliesTo: String {
    switch self {
    case .titleTooLongForAmazon, .titleCharactersForAmazon, .titleRepeatsForAmazon: "Amazon"
    case .titleTooLongForGoogle, .descriptionTooLongForGoogle, .idTooLongForGoogle, .seoTitle,
      .seoDescription, .noImage, .fewImages, .imageWithoutText, .imageTwice, .noCategory,
      .noWeight:
      "own stores"
    case .drift: "every channel but the product's own"
    default: "every channel"
    }
  }

  /// What makes the finding go away, for a person.
  public var clearsWhen: String {
    switch self {
    case .titleEmpty: "the product has a title"
    case .descriptionEmpty: "the description has text"
    case .titleTooLongForAmazon: "the title has 200 characters or fewer"
    case .titleCharactersForAmazon: "none of ! $ ? _ { } ^ ¬ ¦ ~ # < > * is in the title"
    case .titleRepeatsForAmazon: "no word stands in the title more than twice"
    case .titlePromotes: "the title names the product and nothing else"
    case .titleShouts: "the title has small letters"
    case .titleTooLongForGoogle: "the title has 150 characters or fewer"
    case .descriptionTooLongForGoogle: "the description has 5000 characters or fewer"
    case .idTooLongForGoogle: "the SKU has 50 characters or fewer"
    case .seoTitle: "the SEO title is the only one of its kind and has 1 to 60 characters"
    case .seoDescription:
      "the meta description is the only one of its kind and has 120 to 160 characters"
    case .truncated: "the text ends with a whole word"
    case .markup: "titles have no HTML, and every tag of the description is closed and no script"
    case .noImage: "the product has an image"
    case .fewImages: "the product has 4 images or more"
    case .imageWithoutText: "each image has an alt text"
    case .imageTwice: "each picture is there once"
    case .gtinBad: "the barcode is a GTIN with a right check digit"
    case .gtinShared: "no other variant has the barcode"
    case .gtinRestricted: "the barcode is one that GS1 gives out"
    case .skuShared: "no other variant has the SKU"
    case .skuForm: "the SKU has no blanks and no letter O among digits or 0 among letters"
    case .options: "each variant has its own choice of the same options"
    case .priceZero: "the price is above 0"
    case .priceBelowCost: "the price is not below the cost"
    case .priceBelowFloor: "the margin is not under the floor"
    case .compareAtNotAbovePrice: "the compare-at price is above the price or empty"
    case .priceOutlier: "the price is between half and twice that of the other variants"
    case .noMarketPrice: "every live listing has a price in the channel's currency"
    case .permanentSale: "the compare-at price is removed, or a promotion covers the reduction"
    case .noCategory: "the product is in a category"
    case .liveWithoutStock: "stock arrives, the listing is paused, or backorders are allowed"
    case .hiddenStock: "the listing is live, or the stock is gone"
    case .drift: "both channels say the same, or the difference is accepted"
    case .suppressed: "the channel shows the listing again"
    case .noWeight: "the variant has a weight"
    }
  }

  /// Two or three words, for lists.
  public var label: String {
    switch self {
    case .titleEmpty: "No title"
    case .descriptionEmpty: "No description"
    case .titleTooLongForAmazon: "Title too long"
    case .titleCharactersForAmazon: "Title characters"
    case .titleRepeatsForAmazon: "Word repeated"
    case .titlePromotes: "Title promotes"
    case .titleShouts: "Title in capitals"
    case .titleTooLongForGoogle: "Title too long"
    case .descriptionTooLongForGoogle: "Text too long"
    case .idTooLongForGoogle: "Id too long"
    case .seoTitle: "SEO title"
    case .seoDescription: "Meta description"
    case .truncated: "Text cut off"
    case .markup: "HTML"
    case .noImage: "No image"
    case .fewImages: "Few images"
    case .imageWithoutText: "No alt text"
    case .imageTwice: "Image twice"
    case .gtinBad: "Bad barcode"
    case .gtinShared: "Barcode shared"
    case .gtinRestricted: "Barcode reserved"
    case .skuShared: "SKU shared"
    case .skuForm: "SKU form"
    case .options: "Options"
    case .priceZero: "No price"
    case .priceBelowCost: "Below cost"
    case .priceBelowFloor: "Thin margin"
    case .compareAtNotAbovePrice: "Compare-at"
    case .priceOutlier: "Price outlier"
    case .noMarketPrice: "No market price"
    case .permanentSale: "Permanent sale"
    case .noCategory: "No category"
    case .liveWithoutStock: "Live, no stock"
    case .hiddenStock: "Stock hidden"
    case .drift: "Drift"
    case .suppressed: "Suppressed"
    case .noWeight: "No weight"
    }
  }
}
