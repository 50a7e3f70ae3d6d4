internal import Commerce
internal import GRDB

/// Brings everything that is computed of a variant in line after its SKUs, listings or stock moved.
struct IdentitySettling {
  private let db: Database
  private let text: VariantText
  private let refresh: VariantRefresh
  private let now: Instant

  init(_ db: Database, _ text: VariantText, _ refresh: VariantRefresh, now: Instant) {
    self.db = db
    self.text = text
    self.refresh = refresh
    self.now = now
  }

  /// Orders that wait for one of its SKUs are looked at again, and so is its content.
  func settle(_ id: Int64) throws {
    guard
      let variant = try SQL.cached(db, "SELECT \(VariantRow.columns) FROM variant WHERE id = ?")
        .start().bind(id).first(VariantRow.init),
      let product = try SQL.cached(db, "SELECT \(ProductRow.columns) FROM product WHERE id = ?")
        .start().bind(variant.productID).first(ProductRow.init)
    else { return }
    try refresh.refresh(id, asOf: now)
    try text.write(variant, of: product)
    try SQL.cached(db, "UPDATE variant SET version = version + 1 WHERE id = ?").start().bind(id)
      .run()
    try SQL.cached(db, "INSERT OR IGNORE INTO dirty_variant (id) VALUES (?)").start().bind(id)
      .run()
    try SQL.cached(db, "INSERT OR IGNORE INTO dirty_product (id) VALUES (?)").start()
      .bind(product.id).run()
    try SQL.cached(
      db,
      """
      INSERT OR IGNORE INTO dirty_order (id)
      SELECT l.order_id FROM order_line l JOIN sales_order o ON o.id = l.order_id
      WHERE l.sku_key = ? AND o.state = 'open'
      """
    ).start().bind(variant.skuKey).run()
  }
}
