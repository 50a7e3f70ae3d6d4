import Commerce

/// Reads `products`: a row is a variant. A blank cell says nothing, and so does a column that is
/// not there; columns that nothing reads are kept.
///
/// Without a handle the row belongs to the product that has its SKU, and makes one if there is none.
final class PlainProductsReader: OneRecordReader {
  private let sku, handle, currency, status, tags, images: Column
  private let price, compareAt, cost, barcode, weight, quantity, minimum: Column
  private let texts: [(column: Column, path: WritableKeyPath<ProductRecord, Stated<String>>)]
  private let options: [(name: Column, value: Column)]
  private let rest: [Column]

  override init(_ setup: FormatSetup) {
    var columns = ColumnPicker(setup.header)
    sku = columns.column("sku")
    handle = columns.column("handle")
    currency = columns.column("currency")
    status = columns.column("status")
    tags = columns.column("tags")
    images = columns.column("images")
    price = columns.column("price")
    compareAt = columns.column("compare_at")
    cost = columns.column("cost")
    barcode = columns.column("barcode")
    weight = columns.column("weight")
    quantity = columns.column("quantity")
    minimum = columns.column("minimum")
    texts = [
      (columns.column("title"), \.title), (columns.column("description"), \.descriptionHTML),
      (columns.column("vendor"), \.vendor), (columns.column("type"), \.productType),
      (columns.column("category"), \.category), (columns.column("seo_title"), \.seoTitle),
      (columns.column("seo_description"), \.seoDescription),
    ]
    options = (1...3).map {
      (columns.column("option\($0)_name"), columns.column("option\($0)"))
    }
    rest = columns.rest.filter { !isPersonal($0.name) }
    super.init(setup)
  }

  override func record(_ row: Row) throws(CellProblem) -> FeedRecord? {
    let name = try cells.requiredIdentifier(row, sku)
    var product = ProductRecord(handle: try cells.identifier(row, handle) ?? "")
    for (column, path) in texts where !row.isBlank(column) {
      product[keyPath: path] = cells.statedText(row, column)
    }
    product.status = try cells.choice(row, status, ProductStatus.self).stated
    let words = pieces(row.bytes(tags))
    if !words.isEmpty { product.tags = .value(words) }
    let addresses = pieces(row.bytes(images), separators: [0x20, 0x2C, 0x7C])
    if !addresses.isEmpty {
      product.images = .value(
        addresses.enumerated().map { ProductImage(url: $1, position: $0 + 1) })
    }
    product.extra = []
    product.variants = [try variant(row, name)]
    return .product(product)
  }

  private func variant(_ row: Row, _ name: String) throws(CellProblem) -> VariantRecord {
    let currency = try cells.currency(row, currency) ?? cells.context.currency
    var variant = VariantRecord(sku: name, place: SourcePlace(line: row.line))
    for (index, option) in options.enumerated() {
      guard let value = row.trimmed(option.value) else { continue }
      variant.options.append(
        VariantOption(name: row.trimmed(option.name) ?? "Option \(index + 1)", value: value))
    }
    variant.price = try cells.money(row, price, currency).stated
    variant.compareAtPrice = try cells.money(row, compareAt, currency).stated
    variant.cost = try cells.money(row, cost, currency).stated
    variant.barcode = try cells.identifier(row, barcode).map(barcodeText).stated
    variant.weightGrams = try cells.statedInteger(row, weight)
    variant.quantity = try cells.statedInteger(row, quantity, mayBeNegative: true)
    variant.minimum = try cells.statedInteger(row, minimum)
    variant.extra = cells.extra(row, rest)
    return variant
  }
}

extension Optional where Wrapped: Hashable & Sendable {
  /// What a blank cell says where blank says nothing.
  fileprivate var stated: Stated<Wrapped> { map { .value($0) } ?? .unstated }
}
