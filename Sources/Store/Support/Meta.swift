internal import Commerce
internal import GRDB

/// The numbers that the store keeps about itself: counts for the snapshot, so that no frame counts
/// a million rows, and the generation, by which every process sees that something changed.
enum MetaKey: Hashable {
  case generation
  case evaluatedAt
  case variants
  case products
  case orders
  case entries
  case quarantined
  case pendingEdits
  case unindexedVariants
  case unindexedOrders
  /// What fires and is not silenced.
  case alerts(Pane, Priority)
  /// What fires and is kept quiet by a silence.
  case silenced(Pane)
  /// Alerts that are acknowledged, snoozed or dismissed.
  case held(Pane, TriageState)
  case percentilesStamp
  case percentiles
  case ruleFingerprint
  case historyStart
  /// Grows with each import or edit that may change a sort key of the catalog.
  case catalogStamp
  /// The highest product id that the content rules have looked at: everything above waits.
  case judgedProducts
  case contentFingerprint
  case judgedAt
  /// The highest ids that were given and are free again.
  case lastProduct
  case lastVariant
  case lastOrder
  /// The newest run when a run was taken back last: up to there no content counts as known.
  case lastUndoneRun

  var name: String {
    switch self {
    case .generation: "generation"
    case .evaluatedAt: "evaluated_at"
    case .variants: "count.variants"
    case .products: "count.products"
    case .orders: "count.orders"
    case .entries: "count.entries"
    case .quarantined: "count.quarantined"
    case .pendingEdits: "count.pending"
    case .unindexedVariants: "count.unindexed.variants"
    case .unindexedOrders: "count.unindexed.orders"
    case .alerts(let pane, let priority): "count.alerts.\(pane.rawValue).\(priority)"
    case .silenced(let pane): "count.silenced.\(pane.rawValue)"
    case .held(let pane, let state): "count.held.\(pane.rawValue).\(state.rawValue)"
    case .percentilesStamp: "percentiles_stamp"
    case .percentiles: "percentiles"
    case .ruleFingerprint: "rule_fingerprint"
    case .historyStart: "history_start_at"
    case .catalogStamp: "catalog_stamp"
    case .judgedProducts: "judged_products"
    case .contentFingerprint: "content_fingerprint"
    case .judgedAt: "judged_at"
    case .lastProduct: "last_product"
    case .lastVariant: "last_variant"
    case .lastOrder: "last_order"
    case .lastUndoneRun: "last_undone_run"
    }
  }
}

enum Meta {
  static func number(_ key: MetaKey, in db: Database) throws -> Int64? {
    try SQL.cached(db, "SELECT number FROM meta WHERE key = ?").start().bind(key.name)
      .first { $0.optionalInt() } ?? nil
  }

  static func text(_ key: MetaKey, in db: Database) throws -> String? {
    try SQL.cached(db, "SELECT text FROM meta WHERE key = ?").start().bind(key.name)
      .first { $0.optionalText() } ?? nil
  }

  static func set(_ key: MetaKey, _ number: Int64?, text: String? = nil, in db: Database) throws {
    try SQL.cached(
      db,
      """
      INSERT INTO meta (key, number, text) VALUES (?, ?, ?)
      ON CONFLICT (key) DO UPDATE SET number = excluded.number, text = excluded.text
      """
    ).start().bind(key.name).bind(number).bind(text).run()
  }

  /// Adds to a count; a key that is not there counts as 0.
  static func add(_ key: MetaKey, _ change: Int, in db: Database) throws {
    guard change != 0 else { return }
    try SQL.cached(
      db,
      """
      INSERT INTO meta (key, number) VALUES (?, ?)
      ON CONFLICT (key) DO UPDATE SET number = number + excluded.number
      """
    ).start().bind(key.name).bind(change).run()
  }

  static func all(in db: Database) throws -> [String: Int64] {
    let rows = try SQL.cached(db, "SELECT key, number FROM meta WHERE number IS NOT NULL").start()
      .all { ($0.text(), $0.int()) }
    return Dictionary(rows) { first, _ in first }
  }
}
