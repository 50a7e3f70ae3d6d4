internal import Commerce
internal import GRDB

/// What was built on a run since, so that it can't be taken back: later runs, and what people did. Of
/// each kind the first few are named.
struct RunObstacles {
  /// Obstacles of one kind that are named.
  private static let limit = 3

  let db: Database
  let run: KeptRun
  let later: [KeptRun]

  init(_ db: Database, _ run: KeptRun) throws {
    self.db = db
    self.run = run
    later = try KeptRun.later(than: run.id, in: db)
  }

  func all() throws -> [RunUndoPlan.Obstacle] {
    // A later run is to be taken back first; what people did may be built on that one.
    let runs = try later.compactMap { try obstacle($0) }
    guard runs.isEmpty else { return Array(runs.prefix(Self.limit)) }
    return try strangers() + links() + edits() + logs() + plans() + marks()
  }

  // MARK: Later runs

  private func obstacle(_ other: KeptRun) throws -> RunUndoPlan.Obstacle? {
    guard let what = try shared(with: other) ?? reference(of: other) else { return nil }
    let remedy = other.set.map { "undo change \($0) first" } ?? "import again instead"
    return RunUndoPlan.Obstacle("\(other.name), imported later, \(what); \(remedy)")
  }

  /// What both runs changed, or one made and the other changed. Copies, and rows that were refused,
  /// are nobody's statement.
  private func shared(with other: KeptRun) throws -> String? {
    let found = try SQL.cached(
      db,
      """
      SELECT l.part, l.key, l.parent FROM run_change l
      WHERE l.id BETWEEN ? AND ? AND l.part NOT IN ('quarantine_row', 'variant stock', 'channel')
        AND (l.part, l.key) IN (SELECT part, key FROM run_change WHERE id BETWEEN ? AND ?)
      LIMIT 1
      """
    ).start().bind(other.lines).bind(run.lines).first(Line.init)
    if let found { return try "changed \(name(found)) too" }
    for part in RunPart.all where !["quarantine_row", "variant stock"].contains(part.name) {
      var line: Line?
      switch part.owner {
      case .id:
        guard let span = run.span(part.table) else { continue }
        line = try SQL.cached(
          db,
          """
          SELECT part, key, parent FROM run_change
          WHERE id BETWEEN ? AND ? AND part = ? AND key BETWEEN ? AND ? LIMIT 1
          """
        ).start().bind(other.lines).bind(part.name).bind(span).first(Line.init)
      case .parent(_, let table):
        guard let span = run.span(table) else { continue }
        line = try SQL.cached(
          db,
          """
          SELECT part, key, parent FROM run_change
          WHERE id BETWEEN ? AND ? AND part = ? AND parent BETWEEN ? AND ? LIMIT 1
          """
        ).start().bind(other.lines).bind(part.name).bind(span).first(Line.init)
      case .none, .nobody: continue
      }
      if let line { return try "changed \(name(line)), which this one made" }
    }
    return nil
  }

  private struct Line {
    var part: String
    var id: Int64
    var parent: Int64?

    init(_ row: SQL) {
      part = row.text()
      id = row.int()
      parent = row.optionalInt()
    }
  }

  /// What a line is about, as people know it.
  private func name(_ line: Line) throws -> String {
    let id = line.parent ?? line.id
    let words = RunPart.named(line.part)?.words ?? line.part
    let (sql, prefix): (String, String) =
      switch line.part {
      case "product", "product_ref", "product_image":
        ("SELECT handle FROM product WHERE id = ?", "")
      case "variant", "variant stock", "listing", "stock_level":
        (
          """
          SELECT ifnull(v.sku, p.handle) FROM variant v JOIN product p ON p.id = v.product_id
          WHERE v.id = ?
          """, line.part == "listing" || line.part == "stock_level" ? "the \(words) of " : ""
        )
      case "sales_order", "order_line": ("SELECT name FROM sales_order WHERE id = ?", "order ")
      case "calendar_entry": ("SELECT name FROM calendar_entry WHERE id = ?", "")
      case "supplier": ("SELECT code FROM supplier WHERE id = ?", "supplier ")
      case "purchase_order_line":
        ("SELECT number FROM purchase_order_line WHERE id = ?", "purchase order ")
      case "listing_fact": ("SELECT ifnull(sku, asin) FROM listing_fact WHERE id = ?", "facts of ")
      case "ticket": ("SELECT key FROM ticket WHERE id = ?", "ticket ")
      default: ("SELECT NULL WHERE ? IS NULL", "")
      }
    let found = try SQL.cached(db, sql).start().bind(id).first { $0.optionalText() } ?? nil
    return found.map { prefix + $0 } ?? "some of the \(words)"
  }

