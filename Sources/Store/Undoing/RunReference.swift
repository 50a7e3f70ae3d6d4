/// Rows that name other rows without a reference that the schema knows.
struct RunReference {
  var from: String
  var to: String
  /// Binds the ids of what is referred to, then those of what refers; gives who refers, and to what.
  var sql: String
  private var words: String

  func verb(_ name: String) -> String { words.replacing("#", with: name) }

  private init(_ from: String, _ to: String, _ words: String, _ sql: String) {
    self.from = from
    self.to = to
    self.words = words
    self.sql = sql + " LIMIT 1"
  }

  /// What a later run can make about something that an earlier one made.
  static let all: [RunReference] = [
    RunReference(
      "variant", "product", "brought # for",
      """
      SELECT ifnull(v.sku, 'a variant'), p.handle FROM product p JOIN variant v ON v.product_id = p.id
      WHERE p.id BETWEEN ? AND ? AND v.id BETWEEN ? AND ?
      """),
    RunReference(
      "sales_order", "variant", "has order # of",
      """
      SELECT o.name, v.sku FROM sales_order o JOIN order_line l ON l.order_id = o.id
      JOIN variant v ON v.sku_key = l.sku_key
      WHERE v.id BETWEEN ?1 AND ?2 AND o.id BETWEEN ?3 AND ?4
      """),
    RunReference(
      "purchase_order_line", "variant", "has purchase order # of",
      """
      SELECT o.number, v.sku FROM purchase_order_line o JOIN variant v ON v.sku_key = o.sku_key
      WHERE v.id BETWEEN ?1 AND ?2 AND o.id BETWEEN ?3 AND ?4
      """),
    RunReference(
      "listing_fact", "variant", "has # facts of",
      """
      SELECT f.report, v.sku FROM listing_fact f JOIN variant v ON v.sku_key = f.sku_key
      WHERE v.id BETWEEN ?1 AND ?2 AND f.id BETWEEN ?3 AND ?4
      """),
    RunReference(
      "purchase_order_line", "supplier", "has purchase order # at",
      """
      SELECT o.number, s.code FROM purchase_order_line o JOIN supplier s ON s.id = o.supplier_id
      WHERE s.id BETWEEN ?1 AND ?2 AND o.id BETWEEN ?3 AND ?4
      """),
    RunReference(
      "ticket", "sales_order", "linked ticket # to order",
      """
      SELECT t.key, o.name FROM ticket t JOIN sales_order o ON o.id = t.subject_id
      WHERE t.subject_kind = 'order' AND o.id BETWEEN ?1 AND ?2 AND t.id BETWEEN ?3 AND ?4
      """),
    RunReference(
      "ticket", "variant", "linked ticket # to",
      """
      SELECT t.key, v.sku FROM ticket t JOIN variant v ON v.id = t.subject_id
      WHERE t.subject_kind = 'variant' AND v.id BETWEEN ?1 AND ?2 AND t.id BETWEEN ?3 AND ?4
      """),
  ]

  /// Something that people wrote about rows of a table, found by the rows' ids: about what, and who.
  struct Log {
    var table: String
    var verb: String
    var remedy: String
    var isForceable = false
    var sql: String
  }

  static let logs: [Log] = [
    triage("sales_order", "order", "order", "t.name"),
    triage("variant", "variant", "", "ifnull(t.sku, 'a variant')"),
    ticket("sales_order", "order", "order", "t.name"),
    ticket("variant", "variant", "", "ifnull(t.sku, 'a variant')"),
    runbook("sales_order", "order", "order", "t.name"),
    runbook("variant", "variant", "", "ifnull(t.sku, 'a variant')"),
    Log(
      table: "sales_order", verb: "has an action that was staged by",
      remedy: "withdraw it first (aisle undo)",
      sql: """
        SELECT 'order ' || o.name, a.actor FROM order_action a JOIN sales_order o ON o.id = a.order_id
        WHERE o.id BETWEEN ? AND ? AND a.outcome IS NOT 'withdrawn'
        """),
    Log(
      table: "product", verb: "has findings that were decided by",
      remedy: "undo that first, or force it", isForceable: true,
      sql: """
        SELECT p.handle, ifnull(d.waived_by, d.owner) FROM finding_decision d
        JOIN product p ON p.id = d.product_id
        WHERE p.id BETWEEN ? AND ? AND (d.waived_by IS NOT NULL OR d.owner IS NOT NULL)
        """),
  ]

  private static func triage(
    _ table: String, _ kind: String, _ noun: String, _ name: String
  ) -> Log {
    Log(
      table: table, verb: "has been triaged by", remedy: "take that back first (aisle undo)",
      sql: """
        SELECT trim('\(noun) ' || \(name)), e.actor FROM triage_event e
        JOIN \(table) t ON t.id = e.subject_id
        WHERE e.subject_kind = '\(kind)' AND t.id BETWEEN ? AND ? AND e.set_id IS NOT NULL
          AND e.verb <> 'retract' AND NOT EXISTS (
            SELECT 1 FROM triage_event r WHERE r.retracts = e.id AND NOT EXISTS (
              SELECT 1 FROM triage_event again WHERE again.retracts = r.id))
        """)
  }

  /// Tickets of a run's own file go with it.
  private static func ticket(
    _ table: String, _ kind: String, _ noun: String, _ name: String
  ) -> Log {
    Log(
      table: table, verb: "has a ticket:", remedy: "unlink it first",
      sql: """
        SELECT trim('\(noun) ' || \(name)), k.key FROM ticket k JOIN \(table) t ON t.id = k.subject_id
        WHERE k.subject_kind = '\(kind)' AND t.id BETWEEN ? AND ? AND k.unlinked_at IS NULL
        """)
  }

  private static func runbook(
    _ table: String, _ kind: String, _ noun: String, _ name: String
  ) -> Log {
    Log(
      table: table, verb: "has a runbook that was begun by",
      remedy: "its ticks are kept for good, so it stays",
      sql: """
        SELECT trim('\(noun) ' || \(name)), b.started_by FROM runbook_run b
        JOIN \(table) t ON t.id = b.subject_id
        WHERE b.subject_kind = '\(kind)' AND t.id BETWEEN ? AND ?
        """)
  }

  /// What people did to rows that a run made, and that would go unsaid.
  static let marks: [Log] = [
    Log(
      table: "quarantine_row", verb: "was mended by", remedy: "take it again first, or force it",
      sql: """
        SELECT 'refused row ' || id, mended_by FROM quarantine_row
        WHERE id BETWEEN ? AND ? AND mended_by IS NOT NULL
        """),
    Log(
      table: "ticket", verb: "was unlinked by", remedy: "force it to forget that too",
      sql: """
        SELECT 'ticket ' || key, unlinked_by FROM ticket
        WHERE id BETWEEN ? AND ? AND unlinked_by IS NOT NULL
        """),
  ]
}
