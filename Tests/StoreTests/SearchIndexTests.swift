import Commerce
import GRDB
import Testing

@testable import Store

@Suite struct SearchIndexTests {
  /// SQLite's own comparison of the index with the rows.
  private func verify(_ store: Store) throws {
    try store.write { db in
      for table in ["variant_search", "order_search"] {
        try db.execute(sql: "INSERT INTO \(table) (\(table), rank) VALUES ('integrity-check', 1)")
      }
    }
  }

  @Test(arguments: 1...6)
  func `the index forgets old words and knows new ones`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let store = try Store.inMemory()
    let words = ["mug", "lamp", "Ärmel", "teapot", "日本語の本", "a\"b'c%d_e"]
    for _ in 0..<6 {
      var records: [FeedRecord] = []
      for _ in 0..<8 {
        let number = Int.random(in: 1...12, using: &random)
        let title = words[Int.random(in: 0..<words.count, using: &random)]
        records.append(
          product("p\(number)", title: title, variants: [try variant("S-\(number)")]))
      }
      try store.take(.products, records)
      let orders = try (0..<8).map { _ in
        try order(
          "#\(Int.random(in: 1...9, using: &random))",
          customer: words[Int.random(in: 0..<words.count, using: &random)])
      }
      try store.take(.orders, orders)
    }
    while try store.indexSearch(limit: 3) > 0 {}
    try verify(store)
    #expect(try store.integrityCheck() == [])
    let rows = try store.catalogRows()
    for word in words {
      let query = Query([QueryTerm(.text(word))])
      let found = try store.catalog(
        WindowRequest(query: query, sort: SortOrder("title"), limit: 100))
      #expect(Set(found.rows.map(\.id)) == Set(rows.filter { $0.title == word }.map(\.id)))
    }
  }

  /// The index's own order, and the list's.
  private func orders(_ store: Store) throws -> (index: [Int64], list: [Int64]) {
    try store.read { db, _ in
      (
        try Int64.fetchAll(db, sql: "SELECT id FROM variant_search_place ORDER BY label"),
        try Int64.fetchAll(db, sql: "SELECT id FROM variant ORDER BY title_key, id")
      )
    }
  }

  private func found(_ store: Store, _ text: String, _ anchor: WindowAnchor) throws -> [Int64] {
    let query = try Query.parse(text, schema: .of(.catalog))
    return try store.catalog(
      WindowRequest(query: query, sort: SortOrder("title"), anchor: anchor, limit: 5)
    ).rows.map(\.id)
  }

  @Test(arguments: 1...8)
  func `variants stand in the index as they do in the list, however their titles came`(
    seed: UInt64
  ) throws {
    var random = SeededGenerator(seed: seed)
    let store = try Store.inMemory()
    for round in 0..<12 {
      let records = try (0..<Int.random(in: 1...20, using: &random)).map { _ in
        let number = Int.random(in: 1...60, using: &random)
        let title = "mug \(Int.random(in: 1...(round.isMultiple(of: 3) ? 9 : 999), using: &random))"
        return product(
          "p\(number)", title: title,
          variants: [
            try variant("S-\(number)", options: [VariantOption(name: "Size", value: "S")]),
            try variant("L-\(number)", options: [VariantOption(name: "Size", value: "L")]),
          ])
      }
      try store.take(.products, records)
      // Sometimes the next file comes before all of the last one is indexed.
      if Bool.random(using: &random) {
        _ = try store.indexSearch(limit: 5)
      } else {
        while try store.indexSearch(limit: 7) > 0 {}
      }
    }
    while try store.indexSearch(limit: 3) > 0 {}
    try verify(store)
    #expect(try store.integrityCheck() == [])
    let (index, list) = try orders(store)
    #expect(index == list)
    let first = try found(store, "mug", .first)
    #expect(first == Array(list.prefix(5)))
    #expect(try found(store, "mug", .last) == Array(list.suffix(5)))
    let middle = list[list.count / 2]
    let start = list.count / 2 - 2
    #expect(
      try found(store, "mug", .around(id: middle, key: .null)) == Array(list[start..<start + 5]))
    #expect(try found(store, "mug sku:S-", .first).allSatisfy { list.contains($0) })
  }

  @Test func `where no number is free between two titles the index is made anew`() throws {
    let store = try Store.inMemory()
    var titles = ["a", "c"]
    for _ in 0..<90 { titles.append("a" + (titles.count > 2 ? titles[titles.count - 1] : "b")) }
    for (number, title) in titles.enumerated() {
      try store.take(
        .products, [product("p\(number)", title: title, variants: [try variant("S-\(number)")])])
      while try store.indexSearch() > 0 {}
      let (index, list) = try orders(store)
      #expect(index == list, "\(title)")
    }
    try verify(store)
    #expect(try store.integrityCheck() == [])
  }

  @Test(arguments: [true, false])
  func `a product that is taken back and made again is found as its rows are`(
    isIndexedBetween: Bool
  ) throws {
    let store = try RichCatalog.store()
    func index() throws { while try store.indexSearch() > 0 {} }
    try index()
    try store.setUp(SetupTests.polar())
    try index()
    #expect(try found(store, "polar", .first).count == 2)
    try store.undo(actor: "ida", now: noon)
    if isIndexedBetween {
      try index()
      try verify(store)
      #expect(try orders(store).index == orders(store).list)
    }
    #expect(try found(store, "polar", .first).isEmpty)
    try store.redo(actor: "ida", now: noon)
    try index()
    try verify(store)
    #expect(try orders(store).index == orders(store).list)
    #expect(try found(store, "polar", .first).count == 2)
  }
}
