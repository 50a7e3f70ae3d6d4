internal import Commerce
internal import GRDB

/// Links variants inside a transaction.
final class Linker {
  private let db: Database
  private let writer: FieldWriter
  private let alerts: AlertWriter
  private let text: VariantText
  private let refresh: VariantRefresh
  private let now: Instant
  private(set) var done: [Done] = []

  struct Done {
    var keptID: Int64
    var removedID: Int64
    var kept: String
    var removed: String
    var rows: LinkRows
  }

  init(_ db: Database, _ writer: FieldWriter, now: Instant) throws {
    self.db = db
    self.writer = writer
    self.now = now
    alerts = try AlertWriter(db, now: now)
    text = try VariantText(db)
    refresh = try VariantRefresh(db)
  }

  func link(_ keptID: Int64, _ removedID: Int64, skipsGone: Bool) throws {
    let loader = try ArticleLoader(db)
    guard keptID != removedID, let kept = try loader.load(keptID),
      let removed = try loader.load(removedID)
    else {
      if skipsGone { return }
      throw StoreError.refused(reason: "one of the two is gone; look at the list again")
    }
    let plan = try LinkPlanner(db).plan(keeping: kept, removing: removed)
    if let refusal = plan.refusal {
      if skipsGone { return }
      throw StoreError.refused(reason: refusal)
    }
    guard let keptSKU = kept.sku, let removedSKU = removed.sku, let keptKey = Keys.sku(keptSKU),
      let removedKey = Keys.sku(removedSKU)
    else { return }
    var rows = LinkRows()
    try moveListings(removed, to: kept, &rows)
    try moveStock(removedID, to: keptID, &rows)
    try run(
      "UPDATE order_line SET sku_key = ?1 WHERE sku_key = ?2", .text(keptKey), .text(removedKey))
    try run(
      "UPDATE purchase_order_line SET sku_key = ?1 WHERE sku_key = ?2", .text(keptKey),
      .text(removedKey))
    try moveTickets(removedID, to: keptID, &rows)
    try fill(kept, from: removedID, &rows)
    try addAliases(removed, key: removedKey, to: keptID, &rows)
    try remove(removed, key: removedKey, product: plan.emptiedProduct != nil, into: kept, &rows)
    try settle(kept)
    writer.note(.variant, keptID, "linked-sku", old: nil, new: removedSKU)
    writer.note(.variant, removedID, "linked-to", old: nil, new: keptSKU)
    done.append(
      Done(keptID: keptID, removedID: removedID, kept: keptSKU, removed: removedSKU, rows: rows))
  }

  // MARK: Moving

  /// A listing says only what differs from its product: beside another product it has to say more.
  private func moveListings(
    _ removed: ArticleFacts, to kept: ArticleFacts, _ rows: inout LinkRows
  ) throws {
    let channels = try SQL(db, "SELECT channel_id FROM listing WHERE variant_id = ?").start()
      .bind(removed.variantID).all { $0.int() }
    for channel in channels {
      let was = try image("listing", removed.variantID, channel)
      try SQL.cached(
        db,
        """
        UPDATE listing SET variant_id = ?1,
          title = nullif(ifnull(title, ?3), ?4),
          quantity = ifnull(quantity, (SELECT file_quantity FROM variant WHERE id = ?2)),
          currency = CASE WHEN price_minor IS NOT NULL THEN currency
            ELSE ifnull((SELECT v.currency FROM variant v JOIN product p ON p.id = v.product_id
              WHERE v.id = ?2 AND v.price_minor IS NOT NULL AND p.owner_channel_id = ?5), currency)
            END,
          price_minor = ifnull(price_minor, (SELECT v.price_minor FROM variant v
            JOIN product p ON p.id = v.product_id WHERE v.id = ?2 AND p.owner_channel_id = ?5))
        WHERE variant_id = ?2 AND channel_id = ?5
        """
      ).start().bind(kept.variantID).bind(removed.variantID).bind(removed.title).bind(kept.title)
        .bind(channel).run()
      rows.keep("listing", was, became: try image("listing", kept.variantID, channel))
    }
  }

  private func moveStock(_ removed: Int64, to kept: Int64, _ rows: inout LinkRows) throws {
    let places = try SQL(db, "SELECT location_id FROM stock_level WHERE variant_id = ?").start()
      .bind(removed).all { $0.int() }
    for place in places {
      rows.keep("stock_level", String(place))
      try SQL.cached(
        db, "UPDATE stock_level SET variant_id = ? WHERE variant_id = ? AND location_id = ?"
      ).start().bind(kept).bind(removed).bind(place).run()
    }
  }

  private func moveTickets(_ removed: Int64, to kept: Int64, _ rows: inout LinkRows) throws {
    let tickets = try SQL(
      db,
      """
      SELECT t.id FROM ticket t WHERE t.subject_kind = 'variant' AND t.subject_id = ?1
        AND NOT EXISTS (SELECT 1 FROM ticket o
          WHERE o.subject_kind = 'variant' AND o.subject_id = ?2 AND o.key = t.key)
      """
    ).start().bind(removed).bind(kept).all { $0.int() }
    for ticket in tickets {
      rows.keep("ticket", String(ticket))
      try SQL.cached(db, "UPDATE ticket SET subject_id = ? WHERE id = ?").start().bind(kept)
        .bind(ticket).run()
    }
  }

