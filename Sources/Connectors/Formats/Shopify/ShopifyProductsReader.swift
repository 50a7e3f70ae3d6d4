import Commerce

/// Reads Shopify's product export: the rows of a handle together are one product.
///
/// - Product fields stand on the first row of a handle, and a blank there clears. A group of rows
///   whose first row has no title continues a product from further up: it states variants only.
/// - A row without SKU, price and option value carries only an image.
/// - `Title` = `Default Title` is Shopify's way to say "no options": it is read as none.
/// - A blank quantity says nothing (stores with several locations leave it blank); a blank tracker
///   means that stock is not counted.
/// - A row with a bad variant cell loses its variant, and only that: the product's own fields and
///   its other rows are taken.
final class ShopifyProductsReader: RowReader {
  private let columns: ShopifyProductColumns
  private let cells: CellReader
  private var product: ProductRecord?
  private var place = SourcePlace(line: 0)
  private var handle: [UInt8] = []
  private var optionNames: [String] = []
  private var images: [ProductImage] = []
  private var position = 0
  /// Rows of the product that were not refused.
  private var rows = 0

  init(_ setup: FormatSetup) {
    columns = ShopifyProductColumns(setup.header)
    cells = setup.cells
  }

  func take(_ row: Row, _ emit: (FeedItem) throws -> Void) throws {
    let bytes = row.trimmedBytes(columns.handle)
    guard !bytes.isEmpty else {
      try emit(
        .issue(row.issue(CellProblem(column: columns.handle, reason: "is blank; a row needs it"))))
      return
    }
    let isFirst = product == nil || !handle.elementsEqual(bytes)
    if isFirst {
      try finish(emit)
      try begin(row, bytes, emit)
    }
    takeImage(row)
    rows += 1
    guard columns.hasVariants, isFirst || isVariant(row) else {
      if !isFirst { product?.extra += cells.extra(row, columns.productExtra) }
      return
    }
    position += 1
    do throws(CellProblem) {
      let variant = try variant(row, isFirst: isFirst)
      product?.variants.append(variant)
    } catch {
      rows -= 1
      try emit(.issue(row.issue(error)))
    }
  }

  func finish(_ emit: (FeedItem) throws -> Void) throws {
    guard var finished = product else { return }
    product = nil
    if columns.imageSource.isPresent {
      if !images.isEmpty {
        finished.images = .value(images)
      } else if finished.title.isStated || !columns.title.isPresent {
        finished.images = .cleared
      }
    }
    finished.rowCount = rows
    try emit(.record(.product(finished), place))
  }

  private func begin(
    _ row: Row, _ bytes: UnsafeBufferPointer<UInt8>, _ emit: (FeedItem) throws -> Void
  ) throws {
    handle.removeAll(keepingCapacity: true)
    handle.append(contentsOf: bytes)
    place = SourcePlace(line: row.line)
    images.removeAll(keepingCapacity: true)
    position = 0
    rows = 0
    var product = ProductRecord(handle: String(decoding: bytes, as: UTF8.self))
    defer { self.product = product }
    optionNames = columns.optionNames.map { row.trimmed($0) ?? "" }
    guard !columns.title.isPresent || !row.isBlank(columns.title) else { return }
    product.title = cells.statedText(row, columns.title)
    product.descriptionHTML = cells.statedText(row, columns.body)
    product.vendor = cells.statedText(row, columns.vendor)
    product.productType = cells.statedText(row, columns.type)
    product.category = cells.statedText(row, columns.category)
    product.tags = tags(row)
    product.seoTitle = cells.statedText(row, columns.seoTitle)
    product.seoDescription = cells.statedText(row, columns.seoDescription)
    if let isPublished = cells.flag(row, columns.published) {
      product.isPublished = .value(isPublished)
    }
    product.extra = cells.extra(row, columns.productExtra)
    if let text = row.trimmed(columns.status) {
      if let status = ProductStatus(rawValue: text.lowercased()) {
        product.status = .value(status)
      } else {
        product.extra.append(ExtraColumn(name: columns.status.name, value: text))
        let problem = CellProblem(
          column: columns.status,
          reason: "is not active, draft or archived; the product keeps the status it has")
        try emit(.issue(row.issue(problem, severity: .warning)))
      }
    }
  }

  private func tags(_ row: Row) -> Stated<[String]> {
    guard columns.tags.isPresent else { return .unstated }
    let tags = pieces(row.bytes(columns.tags))
    return tags.isEmpty ? .cleared : .value(tags)
  }

