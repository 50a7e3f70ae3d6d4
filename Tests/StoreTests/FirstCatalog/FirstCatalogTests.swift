import Commerce
import GRDB
import Testing

@testable import Store

/// The first catalog goes in on a short path, where nothing is looked for. It has to leave what the
/// long one leaves.
@Suite struct `The first import of a catalog` {
  @Test(arguments: 0..<40)
  func `leaves the rows that looking for everything leaves`(seed: Int) throws {
    let records = try randomRecords(seed: seed)
    let (short, long) = (try Store.inMemory(zone: .utc), try Store.inMemory(zone: .utc))
    let shortResult = try short.takeFirst(records) { try $0.take($1) }
    let longResult = try long.takeFirst(records) { try $0.take(PreparedItem($1)) }
    #expect(shortResult.withoutSeconds == longResult.withoutSeconds)
    let (rows, expected) = (try short.everything(), try long.everything())
    let lost = difference(expected, rows)
    #expect(lost == [], "\(lost.joined(separator: "\n"))")
    #expect(try short.integrityCheck() == [])
  }

  @Test func `leaves the same of more products than wait at a time`() throws {
    let records = try (0..<700).map { number in
      guard case .product(var mug) = try RichCatalog.product(number) else { throw Missing() }
      mug.variants.removeLast(number % 2)
      mug.images = .value(Array((mug.statedImages ?? []).prefix(number % 4)))
      // Now and then one that has to be looked for.
      if number % 90 == 89 { mug.handle = "mug-\(number - 50)" }
      return FeedItem.record(.product(mug), SourcePlace(line: number + 2))
    }
    let (short, long) = (try Store.inMemory(zone: .utc), try Store.inMemory(zone: .utc))
    try short.takeFirst(records) { try $0.take($1) }
    try long.takeFirst(records) { try $0.take(PreparedItem($1)) }
    let lost = difference(try long.everything(), try short.everything())
    #expect(lost == [], "\(lost.prefix(5).joined(separator: "\n"))")
    #expect(try short.integrityCheck() == [])
  }

  /// The random records of the tests above would not tell whether the short path was ever taken.
  @Test func `prepares what can be prepared, and leaves the rest to the long path`() throws {
    let channel = ImportedChannel(code: "shop", currency: .eur, asOf: noon)
    func prepared(_ record: FeedRecord) throws -> NewProduct? {
      guard case .product(let product) = record else { throw Missing() }
      return NewProduct(product, channel)
    }
    let mug = try prepared(
      product("mug", variants: [try variant("MUG", price: "9.00"), try variant(nil)]))
    #expect(mug?.variants.map(\.hash) == [KnownKeys.hash("MUG", .sku), nil])
    #expect(mug?.handleHash == KnownKeys.hash("mug", .handle))
    let width = NewProduct.Width.self
    #expect(
      mug?.rows.values.count == width.product + width.ref + 2 * (width.variant + width.listing))
    #expect(try prepared(product("", variants: [try variant("MUG")])) == nil)
    #expect(try prepared(product("m", variants: [try variant("A"), try variant(" a ")])) == nil)
    var dear = try variant("DEAR")
    dear.cost = .value(Money(minorUnits: moneyLimit, currency: .eur))
    #expect(try prepared(product("dear", variants: [dear])) == nil)
  }

  @Test func `shows a SKU and a handle that come twice`() throws {
    let store = try Store.inMemory(zone: .utc)
    let result = try store.take(
      .products,
      [
        product("a", title: "A", variants: [try variant("ONE")]),
        product("b", title: "B", variants: [try variant("one"), try variant("TWO")]),
        product("A", title: "A again", variants: [try variant("THREE")]),
        product("c", title: "C", variants: [try variant("FOUR")]),
      ])
    #expect(result.issues.map(\.reason) == ["product a has this SKU too; make SKUs unique"])
    #expect(try store.skus() == ["ONE", "THREE", "one", "TWO", "FOUR"])
    #expect(try store.catalogRows().map(\.title) == ["A again", "A again", "B", "B", "C"])
    #expect(try store.integrityCheck() == [])
  }

  @Test(arguments: [false, true])
  func `leaves every index, and the store's own guards, as they were`(fails: Bool) throws {
    struct Broken: Error {}
    let store = try Store.inMemory(zone: .utc)
    let before = try store.guards()
    #expect(before.indexes.contains("variant_sku") && before.enforcesReferences)
    let records = try randomRecords(seed: 7)
    do {
      try store.takeFirst(records) { sink, item in
        try sink.take(item)
        if fails, item == records.last { throw Broken() }
      }
    } catch is Broken {}
    #expect(try store.guards() == before)
    #expect(try store.catalogRows().isEmpty == fails)
  }

  @Test func `is not one where another program has brought a catalog in between`() throws {
    let store = try Store.inMemory(zone: .utc)
    let info = run(.products)
    let isExpected = try store.database.read { try FirstCatalog.isExpected(info, in: $0) }
    #expect(isExpected)
    try store.take(.products, [product("a", variants: [try variant("ONE")])])
    try store.database.writeWithoutTransaction { db in
      var calls: [(isFirst: Bool, enforcesReferences: Bool?)] = []
      try FirstCatalog.transaction(info, expected: true, in: db) { isFirst in
        calls.append((isFirst, try Bool.fetchOne(db, sql: "PRAGMA foreign_keys")))
        return .commit
      }
      #expect(calls.map(\.isFirst) == [false])
      #expect(calls.map(\.enforcesReferences) == [true])
    }
  }

  private func randomRecords(seed: Int) throws -> [FeedItem] {
    var feeds = RandomFeeds(random: SeededGenerator(seed: UInt64(70_000 + seed)))
    var items: [FeedItem] = []
    for _ in 0..<(1 + seed % 4) {
      for record in try feeds.records(.products) {
        items.append(.record(feeds.widened(record), SourcePlace(line: items.count + 2)))
      }
      if let refused = feeds.refused() { items.append(.issue(refused)) }
    }
    return items
  }
}

