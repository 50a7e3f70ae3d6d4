/// What the content rules may know about a product. Nil is unknown: no rule fires on it; empty is
/// stated to be empty.
public struct ProductContent: Hashable, Sendable {
  public var title: String?
  public var descriptionHTML: String?
  public var vendor: String?
  public var category: String?
  public var seoTitle: String?
  public var seoDescription: String?
  public var images: [ProductImage]?
  /// The platforms that list it, which decide whose rules apply.
  public var platforms: Set<Platform>

  public init(
    title: String? = nil, descriptionHTML: String? = nil, vendor: String? = nil,
    category: String? = nil, seoTitle: String? = nil, seoDescription: String? = nil,
    images: [ProductImage]? = nil, platforms: Set<Platform> = []
  ) {
    self.title = title
    self.descriptionHTML = descriptionHTML
    self.vendor = vendor
    self.category = category
    self.seoTitle = seoTitle
    self.seoDescription = seoDescription
    self.images = images
    self.platforms = platforms
  }
}

/// What the content rules may know about a variant.
public struct VariantContent: Hashable, Sendable {
  public var sku: String?
  public var barcode: String?
  public var price: Money?
  public var compareAt: Money?
  public var cost: Money?

  public init(
    sku: String? = nil, barcode: String? = nil, price: Money? = nil, compareAt: Money? = nil,
    cost: Money? = nil
  ) {
    self.sku = sku
    self.barcode = barcode
    self.price = price
    self.compareAt = compareAt
    self.cost = cost
  }
}
