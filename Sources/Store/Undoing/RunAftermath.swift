internal import Commerce
internal import GRDB

/// Brings everything that follows from a run's rows up to date around an undo: what search and the
/// rules know of rows that go, copies, counts, ids that are spent, and marks for the rules.
struct RunAftermath {
  let db: Database
  let run: KeptRun
  let now: Instant

  // MARK: Before

  /// Remembers what is touched, and takes from the rules and from search what goes.
  func prepare() throws {
    try db.execute(
      sql: """
        -- Those whose copies of stock and listings may have to change, and those for the rules.
        CREATE TEMP TABLE copying_variant (id INTEGER PRIMARY KEY);
        CREATE TEMP TABLE touched_variant (id INTEGER PRIMARY KEY);
        CREATE TEMP TABLE touched_order (id INTEGER PRIMARY KEY);
        """)
    try gather()
    try clearAlerts()
    try forgetEdits()
    try forgetWaiting()
    try forgetTexts()
    for (kind, table) in [("variant", "variant"), ("order", "sales_order")] {
      guard let span = run.span(table) else { continue }
      for log in ["page", "triage_state", "ticket"] {
        try SQL(db, "DELETE FROM \(log) WHERE subject_kind = ? AND subject_id BETWEEN ? AND ?")
          .start().bind(kind).bind(span).run()
      }
    }
  }

  /// Rows that were there before the run and that the rules have to look at again. Called before the
  /// undo and after it: an order may have other SKUs then.
  func gather() throws {
    func add(_ table: String, _ select: String) throws {
      try SQL(db, "INSERT OR IGNORE INTO \(table) (id) \(select)").run()
    }
    let lines = "FROM run_change c WHERE \(run.isLine("c")) AND c.part"
    try add("copying_variant", "SELECT c.key \(lines) IN ('variant', 'variant stock')")
    try add("copying_variant", "SELECT c.parent \(lines) IN ('listing', 'stock_level')")
    try add(
      "touched_variant",
      """
      SELECT v.id FROM run_change c JOIN variant v ON v.product_id = c.key
      WHERE \(run.isLine("c")) AND c.part = 'product'
      """)
    try add("touched_order", "SELECT c.key \(lines) = 'sales_order'")
    try add("touched_order", "SELECT c.parent \(lines) = 'order_line'")
    try add(
      "touched_order",
      """
      SELECT o.id FROM run_change c
      JOIN inquiry i ON i.channel_id = json_extract(c.key, '$[0]')
        AND i.number = json_extract(c.key, '$[1]')
      JOIN channel h JOIN sales_order o ON o.channel_id = h.id AND o.name_key = i.order_key
      WHERE \(run.isLine("c")) AND c.part = 'inquiry'
      """)
    try addSKUs(
      of: "order_line", by: "order_id", "SELECT id FROM touched_order", span: "sales_order",
      to: "touched_variant")
    try addSKUs(
      of: "purchase_order_line", by: "id",
      "SELECT c.key \(lines) = 'purchase_order_line'",
      span: "purchase_order_line", to: "copying_variant")
    // A supplier's lead time is its purchase orders'.
    try addSKUs(
      of: "purchase_order_line", by: "supplier_id",
      "SELECT c.key \(lines) = 'supplier'", span: nil,
      to: "touched_variant")
  }

  private func addSKUs(
    of table: String, by column: String, _ ids: String, span: String?, to target: String
  ) throws {
    var conditions = ["l.\(column) IN (\(ids))"]
    if let span = span.flatMap({ run.span($0) }) {
      conditions.append("l.\(column) BETWEEN \(span.lowerBound) AND \(span.upperBound)")
    }
    for condition in conditions {
      try SQL(
        db,
        """
        INSERT OR IGNORE INTO \(target) (id)
        SELECT v.id FROM \(table) l JOIN variant v ON v.sku_key = l.sku_key WHERE \(condition)
        """
      ).run()
    }
  }

  /// Edits of what goes wait for no platform any more.
  private func forgetEdits() throws {
    for entity in ["product", "variant"] {
      guard let span = run.span(entity) else { continue }
      try SQL(db, "DELETE FROM pending_edit WHERE entity = ? AND entity_id BETWEEN ? AND ?")
        .start().bind(entity).bind(span).run()
    }
  }