extension RandomFeeds {
  /// The record with more of its fields, and names that no other record has now and then.
  fileprivate mutating func widened(_ record: FeedRecord) -> FeedRecord {
    guard case .product(var product) = record else { return record }
    func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }
    if chance(50) { product.handle = " New-\(Int.random(in: 0..<10_000, using: &random)) " }
    if chance(3) { product.handle = "" }
    if chance(20) { product.title = .cleared }
    if chance(40) { product.productType = .value("Wäsche") }
    if chance(40) { product.tags = .value(["summer", "a\"b"]) }
    if chance(30) { product.seoTitle = .value("") }
    if chance(30) { product.isPublished = .value(chance(50)) }
    if chance(30) { product.rowCount = product.variants.count + 2 }
    for index in product.variants.indices {
      if chance(50) {
        product.variants[index].sku = "N-\(Int.random(in: 0..<9_999, using: &random))"
      }
      if chance(5) { product.variants[index].sku = "  " }
      if chance(30) { product.variants[index].policy = .value(.backorder) }
      if chance(30) { product.variants[index].weightGrams = .value(250) }
      if chance(20) { product.variants[index].compareAtPrice = .cleared }
      if chance(3) {
        product.variants[index].price = .value(Money(minorUnits: moneyLimit, currency: .eur))
      }
    }
    if chance(5) { product.variants = [] }
    return .product(product)
  }
}

extension Store {
  @discardableResult
  fileprivate func takeFirst(
    _ items: [FeedItem], _ take: (ImportSink, FeedItem) throws -> Void
  ) throws -> ImportResult {
    try importRun(run(.products, hash: "1", at: noon - .hours(1)), now: noon) { sink in
      for item in items { try take(sink, item) }
      return items.count
    }
  }

  /// Every row of every table but the search index's own.
  fileprivate func everything() throws -> [String: [String]] {
    try database.read { db in
      let tables = try String.fetchAll(
        db,
        sql: """
          SELECT name FROM pragma_table_list
          WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'
          """)
      var rows: [String: [String]] = [:]
      for table in tables {
        rows[table] = try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map { "\($0)" }.sorted()
      }
      return rows
    }
  }

  fileprivate struct Guards: Equatable {
    var indexes: [String]
    var enforcesReferences: Bool
  }

  fileprivate func guards() throws -> Guards {
    try database.writeWithoutTransaction { db in
      Guards(
        indexes: try String.fetchAll(
          db, sql: "SELECT name FROM sqlite_master WHERE type = 'index' ORDER BY name"),
        enforcesReferences: try Bool.fetchOne(db, sql: "PRAGMA foreign_keys") ?? false)
    }
  }
}

extension ImportResult {
  fileprivate var withoutSeconds: ImportResult {
    var result = self
    result.seconds = 0
    return result
  }
}