  private func fill(_ kept: ArticleFacts, from removed: Int64, _ rows: inout LinkRows) throws {
    for fill in try LinkFill.fields(from: removed, to: kept.variantID, in: db) {
      let value =
        try RowImage.read(
          "variant", where: "id = ?", [.integer(removed)], in: db
        ).first ?? "{}"
      rows.keep("fill", fill.column, became: value)
      try SQL.cached(db, "UPDATE variant SET \(fill.column) = ? WHERE id = ?").start()
        .bind(fill.value).bind(kept.variantID).run()
    }
  }

  private func addAliases(
    _ removed: ArticleFacts, key: String, to kept: Int64, _ rows: inout LinkRows
  ) throws {
    let id: [SQLValue] = [.integer(removed.variantID)]
    try rows.keep(table: "sku_alias", where: "variant_id = ?", id, in: db)
    try rows.keep(table: "channel_sku", where: "variant_id = ?", id, in: db)
    // What it is known by on its channels; earlier links may have given it another SKU there.
    try SQL.cached(
      db,
      """
      INSERT INTO channel_sku (channel_id, variant_id, sku)
      SELECT l.channel_id, ?1, ifnull(s.sku, ?3) FROM listing l
      LEFT JOIN channel_sku s ON s.channel_id = l.channel_id AND s.variant_id = ?2
      WHERE l.variant_id = ?1 AND l.channel_id IN (
        SELECT value FROM json_each(?4))
      """
    ).start().bind(kept).bind(removed.variantID).bind(removed.sku)
      .bind(try movedChannels(rows)).run()
    try run("DELETE FROM channel_sku WHERE variant_id = ?", .integer(removed.variantID))
    try run(
      "UPDATE sku_alias SET variant_id = ?1 WHERE variant_id = ?2", .integer(kept),
      .integer(removed.variantID))
    try SQL.cached(db, "INSERT INTO sku_alias (sku_key, sku, variant_id) VALUES (?, ?, ?)").start()
      .bind(key).bind(removed.sku).bind(kept).run()
  }

  /// The channels whose listings this link has moved, as a JSON array.
  private func movedChannels(_ rows: LinkRows) throws -> String {
    let ids = try rows.lines.filter { $0.kind == "listing" }.map {
      try RowImage.value("channel_id", of: $0.was, in: db)
    }
    let numbers = ids.map { if case .integer(let id) = $0 { String(id) } else { "0" } }
    return "[\(numbers.joined(separator: ","))]"
  }

  // MARK: Taking away

  private func remove(
    _ removed: ArticleFacts, key: String, product goes: Bool, into kept: ArticleFacts,
    _ rows: inout LinkRows
  ) throws {
    let id = removed.variantID
    try rows.keep(table: "variant", where: "id = ?", [.integer(id)], in: db)
    try alerts.sync(
      [], of: AlertSubject(kind: .variant, id: id, pane: .inventory, sort: ""), hadAlerts: true)
    try text.forget(id)
    try run("DELETE FROM short_sku WHERE sku_key = ?", .text(key))
    try run("DELETE FROM dirty_variant WHERE id = ?", .integer(id))
    try run(
      "DELETE FROM triage_state WHERE subject_kind = 'variant' AND subject_id = ?", .integer(id))
    let product: [SQLValue] = [.integer(removed.productID)]
    if goes {
      for table in ["product_ref", "product_image", "product_text", "finding_decision"] {
        try rows.keep(table: table, where: "product_id = ?", product, in: db)
      }
      try rows.keep(table: "product", where: "id = ?", product, in: db)
      // A file that has the product by its handle finds the kept one.
      try run(
        "UPDATE product_ref SET product_id = ?1 WHERE product_id = ?2", .integer(kept.productID),
        .integer(removed.productID))
    }
    try run("DELETE FROM variant WHERE id = ?", .integer(id))
    try FreshIDs.spend(.lastVariant, id, in: db)
    try Meta.add(.variants, -1, in: db)
    guard goes else { return }
    try run("DELETE FROM product WHERE id = ?", .integer(removed.productID))
    try FreshIDs.spend(.lastProduct, removed.productID, in: db)
    try Meta.add(.products, -1, in: db)
  }

  private func settle(_ kept: ArticleFacts) throws {
    try IdentitySettling(db, text, refresh, now: now).settle(kept.variantID)
  }

  /// Writes what the links left behind under the number of their change set.
  func finish(_ set: ChangeSetSummary, reason: String?) throws {
    let insert = try SQL(
      db,
      """
      INSERT INTO identity_link (kept_id, removed_id, kept_sku, removed_sku, reason, actor, at, set_id)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """)
    for link in done {
      try insert.start().bind(link.keptID).bind(link.removedID).bind(link.kept).bind(link.removed)
        .bind(reason).bind(set.actor).bind(Optional(set.at)).bind(set.id).run()
      try link.rows.write(link: insert.insertedID, in: db)
    }
    try Meta.add(.catalogStamp, 1, in: db)
    try alerts.finish()
  }

  // MARK: Statements

  private func image(_ table: String, _ variant: Int64, _ channel: Int64) throws -> String {
    try RowImage.read(
      table, where: "variant_id = ? AND channel_id = ?", [.integer(variant), .integer(channel)],
      in: db
    ).first ?? "{}"
  }

  private func run(_ sql: String, _ values: SQLValue...) throws {
    try SQL.cached(db, sql).start().bind(values).run()
  }
}
