import Commerce

/// Reads Magento 2's product export.
///
/// - A simple product is a product with one variant. The children of a configurable product are its
///   variants: they are held until their parent has been read, and the product comes at the later of
///   the two. The parent's own quantity of 0 is not a stock level.
/// - Rows of another store view repeat a SKU and state only what differs there: each is kept as
///   facts of that view (`magento-store-view`) and changes nothing in the product.
/// - `qty` may be negative with backorders; a fraction is refused. `notify_on_stock_below` is the
///   minimum. `manage_stock` 0 is untracked, `allow_backorders` is the policy, unless the product
///   follows the shop's own setting, which the file does not tell.
/// - Prices are the base price; special prices, weights (whose unit the file does not tell),
///   `categories` and `additional_attributes` are kept as they stand. Of the last, an EAN, a cost
///   and a brand are read too. A blank cell of the base row clears.
/// - Bundles and grouped products come in without their components' stock, and are said so.
final class MagentoProductsReader: RowReader {
  private let columns: MagentoColumns
  private let cells: CellReader
  private let path: String
  private let openRows: () throws -> DelimitedReader
  private var families: MagentoFamilies?
  /// Children that were read before their parents, by family.
  private var children: [Int: [ProductRecord]] = [:]
  /// Parents that wait for children.
  private var parents: [Int: (product: ProductRecord, place: SourcePlace)] = [:]
  private var composed: (count: Int, first: RowIssue)?

  init(_ setup: FormatSetup) {
    columns = MagentoColumns(setup.header)
    cells = setup.cells
    path = setup.path
    openRows = setup.openRows
  }

  var warnings: [RowIssue] {
    guard var issue = composed?.first, let count = composed?.count else { return [] }
    issue.reason =
      "bundles and grouped products are taken without their components and stock: \(count) of them"
    return [issue]
  }

  func take(_ row: Row, _ emit: (FeedItem) throws -> Void) throws {
    if families == nil {
      let rows = try openRows()
      families = try MagentoFamilies(rows, header: row.header)
    }
    let sku: String
    do throws(CellProblem) {
      sku = try cells.requiredIdentifier(row, columns.sku)
    } catch {
      try emit(.issue(row.issue(error)))
      return
    }
    let view = row.trimmed(columns.storeView)
    if let view, view != "admin", view != "all" {
      try emit(.record(.fact(storeView(row, sku, view)), SourcePlace(line: row.line)))
      return
    }
    let product: ProductRecord
    do throws(CellProblem) {
      product = try self.product(row, sku)
    } catch {
      try emit(.issue(row.issue(error)))
      return
    }
    try place(product, row, emit)
  }

  func finish(_ emit: (FeedItem) throws -> Void) throws {
    for (number, parent) in parents.sorted(by: { $0.value.place.line < $1.value.place.line }) {
      try emit(.record(.product(joined(parent.product, number)), parent.place))
    }
    // Children whose parent was refused stand alone rather than nowhere.
    let orphans = children.values.joined().sorted {
      ($0.variants.first?.place.line ?? 0) < ($1.variants.first?.place.line ?? 0)
    }
    for orphan in orphans {
      let place = orphan.variants.first?.place ?? SourcePlace(line: 0)
      try emit(.record(.product(orphan), place))
    }
    parents = [:]
    children = [:]
  }

  private func place(
    _ product: ProductRecord, _ row: Row, _ emit: (FeedItem) throws -> Void
  ) throws {
    if let number = families?.family(ofChild: product.handle) {
      children[number, default: []].append(product)
      guard let parent = parents[number], isWhole(number) else { return }
      parents[number] = nil
      try emit(.record(.product(joined(parent.product, number)), parent.place))
      return
    }
    let place = SourcePlace(line: row.line)
    guard let text = row.trimmed(columns.variations),
      let number = families?.family(ofParent: product.handle)
    else {
      noteComposed(row)
      try emit(.record(.product(product), place))
      return
    }
    var parent = product
    // The family's figures are its children's; the parent's own go back as they came.
    parent.extra += cells.extra(row, columns.figures)
    let labels = MagentoAttributes.labels(row.text(columns.variationLabels))
    // The parent's variants are its children in its own order, still without their figures.
    parent.variants = MagentoAttributes.variations(text).enumerated().map { index, variation in
      var variant = VariantRecord(sku: variation.sku, place: place)
      variant.position = index + 1
      variant.options = variation.options.map {
        VariantOption(name: labels[$0.name] ?? $0.name, value: $0.value)
      }
      return variant
    }
    if isWhole(number) {
      try emit(.record(.product(joined(parent, number)), place))
    } else {
      parents[number] = (parent, place)
    }
  }

