public import Commerce
internal import GRDB

extension Store {
  /// Everything about a variant; daily units are of the 30 complete days before the last
  /// evaluation's day, or before the newest order when there was none.
  public func variantDetail(id: Int64) throws(StoreError) -> VariantDetail {
    try read { db, _ in
      let place = ListPlace(id: id, key: SQLValue.null)
      guard let row = try RowLoader.catalog([place], in: db).first else {
        throw StoreError.notFound(what: "variant with the id \(id)", nearest: [])
      }
      var detail = VariantDetail(row: row)
      try Self.addProduct(to: &detail, in: db)
      try Self.addStock(to: &detail, in: db)
      detail.alerts = try Self.alerts("variant", id, in: db)
      (detail.findings, detail.scores) = try Self.content(ofProduct: row.productID, in: db)
      detail.triage = try TriageReader.summary(of: TriageSubject(.variant, id), in: db)
      if detail.triage.state == nil, !detail.alerts.isEmpty { detail.triage.state = .firing }
      detail.heldAlerts = try TriageReader.heldAlerts(of: TriageSubject(.variant, id), in: db)
      detail.facts = try Self.facts(of: detail, in: db)
      detail.history = try Self.history(of: row, in: db)
      detail.scheduled = try ScheduleReader.changes(
        touching: id, product: row.productID, in: db)
      detail.pending = try PendingReader.rows(
        ofVariant: id, product: row.productID, in: db)
      detail.dailyUnits = try dailyUnits(of: row, in: db)
      detail.tickets = try TicketTable.open(of: .variant(id), in: db)
      return detail
    }
  }

  private static func addProduct(to detail: inout VariantDetail, in db: Database) throws {
    let id = detail.row.productID
    let texts = try SQL.cached(
      db,
      """
      SELECT description_html, seo_title, seo_description,
        (SELECT count(*) FROM product_image i WHERE i.product_id = p.id), c.code
      FROM product p LEFT JOIN channel c ON c.id = p.owner_channel_id WHERE p.id = ?
      """
    ).start().bind(id).first {
      ($0.optionalText(), $0.optionalText(), $0.optionalText(), $0.count(), $0.optionalText())
    }
    if let texts {
      (
        detail.descriptionHTML, detail.seoTitle, detail.seoDescription, detail.imageCount,
        detail.ownerChannel
      ) = texts
    }
    let siblings = try SQL.cached(
      db, "SELECT id FROM variant WHERE product_id = ? AND id <> ? ORDER BY position, id LIMIT 200"
    ).start().bind(id).bind(detail.row.id).all { ListPlace(id: $0.int(), key: SQLValue.null) }
    detail.siblings = try RowLoader.catalog(siblings, in: db)
    detail.listings = try SQL.cached(
      db,
      """
      SELECT c.code, (SELECT max(r.image_count) FROM product_ref r
          WHERE r.product_id = v.product_id AND r.channel_id = c.id), l.missing_since_at,
        (SELECT s.sku FROM channel_sku s
          WHERE s.channel_id = l.channel_id AND s.variant_id = l.variant_id),
        \(ListingRow.columns(of: "l"))
      FROM listing l JOIN channel c ON c.id = l.channel_id JOIN variant v ON v.id = l.variant_id
      WHERE l.variant_id = ? ORDER BY c.code
      """
    ).start().bind(detail.row.id).all { row in
      let channel = row.text()
      let imageCount = row.optionalCount()
      let missingSince = row.instant()
      let sku = row.optionalText()
      let listing = ListingRow(row)
      var line = ListingLine(channel: channel, state: listing.state)
      line.stateReason = listing.stateReason
      line.externalID = listing.externalID
      line.sku = sku
      line.title = listing.title
      line.price = listing.price
      line.quantity = listing.quantity
      line.imageCount = imageCount
      line.missingSince = missingSince
      line.isPlatformFulfilled = listing.isPlatformFulfilled
      return line
    }
  }

