internal import Commerce
internal import GRDB

/// A product or variant that is not in the store, with everything that it is made of.
struct NewRow {
  enum Place {
    case product(handle: String, channel: String)
    case variant(product: Int64, position: Int, currency: Currency)
  }

  var place: Place
  /// Plain text of its fields, and of what a product says in other languages.
  var values: [EditTarget: String]

  var entity: EditEntity {
    switch place {
    case .product: .product
    case .variant: .variant
    }
  }
}

/// Makes products and variants, and takes them away again, inside a transaction.
///
/// Keeps: what is made stands in the journal, a line for each field, and each of them waits for the
/// platform; what is taken away leaves nothing behind but its lines in the journal, and its id is
/// never given again.
final class NewRows {
  let db: Database
  let writer: FieldWriter
  private let text: VariantText
  private let ids: FreshIDs
  private let channel: SQL
  private let holder: SQL
  private let handle: SQL
  private let insertProduct: SQL
  private let insertRef: SQL
  private let insertVariant: SQL
  private let savePending: [EditEntity: SQL]
  private let loadProduct: SQL
  private let markDirty: SQL
  private let enqueue: SQL
  private(set) var products = 0
  private(set) var variants = 0

  init(_ db: Database, _ writer: FieldWriter) throws {
    self.db = db
    self.writer = writer
    text = try VariantText(db)
    ids = try FreshIDs(db)
    channel = try SQL(db, "SELECT id FROM channel WHERE code = ?")
    holder = try SQL(db, SKULookup.holder)
    handle = try SQL(db, "SELECT 1 FROM product_ref WHERE channel_id = ? AND handle_key = ?")
    insertProduct = try SQL(
      db,
      """
      INSERT INTO product (handle, title, description_html, vendor, product_type, category,
        tags, status, is_published, seo_title, seo_description, owner_channel_id, id, is_new)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
      """)
    insertRef = try SQL(
      db,
      "INSERT INTO product_ref (channel_id, handle_key, product_id, handle) VALUES (?, ?, ?, ?)")
    insertVariant = try SQL(
      db,
      """
      INSERT INTO variant (sku, sku_key, options, options_key, position, currency,
        currency_scale, price_minor, compare_minor, cost_minor, barcode, weight_grams, policy,
        minimum, file_quantity, status, product_id, title_key, vendor_key, haystack, id, is_new)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
      """)
    savePending = [
      .product: try SQL(db, "UPDATE product SET pending_count = ? WHERE id = ?"),
      .variant: try SQL(db, "UPDATE variant SET pending_count = ? WHERE id = ?"),
    ]
    loadProduct = try SQL(db, "SELECT \(ProductRow.columns) FROM product WHERE id = ?")
    markDirty = try SQL(db, "INSERT OR IGNORE INTO dirty_variant (id) VALUES (?)")
    enqueue = try SQL(db, "INSERT OR IGNORE INTO variant_search_queue (id) VALUES (?)")
  }

  // MARK: Making

  /// Makes a row, with a new id unless it had one before, and notes it. Throws `EditRefusal` when its
  /// handle or SKU has been given away meanwhile.
  func make(_ row: NewRow, id: Int64?) throws -> Int64 {
    switch row.place {
    case .product(let handle, let channel):
      return try makeProduct(handle, channel, row.values, id: id)
    case .variant(let product, let position, let currency):
      return try makeVariant(of: product, position, currency, row.values, id: id)
    }
  }

  private func makeProduct(
    _ name: String, _ code: String, _ values: [EditTarget: String], id: Int64?
  ) throws -> Int64 {
    guard let owner = try channel.start().bind(code).first({ $0.int() }) else {
      throw EditRefusal("the store knows no channel \(code)")
    }
    if try handle.start().bind(owner).bind(Keys.handle(name)).first({ _ in true }) != nil {
      throw EditRefusal("the handle \(name) is taken on \(code)")
    }
    var product = ProductRow()
    product.handle = name
    for (target, text) in values where target.scope == .master { product.take(target.field, text) }
    try product.bind(to: insertProduct.start()).bind(owner).bind(id ?? ids.takeProduct()).run()
    product.id = insertProduct.insertedID
    product.ownerChannelID = owner
    try insertRef.start().bind(owner).bind(Keys.handle(name)).bind(product.id).bind(name).run()
    // By name: what a product has of its own comes in an order that files show.
    for (target, text) in values.sorted(by: { $0.key.name < $1.key.name })
    where target.scope != .master || target.field.columns.isEmpty {
      if let problem = try writer.productFields.set(target, to: text, product) {
        throw EditRefusal(problem)
      }
    }
    products += 1
    writer.note(.product, product.id, "handle", old: nil, new: name)
    writer.note(.product, product.id, "channel", old: nil, new: code)
    try note(.product, product.id, values, currency: nil)
    // A product that comes back may have an id that was judged before.
    try SQL.cached(db, "INSERT OR IGNORE INTO dirty_product (id) VALUES (?)").start()
      .bind(product.id).run()
    return product.id
  }