  /// What a later run made that refers to what this one made.
  private func reference(of other: KeptRun) throws -> String? {
    for reference in RunReference.all {
      guard let span = run.span(reference.to), let rows = other.span(reference.from) else {
        continue
      }
      let found = try SQL.cached(db, reference.sql).start().bind(span).bind(rows)
        .first { ($0.text(), $0.text()) }
      if let found { return "\(reference.verb(found.0)) \(found.1)" }
    }
    if let span = run.span("variant") {
      // An order that was there before may have got lines since.
      let line = try SQL.cached(
        db,
        """
        SELECT o.name, l.sku FROM run_change c JOIN order_line l ON l.order_id = c.parent
        JOIN variant v ON v.sku_key = l.sku_key JOIN sales_order o ON o.id = l.order_id
        WHERE v.id BETWEEN ? AND ? AND c.id BETWEEN ? AND ? AND c.part = 'order_line' LIMIT 1
        """
      ).start().bind(span).bind(other.lines).first { ($0.text(), $0.text()) }
      if let line { return "has order \(line.0) of \(line.1)" }
    }
    if let span = run.span("sales_order") {
      let inquiry = try SQL.cached(
        db,
        """
        SELECT i.number, o.name FROM run_change c
        JOIN inquiry i ON i.channel_id = json_extract(c.key, '$[0]')
          AND i.number = json_extract(c.key, '$[1]')
        JOIN channel h JOIN sales_order o ON o.channel_id = h.id AND o.name_key = i.order_key
        WHERE o.id BETWEEN ? AND ? AND c.id BETWEEN ? AND ? AND c.part = 'inquiry' LIMIT 1
        """
      ).start().bind(span).bind(other.lines).first { ($0.text(), $0.text()) }
      if let inquiry { return "has inquiry \(inquiry.0) about order \(inquiry.1)" }
    }
    let retaken = try SQL.cached(db, "SELECT 1 FROM sync_run WHERE id = ? AND retakes = ?")
      .start().bind(other.id).bind(run.id).first { _ in true }
    return retaken == nil ? nil : "took refused rows of it again"
  }

  // MARK: People

  /// Variants that somebody set up for products that this run made.
  private func strangers() throws -> [RunUndoPlan.Obstacle] {
    guard let span = run.span("product") else { return [] }
    return try SQL.cached(
      db,
      """
      SELECT p.handle, ifnull(v.sku, 'a variant without a SKU') FROM variant v
      JOIN product p ON p.id = v.product_id
      WHERE v.product_id BETWEEN ? AND ? AND v.id > ? LIMIT \(Self.limit)
      """
    ).start().bind(span).bind(run.last("variant")).all { row in
      RunUndoPlan.Obstacle(
        "\(row.text()) has got \(row.text()) since, which was set up here; undo that first")
    }
  }

  /// Links between SKUs of what the run made or changed that were made or came off since: what the run
  /// knew as two variants is one now, or the other way about.
  private func links() throws -> [RunUndoPlan.Obstacle] {
    guard let set = run.set else { return [] }
    let span = run.span("variant") ?? 0...0
    let orders = run.span("sales_order") ?? 0...0
    return try SQL(
      db,
      """
      SELECT k.kept_sku, k.removed_sku, k.set_id, k.ended_set_id IS NULL FROM identity_link k
      WHERE (k.set_id < ?1 AND ifnull(k.ended_set_id > ?1, 1)) <> (k.ended_set_id IS NULL)
        AND EXISTS (
          SELECT 1 FROM (SELECT k.kept_id AS id UNION ALL SELECT k.removed_id) v
          WHERE v.id BETWEEN ?2 AND ?3 OR v.id IN (
            SELECT CASE r.part WHEN 'variant' THEN r.key ELSE r.parent END FROM run_change r
            WHERE \(run.isLine("r")) AND r.part IN ('variant', 'listing', 'stock_level'))
          UNION ALL SELECT 1 FROM order_line l
          WHERE l.sku_key IN (
              SELECT sku_key FROM variant WHERE id IN (k.kept_id, k.removed_id))
            AND (l.order_id BETWEEN ?4 AND ?5 OR l.order_id IN (
              SELECT r.parent FROM run_change r
              WHERE \(run.isLine("r")) AND r.part = 'order_line')))
      ORDER BY k.id LIMIT \(Self.limit)
      """
    ).start().bind(set).bind(span).bind(orders).all { row in
      let (kept, removed, set, isLinked) = (row.text(), row.text(), row.int(), row.bool())
      return RunUndoPlan.Obstacle(
        isLinked
          ? "\(removed) was linked with \(kept) since; undo change \(set) first"
          : "\(removed) and \(kept) were linked then, and are not any more; link them again first")
    }
  }

