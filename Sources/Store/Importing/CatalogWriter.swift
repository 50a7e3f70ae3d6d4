internal import Commerce
internal import GRDB

/// Finds and writes products and variants, and keeps the copies that a variant carries of its
/// product (sort keys, searchable text) equal to it.
final class CatalogWriter {
  private let context: ImportContext
  private let text: VariantText
  private let bySKU: SQL
  private let byOptions: SQL
  private let countVariants: SQL
  private let productByID: SQL
  private let insertProduct: SQL
  private let updateProduct: SQL
  private let insertVariant: SQL
  private let updateVariant: SQL
  private let markProductDirty: SQL
  private let adoptProduct: SQL
  private let moveVariant: SQL
  private let loadRef: SQL
  private let insertRef: SQL
  private let updateRef: SQL
  /// Those of every writer of the run.
  let ids: FreshIDs
  private let confirmProduct: SQL
  private let confirmVariant: SQL
  private var latestWords: (product: Int64, words: ProductWords)?

  init(_ context: ImportContext) throws {
    self.context = context
    let db = context.db
    text = try VariantText(db, neverIndexedAfter: context.lastOldVariant)
    bySKU = try SQL(db, "SELECT \(VariantRow.columns) FROM variant WHERE sku_key = ?")
    byOptions = try SQL(
      db,
      """
      SELECT \(VariantRow.columns) FROM variant WHERE product_id = ? AND options_key = ?
      ORDER BY (sku_key IS ?) DESC, sku IS NULL DESC, id LIMIT 1
      """)
    countVariants = try SQL(db, "SELECT count(*) FROM variant WHERE product_id = ?")
    productByID = try SQL(db, "SELECT \(ProductRow.columns) FROM product WHERE id = ?")
    insertProduct = try SQL(
      db,
      """
      INSERT INTO product (\(ProductRow.words), owner_channel_id, id)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    updateProduct = try SQL(
      db,
      """
      UPDATE product SET handle = ?, title = ?, description_html = ?,
        vendor = ?, product_type = ?, category = ?, tags = ?, status = ?, is_published = ?,
        seo_title = ?, seo_description = ?, version = version + 1
      WHERE id = ?
      """)
    insertVariant = try SQL(
      db,
      """
      INSERT INTO variant (\(VariantRow.facts), product_id, title_key, vendor_key, haystack,
        available, stock_as_of_at, is_live, live_channels, id)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    updateVariant = try SQL(
      db,
      """
      UPDATE variant SET sku = ?, sku_key = ?, options = ?, options_key = ?, position = ?,
        currency = ?, currency_scale = ?, price_minor = ?, compare_minor = ?, cost_minor = ?,
        barcode = ?, weight_grams = ?, policy = ?, minimum = ?, file_quantity = ?, status = ?,
        version = version + 1
      WHERE id = ?
      """)
    ids = try FreshIDs(db)
    confirmProduct = try SQL(db, "UPDATE product SET is_new = 0 WHERE id = ?")
    confirmVariant = try SQL(db, "UPDATE variant SET is_new = 0 WHERE id = ?")
    // Apart, because a statement that sets a reference is several times slower.
    markProductDirty = try SQL(
      db,
      """
      INSERT OR IGNORE INTO dirty_variant (id)
      SELECT id FROM variant WHERE product_id = ? AND id <= ?
      """)
    adoptProduct = try SQL(db, "UPDATE product SET owner_channel_id = ? WHERE id = ?")
    moveVariant = try SQL(db, "UPDATE variant SET product_id = ? WHERE id = ?")
    loadRef = try SQL(
      db,
      """
      SELECT product_id, extra_set, extra, image_count FROM product_ref
      WHERE channel_id = ? AND handle_key = ?
      """)
    insertRef = try SQL(
      db,
      """
      INSERT INTO product_ref
        (channel_id, handle_key, product_id, handle, extra_set, extra, image_count)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """)
    updateRef = try SQL(
      db,
      """
      UPDATE product_ref SET product_id = ?, handle = ?, extra_set = ?, extra = ?,
        image_count = ?
      WHERE channel_id = ? AND handle_key = ?
      """)
  }

  // MARK: Finding

  func variant(sku key: String) throws -> VariantRow? {
    if let id = context.aliases.variant(key) { return try variant(id: id) }
    return try bySKU.start().bind(key).first(VariantRow.init)
  }

  private func variant(id: Int64) throws -> VariantRow? {
    try SQL.cached(context.db, "SELECT \(VariantRow.columns) FROM variant WHERE id = ?")
      .start().bind(id).first(VariantRow.init)
  }

  func variantCount(of productID: Int64) throws -> Int {
    try countVariants.start().bind(productID).first { $0.count() } ?? 0
  }

  /// The variant of a product with these options; of several, the one with this SKU or with none.
  func variant(
    of productID: Int64, options: [VariantOption], preferring sku: String?
  ) throws -> VariantRow? {
    try byOptions.start().bind(productID).bind(Keys.options(options)).bind(sku)
      .first(VariantRow.init)
  }

  func product(_ id: Int64) throws -> ProductRow? {
    try productByID.start().bind(id).first(ProductRow.init)
  }

  struct Ref: Equatable {
    var productID: Int64
    var extraSet: Int64?
    var extra: String?
    /// Images that the channel's file has; nil where it does not say.
    var imageCount: Int?
  }

  func ref(handle: String) throws -> Ref? {
    try loadRef.start().bind(context.channelID).bind(Keys.handle(handle)).first {
      Ref(
        productID: $0.int(), extraSet: $0.optionalInt(), extra: $0.optionalText(),
        imageCount: $0.optionalCount())
    }
  }

  func save(_ ref: Ref, over old: Ref?, handle: String) throws {
    if old == nil {
      context.note(handle: handle)
      try insertRef.start().bind(context.channelID).bind(Keys.handle(handle))
        .bind(ref.productID).bind(handle).bind(ref.extraSet).bind(ref.extra).bind(ref.imageCount)
        .run()
    } else {
      try updateRef.start().bind(ref.productID).bind(handle).bind(ref.extraSet).bind(ref.extra)
        .bind(ref.imageCount).bind(context.channelID).bind(Keys.handle(handle)).run()
    }
  }

  // MARK: Writing

  func insert(_ product: inout ProductRow) throws {
    try product.bind(to: insertProduct.start()).bind(product.ownerChannelID)
      .bind(ids.takeProduct()).run()
    product.id = insertProduct.insertedID
    context.tally.newProducts += 1
  }

  func update(_ product: ProductRow, from old: ProductRow) throws {
    latestWords = nil
    try product.bind(to: updateProduct.start()).bind(product.id).run()
    try context.journal.note(product, over: old)
    if product.status != old.status {
      try markProductDirty.start().bind(product.id).bind(context.lastOldVariant).run()
    }
    if product.ownerChannelID != old.ownerChannelID {
      try adoptProduct.start().bind(product.ownerChannelID).bind(product.id).run()
    }
  }

  /// Makes a variant; live on this run's channel when `isLive`.
  func insert(_ variant: inout VariantRow, of product: ProductRow, isLive: Bool) throws {
    variant.productID = product.id
    context.note(sku: variant.skuKey)
    let words = words(of: product)
    try variant.bind(to: insertVariant.start()).bind(product.id)
      .bind(words.titleKey).bind(words.vendorKey).bind(words.haystack(of: variant))
      .bind(variant.fileQuantity).bind(variant.fileQuantity == nil ? nil : context.asOf)
      .bind(isLive).bind(isLive ? context.info.channel.code : "").bind(ids.takeVariant()).run()
    variant.id = insertVariant.insertedID
    context.tally.newVariants += 1
  }

  /// Those of the product that the last variant was made of are at hand: its next one follows.
  private func words(of product: ProductRow) -> ProductWords {
    if let latestWords, latestWords.product == product.id { return latestWords.words }
    let words = ProductWords(product)
    latestWords = (product.id, words)
    return words
  }

  func update(_ variant: VariantRow, from old: VariantRow) throws {
    try variant.bind(to: updateVariant.start()).bind(variant.id).run()
    try context.journal.note(variant, over: old)
    if variant.productID != old.productID {
      try moveVariant.start().bind(variant.productID).bind(variant.id).run()
    }
    // What is on order is known by the SKU.
    if variant.skuKey != old.skuKey {
      context.note(sku: variant.skuKey)
      context.touch(variant: variant.id)
    }
    context.markChanged(variant: variant.id)
  }

  /// The platform shows what was set up here.
  func confirm(product id: Int64) throws { try confirmProduct.start().bind(id).run() }

  func confirm(variant id: Int64) throws { try confirmVariant.start().bind(id).run() }

  /// Computes the keys and the searchable text of one variant again.
  func retext(_ variant: VariantRow, of product: ProductRow) throws {
    try text.write(variant, of: product)
  }

  /// The same for all variants of a product whose words have changed.
  func retext(product: ProductRow) throws {
    try text.write(product: product)
  }
}

/// Keeps a variant's copies of its product's words, and tells the search index what it forgot.
final class VariantText {
  private let db: Database
  private let enqueue: SQL
  private let save: SQL
  private let variants: SQL
  private let aliases: SQL

