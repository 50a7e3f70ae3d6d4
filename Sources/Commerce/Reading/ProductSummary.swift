/// A product with what its variants add up to, as `aisle products` lists it.
public struct ProductSummary: Hashable, Sendable {
  public var id: Int64
  public var handle: String
  public var title: String
  public var vendor: String?
  public var productType: String?
  public var category: String?
  public var tags: [String] = []
  public var status: ProductStatus = .active
  public var variantCount = 0
  public var imageCount = 0
  /// Lowest and highest price; nil without one, and where the variants' currencies differ.
  public var lowestPrice: Money?
  public var highestPrice: Money?
  /// Sums over the variants; nil when no variant's is known.
  public var onHand: Int?
  public var available: Int?

  public init(id: Int64, handle: String, title: String) {
    self.id = id
    self.handle = handle
    self.title = title
  }
}
