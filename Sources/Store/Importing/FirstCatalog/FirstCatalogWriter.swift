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
    let statement = try product.rows(1)
    packed.bind(NewProduct.Width.product, to: statement)
    try statement.bind(context.channelID).bind(ids.takeProduct()).run()
    let productID = statement.insertedID

    let ref = try ref.rows(1)
    packed.bind(NewProduct.Width.ref, to: ref)
    try ref.bind(context.channelID).bind(productID).bind(columns).run()

    try inSteps(of: new.imageCount) { places in
      let images = try images.rows(places.count)
      for _ in places {
        packed.bind(NewProduct.Width.image, to: images)
        images.bind(productID)
      }
      try images.run()
    }
    var packedListings = packed.skipping(new.variants.count * NewProduct.Width.variant)
    try inSteps(of: new.variants.count) { places in
      let variants = try variants.rows(places.count)
      for _ in places {
        packed.bind(NewProduct.Width.variant, to: variants)
        variants.bind(productID).bind(ids.takeVariant())
      }
      try variants.run()
      // Of the rows of one statement, each but the first has the id behind the one before.
      let firstID = variants.insertedID - Int64(places.count - 1)
      let listings = try listings.rows(places.count)
      for (offset, place) in places.enumerated() {
        packedListings.bind(NewProduct.Width.listing, to: listings)
        listings.bind(new.variants[place].columns.flatMap { variantColumns[$0] })
          .bind(firstID + Int64(offset)).bind(context.channelID)
      }
      try listings.run()
    }
  }

  private func inSteps(of count: Int, _ body: (Range<Int>) throws -> Void) rethrows {
    for start in stride(from: 0, to: count, by: RowsInsert.most) {
      try body(start..<min(count, start + RowsInsert.most))
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

  /// The same, so many values ahead.
  func skipping(_ count: Int) -> PackedReader {
    var reader = self
    reader.place += count
    return reader
  }

  /// Binds the next values.
  mutating func bind(_ count: Int, to statement: SQL) {
    statement.bind(values[place..<place + count], of: texts)
    place += count
  }
}
