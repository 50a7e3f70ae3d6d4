import Commerce
import GRDB
import Testing

@testable import Store

let amazonFR = Channel(code: "amazon-fr", name: "Amazon.fr", kind: .marketplace)

/// A shop whose mug a marketplace lists under another SKU.
enum IdentityFixture {
  static let mugGTIN = "4006381333931"
  static let bowlGTIN = "4006381333948"

  static func shopRecords() throws -> [FeedRecord] {
    var mug = try variant("MUG-01", price: "19.90")
    mug.barcode = .value(mugGTIN)
    var bowl = try variant("BOWL-S", price: "9.90", line: 3)
    bowl.options = [VariantOption(name: "Size", value: "S")]
    var large = try variant("BOWL-L", price: "12.90", line: 4)
    large.options = [VariantOption(name: "Size", value: "L")]
    large.barcode = .value(bowlGTIN)
    return [
      product("vika-mug", title: "Vika Mug", vendor: "Nordlicht", tags: ["a"], variants: [mug]),
      product("bowl", title: "Bowl", variants: [bowl, large]),
    ]
  }

  static func listing(
    _ sku: String, title: String? = "Vika Mug, stoneware", barcode: String? = mugGTIN,
    price: String = "21.90", quantity: Int? = 7, article: String? = nil
  ) throws -> FeedRecord {
    var record = ListingRecord(sku: sku)
    if let title { record.title = .value(title) }
    if let barcode { record.barcode = .value(barcode) }
    record.price = .value(try eur(price))
    if let quantity { record.quantity = .value(quantity) }
    record.state = .value(.live)
    record.externalID = article
    return .listing(record)
  }

  static func store() throws -> Store {
    let store = try Store.inMemory()
    try store.take(.products, try shopRecords())
    try store.take(.listings, [try listing("AMZ-7", article: "B000000007")], channel: amazon)
    try store.take(.stock, [stock("MUG-01", at: "Berlin", available: 12)])
    try store.take(.stock, [stock("AMZ-7", at: "Amazon FBA", available: 3)], channel: amazon)
    try store.take(
      .orders, [try order("#1", lines: [("MUG-01", 2)]), try order("#2", lines: [("BOWL-S", 1)])])
    try store.take(
      .orders,
      [try order("305-1", lines: [("AMZ-7", 4)]), try order("305-2", lines: [("amz-7 ", 1)])],
      channel: amazon)
    try store.take(
      .purchaseOrders, [purchase("PO-1", "AMZ-7", 50), purchase("PO-2", "MUG-01", 20)])
    try store.take(
      .costs, [.cost(CostRecord(sku: "AMZ-7", cost: try eur("6.00")))], channel: amazon)
    try store.settled()
    return store
  }

  static func purchase(_ number: String, _ sku: String, _ units: Int) -> FeedRecord {
    .purchaseOrder(
      PurchaseOrderRecord(number: number, supplier: "S", sku: sku, ordered: units, received: 0))
  }
}

extension Store {
  /// Everything in the background is done: alerts, content, search.
  func settled(now: Instant = noon) throws {
    _ = try evaluate(rules: realRules(), now: now)
    while try !judge(content: .rules(for: StoreSettings(currency: .eur)), now: now).isComplete {}
    while try indexSearch(limit: 1_000) > 0 {}
  }

  func id(_ sku: String) throws -> Int64 { try findVariant(sku) }

  /// Every proposal as `certain MUG-01 AMZ-7`, the kept one first.
  func proposals() throws -> [String] {
    try identityPairs().map {
      "\($0.match.strength.word) \($0.kept.name) \($0.removed.name)"
    }
  }

  @discardableResult
  func link(_ kept: String, _ removed: String) throws -> EditOutcome {
    try link(kept: try id(kept), removed: try id(removed), actor: "ida", now: noon)
  }

  /// Expects the rows that were there before: none gone, none new.
  func isAs(
    _ before: [String], but tables: [String] = [],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let now = try wholeStore()
    func isMeant(_ row: String) -> Bool { !tables.contains { row.hasPrefix("\($0): ") } }
    let gone = Set(before).subtracting(now).filter(isMeant).sorted()
    let new = Set(now).subtracting(before).filter(isMeant).sorted()
    #expect(gone == [], sourceLocation: sourceLocation)
    #expect(new == [], sourceLocation: sourceLocation)
  }

  /// All rows of all tables but the logs that only ever grow, counters of work, and what SQLite
  /// keeps for itself; versions and the numbers of alerts left out.
  func wholeStore() throws -> [String] {
    let left: Set<String> = [
      "meta", "change_set", "change", "identity_link", "identity_link_row", "identity_decision",
      "triage_event", "page", "dirty_variant", "dirty_order", "dirty_product",
      "variant_search_queue", "order_search_queue", "variant_search_place", "grdb_migrations",
      "sqlite_sequence",
    ]
    return try database.read { db in
      let tables = try String.fetchAll(
        db,
        sql: """
          SELECT name FROM sqlite_master WHERE type = 'table'
            AND name NOT LIKE 'variant\\_search%' ESCAPE '\\' AND name NOT LIKE 'order\\_search%' ESCAPE '\\'
          ORDER BY name
          """)
      return try tables.filter { !left.contains($0) }.flatMap { table in
        try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map { row in
          "\(table): "
            + row.filter { name, _ in
              name != "version"
                && !(["alert", "finding", "identity_pair"].contains(table) && name == "id")
            }.map { "\($0.0)=\($0.1)" }.joined(separator: " ")
        }.sorted()
      }
    }
  }
}