  private func takeImage(_ row: Row) {
    guard let url = row.trimmed(columns.imageSource) else { return }
    let position = (try? cells.integer(row, columns.imagePosition)) ?? nil
    images.append(
      ProductImage(
        url: url, position: position ?? images.count + 1, altText: row.trimmed(columns.imageAlt)))
  }

  private func isVariant(_ row: Row) -> Bool {
    !row.isBlank(columns.sku) || !row.isBlank(columns.price)
      || !row.isBlank(columns.optionValues[0])
  }

  private func variant(_ row: Row, isFirst: Bool) throws(CellProblem) -> VariantRecord {
    var variant = VariantRecord(
      sku: try cells.identifier(row, columns.sku), place: SourcePlace(line: row.line))
    let currency = cells.context.currency
    variant.position = position
    variant.options = options(row)
    variant.price = try cells.statedMoney(row, columns.price, currency)
    variant.compareAtPrice = try cells.statedMoney(row, columns.compareAt, currency)
    variant.cost = try cells.statedMoney(row, columns.cost, currency)
    if columns.barcode.isPresent {
      let barcode = try cells.identifier(row, columns.barcode)
      variant.barcode = barcode.map { .value(barcodeText($0)) } ?? .cleared
    }
    variant.weightGrams = try grams(row)
    variant.policy = try policy(row)
    // An oversold variant has less than none.
    variant.quantity = try cells.statedInteger(row, columns.quantity, mayBeNegative: true)
    variant.extra = cells.extra(row, columns.variantExtra)
    if !isFirst { variant.extra += cells.extra(row, columns.productExtra) }
    keepWording(row, &variant)
    return variant
  }

  /// Keeps what a cell says beyond the field that it is read into, so that a file that goes back
  /// says the same: a fraction of a gram, who else keeps the stock, what an uncounted variant would
  /// do without stock.
  private func keepWording(_ row: Row, _ variant: inout VariantRecord) {
    func keep(_ column: Column, unless isPlain: (UnsafeBufferPointer<UInt8>) -> Bool) {
      let bytes = row.trimmedBytes(column)
      guard !bytes.isEmpty, !isPlain(bytes) else { return }
      variant.extra.append(
        ExtraColumn(name: column.name, value: String(decoding: bytes, as: UTF8.self)))
    }
    keep(columns.grams) { bytes in
      guard let point = bytes.firstIndex(of: 0x2E) else { return true }
      return bytes[(point + 1)...].allSatisfy { $0 == 0x30 }
    }
    keep(columns.tracker) { $0.elementsEqual("shopify".utf8) }
    if variant.policy.value == .untracked {
      keep(columns.policy) { bytes in
        ["deny", "false"].contains(String(decoding: bytes, as: UTF8.self).lowercased())
      }
    }
  }

  private func options(_ row: Row) -> [VariantOption] {
    var options: [VariantOption] = []
    for (index, column) in columns.optionValues.enumerated() {
      guard let value = row.trimmed(column) else { continue }
      options.append(VariantOption(name: optionNames[index], value: value))
    }
    return isDefaultTitle(options) ? [] : options
  }

  /// Whole grams: a fraction is rounded, since scales and carriers know no less.
  private func grams(_ row: Row) throws(CellProblem) -> Stated<Int> {
    guard columns.grams.isPresent else { return .unstated }
    let bytes = row.trimmedBytes(columns.grams)
    guard !bytes.isEmpty else { return .cleared }
    do throws(NumberProblem) {
      let milligrams = try scaledInteger(prefix(bytes, decimals: 3), decimals: 3, sign: cells.sign)
      return .value(Int((milligrams + (milligrams < 0 ? -500 : 500)) / 1_000))
    } catch {
      throw CellProblem(column: columns.grams, reason: error.reason)
    }
  }

  private func policy(_ row: Row) throws(CellProblem) -> Stated<StockPolicy> {
    if columns.tracker.isPresent, row.isBlank(columns.tracker) { return .value(.untracked) }
    guard let text = row.trimmed(columns.policy) else { return .unstated }
    switch text.lowercased() {
    case "deny", "false": return .value(.deny)
    case "continue", "true": return .value(.backorder)
    default:
      throw CellProblem(column: columns.policy, reason: "is neither deny nor continue")
    }
  }
}