  private func clearAlerts() throws {
    let alerts = try AlertWriter(db, now: now)
    for (kind, pane, table) in [
      (AlertSubject.Kind.variant, Pane.inventory, "variant"), (.order, .orders, "sales_order"),
    ] {
      guard let span = run.span(table) else { continue }
      let ids = try SQL(
        db,
        """
        SELECT DISTINCT subject_id FROM alert
        WHERE subject_kind = ? AND subject_id BETWEEN ? AND ?
        """
      ).start().bind(kind.rawValue).bind(span).all { $0.int() }
      for id in ids {
        try alerts.sync(
          [], of: AlertSubject(kind: kind, id: id, pane: pane, sort: ""), hadAlerts: true)
      }
    }
    try alerts.finish()
  }

  /// Orders of the run wait for no stock any more, are nobody's twin, and count for no marketplace:
  /// those that stay are looked at anew, as what they were.
  private func forgetWaiting() throws {
    let isOfRun = isOrderOfRun
    try SQL(
      db,
      """
      INSERT OR IGNORE INTO touched_order (id)
      SELECT order_id FROM waiting_line WHERE sku_key IN (
        SELECT w.sku_key FROM waiting_line w JOIN short_sku s ON s.sku_key = w.sku_key
        WHERE w.order_id \(isOfRun))
      UNION ALL SELECT order_id FROM waiting_order WHERE customer IN (
        SELECT customer FROM waiting_order WHERE order_id \(isOfRun))
      """
    ).run()
    for table in ["waiting_line", "waiting_order"] {
      let isWaiting = table == "waiting_order" ? " AND has_left = 0" : ""
      try SQL(db, "DELETE FROM \(table) WHERE order_id \(isOfRun)\(isWaiting)").run()
    }
    try countForMarketplaces(-1)
    guard let span = run.span("variant") else { return }
    try SQL(
      db,
      """
      INSERT OR IGNORE INTO touched_order (id)
      SELECT w.order_id FROM short_sku s JOIN waiting_line w ON w.sku_key = s.sku_key
      JOIN variant v ON v.sku_key = s.sku_key WHERE v.id BETWEEN ? AND ?
      """
    ).start().bind(span).run()
    try SQL(
      db,
      "DELETE FROM short_sku WHERE sku_key IN (SELECT sku_key FROM variant WHERE id BETWEEN ? AND ?)"
    ).start().bind(span).run()
  }

  /// The ids of orders that the run made or changed.
  private var isOrderOfRun: String {
    let span = run.span("sales_order") ?? 0...0
    return """
      IN (SELECT id FROM sales_order WHERE id BETWEEN \(span.lowerBound) AND \(span.upperBound)
        UNION ALL SELECT c.key FROM run_change c
          WHERE \(run.isLine("c")) AND c.part = 'sales_order')
      """
  }

  /// Adds what the run's orders count for to the marketplaces' days, or takes it off.
  private func countForMarketplaces(_ sign: Int) throws {
    try SQL(
      db,
      """
      INSERT INTO marketplace_day (channel_id, day, orders, late, cancelled)
      SELECT channel_id, account >> 2, ?1 * count(*), ?1 * sum(account & 1),
        ?1 * sum(account >> 1 & 1)
      FROM sales_order WHERE id \(isOrderOfRun) AND account IS NOT NULL GROUP BY 1, 2
      ON CONFLICT (channel_id, day) DO UPDATE SET orders = orders + excluded.orders,
        late = late + excluded.late, cancelled = cancelled + excluded.cancelled
      """
    ).start().bind(sign).run()
  }

  /// The search index has to be told which texts it forgets.
  private func forgetTexts() throws {
    for (table, queue, count) in [
      ("variant", "variant_search_queue", MetaKey.unindexedVariants),
      ("sales_order", "order_search_queue", .unindexedOrders),
    ] {
      let columns = "INSERT OR IGNORE INTO \(queue) (id, indexed) SELECT id, haystack FROM \(table)"
      var queued = 0
      if let span = run.span(table) {
        queued = try SQL(db, "\(columns) WHERE id BETWEEN ? AND ?").start().bind(span).run()
      }
      if table == "sales_order" {
        queued += try SQL(
          db,
          "\(columns) WHERE id IN (SELECT key FROM run_change WHERE id BETWEEN ? AND ? AND part = ?)"
        ).start().bind(run.lines).bind(table).run()
      }
      try Meta.add(count, queued, in: db)
    }
  }

