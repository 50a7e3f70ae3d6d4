import Commerce
import GRDB
import Testing

@testable import Store

@Suite struct WindowTests {
  /// A store of products with a few different values each, some without, deterministic by seed.
  private func store(_ count: Int, seed: UInt64, index: Bool = true) throws -> Store {
    var random = SeededGenerator(seed: seed)
    let store = try Store.inMemory()
    let words = ["mug", "lamp", "Ärmel", "cup", "Floor lamp"]
    let records = try (1...count).map { number in
      var record = try variant(
        "S-\(number)",
        price: Bool.random(using: &random) ? "\(Int.random(in: 1...9, using: &random)).00" : nil,
        quantity: Bool.random(using: &random) ? Int.random(in: -2...5, using: &random) : nil)
      record.barcode = .value("4006\(number % 7)")
      return product(
        "p\(number)", title: words[Int.random(in: 0..<5, using: &random)],
        vendor: ["Acme", "Bolt", nil].randomElement(using: &random) ?? nil, variants: [record])
    }
    try store.take(.products, records)
    return store
  }

  /// The order that the contract promises, computed the slow way.
  private func sorted(_ rows: [CatalogRow], _ sort: SortOrder) -> [Int64] {
    func key(_ row: CatalogRow) -> SQLValue {
      switch sort.field {
      case "price": SQLValue(row.price.map { $0.minorUnits * 100 })
      case "available": SQLValue(row.stock.available.map(Int64.init))
      case "vendor": SQLValue(row.vendor.map(Keys.sort))
      case "sku": SQLValue(Keys.sku(row.sku))
      case "on-hand", "cover": .null
      default: .text(Keys.sort(row.title))
      }
    }
    return rows.sorted { left, right in
      switch (key(left), key(right)) {
      case (.null, .null): break
      case (.null, _): return false
      case (_, .null): return true
      case (.integer(let a), .integer(let b)) where a != b: return (a < b) != sort.descending
      case (.text(let a), .text(let b)) where a != b:
        return a.utf8.lexicographicallyPrecedes(b.utf8) != sort.descending
      default: break
      }
      return (left.id < right.id) != sort.descending
    }.map(\.id)
  }

  @Test(
    arguments: ["title", "sku", "vendor", "price", "available", "on-hand", "cover"],
    [false, true])
  func `every sort gives each row once, values first`(field: String, descending: Bool) throws {
    let store = try store(60, seed: 1)
    let sort = SortOrder(field, descending: descending)
    let all = try store.catalogRows(sort: sort)
    #expect(all.map(\.id) == sorted(all, sort))
    #expect(Set(all.map(\.id)).count == 60)
    var streamed: [Int64] = []
    try store.eachCatalogRow(query: Query(), sort: sort) {
      streamed.append($0.id)
      return true
    }
    #expect(streamed == all.map(\.id))
  }

  @Test(arguments: 1...20)
  func `a window anywhere is a part of the whole list`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let store = try store(40, seed: seed)
    let queries = ["", "lamp", "price>3", "is:out", "la", "-mug", "vendor:acme", "lamp price<9"]
    let query = try parse(try #require(queries.randomElement(using: &random)), .catalog)
    let field = try #require(
      ["title", "price", "vendor", "available"].randomElement(using: &random))
    let sort = SortOrder(field, descending: Bool.random(using: &random))
    let all = try store.catalog(WindowRequest(query: query, sort: sort, limit: 1_000))
    #expect(all.rows.map(\.id) == sorted(all.rows, sort))
    #expect(all.total == RowCount(all.rows.count))
    let ids = all.rows.map(\.id)
    guard let pivot = all.rows.randomElement(using: &random) else { return }
    let limit = Int.random(in: 1...15, using: &random)
    for anchor in [
      WindowAnchor.first, .last, .around(id: pivot.id, key: pivot.sortKey),
      .around(id: 9_999, key: pivot.sortKey),
    ] {
      let window = try store.catalog(
        WindowRequest(query: query, sort: sort, anchor: anchor, limit: limit))
      let part = window.rows.map(\.id)
      #expect(part.count == min(limit, ids.count))
      let firstID = try #require(part.first)
      let start = try #require(ids.firstIndex(of: firstID))
      #expect(Array(ids[start..<(start + part.count)]) == part)
      #expect(window.hasRowsBefore == (start > 0))
      #expect(window.hasRowsAfter == (start + part.count < ids.count))
      if let first = window.firstIndex { #expect(first == start) }
      if case .around(let id, _) = anchor, id == pivot.id {
        #expect(part.contains(id))
      }
    }
  }

