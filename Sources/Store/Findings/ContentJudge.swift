internal import Commerce
internal import GRDB

/// Judges products one by one inside a transaction and keeps what the rules say about them.
final class ContentJudge {
  private let rules: ContentRuleSet
  private let now: Instant
  private let loader: ContentLoader
  private let decisions: DecisionTable
  private let keys: ContentKeyIndex
  private let writer: FindingWriter
  private let loadState: SQL
  private let saveState: SQL
  private let deleteState: SQL
  private let dropSKUs: SQL
  private let keepSKU: SQL
  private let sales: SaleCover
  private let identity: IdentityIndex

  var raised: Int { writer.raised }
  var cleared: Int { writer.cleared }
  var hasChanges: Bool { writer.hasChanges || identity.hasChanges }

  init(_ db: Database, rules: ContentRuleSet, now: Instant, zone: StoreZone) throws {
    self.rules = rules
    self.now = now
    let channels = try ChannelTable(db)
    loader = try ContentLoader(db, channels: channels)
    decisions = try DecisionTable(db, channels: channels)
    keys = try ContentKeyIndex(db)
    writer = try FindingWriter(db, channels: channels)
    identity = try IdentityIndex(db)
    sales = SaleCover(db, now: now, zone: zone)
    loadState = try SQL(
      db, "SELECT keys, sales, next_change_at FROM content_state WHERE product_id = ?")
    saveState = try SQL(
      db,
      """
      INSERT INTO content_state (product_id, keys, sales, next_change_at) VALUES (?, ?, ?, ?)
      ON CONFLICT (product_id) DO UPDATE SET keys = excluded.keys, sales = excluded.sales,
        next_change_at = excluded.next_change_at
      """)
    deleteState = try SQL(db, "DELETE FROM content_state WHERE product_id = ?")
    dropSKUs = try SQL(db, "DELETE FROM duplicate_sku WHERE product_id = ?")
    keepSKU = try SQL(
      db, "INSERT OR IGNORE INTO duplicate_sku (sku_key, product_id) VALUES (?, ?)")
  }

  private struct State: Equatable {
    var keys = ""
    var sales = ""
    var nextChangeAt: Instant?
  }

  func judge(_ id: Int64) throws {
    let old = try loadState.start().bind(id).first {
      State(keys: $0.text(), sales: $0.text(), nextChangeAt: $0.instant())
    }
    guard var loaded = try loader.load(id) else {
      _ = try keys.sync(id, [], over: ContentKey.set(old?.keys ?? ""))
      try deleteState.start().bind(id).run()
      try dropSKUs.start().bind(id).run()
      return
    }
    var new = State()
    let isJudged = loaded.facts.product.status != .archived
    let own = isJudged ? loaded.keys : []
    let shared = try keys.sync(id, own, over: ContentKey.set(old?.keys ?? ""))
    new.keys = ContentKey.text(own)
    loaded.note(shared: shared)
    try noteSKUs(loaded, hadAny: old != nil)
    try identity.sync(id, offered: isJudged ? loaded.facts.variants : [])
    if isJudged { new.sales = try noteSales(&loaded.facts, since: SaleDates(old?.sales ?? "")) }
    let decided = try decisions.load(id)
    let verdict = rules.judge(loaded.facts, decided.waivers, now)
    new.nextChangeAt = verdict.nextChangeAt
    try writer.write(verdict, of: id, decided, now: now)
    guard new != old else { return }
    try saveState.start().bind(id).bind(new.keys).bind(new.sales).bind(new.nextChangeAt).run()
  }

  /// Remembers whose SKU another variant holds: when that one lets go, the product is judged again.
  private func noteSKUs(_ loaded: LoadedContent, hadAny: Bool) throws {
    let taken = loaded.facts.variants.filter(\.sharesSKU).compactMap { Keys.sku($0.sku) }
    if hadAny { try dropSKUs.start().bind(loaded.id).run() }
    for key in taken { try keepSKU.start().bind(key).bind(loaded.id).run() }
  }

  /// Notes since when each variant has been seen on sale, and what covers it; returns the new text.
  private func noteSales(_ facts: inout ContentCase, since old: SaleDates) throws -> String {
    var new = SaleDates()
    for index in facts.variants.indices where facts.variants[index].isOnSale {
      let variant = facts.variants[index]
      let since = old.byVariant[variant.id] ?? now
      new.byVariant[variant.id] = since
      facts.variants[index].saleSince = since
      // Looked up only once the time is up: until then nothing depends on it.
      guard now - since >= .days(1) else { continue }
      facts.variants[index].saleCoveredUntil = try sales.end(
        variant: variant.id, channels: facts.channels.map(\.channel.code))
    }
    return new.text
  }
}

/// Since when variants have been on sale, as `content_state` keeps it: `id:ms id:ms`.
struct SaleDates {
  var byVariant: [Int64: Instant] = [:]

  init() {}

  init(_ text: String) {
    for part in text.split(separator: " ") {
      let sides = part.split(separator: ":")
      guard sides.count == 2, let id = Int64(sides[0]), let at = Int64(sides[1]) else { continue }
      byVariant[id] = Instant(milliseconds: at)
    }
  }

  var text: String {
    byVariant.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value.milliseconds)" }
      .joined(separator: " ")
  }
}