  /// Rows with higher ids were made in this transaction and are queued at its end.
  private let lastIndexable: Int64

  init(_ db: Database, neverIndexedAfter last: Int64 = .max) throws {
    self.db = db
    lastIndexable = last
    enqueue = try SQL(
      db,
      """
      INSERT OR IGNORE INTO variant_search_queue (id, indexed)
      SELECT id, haystack FROM variant WHERE id = ?
      """)
    save = try SQL(
      db, "UPDATE variant SET title_key = ?, vendor_key = ?, haystack = ? WHERE id = ?")
    variants = try SQL(db, "SELECT \(VariantRow.columns) FROM variant WHERE product_id = ?")
    aliases = try SQL(db, "SELECT sku FROM sku_alias WHERE variant_id = ? ORDER BY sku_key")
  }

  func write(_ variant: VariantRow, of product: ProductRow) throws {
    try write(variant, ProductWords(product))
  }

  private func write(_ variant: VariantRow, _ words: ProductWords) throws {
    if variant.id <= lastIndexable {
      let queued = try enqueue.start().bind(variant.id).run()
      try Meta.add(.unindexedVariants, queued, in: db)
    }
    // It is found by every SKU that anybody calls it.
    let others = try aliases.start().bind(variant.id).all { "\n" + Keys.fold($0.text()) }
    try save.start().bind(words.titleKey).bind(words.vendorKey)
      .bind(words.haystack(of: variant) + others.joined()).bind(variant.id).run()
  }

  /// Before a variant is deleted: the search index has to be told which text it forgets.
  func forget(_ id: Int64) throws {
    let queued = try enqueue.start().bind(id).run()
    try Meta.add(.unindexedVariants, queued, in: db)
  }

  func write(product: ProductRow) throws {
    let rows = try variants.start().bind(product.id).all(VariantRow.init)
    let words = ProductWords(product)
    for variant in rows { try write(variant, words) }
  }
}