  /// Fields that do not hold any more what they held after the run, of products and variants that
  /// it made or changed. Only what goes may be forced: what comes back has other fields, and edits
  /// of them that wait for their platform.
  private func edits() throws -> [RunUndoPlan.Obstacle] {
    guard let set = run.set else { return [] }
    func touched(_ part: String, _ column: String) -> String {
      "(SELECT \(column) FROM run_change r WHERE \(run.isLine("r")) AND r.part = '\(part)')"
    }
    let going = ["product", "variant"].map { table -> String in
      let span = run.span(table) ?? 0...0
      return
        "n.entity = '\(table)' AND n.entity_id BETWEEN \(span.lowerBound) AND \(span.upperBound)"
    }.joined(separator: " OR ")
    return try SQL(
      db,
      """
      SELECT ifnull(v.sku, ifnull(p.handle, n.entity || ' ' || n.entity_id)), y.field, y.scope,
        s.actor, s.id, \(going)
      FROM (SELECT entity, entity_id, min(id) AS first, max(id) AS last FROM change
        WHERE set_id > ?1 GROUP BY entity, entity_id, field, scope) n
      JOIN change x ON x.id = n.first JOIN change y ON y.id = n.last
      JOIN change_set s ON s.id = y.set_id
      LEFT JOIN variant v ON n.entity = 'variant' AND v.id = n.entity_id
      LEFT JOIN product p ON p.id = iif(n.entity = 'product', n.entity_id, v.product_id)
      WHERE x.old IS NOT y.new AND (\(going) OR CASE n.entity
        WHEN 'product' THEN n.entity_id IN \(touched("product", "key"))
          OR n.entity_id IN \(touched("product_image", "parent"))
          OR n.entity_id IN \(touched("product_ref", "parent"))
        WHEN 'variant' THEN n.entity_id IN \(touched("variant", "key"))
          OR n.entity_id IN \(touched("listing", "parent"))
        ELSE 0 END)
      ORDER BY s.id DESC LIMIT \(Self.limit)
      """
    ).start().bind(set).all { row in
      let (name, field, scope, actor) = (row.text(), row.text(), row.text(), row.text())
      let target = scope.isEmpty ? field : "\(scope).\(field)"
      let (id, isGoing) = (row.int(), row.bool())
      return RunUndoPlan.Obstacle(
        "\(name): \(target) was changed since by \(actor); undo change \(id) first"
          + (isGoing ? ", or force it" : ""), isForceable: isGoing)
    }
  }

  /// Logs that are never deleted, about rows that would go.
  private func logs() throws -> [RunUndoPlan.Obstacle] {
    try RunReference.logs.flatMap { log in
      guard let span = run.span(log.table) else { return [RunUndoPlan.Obstacle]() }
      return try SQL.cached(db, "\(log.sql) LIMIT \(Self.limit)").start().bind(span).all { row in
        RunUndoPlan.Obstacle(
          "\(row.text()) \(log.verb) \(row.text()); \(log.remedy)", isForceable: log.isForceable)
      }
    }
  }

  /// Scheduled changes of rows that would go.
  private func plans() throws -> [RunUndoPlan.Obstacle] {
    try ["product", "variant"].flatMap { entity in
      guard let span = run.span(entity) else { return [RunUndoPlan.Obstacle]() }
      return try SQL.cached(
        db,
        """
        SELECT DISTINCT c.id, c.summary FROM scheduled_change c
        JOIN scheduled_field f ON f.schedule_id = c.id
        WHERE c.progress IN ('planned', 'applied') AND f.entity = ?
          AND f.entity_id BETWEEN ? AND ? LIMIT \(Self.limit)
        """
      ).start().bind(entity).bind(span).all { row in
        RunUndoPlan.Obstacle(
          "scheduled change \(row.int()) (\(row.text())) is about rows of it; call it off first")
      }
    }
  }

  /// What people did to the run's refused rows and tickets.
  private func marks() throws -> [RunUndoPlan.Obstacle] {
    try RunReference.marks.flatMap { mark in
      guard let span = run.span(mark.table) else { return [RunUndoPlan.Obstacle]() }
      return try SQL.cached(db, "\(mark.sql) LIMIT \(Self.limit)").start().bind(span).all { row in
        RunUndoPlan.Obstacle(
          "\(row.text()) \(mark.verb) \(row.text()); \(mark.remedy)", isForceable: true)
      }
    }
  }
}