  private func isWhole(_ number: Int) -> Bool {
    (children[number]?.count ?? 0) >= (families?.rows(of: number) ?? 0)
  }

  /// The parent with what its children's rows say; a child without a row keeps only its options.
  private func joined(_ parent: ProductRecord, _ number: Int) -> ProductRecord {
    var product = parent
    let rows = children.removeValue(forKey: number) ?? []
    for child in rows {
      guard let read = child.variants.first,
        let index = product.variants.firstIndex(where: { $0.sku == read.sku })
      else { continue }
      var variant = read
      variant.position = product.variants[index].position
      variant.options = product.variants[index].options
      // Its own row's texts are not the family's.
      variant.extra += child.extra + child.wording(columns)
      product.variants[index] = variant
    }
    return product
  }

  private func noteComposed(_ row: Row) {
    guard let type = row.trimmed(columns.type), ["bundle", "grouped"].contains(type.lowercased())
    else { return }
    let problem = CellProblem(column: columns.type, reason: "")
    composed = (
      (composed?.count ?? 0) + 1, composed?.first ?? row.issue(problem, severity: .warning)
    )
  }

  private func storeView(_ row: Row, _ sku: String, _ view: String) -> ListingFactRecord {
    var fact = ListingFactRecord(
      report: "magento-store-view", values: [ExtraColumn(name: "store_view_code", value: view)])
    fact.sku = sku
    fact.part = view
    fact.values += cells.extra(row, columns.all)
    return fact
  }

  private func product(_ row: Row, _ sku: String) throws(CellProblem) -> ProductRecord {
    var product = ProductRecord(handle: sku)
    product.title = cells.statedText(row, columns.name)
    product.descriptionHTML = cells.statedText(row, columns.description)
    product.productType = cells.statedText(row, columns.attributeSet)
    if columns.categories.isPresent {
      let first = row.text(columns.categories).split(separator: ",").first.map(trimmed)
      product.category = first.map { .value($0) } ?? .cleared
    }
    product.seoTitle = cells.statedText(row, columns.metaTitle)
    product.seoDescription = cells.statedText(row, columns.metaDescription)
    if let isOnline = row.trimmed(columns.online) {
      product.status = .value(isOnline == "1" ? .active : .draft)
    }
    if let visibility = row.trimmed(columns.visibility) {
      product.isPublished = .value(feedWord(visibility) != "not-visible-individually")
    }
    product.images = images(row)
    product.extra = cells.extra(row, columns.rest)
    let attributes = MagentoAttributes.pairs(row.text(columns.attributes))
    func attribute(_ names: String...) -> String? {
      attributes.first { names.contains($0.name.lowercased()) }?.value
    }
    if let brand = attribute("brand", "manufacturer") { product.vendor = .value(brand) }
    product.variants = [
      try variant(row, sku, barcode: attribute("ean", "gtin", "upc", "barcode", "ean13"))
    ]
    return product
  }

  private func variant(
    _ row: Row, _ sku: String, barcode: String?
  ) throws(CellProblem) -> VariantRecord {
    var variant = VariantRecord(sku: sku, place: SourcePlace(line: row.line))
    let currency = cells.context.currency
    variant.price = try cells.statedMoney(row, columns.price, currency)
    variant.cost = try cells.statedMoney(row, columns.cost, currency)
    if let barcode { variant.barcode = .value(barcodeText(barcode)) }
    variant.quantity = try cells.statedInteger(row, columns.quantity, mayBeNegative: true)
    variant.minimum = try cells.statedInteger(row, columns.notifyBelow)
    variant.policy = policy(row)
    return variant
  }

  private func policy(_ row: Row) -> Stated<StockPolicy> {
    if cells.flag(row, columns.managesStock) == false,
      cells.flag(row, columns.usesShopManagement) != true
    {
      return .value(.untracked)
    }
    guard let backorders = row.trimmed(columns.backorders),
      cells.flag(row, columns.usesShopBackorders) != true
    else { return .unstated }
    return .value(backorders.hasPrefix("0") ? .deny : .backorder)
  }

  private func images(_ row: Row) -> Stated<[ProductImage]> {
    guard columns.baseImage.isPresent || columns.moreImages.isPresent else { return .unstated }
    var images: [ProductImage] = []
    if let base = row.trimmed(columns.baseImage) {
      images.append(
        ProductImage(url: base, position: 1, altText: row.trimmed(columns.baseImageLabel)))
    }
    for piece in row.text(columns.moreImages).split(separator: ",") {
      let url = trimmed(piece)
      guard !url.isEmpty, !images.contains(where: { $0.url == url }) else { continue }
      images.append(ProductImage(url: url, position: images.count + 1))
    }
    return images.isEmpty ? .cleared : .value(images)
  }
}
