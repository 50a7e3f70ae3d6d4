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
}
