internal import Commerce
internal import GRDB

/// Writes the products of a first import: of what nobody can know yet nothing is looked for.
final class FirstCatalogWriter {
  private let context: ImportContext
  private let ids: FreshIDs
  private let product: RowsInsert
  private let ref: RowsInsert
  private let images: RowsInsert
  private let variants: RowsInsert
  private let listings: RowsInsert

  /// - Parameter ids: those of all writers of the run.
  init(_ context: ImportContext, ids: FreshIDs) {
    self.context = context
    self.ids = ids
    let db = context.db
    product = RowsInsert(
      db, table: "product", columns: "\(ProductRow.words), owner_channel_id, id")
    ref = RowsInsert(
      db, table: "product_ref",
      columns: "handle_key, handle, extra, image_count, channel_id, product_id, extra_set")
    images = RowsInsert(
      db, table: "product_image", columns: "seq, url, position, alt_text, product_id",
      most: 8)
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

  /// Writes a product whose names are all new. False, with nothing done, when one of them may be
  /// known: then it has to be looked for.
  func take(_ new: NewProduct) throws -> Bool {
    guard context.takeNames(of: new) else { return false }
    if context.statedFields != .all { context.statedFields.formUnion(new.statedFields) }
    try new.rows.values.withUnsafeBufferPointer { values in
      try new.rows.texts.withUnsafeBytes { texts in
        var rows = PackedReader(values: values, texts: texts)
        try write(new, &rows)
      }
    }
    context.tally.newProducts += 1
    context.tally.newVariants += new.variants.count
    context.tally.count(.created, rows: new.rowCount)
    return true
  }

  private func write(_ new: NewProduct, _ packed: inout PackedReader) throws {
    let columns = try context.columnSet(new.columns, of: .product)
    let variantColumns = try new.variantColumns.map { try context.columnSet($0, of: .variant) }
    let product = try product.rows()
    packed.bind(NewProduct.Width.product, to: product)
    try product.bind(context.channelID).bind(ids.takeProduct()).run()
    let productID = product.insertedID

    let ref = try ref.rows()
    packed.bind(NewProduct.Width.ref, to: ref)
    try ref.bind(context.channelID).bind(productID).bind(columns).run()

    try images.inSteps(of: new.imageCount) { count in
      let images = try images.rows(count)
      for _ in 0..<count {
        packed.bind(NewProduct.Width.image, to: images)
        images.bind(productID)
      }
      try images.run()
    }
    for row in new.variants {
      let variant = try variants.rows()
      packed.bind(NewProduct.Width.variant, to: variant)
      try variant.bind(productID).bind(ids.takeVariant()).run()
      let listing = try listings.rows()
      packed.bind(NewProduct.Width.listing, to: listing)
      try listing.bind(row.columns.flatMap { variantColumns[$0] }).bind(variant.insertedID)
        .bind(context.channelID).run()
    }
  }
}

/// Goes through packed values.
private struct PackedReader {
  let values: UnsafeBufferPointer<PackedRows.Value>
  let texts: UnsafeRawBufferPointer
  private var place = 0

  init(values: UnsafeBufferPointer<PackedRows.Value>, texts: UnsafeRawBufferPointer) {
    self.values = values
    self.texts = texts
  }

  /// Binds the next values.
  mutating func bind(_ count: Int, to statement: SQL) {
    statement.bind(values[place..<place + count], of: texts)
    place += count
  }
}
