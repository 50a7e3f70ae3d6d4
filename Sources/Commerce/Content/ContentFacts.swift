/// All that the content rules may know about one product: its own words, its variants, and how
/// each channel shows it.
public struct ContentCase: Hashable, Sendable {
  public var product: ProductContent
  public var variants: [VariantContent]
  /// Channels that list any of the variants, and the one that owns the product.
  public var channels: [ChannelContent]
  /// The code of the channel whose file described the product first; what channels share is
  /// reported under it.
  public var owner: String?

  public init(
    product: ProductContent, variants: [VariantContent] = [], channels: [ChannelContent] = [],
    owner: String? = nil
  ) {
    self.product = product
    self.variants = variants
    self.channels = channels
    self.owner = owner
  }
}

/// A product's shared words. Nil is unknown: no rule looks at it; empty is stated to be empty.
public struct ProductContent: Hashable, Sendable {
  public var title: String?
  public var descriptionHTML: String?
  public var vendor: String?
  public var category: String?
  public var seoTitle: String?
  public var seoDescription: String?
  public var images: [ProductImage]?
  public var status: ProductStatus
  /// Another product has the same, compared without case and outer blanks.
  public var sharesSEOTitle = false
  public var sharesSEODescription = false
  public var sharesMainImage = false

  public init(
    title: String? = nil, descriptionHTML: String? = nil, vendor: String? = nil,
    category: String? = nil, seoTitle: String? = nil, seoDescription: String? = nil,
    images: [ProductImage]? = nil, status: ProductStatus = .active
  ) {
    self.title = title
    self.descriptionHTML = descriptionHTML
    self.vendor = vendor
    self.category = category
    self.seoTitle = seoTitle
    self.seoDescription = seoDescription
    self.images = images
    self.status = status
  }
}

/// A variant's shared facts.
public struct VariantContent: Hashable, Sendable {
  public var id: Int64
  public var sku: String?
  /// Another variant was there first with the same SKU.
  public var sharesSKU = false
  public var barcode: String?
  /// Another variant, of this product or another one, has the same barcode.
  public var sharesBarcode = false
  public var price: Money?
  public var compareAt: Money?
  public var cost: Money?
  public var options: [VariantOption]
  public var weightGrams: Int?
  /// Whether the channel's files have weights: then a missing one is known to be missing.
  public var statesWeight = false
  public var available: Int?
  public var policy: StockPolicy
  /// Since when its compare-at price has been seen above its price.
  public var saleSince: Instant?
  /// The end of a promotion that covers the reduction now; nil when there is none.
  public var saleCoveredUntil: Instant?

  public init(
    id: Int64 = 0, sku: String? = nil, barcode: String? = nil, price: Money? = nil,
    compareAt: Money? = nil, cost: Money? = nil, options: [VariantOption] = [],
    available: Int? = nil, policy: StockPolicy = .deny
  ) {
    self.id = id
    self.sku = sku
    self.barcode = barcode
    self.price = price
    self.compareAt = compareAt
    self.cost = cost
    self.options = options
    self.available = available
    self.policy = policy
  }

  /// Whether it is shown as reduced.
  public var isOnSale: Bool {
    guard let price, let compareAt, price.currency == compareAt.currency else { return false }
    return price.minorUnits > 0 && compareAt.minorUnits > price.minorUnits
  }
}

/// A product as one channel shows it.
public struct ChannelContent: Hashable, Sendable {
  public var channel: Channel
  /// The system behind the channel, where its files have told; it decides whose limits apply.
  public var platform: Platform?
  public var listings: [ListingContent]
  /// Images that the channel's own file has; nil where it does not say.
  public var imageCount: Int?

  public init(
    _ channel: Channel, platform: Platform? = nil, listings: [ListingContent] = [],
    imageCount: Int? = nil
  ) {
    self.channel = channel
    self.platform = platform
    self.listings = listings
    self.imageCount = imageCount
  }
}

/// A variant as one channel lists it; nil is what it shares with the product.
public struct ListingContent: Hashable, Sendable {
  public var variantID: Int64
  public var state: ListingState
  public var stateReason: String?
  public var title: String?
  public var descriptionHTML: String?
  public var price: Money?
  public var quantity: Int?
  public var isPlatformFulfilled: Bool?

  public init(
    variant variantID: Int64, state: ListingState = .live, title: String? = nil,
    price: Money? = nil, quantity: Int? = nil
  ) {
    self.variantID = variantID
    self.state = state
    self.title = title
    self.price = price
    self.quantity = quantity
  }
}

/// What the store decides about its own content rules.
public struct ContentSettings: Hashable, Sendable {
  /// A margin under this is a finding, in basis points of the price.
  public var marginFloor: BasisPoints
  /// By channel code: the fields that may differ from what the product's own channel says.
  public var acceptedDrift: [String: Set<DriftField>]
  /// How long a reduced price may stand without a promotion.
  public var permanentSaleAfter: TimeSpan

  public init(
    marginFloor: BasisPoints = BasisPoints(1_000),
    acceptedDrift: [String: Set<DriftField>] = [:], permanentSaleAfter: TimeSpan = .days(30)
  ) {
    self.marginFloor = marginFloor
    self.acceptedDrift = acceptedDrift
    self.permanentSaleAfter = permanentSaleAfter
  }
}