  // MARK: After

  func finish() throws {
    try gather()
    try countForMarketplaces(1)
    try rewriteTexts()
    let refresh = try VariantRefresh(db)
    let ids = try SQL(db, "SELECT id FROM copying_variant")
    while try ids.step() { _ = try refresh.refresh(ids.int(), asOf: now) }
    try markForRules()
    try count()
    for table in ["copying_variant", "touched_variant", "touched_order"] {
      try db.execute(sql: "DROP TABLE temp.\(table)")
    }
  }

  /// Variants carry words of their products.
  private func rewriteTexts() throws {
    let text = try VariantText(db)
    let keys = try SQL(
      db, "SELECT DISTINCT key FROM run_change WHERE id BETWEEN ? AND ? AND part = ?")
    let product = try SQL(db, "SELECT \(ProductRow.columns) FROM product WHERE id = ?")
    let variant = try SQL(db, "SELECT \(VariantRow.columns) FROM variant WHERE id = ?")
    keys.start().bind(run.lines).bind("product")
    while try keys.step() {
      guard let row = try product.start().bind(keys.int()).first(ProductRow.init) else { continue }
      try text.write(product: row)
    }
    keys.start().bind(run.lines).bind("variant")
    while try keys.step() {
      guard let row = try variant.start().bind(keys.int()).first(VariantRow.init),
        let parent = try product.start().bind(row.productID).first(ProductRow.init)
      else { continue }
      try text.write(row, of: parent)
    }
  }

  private func markForRules() throws {
    try db.execute(
      sql: "INSERT OR IGNORE INTO touched_variant (id) SELECT id FROM copying_variant")
    for (dirty, table, touched) in [
      ("dirty_variant", "variant", "touched_variant"),
      ("dirty_order", "sales_order", "touched_order"),
    ] {
      try SQL(
        db,
        """
        INSERT OR IGNORE INTO \(dirty) (id)
        SELECT id FROM \(touched) WHERE id IN (SELECT id FROM \(table))
        """
      ).run()
      guard let span = run.span(table) else { continue }
      try SQL(db, "DELETE FROM \(dirty) WHERE id BETWEEN ? AND ?").start().bind(span).run()
    }
    let judged = try Meta.number(.judgedProducts, in: db) ?? 0
    try SQL(
      db,
      """
      INSERT OR IGNORE INTO dirty_product (id)
      SELECT product_id FROM variant WHERE product_id <= ?1 AND id IN (SELECT id FROM touched_variant)
      UNION SELECT parent FROM run_change c
        WHERE \(run.isLine("c")) AND part IN ('product_image', 'product_ref') AND parent <= ?1
      """
    ).start().bind(judged).run()
    // What is stated nowhere any more is unknown again, not empty.
    let hasStated = try SQL(
      db, "SELECT 1 FROM run_change WHERE id BETWEEN ? AND ? AND part = 'channel'"
    ).start().bind(run.lines).first { _ in true }
    if hasStated != nil { try Meta.set(.judgedProducts, 0, in: db) }
  }

  private func count() throws {
    for (key, table) in [
      (MetaKey.products, "product"), (.variants, "variant"), (.orders, "sales_order"),
      (.entries, "calendar_entry"), (.quarantined, "quarantine_row"),
      (.pendingEdits, "pending_edit"),
    ] {
      let rows = try SQL(db, "SELECT count(*) FROM \(table)").first { $0.int() } ?? 0
      try Meta.set(key, rows, in: db)
    }
    for (key, table) in [
      (MetaKey.lastProduct, "product"), (.lastVariant, "variant"), (.lastOrder, "sales_order"),
    ] {
      if let span = run.span(table) { try FreshIDs.spend(key, span.upperBound, in: db) }
    }
    try Meta.add(.catalogStamp, 1, in: db)
    // What is large among orders is computed again.
    try Meta.set(.percentilesStamp, nil, in: db)
  }
}
