internal import Commerce
internal import GRDB

/// Takes links back inside a transaction.
final class Unlinker {
  private let db: Database
  private let writer: FieldWriter
  private let text: VariantText
  private let refresh: VariantRefresh
  private let now: Instant

  init(_ db: Database, _ writer: FieldWriter, now: Instant) throws {
    self.db = db
    self.writer = writer
    self.now = now
    text = try VariantText(db)
    refresh = try VariantRefresh(db)
  }

  private struct Link {
    var kept: Int64
    var removed: Int64
    var keptSKU: String
    var removedSKU: String
  }

  func unlink(_ id: Int64) throws {
    let found = try SQL.cached(
      db, "SELECT kept_id, removed_id, kept_sku, removed_sku FROM identity_link WHERE id = ?"
    ).start().bind(id).first {
      Link(kept: $0.int(), removed: $0.int(), keptSKU: $0.text(), removedSKU: $0.text())
    }
    guard let link = found, let key = Keys.sku(link.removedSKU) else { return }
    let lines = try LinkRows.read(link: id, in: db)
    // The SKUs that come apart from the kept one: its own, and those that it had by earlier links.
    let aliases = Set(
      try lines.filter { $0.kind == "sku_alias" }.map { try value("sku_key", of: $0.was) } + [key])
    let moved = try lines.filter { $0.kind == "listing" }.map {
      try integer("channel_id", of: $0.was)
    }
    let adopted = try adopted(link, saying: aliases).filter { !moved.contains($0.channel) }
    try check(link, key, channels: moved + adopted.map(\.channel))
    try run("DELETE FROM sku_alias WHERE sku_key = ?", .text(key))
    for table in ["product", "variant"] { try putBack(table, lines) }
    for table in ["product_image", "product_text", "finding_decision"] {
      try putBack(table, lines)
    }
    for line in lines where line.kind == "product_ref" {
      try putBackRef(line.was, of: link)
    }
    try moveListings(lines, link)
    for listing in adopted { try moveListing(on: listing.channel, as: listing.sku, link, key) }
    for line in lines where line.kind == "stock_level" {
      try run(
        "UPDATE stock_level SET variant_id = ? WHERE variant_id = ? AND location_id = ?",
        .integer(link.removed), .integer(link.kept), .integer(Int64(line.was) ?? 0))
    }
    for line in lines where line.kind == "ticket" {
      try run(
        "UPDATE ticket SET subject_id = ? WHERE id = ?", .integer(link.removed),
        .integer(Int64(line.was) ?? 0))
    }
    for line in lines where line.kind == "fill" { try empty(line, link) }
    try rekey("order_line", link, to: key, saying: aliases)
    try rekey("purchase_order_line", link, to: key, saying: aliases)
    try putBackAliases(lines, link)
    try settle(link, lines)
    writer.note(.variant, link.kept, "linked-sku", old: link.removedSKU, new: nil)
    writer.note(.variant, link.removed, "linked-to", old: link.keptSKU, new: nil)
  }

  // MARK: Refusals

  private func check(_ link: Link, _ key: String, channels: [Int64]) throws {
    let holder = try SQL.cached(db, "SELECT variant_id FROM sku_alias WHERE sku_key = ?").start()
      .bind(key).first { $0.int() }
    guard holder == link.kept else {
      throw StoreError.refused(
        reason: "\(link.keptSKU) was linked on to another SKU since; undo that link first")
    }
    for channel in channels {
      let pending = try SQL.cached(
        db,
        """
        SELECT c.code FROM channel c JOIN pending_edit e ON e.scope = c.code
        WHERE c.id = ? AND e.entity = 'variant' AND e.entity_id = ? LIMIT 1
        """
      ).start().bind(channel).bind(link.kept).first { $0.text() }
      if let pending {
        throw StoreError.refused(
          reason: "\(link.keptSKU) has edits that \(pending) has not shown yet; export and import "
            + "them, or undo them, first")
      }
    }
  }

  // MARK: Rows

  private func putBack(_ table: String, _ lines: [LinkRows.Line]) throws {
    for line in lines where line.kind == table {
      // What the rules said is said anew.
      let changing =
        table == "variant"
        ? ["alert_code": "NULL", "alert_score": "NULL", "next_change_at": "NULL"] : [:]
      try RowImage.insert(line.was, into: table, changing: changing, in: db)
      if table == "product" { try Meta.add(.products, 1, in: db) }
      if table == "variant" { try Meta.add(.variants, 1, in: db) }
    }
  }

  /// The handle of the product that comes back; what its file has said since stays.
  private func putBackRef(_ was: String, of link: Link) throws {
    let moved = try SQL.cached(
      db,
      """
      UPDATE product_ref SET product_id = json_extract(?1, '$.product_id')
      WHERE channel_id = json_extract(?1, '$.channel_id')
        AND handle_key = json_extract(?1, '$.handle_key')
      """
    ).start().bind(was).run()
    if moved == 0 { try RowImage.insert(was, into: "product_ref", in: db) }
  }

