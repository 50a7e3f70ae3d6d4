internal import GRDB

extension Store {
  /// The schema's number in this file.
  public func schemaVersion() throws(StoreError) -> Int {
    try read { db, _ in try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0 }
  }

  /// What is wrong inside the file: SQLite's own check, broken references, and copies or counts
  /// that differ from what they are copies and counts of. Empty when all is well. Reads the whole
  /// store.
  public func integrityCheck() throws(StoreError) -> [String] {
    try read { db, _ in
      var faults = try String.fetchAll(db, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
      let broken = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check")
      if !broken.isEmpty { faults.append("\(broken.count) rows refer to rows that are gone") }
      let numbers = try Meta.all(in: db)
      for (key, sql) in Self.counts {
        let actual = try Int64.fetchOne(db, sql: sql) ?? 0
        let kept = numbers[key] ?? 0
        if kept != actual { faults.append("\(key) says \(kept), there are \(actual)") }
      }
      for (name, sql) in Self.copies {
        let count = try Int.fetchOne(db, sql: sql) ?? 0
        if count > 0 { faults.append("\(count) \(name)") }
      }
      return faults
    }
  }

  private static var counts: [(String, String)] {
    var counts = [
      (MetaKey.variants.name, "SELECT count(*) FROM variant"),
      (MetaKey.products.name, "SELECT count(*) FROM product"),
      (MetaKey.orders.name, "SELECT count(*) FROM sales_order"),
      (MetaKey.entries.name, "SELECT count(*) FROM calendar_entry"),
      (MetaKey.quarantined.name, "SELECT count(*) FROM quarantine_row"),
      (MetaKey.pendingEdits.name, "SELECT count(*) FROM pending_edit"),
      (MetaKey.unindexedVariants.name, "SELECT count(*) FROM variant_search_queue"),
      (MetaKey.unindexedOrders.name, "SELECT count(*) FROM order_search_queue"),
    ]
    let ranges = [(1, 70, 101), (2, 50, 70), (3, 30, 50), (4, 0, 30)]
    for pane in ["inventory", "orders"] {
      for (priority, low, high) in ranges {
        counts.append(
          (
            "count.alerts.\(pane).P\(priority)",
            """
            SELECT count(*) FROM alert
            WHERE pane = '\(pane)' AND score >= \(low) AND score < \(high) AND triage = 'firing'
            """
          ))
      }
      for state in ["acknowledged", "snoozed", "dismissed"] {
        counts.append(
          (
            "count.held.\(pane).\(state)",
            "SELECT count(*) FROM alert WHERE pane = '\(pane)' AND triage = '\(state)'"
          ))
      }
    }
    return counts
  }

  private static let copies: [(String, String)] = [
    (
      "variants or listings with a currency that is not three letters",
      """
      SELECT count(*) FROM (
        SELECT currency FROM variant UNION ALL SELECT currency FROM listing)
      WHERE length(currency) <> 3
      """
    ),
    (
      "variants whose live channels differ from their listings",
      """
      SELECT count(*) FROM variant v WHERE v.is_live <> EXISTS (
        SELECT 1 FROM listing l WHERE l.variant_id = v.id AND l.state = 'live')
      """
    ),
    (
      "variants whose stock differs from the sum of their locations",
      """
      SELECT count(*) FROM (
        SELECT variant_id, sum(available) AS available, sum(on_hand) AS on_hand
        FROM stock_level GROUP BY variant_id) s
      JOIN variant v ON v.id = s.variant_id
      WHERE v.available IS NOT s.available OR v.on_hand IS NOT s.on_hand
      """
    ),
    (
      "variants whose pending edits are miscounted",
      """
      SELECT count(*) FROM variant v WHERE v.pending_count <> (
        SELECT count(*) FROM pending_edit e WHERE e.entity = 'variant' AND e.entity_id = v.id)
      """
    ),
    (
      "products whose pending edits are miscounted",
      """
      SELECT count(*) FROM product p WHERE p.pending_count <> (
        SELECT count(*) FROM pending_edit e WHERE e.entity = 'product' AND e.entity_id = p.id)
      """
    ),
    (
      "further SKUs that a variant has as its own",
      "SELECT count(*) FROM sku_alias a JOIN variant v ON v.sku_key = a.sku_key"
    ),
    (
      "edits that wait, of things that are gone",
      """
      SELECT count(*) FROM pending_edit e WHERE
        (e.entity = 'variant' AND e.entity_id NOT IN (SELECT id FROM variant))
        OR (e.entity = 'product' AND e.entity_id NOT IN (SELECT id FROM product))
      """
    ),
    (
      "order lines whose time differs from their order's",
      """
      SELECT count(*) FROM order_line l JOIN sales_order o ON o.id = l.order_id
      WHERE l.placed_at IS NOT o.placed_at
      """
    ),
    (
      "alerts on things that are gone",
      """
      SELECT count(*) FROM alert a WHERE
        (a.subject_kind = 'variant' AND a.subject_id NOT IN (SELECT id FROM variant))
        OR (a.subject_kind = 'order' AND a.subject_id NOT IN (SELECT id FROM sales_order))
      """
    ),
  ]
}
