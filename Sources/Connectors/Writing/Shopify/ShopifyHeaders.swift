import Commerce

/// What a column of a Shopify products file says, whatever header it stands under.
enum ShopifyCell: Hashable, Sendable {
  case handle, title, body, vendor, type, category, tags, published, status
  case seoTitle, seoDescription, imageSource, imagePosition, imageAlt
  /// Options count from 0.
  case optionName(Int)
  case optionValue(Int)
  case sku, price, compareAt, cost, barcode, grams, tracker, quantity, policy

  enum Subject { case product, variant, image }

  var subject: Subject {
    switch self {
    case .handle, .title, .body, .vendor, .type, .category, .tags, .published, .status, .seoTitle,
      .seoDescription:
      .product
    case .imageSource, .imagePosition, .imageAlt: .image
    case .optionName, .optionValue, .sku, .price, .compareAt, .cost, .barcode, .grams, .tracker,
      .quantity, .policy:
      .variant
    }
  }

  /// The field that a person edits in it.
  var field: EditableField? {
    switch self {
    case .title: .title
    case .body: .description
    case .vendor: .vendor
    case .type: .type
    case .category: .category
    case .tags: .tags
    case .status: .status
    case .seoTitle: .seoTitle
    case .seoDescription: .seoDescription
    case .sku: .sku
    case .price: .price
    case .compareAt: .compareAt
    case .cost: .cost
    case .barcode: .barcode
    case .grams: .weight
    case .handle, .published, .imageSource, .imagePosition, .imageAlt, .optionName, .optionValue,
      .tracker, .quantity, .policy:
      nil
    }
  }
}

/// The two headers that Shopify's admin takes, and what their columns say. Sources: real exports
/// (classic), the product template of help.shopify.com (current).
enum ShopifyHeader: Hashable, Sendable {
  case classic
  case current

  struct Entry: Sendable {
    var cell: ShopifyCell?
    var classic: String?
    var current: String?

    init(_ cell: ShopifyCell?, _ classic: String?, _ current: String?) {
      self.cell = cell
      self.classic = classic
      self.current = current
    }
  }

  /// The columns in the classic header's order.
  static let entries: [Entry] =
    [
      Entry(.handle, "Handle", "URL handle"), Entry(.title, "Title", "Title"),
      Entry(.body, "Body (HTML)", "Description"), Entry(.vendor, "Vendor", "Vendor"),
      Entry(.category, "Product Category", "Product category"), Entry(.type, "Type", "Type"),
      Entry(.tags, "Tags", "Tags"),
      Entry(.published, "Published", "Published on online store"),
    ] + options + [
      Entry(.sku, "Variant SKU", "SKU"),
      Entry(.grams, "Variant Grams", "Weight value (grams)"),
      Entry(.tracker, "Variant Inventory Tracker", "Inventory tracker"),
      Entry(.quantity, "Variant Inventory Qty", "Inventory quantity"),
      Entry(.policy, "Variant Inventory Policy", "Continue selling when out of stock"),
      Entry(nil, "Variant Fulfillment Service", "Fulfillment service"),
      Entry(.price, "Variant Price", "Price"),
      Entry(.compareAt, "Variant Compare At Price", "Compare-at price"),
      Entry(nil, "Variant Requires Shipping", "Requires shipping"),
      Entry(nil, "Variant Taxable", "Charge tax"),
      Entry(.barcode, "Variant Barcode", "Barcode"),
      Entry(.imageSource, "Image Src", "Product image URL"),
      Entry(.imagePosition, "Image Position", "Image position"),
      Entry(.imageAlt, "Image Alt Text", "Image alt text"), Entry(nil, "Gift Card", "Gift card"),
      Entry(.seoTitle, "SEO Title", "SEO title"),
      Entry(.seoDescription, "SEO Description", "SEO description"),
      Entry(
        nil, "Google Shopping / Google Product Category",
        "Google Shopping / Google product category"),
      Entry(nil, "Google Shopping / Gender", "Google Shopping / Gender"),
      Entry(nil, "Google Shopping / Age Group", "Google Shopping / Age group"),
      Entry(
        nil, "Google Shopping / MPN", "Google Shopping / Manufacturer part number (MPN)"),
      Entry(nil, "Google Shopping / AdWords Grouping", "Google Shopping / Ad group name"),
      Entry(nil, "Google Shopping / AdWords Labels", "Google Shopping / Ads labels"),
      Entry(nil, "Google Shopping / Condition", "Google Shopping / Condition"),
      Entry(nil, "Google Shopping / Custom Product", "Google Shopping / Custom product"),
    ]
    + (0...4).map {
      Entry(nil, "Google Shopping / Custom Label \($0)", "Google Shopping / Custom label \($0)")
    } + [
      Entry(nil, "Variant Image", "Variant image URL"),
      Entry(nil, "Variant Weight Unit", "Weight unit for display"),
      Entry(nil, "Variant Tax Code", "Tax code"), Entry(.cost, "Cost per item", "Cost per item"),
      Entry(.status, "Status", "Status"),
    ]

  private static let options: [Entry] = (0...2).flatMap { index in
    [
      Entry(.optionName(index), "Option\(index + 1) Name", "Option\(index + 1) name"),
      Entry(.optionValue(index), "Option\(index + 1) Value", "Option\(index + 1) value"),
    ]
  }

  private static let byName: [String: Entry] = {
    var entries: [String: Entry] = [:]
    for entry in Self.entries {
      for name in [entry.classic, entry.current].compactMap(\.self) {
        entries[Header.normalised(name)] = entry
      }
    }
    // Older exports' name for the taxonomy.
    entries[Header.normalised("Standard Product Type")] = Entry(
      .category, "Standard Product Type", "Product category")
    return entries
  }()

  static func entry(_ name: String) -> Entry? { byName[Header.normalised(name)] }

  static func cell(_ name: String) -> ShopifyCell? { entry(name)?.cell }

  func name(of entry: Entry) -> String? { self == .classic ? entry.classic : entry.current }

  func name(of cell: ShopifyCell) -> String {
    Self.entries.first { $0.cell == cell }.flatMap { name(of: $0) } ?? ""
  }

  /// The name under which this header has a column of the other; columns that neither names (a
  /// market's price, a metafield) are called the same.
  func name(for column: String) -> String {
    Self.entry(column).flatMap { name(of: $0) } ?? column
  }

  /// Which header a file's columns are of.
  static func of(_ columns: [String]) -> ShopifyHeader? {
    let names = Set(columns.map(Header.normalised))
    if names.contains("url-handle") { return .current }
    let isClassic = names.contains("handle") || names.contains { $0.hasPrefix("variant-") }
    if isClassic { return .classic }
    let currentOnly = ["charge-tax", "weight-unit-for-display", "requires-shipping"]
    return names.isDisjoint(with: currentOnly) ? nil : .current
  }

  /// The shop's template in this header's own order: what a file has when nothing else is known.
  var cells: [String] {
    Self.entries.compactMap { entry in entry.cell == nil ? nil : name(of: entry) }
  }
}