  private func moveListings(_ lines: [LinkRows.Line], _ link: Link) throws {
    for line in lines where line.kind == "listing" {
      let channel = try integer("channel_id", of: line.was)
      let now = try RowImage.read(
        "listing", where: "variant_id = ? AND channel_id = ?",
        [.integer(link.kept), .integer(channel)], in: db
      ).first
      guard now == nil || now == line.became else {
        try moveListing(on: channel, link)
        continue
      }
      try run(
        "DELETE FROM listing WHERE variant_id = ? AND channel_id = ?", .integer(link.kept),
        .integer(channel))
      try RowImage.insert(line.was, into: "listing", in: db)
    }
  }

  /// A listing that has changed, or come, since the link goes as it is.
  private func moveListing(on channel: Int64, _ link: Link) throws {
    try SQL.cached(
      db,
      """
      UPDATE listing SET variant_id = ?1, title = nullif(title,
        (SELECT p.title FROM variant v JOIN product p ON p.id = v.product_id WHERE v.id = ?1))
      WHERE variant_id = ?2 AND channel_id = ?3
      """
    ).start().bind(link.removed).bind(link.kept).bind(channel).run()
  }

  /// Channels that have begun to list the kept one under one of these SKUs since the link.
  private func adopted(
    _ link: Link, saying aliases: Set<String>
  ) throws -> [(channel: Int64, sku: String)] {
    try SQL.cached(db, "SELECT channel_id, sku FROM channel_sku WHERE variant_id = ?").start()
      .bind(link.kept).all { (channel: $0.int(), sku: $0.text()) }
      .filter { Keys.sku($0.sku).map(aliases.contains) ?? false }
  }

  private func moveListing(
    on channel: Int64, as sku: String, _ link: Link, _ key: String
  ) throws {
    try moveListing(on: channel, link)
    try run(
      "DELETE FROM channel_sku WHERE variant_id = ? AND channel_id = ?", .integer(link.kept),
      .integer(channel))
    guard Keys.sku(sku) != key else { return }
    try run(
      "INSERT INTO channel_sku (channel_id, variant_id, sku) VALUES (?, ?, ?)", .integer(channel),
      .integer(link.removed), .text(sku))
  }

  /// A field that the link filled is empty again, unless somebody has changed it.
  private func empty(_ line: LinkRows.Line, _ link: Link) throws {
    let value = try RowImage.value(line.was, of: line.became ?? "{}", in: db)
    try run(
      "UPDATE variant SET \(line.was) = NULL WHERE id = ? AND \(line.was) IS ?",
      .integer(link.kept), value)
  }

  /// Lines that say one of the SKUs that come apart count for the one that they say.
  private func rekey(
    _ table: String, _ link: Link, to key: String, saying aliases: Set<String>
  ) throws {
    let now =
      try SQL.cached(db, "SELECT sku_key FROM variant WHERE id = ?").start()
      .bind(link.kept).first { $0.optionalText() } ?? nil
    let rows = table == "order_line" ? "order_id, seq" : "id, 0"
    let mine = table == "order_line" ? "order_id = ? AND seq = ?" : "id = ? + ?"
    for kept in Set([now, Keys.sku(link.keptSKU)].compactMap(\.self)) {
      let said = try SQL.cached(db, "SELECT \(rows), sku FROM \(table) WHERE sku_key = ?").start()
        .bind(kept).all { (id: $0.int(), seq: $0.int(), sku: $0.optionalText()) }
      for line in said {
        guard let own = Keys.sku(line.sku), aliases.contains(own) else { continue }
        try run(
          "UPDATE \(table) SET sku_key = ? WHERE \(mine)", .text(key), .integer(line.id),
          .integer(line.seq))
      }
    }
  }

  private func putBackAliases(_ lines: [LinkRows.Line], _ link: Link) throws {
    for line in lines where line.kind == "sku_alias" {
      try run(
        "UPDATE sku_alias SET variant_id = ? WHERE sku_key = ?", .integer(link.removed),
        .text(try value("sku_key", of: line.was)))
    }
    for line in lines where line.kind == "listing" {
      try run(
        "DELETE FROM channel_sku WHERE variant_id = ? AND channel_id = ?", .integer(link.kept),
        .integer(try integer("channel_id", of: line.was)))
    }
    for line in lines where line.kind == "channel_sku" {
      try RowImage.insert(line.was, into: "channel_sku", in: db)
    }
  }

  private func settle(_ link: Link, _ lines: [LinkRows.Line]) throws {
    try Meta.add(
      .unindexedVariants,
      SQL.cached(db, "INSERT OR IGNORE INTO variant_search_queue (id) VALUES (?)").start()
        .bind(link.removed).run(), in: db)
    let settling = IdentitySettling(db, text, refresh, now: now)
    for id in [link.removed, link.kept] { try settling.settle(id) }
  }

  // MARK: Statements

  private func integer(_ name: String, of image: String) throws -> Int64 {
    guard case .integer(let value) = try RowImage.value(name, of: image, in: db) else { return 0 }
    return value
  }

  private func value(_ name: String, of image: String) throws -> String {
    guard case .text(let value) = try RowImage.value(name, of: image, in: db) else { return "" }
    return value
  }

  private func run(_ sql: String, _ values: SQLValue...) throws {
    try SQL.cached(db, sql).start().bind(values).run()
  }
}