  private func makeVariant(
    of productID: Int64, _ position: Int, _ currency: Currency, _ values: [EditTarget: String],
    id: Int64?
  ) throws -> Int64 {
    guard let product = try loadProduct.start().bind(productID).first(ProductRow.init) else {
      throw EditRefusal("its product is gone")
    }
    var variant = VariantRow(currency: currency)
    variant.position = position
    let places = (1...OptionMatrix.mostOptions).prefix {
      values[EditTarget(.option($0))] != nil
    }
    variant.options = places.map { _ in VariantOption(name: "", value: "") }
    for (target, text) in values { variant.take(target.field, text) }
    let amounts = [variant.price, variant.compareAt, variant.cost].compactMap { variant.money($0) }
    guard amounts.allSatisfy(\.isStorable) else {
      throw EditRefusal("an amount is larger than any price can be")
    }
    variant.skuKey = Keys.sku(variant.sku)
    if let key = variant.skuKey,
      let other = try holder.start().bind(key).first({ row -> String in
        row.skip()
        return row.text()
      })
    {
      throw EditRefusal("another variant has the SKU \(other)")
    }
    let words = ProductWords(product)
    try variant.bind(to: insertVariant.start()).bind(productID)
      .bind(words.titleKey).bind(words.vendorKey).bind(words.haystack(of: variant))
      .bind(id ?? ids.takeVariant()).run()
    let made = insertVariant.insertedID
    variants += 1
    try markDirty.start().bind(made).run()
    try Meta.add(.unindexedVariants, enqueue.start().bind(made).run(), in: db)
    try SQL.cached(db, "INSERT OR IGNORE INTO dirty_product (id) VALUES (?)").start()
      .bind(productID).run()
    writer.note(.variant, made, "product", old: nil, new: String(productID))
    writer.note(.variant, made, "position", old: nil, new: String(position))
    writer.note(.variant, made, "currency", old: nil, new: currency.code)
    try note(.variant, made, values, currency: currency)
    return made
  }

  private func note(
    _ entity: EditEntity, _ id: Int64, _ values: [EditTarget: String], currency: Currency?
  ) throws {
    let named = EditableField.allCases.map { EditTarget($0) }.filter { values[$0] != nil }
    let others = Set(values.keys).subtracting(named).sorted { $0.name < $1.name }
    let pending = try (named + others).reduce(0) { count, target in
      try count
        + writer.note(
          entity, id, target, old: nil, new: values[target], currency: currency,
          hasPending: false)
    }
    try savePending[entity]?.start().bind(pending).bind(id).run()
  }

  /// Brings the store's counts up to date; once, at the end of the transaction.
  func finish() throws {
    try Meta.add(.products, products, in: db)
    try Meta.add(.variants, variants, in: db)
    try Meta.add(.catalogStamp, 1, in: db)
  }

  // MARK: Taking away

  /// Takes a row that `NewRows` made away again and notes it; `row` is what it was made of.
  func takeAway(_ row: NewRow, id: Int64, alerts: AlertWriter) throws {
    let entity = row.entity
    let dropped = try SQL.cached(
      db, "DELETE FROM pending_edit WHERE entity = ? AND entity_id = ?"
    ).start().bind(entity.rawValue).bind(id).run()
    try Meta.add(.pendingEdits, -dropped, in: db)
    for (target, text) in row.values.sorted(by: { $0.key.name < $1.key.name }) {
      writer.note(
        entity, id, target.field.rawValue, scope: target.scope, old: text, new: nil)
    }
    switch row.place {
    case .product(let handle, let channel):
      writer.note(.product, id, "handle", old: handle, new: nil)
      writer.note(.product, id, "channel", old: channel, new: nil)
      try SQL.cached(db, "DELETE FROM product WHERE id = ?").start().bind(id).run()
      try FreshIDs.spend(.lastProduct, id, in: db)
      products -= 1
    case .variant(let product, let position, let currency):
      writer.note(.variant, id, "product", old: String(product), new: nil)
      writer.note(.variant, id, "position", old: String(position), new: nil)
      writer.note(.variant, id, "currency", old: currency.code, new: nil)
      try alerts.sync(
        [], of: AlertSubject(kind: .variant, id: id, pane: .inventory, sort: ""), hadAlerts: true)
      try text.forget(id)
      if let key = Keys.sku(row.values[EditTarget(.sku)]) {
        try SQL.cached(db, "DELETE FROM short_sku WHERE sku_key = ?").start().bind(key).run()
      }
      try SQL.cached(db, "DELETE FROM dirty_variant WHERE id = ?").start().bind(id).run()
      try SQL.cached(
        db, "DELETE FROM triage_state WHERE subject_kind = 'variant' AND subject_id = ?"
      ).start().bind(id).run()
      try SQL.cached(db, "DELETE FROM variant WHERE id = ?").start().bind(id).run()
      try FreshIDs.spend(.lastVariant, id, in: db)
      variants -= 1
    }
  }
}
