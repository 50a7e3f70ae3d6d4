/// A product with its variants, as one platform's file states them.
public struct ProductRecord: Hashable, Sendable {
  /// The platform's stable name of the product: Shopify's handle, Magento's parent SKU.
  public var handle: String
  public var title: Stated<String> = .unstated
  public var descriptionHTML: Stated<String> = .unstated
  public var vendor: Stated<String> = .unstated
  public var productType: Stated<String> = .unstated
  public var category: Stated<String> = .unstated
  public var tags: Stated<[String]> = .unstated
  public var status: Stated<ProductStatus> = .unstated
  public var isPublished: Stated<Bool> = .unstated
  public var seoTitle: Stated<String> = .unstated
  public var seoDescription: Stated<String> = .unstated
  public var images: Stated<[ProductImage]> = .unstated
  /// Columns that no field above reads, by name, in file order; kept so that nothing is lost.
  public var extra: [ExtraColumn] = []
  public var variants: [VariantRecord] = []
  /// Data rows of the file that it was read from, image rows included; nil means one a variant.
  public var rowCount: Int?

  public init(handle: String) { self.handle = handle }
}

/// One sellable variant of a product.
public struct VariantRecord: Hashable, Sendable {
  /// Nil when the platform has none: then handle and options identify it.
  public var sku: String?
  public var options: [VariantOption] = []
  public var position: Int = 1
  public var price: Stated<Money> = .unstated
  public var compareAtPrice: Stated<Money> = .unstated
  public var cost: Stated<Money> = .unstated
  public var barcode: Stated<String> = .unstated
  public var weightGrams: Stated<Int> = .unstated
  public var policy: Stated<StockPolicy> = .unstated
  /// Units over all locations, as a products file gives them: weaker than an inventory file.
  public var quantity: Stated<Int> = .unstated
  /// The quantity under which the platform itself warns.
  public var minimum: Stated<Int> = .unstated
  public var extra: [ExtraColumn] = []
  public var place: SourcePlace

  public init(sku: String?, place: SourcePlace) {
    self.sku = sku
    self.place = place
  }
}

/// A column that the program does not read but gives back.
public struct ExtraColumn: Hashable, Sendable {
  public var name: String
  public var value: String

  public init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}

/// A variant as one channel lists it.
public struct ListingRecord: Hashable, Sendable {
  public var sku: String
  /// ASIN on Amazon; the platform's own id elsewhere.
  public var externalID: String?
  public var title: Stated<String> = .unstated
  public var descriptionHTML: Stated<String> = .unstated
  public var state: Stated<ListingState> = .unstated
  /// Why it is not live, in the platform's words.
  public var stateReason: Stated<String> = .unstated
  public var price: Stated<Money> = .unstated
  /// Units that the channel believes it can sell.
  public var quantity: Stated<Int> = .unstated
  public var barcode: Stated<String> = .unstated
  /// Whether the platform's own warehouse ships it (FBA).
  public var isPlatformFulfilled: Stated<Bool> = .unstated
  public var extra: [ExtraColumn] = []

  public init(sku: String) { self.sku = sku }
}

/// A named figure or note that a report gives for a listing: storage fee, age band, reason.
public struct ListingFactRecord: Hashable, Sendable {
  /// What the report keys its rows by; at least one of the three, none for account-level reports.
  public var sku: String?
  public var asin: String?
  public var fnsku: String?
  /// The report's format, which groups its facts.
  public var report: String
  /// Which of the report's statements about the subject it is, where there are several: the code
  /// of a store view.
  public var part: String?
  public var asOf: CivilDate?
  /// Facts in column order.
  public var values: [ExtraColumn]

  public init(report: String, values: [ExtraColumn]) {
    self.report = report
    self.values = values
  }
}