  private static func addStock(to detail: inout VariantDetail, in db: Database) throws {
    detail.levels = try levels(of: detail.row.id, in: db)
    guard let key = Keys.sku(detail.row.sku) else { return }
    detail.incoming = try SQL.cached(
      db,
      """
      SELECT \(PurchaseOrderRecord.columns) FROM purchase_order_line l
      JOIN supplier s ON s.id = l.supplier_id
      WHERE l.sku_key = ? AND l.received_on IS NULL
      ORDER BY l.expected_on IS NULL, l.expected_on, l.id
      """
    ).start().bind(key).all(PurchaseOrderRecord.init)
  }

  /// A variant's stock by location, by name.
  static func levels(of variant: Int64, in db: Database) throws -> [LocationLevel] {
    try SQL.cached(
      db,
      """
      SELECT o.name, s.as_of_at, s.on_hand, s.available, s.committed, s.unavailable, s.incoming
      FROM stock_level s JOIN location o ON o.id = s.location_id
      WHERE s.variant_id = ? ORDER BY o.name
      """
    ).start().bind(variant).all { row in
      let name = row.text()
      let asOf = row.instant()
      return LocationLevel(location: name, stock: StockLevel(row), asOf: asOf)
    }
  }

  static func alerts(_ kind: String, _ id: Int64, in db: Database) throws -> [Alert] {
    try SQL.cached(
      db,
      """
      SELECT \(Alert.columns) FROM alert t WHERE t.subject_kind = ? AND t.subject_id = ?
      ORDER BY t.queue_rank, t.id
      """
    ).start().bind(kind).bind(id).all(Alert.init).compactMap(\.self)
  }

  private static func facts(
    of detail: VariantDetail, in db: Database
  ) throws -> [ListingFactRecord] {
    let asins = detail.listings.compactMap(\.externalID)
    return try SQL(
      db,
      """
      SELECT f.report, f.sku, f.asin, f.fnsku, f.as_of_on, s.names, f.column_values
      FROM (SELECT *, row_number() OVER (PARTITION BY report ORDER BY as_of_on DESC, id) AS place
          FROM listing_fact
          WHERE sku_key = ? OR (sku_key IS NULL AND asin IN (\(Fragment.marks(asins.count))))
            OR sku_key IN (SELECT sku_key FROM sku_alias WHERE variant_id = ?)) f
        JOIN column_set s ON s.id = f.column_set_id
      WHERE f.place <= 12 ORDER BY f.report, f.place
      """
    ).start().bind(Keys.sku(detail.row.sku)).bind(asins.map(SQLValue.text)).bind(detail.row.id)
      .all { row in
        let report = row.text()
        let (sku, asin, fnsku) = (row.optionalText(), row.optionalText(), row.optionalText())
        let asOf = row.optionalText().flatMap { CivilDate($0) }
        let values = zip(TextList.decode(row.text()), TextList.decode(row.text())).map {
          ExtraColumn(name: $0, value: $1)
        }
        var fact = ListingFactRecord(report: report, values: values)
        fact.sku = sku
        fact.asin = asin
        fact.fnsku = fnsku
        fact.asOf = asOf
        return fact
      }
  }

  private static func history(of row: CatalogRow, in db: Database) throws -> [JournalChange] {
    try JournalReader.history(
      ofVariant: row.id, product: row.productID, field: nil, before: nil, limit: 100, in: db)
  }

  private func dailyUnits(of row: CatalogRow, in db: Database) throws -> [Int] {
    var now = try Meta.number(.evaluatedAt, in: db).map(Instant.init(milliseconds:))
    if now == nil {
      now =
        try SQL.cached(db, "SELECT max(placed_at) FROM sales_order").start()
        .first { $0.instant() } ?? nil
    }
    guard let now else { return [] }
    return try Demand(db, zone: zone, now: now).units(sku: Keys.sku(row.sku)).daily
  }
}
