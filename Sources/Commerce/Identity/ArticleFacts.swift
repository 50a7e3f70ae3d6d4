/// What is known of a variant that may be the same article as another one.
public struct ArticleFacts: Hashable, Sendable {
  public var variantID: Int64
  public var productID: Int64
  public var sku: String?
  /// Every barcode that any channel states for it, its own first.
  public var barcodes: [String]
  public var title: String
  public var options: [VariantOption]
  public var vendor: String?
  public var price: Money?
  /// Units on hand, else what can be sold; nil where nobody counts it.
  public var stock: Int?
  /// The channel that owns its product; nil where none has described it.
  public var owner: String?
  /// Whether a products file of its owner describes it.
  public var isDescribed: Bool
  /// Its listings, by channel; those that were removed are left out.
  public var listings: [ArticleListing]

  public init(
    variantID: Int64, productID: Int64, sku: String?, barcodes: [String] = [], title: String,
    options: [VariantOption] = [], vendor: String? = nil, price: Money? = nil, stock: Int? = nil,
    owner: String? = nil, isDescribed: Bool = false, listings: [ArticleListing] = []
  ) {
    self.variantID = variantID
    self.productID = productID
    self.sku = sku
    self.barcodes = barcodes
    self.title = title
    self.options = options
    self.vendor = vendor
    self.price = price
    self.stock = stock
    self.owner = owner
    self.isDescribed = isDescribed
    self.listings = listings
  }

  /// How a person knows it.
  public var name: String { sku ?? title }

  /// The channels that list it.
  public var channels: [String] { listings.map(\.channel) }

  /// Valid trade item numbers that mean the same everywhere: neither for use inside one store only
  /// nor all zeros.
  public var gtins: Set<Int64> {
    Set(
      barcodes.lazy.filter { Gtin.restrictedPrefix(of: $0) == nil }.compactMap(Gtin.number(of:))
        .filter { $0 > 0 })
  }

  /// Whether nothing but its SKU is known, as of a row of a stock list.
  var isBare: Bool {
    listings.isEmpty && !isDescribed
      && (title.isEmpty || sku.map { Sku.normal($0) == Sku.normal(title) } ?? false)
  }
}

/// A variant on one channel.
public struct ArticleListing: Hashable, Sendable {
  public var channel: String
  /// What the channel calls it, where that differs from the product's title.
  public var title: String?
  public var price: Money?
  public var quantity: Int?
  public var isLive: Bool
  /// The marketplace's own id of the article, such as an ASIN; nil for an own store, whose ids mean
  /// nothing elsewhere.
  public var articleID: String?
  /// The SKU that the channel knows it by, where that is another one than the variant's.
  public var sku: String?

  public init(
    _ channel: String, title: String? = nil, price: Money? = nil, quantity: Int? = nil,
    isLive: Bool = true, articleID: String? = nil, sku: String? = nil
  ) {
    self.channel = channel
    self.title = title
    self.price = price
    self.quantity = quantity
    self.isLive = isLive
    self.articleID = articleID
    self.sku = sku
  }
}
