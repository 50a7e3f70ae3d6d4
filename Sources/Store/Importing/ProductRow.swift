internal import Commerce

/// The master fields of a product as the store holds them.
struct ProductRow: Equatable {
  var id: Int64 = 0
  var ownerChannelID: Int64?
  var handle = ""
  var title = ""
  var descriptionHTML: String?
  var vendor: String?
  var productType: String?
  var category: String?
  var tags: [String] = []
  var status = ProductStatus.active
  var isPublished: Bool?
  var seoTitle: String?
  var seoDescription: String?
  var pendingCount = 0
  /// Set up here; its platform has not shown it yet.
  var isNew = false

  static let columns = "id, owner_channel_id, \(words), pending_count, is_new"

  /// The words and states: what `bind` takes.
  static let words = """
    handle, title, description_html, vendor, product_type, category, tags, status, is_published,
    seo_title, seo_description
    """

  init() {}

  init(_ row: SQL) {
    id = row.int()
    ownerChannelID = row.optionalInt()
    handle = row.text()
    title = row.text()
    descriptionHTML = row.optionalText()
    vendor = row.optionalText()
    productType = row.optionalText()
    category = row.optionalText()
    tags = TextList.decode(row.optionalText())
    status = ProductStatus(rawValue: row.text()) ?? .active
    isPublished = row.optionalBool()
    seoTitle = row.optionalText()
    seoDescription = row.optionalText()
    pendingCount = row.count()
    isNew = row.bool()
  }

  /// Binds `words`: neither id nor owner nor count.
  @discardableResult
  func bind<Row: RowBinding>(to row: Row) -> Row {
    row.bind(handle).bind(title).bind(descriptionHTML).bind(vendor)
      .bind(productType).bind(category).bind(list: tags).bind(status.rawValue)
      .bind(isPublished).bind(seoTitle).bind(seoDescription)
  }

  /// The plain text form of a field that has a column here, as the journal and pending edits hold
  /// it.
  func text(of field: EditableField) -> String? {
    switch field {
    case .title: title
    case .description: descriptionHTML
    case .vendor: vendor
    case .type: productType
    case .category: category
    case .tags: tags.isEmpty ? nil : tags.joined(separator: ",")
    case .status: status.rawValue
    case .seoTitle: seoTitle
    case .seoDescription: seoDescription
    default: nil
    }
  }

  /// Takes one field from another state of the same product.
  mutating func restore(_ field: EditableField, from other: ProductRow) {
    switch field {
    case .title: title = other.title
    case .description: descriptionHTML = other.descriptionHTML
    case .vendor: vendor = other.vendor
    case .type: productType = other.productType
    case .category: category = other.category
    case .tags: tags = other.tags
    case .status: status = other.status
    case .seoTitle: seoTitle = other.seoTitle
    case .seoDescription: seoDescription = other.seoDescription
    default: break
    }
  }

  /// What its variants' keys and searchable text are made of.
  func speaksDifferently(from other: ProductRow) -> Bool {
    title != other.title || vendor != other.vendor || productType != other.productType
      || tags != other.tags || handle != other.handle
  }

  /// Whether a channel that follows the product's status shows it.
  var isShown: Bool { status == .active && isPublished != false }
}

extension ProductRecord {
  /// Whether the file says anything about the field; images and kept columns are looked at apart.
  func states(_ field: EditableField) -> Bool {
    switch field {
    case .title: title.isStated
    case .description: descriptionHTML.isStated
    case .vendor: vendor.isStated
    case .type: productType.isStated
    case .category: category.isStated
    case .tags: tags.isStated
    case .status: status.isStated
    case .seoTitle: seoTitle.isStated
    case .seoDescription: seoDescription.isStated
    default: false
    }
  }

  /// The product that this record makes where there is none.
  func newRow() -> ProductRow {
    var blank = ProductRow()
    blank.handle = handle
    var product = merged(into: blank, isOwner: true)
    if product.title.isEmpty { product.title = handle }
    return product
  }

  /// The product after this record has spoken.
  func merged(into current: ProductRow, isOwner: Bool) -> ProductRow {
    var product = current
    product.title = title.mergedText(into: current.title, isOwner: isOwner) ?? ""
    product.descriptionHTML = descriptionHTML.mergedText(
      into: current.descriptionHTML, isOwner: isOwner)
    product.vendor = vendor.mergedText(into: current.vendor, isOwner: isOwner)
    product.productType = productType.mergedText(into: current.productType, isOwner: isOwner)
    product.category = category.mergedText(into: current.category, isOwner: isOwner)
    product.seoTitle = seoTitle.mergedText(into: current.seoTitle, isOwner: isOwner)
    product.seoDescription = seoDescription.mergedText(
      into: current.seoDescription, isOwner: isOwner)
    if isOwner || current.tags.isEmpty {
      product.tags = tags.merged(into: current.tags) ?? []
    }
    if isOwner {
      product.status = status.merged(into: current.status) ?? .active
      product.isPublished = isPublished.merged(into: current.isPublished)
    }
    return product
  }
}