  @Test(arguments: [
    "lamp", "vendor:acme", "price>4", "price:4", "price<=2", "is:out", "is:oversold", "is:live",
    "has:price", "-has:price", "title:lamp price>2", "available<0", "barcode:40063", "ärm",
    "\"floor lamp\"", "sku:s-1", "status:active", "status:draft", "-lamp", "p1", "is:backorder",
    "title:mug,cup", "handle:p4", "cover<7", "tags:x",
  ])
  func `walking and sorting candidates find the same rows`(text: String) throws {
    let store = try store(80, seed: 7)
    let query = try parse(text, .catalog)
    let compiled = CatalogQuery(zone: .utc).compile(query)
    let (walked, sorted) = try store.read { db, watcher in
      let reader = ListReader(
        db: db, table: .catalog, query: compiled, order: SortOrder("price"), watcher: watcher)
      let walked = try reader.walk(from: nil, forward: true, limit: 1_000)
      let candidates = try compiled.drivers.map { try reader.candidates($0) }
      return (walked, candidates)
    }
    for candidates in sorted { #expect(candidates == walked) }
    #expect(try store.count(.catalog, query, now: noon) == walked.count)
  }

  @Test(arguments: 1...15)
  func `meeting candidates in the kept order gives the same windows`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let store = try store(60, seed: seed)
    let query = try parse(
      ["lamp", "lamp price>3", "mug -vendor:bolt", "floor"][Int(seed % 4)], .catalog)
    let compiled = CatalogQuery(zone: .utc).compile(query)
    let driver = try #require(compiled.search)
    let sort = SortOrder(
      ["title", "price", "vendor", "available", "sku", "on-hand"][Int(seed % 6)],
      descending: Bool.random(using: &random))
    let all = try store.catalog(WindowRequest(query: query, sort: sort, limit: 1_000)).rows
    let limit = Int.random(in: 1...9, using: &random)
    var anchors: [WindowAnchor] = [.first, .last]
    if let pivot = all.randomElement(using: &random) {
      anchors.append(.around(id: pivot.id, key: pivot.sortKey))
    }
    for anchor in anchors {
      let request = WindowRequest(query: query, sort: sort, anchor: anchor, limit: limit)
      let expected = try store.catalog(request)
      let order = try store.readSortedIDs(PaneTable.catalog.sort(sort).sort)
      let slice = try #require(
        try store.read { db, watcher in
          var reader = ListReader(
            db: db, table: .catalog, query: compiled, order: sort, watcher: watcher)
          reader.sortedIDs = { _, _ in order }
          return try reader.meetingSlice(driver, anchor, limit: limit)
        })
      #expect(slice.places.map(\.id) == expected.rows.map(\.id))
      #expect(slice.hasBefore == expected.hasRowsBefore)
      #expect(slice.hasAfter == expected.hasRowsAfter)
    }
  }

  @Test func `a kept order is used until the catalog changes`() throws {
    let store = try store(30, seed: 4)
    store.sortOrders.leastRows = 0
    let sort = PaneTable.catalog.sort(SortOrder("price")).sort
    let order = try #require(try store.readSortedIDs(sort))
    #expect(store.sortOrders.startBuilding(sort.index))
    #expect(!store.sortOrders.startBuilding(sort.index))
    store.sortOrders.finishBuilding(sort.index, order)
    #expect(try store.read { db, _ in try store.sortedIDs(sort, in: db)?.ids } == order.ids)
    try store.take(.products, [product("new", variants: [try variant("NEW", price: "1.00")])])
    #expect(store.sortOrders.startBuilding(sort.index))
    #expect(try store.read { db, _ in try store.sortedIDs(sort, in: db)?.ids } == nil)
  }

  @Test func `rows that the index does not know yet are found too`() throws {
    let store = try store(5, seed: 3)
    try store.write { try $0.execute(sql: "DELETE FROM variant_search_queue") }
    let row = try #require(try store.catalogRows().first)
    try store.write { db in
      let text = try VariantText(db)
      var product = ProductRow()
      product.title = "Zebra"
      var variant = VariantRow(currency: .eur)
      variant.id = row.id
      try text.write(variant, of: product)
    }
    #expect(try store.snapshot(now: noon).unindexed == 1)
    #expect(try store.catalogRows("zebra").map(\.id) == [row.id])
    #expect(try store.indexSearch(limit: 100) == 1)
    #expect(try store.snapshot(now: noon).unindexed == 0)
    #expect(try store.catalogRows("zebra").map(\.id) == [row.id])
    #expect(try !store.catalogRows(row.title).map(\.id).contains(row.id))
  }

  @Test func `currencies compare by their own minor units`() throws {
    let store = try Store.inMemory()
    var yen = try variant("YEN")
    yen.price = .value(Money(minorUnits: 1_200, currency: .jpy))
    try store.take(
      .products,
      [product("a", variants: [yen]), product("b", variants: [try variant("EUR", price: "19.99")])])
    #expect(try store.skus("price>20", sort: SortOrder("price")) == ["YEN"])
    #expect(try store.skus("price<1200", sort: SortOrder("price")) == ["EUR"])
    #expect(try store.skus(sort: SortOrder("price", descending: true)) == ["YEN", "EUR"])
  }

  @Test func `a cancelled read throws and the next one works`() throws {
    let store = try store(5, seed: 3)
    store.interruptReads()
    let token = ReadToken()
    token.cancel()
    #expect(throws: StoreError.interrupted) {
      try store.catalog(WindowRequest(sort: SortOrder("title"), limit: 5), token: token)
    }
    #expect(try store.catalogRows().count == 5)
  }
}

/// A read that is under way when it is called off.
@Suite struct InterruptTests {
  private let endless = """
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n
    """

  @Test(.timeLimit(.minutes(10)))
  func `a token stops its read in the middle of a statement`() async throws {
    let store = try Store.inMemory()
    let token = ReadToken()
    let sql = endless
    let (beginnings, begun) = AsyncStream.makeStream(of: Void.self)
    let read = Task.detached {
      try store.read(token: token) { db, _ in
        begun.finish()
        return try SQL(db, sql).first { $0.int() }
      }
    }
    for await _ in beginnings {}
    token.cancel()
    await #expect(throws: StoreError.interrupted) { try await read.value }
  }

  @Test func `a budget ends a statement without ending the read`() throws {
    let store = try Store.inMemory()
    let answer = try store.read { db, watcher in
      let spent = try watcher.within(budget: 5) { try SQL(db, endless).first { $0.int() } }
      #expect(spent == nil)
      return try SQL(db, "SELECT 42").first { $0.int() }
    }
    #expect(answer == 42)
  }
}
