/// What one field is. This is the one table of fields: parser, planner, form, document and help all
/// read it.
public struct FieldDefinition: Sendable {
  /// What people call it.
  public var label: String
  public var kind: FieldKind
  public var entity: EditEntity
  /// Where else than on the product or variant itself it can be edited.
  public var scopes: Set<EditScope.Kind>
  public var isRequired: Bool
  /// How long its text may be, by place.
  public var limits: [TextLimit]
  /// An edit of it, for help and errors.
  public var example: String

  init(
    _ label: String, _ kind: FieldKind, _ entity: EditEntity, also scopes: Set<EditScope.Kind> = [],
    onlyScoped: Bool = false, isRequired: Bool = false, limits: [TextLimit] = [],
    example: String = "\"new text\""
  ) {
    self.label = label
    self.kind = kind
    self.entity = entity
    self.scopes = onlyScoped ? scopes : scopes.union([.master])
    self.isRequired = isRequired
    self.limits = limits
    self.example = example
  }
}

extension EditableField {
  public var definition: FieldDefinition {
    switch self {
    case .title: FieldDefinition.title
    case .description: FieldDefinition.description
    case .vendor: FieldDefinition.vendor
    case .type: FieldDefinition.type
    case .category: FieldDefinition.category
    case .tags: FieldDefinition.tags
    case .status: FieldDefinition.status
    case .seoTitle: FieldDefinition.seoTitle
    case .seoDescription: FieldDefinition.seoDescription
    case .images: FieldDefinition.images
    case .price: FieldDefinition.price
    case .compareAt: FieldDefinition.compareAt
    case .cost: FieldDefinition.cost
    case .barcode: FieldDefinition.barcode
    case .sku: FieldDefinition.sku
    case .weight: FieldDefinition.weight
    case .quantity: FieldDefinition.quantity
    case .variantStatus: FieldDefinition.variantStatus
    case .option(let place): FieldDefinition("Option \(place)", .line, .variant, example: "\"XL\"")
    case .optionName(let place):
      FieldDefinition("Option \(place) name", .line, .variant, example: "\"Size\"")
    case .attribute(let name):
      FieldDefinition(name, .lines, .product, limits: TextLimit.ofAttribute(name))
    case .variantAttribute(let name):
      FieldDefinition(name, .lines, .variant, also: [.channel], limits: TextLimit.ofAttribute(name))
    }
  }
}

extension FieldDefinition {
  fileprivate static let title = FieldDefinition(
    "Title", .line, .product, also: [.channel, .locale], isRequired: true,
    limits: TextLimit.ofTitle, example: "replace \"Tee\" \"T-shirt\"")
  fileprivate static let description = FieldDefinition(
    "Description", .html, .product, also: [.channel, .locale], limits: TextLimit.ofDescription,
    example: "append \"<p>Dishwasher safe</p>\"")
  fileprivate static let vendor = FieldDefinition("Vendor", .line, .product)
  fileprivate static let type = FieldDefinition("Type", .line, .product)
  fileprivate static let category = FieldDefinition("Category", .line, .product)
  fileprivate static let tags = FieldDefinition(
    "Tags", .tags, .product, example: "append summer")
  fileprivate static let status = FieldDefinition(
    "Status", .choice(ProductStatus.allCases.map(\.rawValue)), .product, isRequired: true,
    example: "draft")
  fileprivate static let seoTitle = FieldDefinition(
    "SEO title", .line, .product, also: [.locale], limits: TextLimit.ofSEOTitle,
    example: "copy from title")
  fileprivate static let seoDescription = FieldDefinition(
    "SEO description", .line, .product, also: [.locale], limits: TextLimit.ofSEODescription)
  fileprivate static let images = FieldDefinition(
    "Images", .images, .product, example: "move 3 to 1")
  fileprivate static let price = FieldDefinition(
    "Price", .money, .variant, also: [.channel], isRequired: true, example: "-15% round .99")
  fileprivate static let compareAt = FieldDefinition(
    "Compare-at price", .money, .variant, example: "copy from price")
  fileprivate static let cost = FieldDefinition("Cost", .money, .variant, example: "+3%")
  fileprivate static let barcode = FieldDefinition(
    "Barcode", .line, .variant, example: "4006381333931")
  fileprivate static let sku = FieldDefinition(
    "SKU", .line, .variant, isRequired: true, example: "append \"-EU\"")
  fileprivate static let weight = FieldDefinition("Weight", .weight, .variant, example: "1.2 kg")
  fileprivate static let variantStatus = FieldDefinition(
    "Variant status", .choice(VariantStatus.allCases.map(\.rawValue)), .variant, isRequired: true,
    example: "archived")
  fileprivate static let quantity = FieldDefinition(
    "Quantity", .count, .variant, also: [.channel], onlyScoped: true, example: "5")
}
