/// A field that a person may change. `FieldDefinition` says what each one is.
///
/// The raw value is its name in the journal, on the command line and in the bulk grammar.
public enum EditableField: Hashable, Sendable {
  case title
  case description
  case vendor
  case type
  case category
  case tags
  case status
  case seoTitle
  case seoDescription
  case images
  case price
  case compareAt
  case cost
  case barcode
  case sku
  case weight
  /// Units that a channel believes it can sell.
  case quantity
  /// Whether the variant is offered at all, `VariantStatus`: one that is archived keeps its history.
  case variantStatus
  /// The value of the variant's option at this place, from 1: `M`.
  case option(Int)
  /// What that option is called: `Size`.
  case optionName(Int)
  /// A column of the platform's file that the program keeps and gives back, on the product.
  case attribute(String)
  /// The same on the variant, or on its listing on another channel.
  case variantAttribute(String)
}

extension EditableField: CaseIterable {
  /// Every field that has a name of its own; attributes are as many as the files bring.
  public static let allCases: [EditableField] =
    [
      .title, .description, .vendor, .type, .category, .tags, .status, .seoTitle, .seoDescription,
      .images, .price, .compareAt, .cost, .barcode, .sku, .weight, .quantity, .variantStatus,
    ] + (1...mostOptions).flatMap { [.option($0), .optionName($0)] }

  /// Options that a variant can be edited by; Shopify has no more.
  public static let mostOptions = 3
}

extension EditableField: RawRepresentable {
  public init?(rawValue: String) {
    if let named = Self.byName[rawValue] {
      self = named
    } else if let name = Self.rest(of: rawValue, after: "attribute:") {
      self = .attribute(name)
    } else if let name = Self.rest(of: rawValue, after: "variant-attribute:") {
      self = .variantAttribute(name)
    } else {
      return nil
    }
  }

  public var rawValue: String {
    switch self {
    case .title: "title"
    case .description: "description"
    case .vendor: "vendor"
    case .type: "type"
    case .category: "category"
    case .tags: "tags"
    case .status: "status"
    case .seoTitle: "seo-title"
    case .seoDescription: "seo-description"
    case .images: "images"
    case .price: "price"
    case .compareAt: "compare-at"
    case .cost: "cost"
    case .barcode: "barcode"
    case .sku: "sku"
    case .weight: "weight"
    case .quantity: "quantity"
    case .variantStatus: "variant-status"
    case .option(let place): "option\(place)"
    case .optionName(let place): "option\(place)-name"
    case .attribute(let name): "attribute:\(name)"
    case .variantAttribute(let name): "variant-attribute:\(name)"
    }
  }

  private static let byName = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

  private static func rest(of text: String, after prefix: String) -> String? {
    guard text.hasPrefix(prefix), text.count > prefix.count else { return nil }
    return String(text.dropFirst(prefix.count))
  }
}

extension EditableField {
  /// What it is on the product or variant itself; on a channel, see `EditTarget.entity`.
  public var entity: EditEntity { definition.entity }

  public var isMoney: Bool {
    switch self {
    case .price, .compareAt, .cost: true
    default: false
    }
  }

  /// Fields that a row can't be without.
  public var isRequired: Bool { definition.isRequired }

  /// What its values are.
  public var kind: FieldKind { definition.kind }

  /// What people call it: `SEO title`, or the column's own name.
  public var label: String { definition.label }

  /// The column's name, where the field is one that the program only keeps.
  public var attributeName: String? {
    switch self {
    case .attribute(let name), .variantAttribute(let name): name
    default: nil
    }
  }
}
