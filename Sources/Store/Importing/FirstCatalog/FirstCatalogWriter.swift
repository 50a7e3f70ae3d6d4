internal import Commerce
internal import GRDB

/// Writes the products of a first import: of what nobody can know yet nothing is looked for.
///
/// They wait until there are some, and then go in table by table, several rows with one statement.
final class FirstCatalogWriter {
  private let context: ImportContext
  private let ids: FreshIDs
  private let products: RowsInsert
  private let refs: RowsInsert
  private let images: RowsInsert
  private let variants: RowsInsert
  private let listings: RowsInsert
  private var waiting: [Waiting] = []
  /// The texts of all that wait.
  private var texts: [UInt8] = []

  /// Bytes of text that may wait: those of a hundred variants or two.
  private static let room = 65_536

  private struct Waiting {
    let new: NewProduct
    let texts: Range<Int>
    let id: Int64
    let firstVariant: Int64
    /// Kept columns: the product's, and those of its variants by `NewProduct.Variant.columns`.
    let columns: Int64?
    let variantColumns: [Int64?]
  }

  /// - Parameter ids: those of all writers of the run.
  init(_ context: ImportContext, ids: FreshIDs) {
    self.context = context
    self.ids = ids
    let db = context.db
    products = RowsInsert(
      db, table: "product", columns: "\(ProductRow.words), owner_channel_id, id")
    refs = RowsInsert(
      db, table: "product_ref",
      columns: "handle_key, handle, extra, image_count, channel_id, product_id, extra_set")
    images = RowsInsert(
      db, table: "product_image", columns: "seq, url, position, alt_text, product_id")
    variants = RowsInsert(
      db, table: "variant",
      columns: """
        \(VariantRow.facts), title_key, vendor_key, haystack, available, stock_as_of_at, is_live,
        live_channels, product_id, id
        """)
    listings = RowsInsert(
      db, table: "listing",
      columns: "\(ListingRow.facts), extra, extra_set, variant_id, channel_id")
  }

  /// Takes a product whose names are all new. False, with nothing done, when one of them may be
  /// known: then it has to be looked for, after `flush()`.
  func take(_ new: NewProduct) throws -> Bool {
    guard context.takeNames(of: new) else { return false }
    if context.statedFields != .all { context.statedFields.formUnion(new.statedFields) }
    waiting.append(
      Waiting(
        new: new, texts: texts.count..<texts.count + new.rows.texts.count,
        id: ids.takeProduct(), firstVariant: ids.takeVariants(new.variants.count),
        columns: try context.columnSet(new.columns, of: .product),
        variantColumns: try new.variantColumns.map { try context.columnSet($0, of: .variant) }))
    texts.append(contentsOf: new.rows.texts)
    context.tally.newProducts += 1
    context.tally.newVariants += new.variants.count
    context.tally.count(.created, rows: new.rowCount)
    if texts.count >= Self.room { try flush() }
    return true
  }

  /// Writes all that waits.
  func flush() throws {
    guard !waiting.isEmpty else { return }
    try texts.withUnsafeBytes { texts in
      try writeProducts(texts)
      try writeImages(texts)
      try writeVariants(texts)
    }
    waiting.removeAll(keepingCapacity: true)
    texts.removeAll(keepingCapacity: texts.count <= 2 * Self.room)
  }

  private func writeProducts(_ texts: UnsafeRawBufferPointer) throws {
    products.begin(waiting.count)
    for product in waiting {
      try bind(NewProduct.productPlaces, of: product, texts, to: products)
        .bind(context.channelID).bind(product.id)
    }
    try products.finish()
    refs.begin(waiting.count)
    for product in waiting {
      try bind(NewProduct.refPlaces, of: product, texts, to: refs)
        .bind(context.channelID).bind(product.id).bind(product.columns)
    }
    try refs.finish()
  }

  private func writeImages(_ texts: UnsafeRawBufferPointer) throws {
    images.begin(waiting.reduce(0) { $0 + $1.new.imageCount })
    for product in waiting {
      for image in 0..<product.new.imageCount {
        try bind(NewProduct.imagePlaces(image), of: product, texts, to: images).bind(product.id)
      }
    }
    try images.finish()
  }

  private func writeVariants(_ texts: UnsafeRawBufferPointer) throws {
    let count = waiting.reduce(0) { $0 + $1.new.variants.count }
    variants.begin(count)
    for product in waiting {
      for place in product.new.variants.indices {
        try bind(product.new.variantPlaces(place), of: product, texts, to: variants)
          .bind(product.id).bind(product.firstVariant + Int64(place))
      }
    }
    try variants.finish()
    listings.begin(count)
    for product in waiting {
      for (place, variant) in product.new.variants.enumerated() {
        try bind(product.new.listingPlaces(place), of: product, texts, to: listings)
          .bind(variant.columns.flatMap { product.variantColumns[$0] })
          .bind(product.firstVariant + Int64(place)).bind(context.channelID)
      }
    }
    try listings.finish()
  }

  /// Binds values of a product as the next row's first ones.
  private func bind(
    _ places: Range<Int>, of product: Waiting, _ texts: UnsafeRawBufferPointer, to rows: RowsInsert
  ) throws -> SQL {
    let statement = try rows.next()
    let own = UnsafeRawBufferPointer(rebasing: texts[product.texts])
    return product.new.rows.values.withUnsafeBufferPointer { values in
      statement.bind(values[places], of: own)
    }
  }
}
