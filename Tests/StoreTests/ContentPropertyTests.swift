import Commerce
import GRDB
import Testing

@testable import Store

/// Whatever the order of imports, edits, decisions and looks: what the store keeps is what a look at
/// everything says.
@Suite struct ContentPropertyTests {
  private let rules = ContentRuleSet.rules(for: StoreSettings(currency: .eur))
  private let barcodes = ["4006381333931", "036000291452", "96385074", "1", nil]
  private let titles = ["Mug", "MUG SET", "Free shipping mug", "A mug, a mug and a mug", ""]
  private let texts = ["A mug", "a MUG ", "Cup", String(repeating: "x", count: 70)]

  private func product(
    _ number: Int, _ random: inout SeededGenerator
  ) throws -> FeedRecord {
    var record = ProductRecord(handle: "p\(number)")
    record.title = .value(titles.randomElement(using: &random) ?? "")
    record.seoTitle = .value(texts.randomElement(using: &random) ?? "")
    record.images =
      Bool.random(using: &random)
      ? .cleared
      : .value([ProductImage(url: "u\(Int.random(in: 0...3, using: &random))", position: 1)])
    record.status = .value(ProductStatus.allCases.randomElement(using: &random) ?? .active)
    record.variants = try (0..<Int.random(in: 1...3, using: &random)).map { index in
      var variant = try StoreTests.variant(
        "S\(number)-\(Bool.random(using: &random) ? index : 9)",
        price: "\([0, 10, 11, 30].randomElement(using: &random) ?? 1)")
      variant.options = [VariantOption(name: "Size", value: "\(index)")]
      variant.barcode =
        (barcodes.randomElement(using: &random) ?? nil).map { .value($0) } ?? .cleared
      variant.compareAtPrice = Bool.random(using: &random) ? .value(try eur("20")) : .cleared
      return variant
    }
    return .product(record)
  }

  /// Everything that a look leaves behind, but for row ids.
  private func kept(_ store: Store) throws -> [String] {
    try store.database.read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT product_id || ' ' || variant_id || ' ' || channel_id || ' ' || code || ' ' || aspect
            || ' ' || value || ' ' || because || ' ' || score || ' ' || rank || ' '
            || ifnull(owner, '-') || ' ' || ifnull(waived_until_at, '-') AS line FROM finding
          UNION ALL SELECT 's ' || product_id || ' ' || channel_id || ' ' || score || ' ' || findings
            FROM content_score
          UNION ALL SELECT 'v ' || id || ' ' || ifnull(content_score, '-') || ' ' || finding_count
            FROM variant
          UNION ALL SELECT 'k ' || kind || ' ' || hash || ' ' || product_id FROM content_key
          UNION ALL SELECT 'd ' || sku_key || ' ' || product_id FROM duplicate_sku
          ORDER BY 1
          """
      ).map { $0["line"] }
    }
  }

  /// Forgets what was judged, but not since when prices are reduced, and looks at all.
  private func judgeAll(_ store: Store, at now: Instant) throws {
    try store.database.write { db in
      try db.execute(
        sql: """
          UPDATE content_state SET keys = '';
          DELETE FROM content_key; DELETE FROM duplicate_sku;
          DELETE FROM finding; DELETE FROM content_score;
          UPDATE variant SET content_score = NULL, finding_count = 0;
          UPDATE meta SET number = 0 WHERE key = 'judged_products';
          """)
    }
    try store.judge(content: rules, now: now)
  }

  @Test(arguments: 0..<12)
  func `judging what changed says the same as judging everything`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let store = try Store.inMemory()
    var now = noon
    for _ in 0..<12 {
      now = now + .hours(Int.random(in: 0...200, using: &random))
      switch Int.random(in: 0...5, using: &random) {
      case 0, 1:
        try store.take(
          .products,
          try (0..<6).map { _ in try product(Int.random(in: 0...9, using: &random), &random) },
          channel: Bool.random(using: &random) ? shop : amazon, now: now)
      case 2:
        try store.take(
          .stock,
          (0...9).map { stock("S\($0)-9", available: Int.random(in: -1...3, using: &random)) },
          now: now)
      case 3: try edit(store, now, &random)
      case 4: try decide(store, now, &random)
      default: try store.judge(content: rules, now: now, limit: 3)
      }
    }
    try store.judge(content: rules, now: now)
    let incremental = try kept(store)
    try judgeAll(store, at: now)
    #expect(incremental == (try kept(store)))
  }

  private func edit(_ store: Store, _ now: Instant, _ random: inout SeededGenerator) throws {
    let expressions = [
      "title set \"Pot\"", "barcode set 96385074", "price set 12", "seo-title set \"A mug\"",
      "sku prepend X", "status set archived", "status set active",
    ]
    let subjects = try store.editSubjects(query: Query())
    guard let subject = subjects.randomElement(using: &random),
      let text = expressions.randomElement(using: &random)
    else { return }
    let plan = EditPlanner.plan(
      rows: [subject], expressions: [try EditExpression.parse(text)], settings: EditingSettings())
    try store.apply(plan: plan, summary: text, actor: "ada", now: now)
    if Bool.random(using: &random) { _ = try? store.undo(actor: "ada", now: now) }
  }

  private func decide(_ store: Store, _ now: Instant, _ random: inout SeededGenerator) throws {
    let rows = try store.findings(
      WindowRequest(sort: QuerySchema.findings.defaultSort, limit: 100)
    ).rows
    guard let row = rows.randomElement(using: &random) else { return }
    let until = now + .hours(Int.random(in: 1...300, using: &random))
    try store.decide(
      Bool.random(using: &random) ? .waive(until: until, reason: "r") : .assign("bo"),
      on: [row.id], actor: "ada", now: now)
  }
}
