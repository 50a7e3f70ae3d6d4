import Commerce
import GRDB

@testable import Store

extension Store {
  /// The rules, the content rules and the search index have caught up.
  func settleAll(now: Instant = noon) throws {
    try evaluate(rules: realRules(), now: now)
    _ = try judge(content: .rules(for: StoreSettings(currency: .eur)), now: now)
    while try indexSearch() > 0 {}
  }

  /// Every row of what a run can change, and of what the rules compute from it, as texts by table.
  ///
  /// Left out are versions, which only ever grow, and what names a moment of computing: see
  /// `tablesNotOfRuns` for the tables that an undo does not put back.
  func dump() throws -> [String: [String]] {
    let computed = [
      "short_sku", "stuck_order", "waiting_line", "alert_group", "content_score",
      "content_key", "duplicate_sku",
    ]
    let tables = Set(RunPart.all.map(\.table)).subtracting(["channel"]).union(computed)
    return try database.read { db in
      var dump: [String: [String]] = [:]
      for table in tables {
        let names = try String.fetchAll(
          db, sql: "SELECT name FROM pragma_table_info(?) ORDER BY cid", arguments: [table])
        let columns = names.filter { $0 != "version" }.joined(separator: ", ")
        dump[table] = try Self.lines(db, "SELECT \(columns) FROM \(table)")
      }
      dump["channel"] = try Self.lines(
        db, "SELECT code, stated_fields FROM channel WHERE stated_fields <> 0")
      dump["source"] = try Self.lines(
        db,
        """
        SELECT id, last_success_at, last_file, last_format FROM source
        WHERE last_success_at IS NOT NULL
        """)
      dump["alert"] = try Self.lines(
        db, "SELECT dedupe_key, subject_sort, score, queue_rank, because, triage FROM alert")
      // Orders that have left are remembered for a while as ones that might have been doubled.
      dump["waiting_order"] = try Self.lines(db, "SELECT * FROM waiting_order WHERE has_left = 0")
      dump["finding"] = try Self.lines(
        db, "SELECT product_id, variant_id, channel_id, code, aspect, value, score FROM finding")
      dump["marketplace_day"] = try Self.lines(
        db, "SELECT * FROM marketplace_day WHERE orders <> 0 OR late <> 0 OR cancelled <> 0")
      dump["meta"] = try Self.lines(
        db,
        """
        SELECT key, number FROM meta
        WHERE (key LIKE 'count.%' OR key = 'history_start_at') AND number <> 0
        """)
      return dump
    }
  }

  private static func lines(_ db: GRDB.Database, _ sql: String) throws -> [String] {
    try Row.fetchAll(db, sql: sql).map { row in
      row.map { "\($0)=\($1)" }.joined(separator: " ")
    }.sorted()
  }
}

/// What differs between two dumps, for a message that can be read.
func difference(_ before: [String: [String]], _ after: [String: [String]]) -> [String] {
  before.keys.sorted().flatMap { table in
    let (old, new) = (Set(before[table] ?? []), Set(after[table] ?? []))
    return old.subtracting(new).sorted().map { "\(table) - \($0)" }
      + new.subtracting(old).sorted().map { "\(table) + \($0)" }
  }
}

/// Tables that an undo of a run leaves alone or brings up to date itself, each with the reason. Every
/// table of the schema is either here or a part of a run.
let tablesNotOfRuns: [String: String] = [
  "meta": "counts and stamps, corrected with what they count",
  "source": "computed from the runs that stand",
  "source_remark": "computed from the runs that stand",
  "column_set": "shared names, which never shrink",
  "attribute": "names under which columns can be edited, which never shrink",
  "sync_run": "the run stays in the list, marked",
  "run_change": "what this is made of",
  "run_part": "what this is made of",
  "change_set": "the journal is never changed",
  "change": "the journal is never changed",
  "product_text": "written by people alone",
  "sku_alias": "written by people alone",
  "identity_decision": "written by people alone",
  "identity_link": "written by people alone",
  "identity_link_row": "written by people alone",
  "identity_key": "computed by the content rules",
  "identity_pair": "computed by the content rules",
  "finding_decision": "written by people alone",
  "draft": "written by people alone",
  "scheduled_change": "written by people alone",
  "scheduled_field": "written by people alone",
  "export_run": "written by people alone",
  "triage_event": "a log of what people did",
  "runbook_run": "a log of what people did",
  "runbook_tick": "a log of what people did",
  "silence": "written by people alone",
  "triage_state": "computed by the evaluation",
  "alert": "computed by the evaluation",
  "alert_group": "computed by the evaluation",
  "incident": "computed by the evaluation",
  "incident_event": "computed by the evaluation",
  "page": "computed by the evaluation",
  "waiting_order": "computed by the evaluation",
  "waiting_line": "computed by the evaluation",
  "short_sku": "computed by the evaluation",
  "stuck_order": "computed by the evaluation",
  "marketplace_day": "computed by the evaluation",
  "scored_budget": "computed by the evaluation",
  "finding": "computed by the content rules",
  "content_score": "computed by the content rules",
  "content_state": "computed by the content rules",
  "content_key": "computed by the content rules",
  "duplicate_sku": "computed by the content rules",
  "dirty_variant": "work that is left",
  "dirty_order": "work that is left",
  "dirty_product": "work that is left",
  "variant_search_queue": "work that is left",
  "order_search_queue": "work that is left",
  "variant_search_place": "the search index",
]
