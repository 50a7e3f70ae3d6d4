public import Commerce
internal import GRDB

extension Store {
  /// The variant that a person names by SKU, by handle (its first variant), or by id.
  public func findVariant(_ text: String) throws(StoreError) -> Int64 {
    try read { db, _ in
      if let key = Keys.sku(text),
        let id = try SQL.cached(db, SKULookup.variant).start().bind(key).first({ $0.int() })
      {
        return id
      }
      let byHandle = try SQL.cached(
        db,
        """
        SELECT v.id FROM product_ref r JOIN variant v ON v.product_id = r.product_id
        WHERE r.handle_key = ? AND r.channel_id IN (SELECT id FROM channel)
        ORDER BY r.channel_id, v.position, v.id LIMIT 1
        """
      ).start().bind(Keys.handle(text)).first { $0.int() }
      if let byHandle { return byHandle }
      if let id = Int64(text), try Self.exists(id, in: "variant", db) { return id }
      let near = try Self.nearest(
        text, "SELECT ifnull(t.sku, p.handle)", .catalog, CatalogQuery(zone: zone), db)
      throw StoreError.notFound(what: "variant \"\(text)\"", nearest: near)
    }
  }

  /// The order that a person names by its name, with or without `#`, by the platform's id, or by
  /// id; of several channels, the newest.
  public func findOrder(_ text: String) throws(StoreError) -> Int64 {
    try read { db, _ in
      let byName = try SQL.cached(
        db,
        """
        SELECT o.id FROM channel c CROSS JOIN sales_order o
        ON o.channel_id = c.id AND o.name_key IN (?, '#' || ?)
        ORDER BY o.placed_at DESC, o.id DESC LIMIT 1
        """)
      let key = Keys.handle(text)
      if let id = try byName.start().bind(key).bind(key).first({ $0.int() }) { return id }
      if let id = Int64(text), try Self.exists(id, in: "sales_order", db) { return id }
      let near = try Self.nearest(text, "SELECT t.name", .orders, orderQuery, db)
      throw StoreError.notFound(what: "order \"\(text)\"", nearest: near)
    }
  }

  /// The promotion or event that a person names by its key, name or id.
  public func findPromotion(_ text: String, now: Instant) throws(StoreError) -> PromotionRow {
    try read { db, _ in
      let found = try SQL.cached(
        db,
        """
        SELECT id, start_at FROM calendar_entry
        WHERE fold(key) = ? OR fold(name) = ? OR fold(code) = ? OR id = ?
        ORDER BY fold(key) = ? DESC, end_at IS NULL OR end_at > ? DESC, start_at LIMIT 1
        """
      )
      let folded = Keys.fold(Keys.trimmed(text))
      found.start().bind(folded).bind(folded).bind(folded).bind(Int64(text)).bind(folded)
        .bind(Optional(now))
      if let place = try found.first({ ListPlace(id: $0.int(), key: $0.value()) }),
        let row = try RowLoader.calendar([place], in: db).first
      {
        return row
      }
      let near = try Self.nearest(
        text, "SELECT t.name", .calendar, CalendarQuery(zone: zone, now: now), db)
      throw StoreError.notFound(what: "promotion \"\(text)\"", nearest: near)
    }
  }

  private static func exists(_ id: Int64, in table: String, _ db: Database) throws -> Bool {
    try SQL.cached(db, "SELECT id FROM \(table) WHERE id = ?").start().bind(id)
      .first { _ in true } ?? false
  }

  /// Names of a few rows that contain the text, or else its longest beginning that any has.
  private static func nearest(
    _ text: String, _ select: String, _ table: PaneTable, _ query: some PaneQuery, _ db: Database
  ) throws -> [String] {
    var word = Keys.fold(Keys.trimmed(text))
    while word.count >= 3 {
      let compiled = query.compile(Query([QueryTerm(.text(word))]))
      let condition = Fragment.all(compiled.conditions)
      // Without an index the table is small: only the calendar has none.
      let source =
        compiled.drivers.first.map {
          "(SELECT id FROM (\($0.sql)) LIMIT 50) d CROSS JOIN \(table.table) t ON t.id = d.id"
        } ?? "\(table.table) t"
      let names = try SQL(
        db,
        "\(select) FROM \(source)\(table.joins.map(\.sql).joined()) WHERE \(condition.sql) LIMIT 3"
      ).start().bind(compiled.drivers.first?.values ?? []).bind(condition.values)
        .all { $0.text() }
      if !names.isEmpty { return names }
      word.removeLast()
    }
    return []
  }
}
