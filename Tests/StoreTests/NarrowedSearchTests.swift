import Commerce
import Dispatch
import Testing

@testable import Store

/// The search of a large store, by trigrams and by orders in memory, against the search of a small
/// one: both have to say the same.
@Suite struct NarrowedSearchTests {
  private static let words = ["floor lamp", "lampshade", "mug", "Ärmel", "mud lamb", "flat map"]

  /// The same rows in a store that counts as small and in one that counts as large, its orders read.
  private func stores(seed: UInt64) throws -> (small: Store, large: Store) {
    let stores = try [false, true].map { isLarge in
      var random = SeededGenerator(seed: seed)
      let store = try Store.inMemory()
      let records = try (1...150).map { number in
        let record = try variant(
          "S-\(number)", price: "\(Int.random(in: 1...9, using: &random)).00",
          quantity: Int.random(in: -2...5, using: &random))
        return product(
          "p\(number)", title: Self.words.randomElement(using: &random),
          vendor: ["Acme", "Bolt"].randomElement(using: &random), variants: [record])
      }
      try store.take(.products, records)
      // Some of the rows wait for the index still.
      _ = try store.indexSearch(limit: 100)
      guard isLarge else { return store }
      store.sortOrders.leastRows = 0
      for sort in PaneTable.catalog.sorts.values {
        store.sortOrders.finishBuilding(
          sort.index, try store.readSortedIDs(sort, of: .catalog))
      }
      return store
    }
    return (stores[0], stores[1])
  }

  private static let queries = [
    "lam", "lamp", "lamp acme", "lam flo", "mug -vendor:bolt", "vendor:acme,bolt lamp",
    "lamp price>3", "lamp is:out", "ärm", "zzz", "lamp zzz", "title:lamp,mug acme", "s-1 lam",
    "\"floor lamp\"", "la mp",
  ]

  @Test(arguments: 1...6, [2, 1_000])
  func `both ways give the same windows`(seed: UInt64, common: Int) throws {
    var random = SeededGenerator(seed: seed)
    let (small, large) = try stores(seed: seed)
    large.trigrams.commonRows = common
    large.sortOrders.fewRows = seed.isMultiple(of: 2) ? 5 : 1_000
    for text in Self.queries {
      let query = try parse(text, .catalog)
      for field in ["title", "price", "cover", "sku"] {
        let sort = SortOrder(field, descending: Bool.random(using: &random))
        let all = try small.catalog(WindowRequest(query: query, sort: sort, limit: 500)).rows
        var anchors: [WindowAnchor] = [.first, .last]
        if let pivot = all.randomElement(using: &random) {
          anchors.append(.around(id: pivot.id, key: pivot.sortKey))
        }
        for anchor in anchors {
          let request = WindowRequest(query: query, sort: sort, anchor: anchor, limit: 7)
          let (wanted, found) = (try small.catalog(request), try large.catalog(request))
          #expect(found.rows.map(\.id) == wanted.rows.map(\.id), "\(text) by \(field) \(anchor)")
          #expect(found.hasRowsBefore == wanted.hasRowsBefore)
          #expect(found.hasRowsAfter == wanted.hasRowsAfter)
          #expect(found.total == wanted.total)
        }
      }
      // What was too common is read by now.
      large.background.sync {}
    }
  }

  @Test func `an edit is found by its new text at once, and no longer by its old`() throws {
    let (_, large) = try stores(seed: 3)
    while try large.indexSearch(limit: 1_000) > 0 {}
    let before = try large.catalogRows("mug").map(\.id)
    let id = try #require(before.first)
    let handle = try #require(try large.catalogRows("mug").first?.handle)
    try large.take(
      .products, [product(handle, title: "Zebra", variants: [try variant("S-\(id)")])])
    #expect(try large.catalogRows("zebra").count == 1)
    #expect(try large.catalogRows("mug").count == before.count - 1)
    while try large.indexSearch(limit: 1_000) > 0 {}
    #expect(try large.catalogRows("zebra").count == 1)
    #expect(try large.catalogRows("mug").count == before.count - 1)
  }

  @Test func `what is kept belongs to one generation`() {
    let sets = TrigramSets()
    sets.keep(.common, "lam", of: "v", generation: 1)
    #expect(sets.entry("lam", of: "v", generation: 1) != nil)
    #expect(sets.entry("lam", of: "o", generation: 1) == nil)
    #expect(sets.entry("lam", of: "v", generation: 2) == nil)
    sets.keep(.common, "mug", of: "v", generation: 2)
    #expect(sets.entry("lam", of: "v", generation: 1) == nil)
    sets.keep(.common, "old", of: "v", generation: 1)
    #expect(sets.entry("old", of: "v", generation: 2) == nil)
  }

  @Test func `the trigrams that were not asked for longest make room`() {
    let sets = TrigramSets()
    for number in 0...TrigramSets.capacity {
      sets.keep(.common, "\(number)", of: "v", generation: 1)
      _ = sets.entry("0", of: "v", generation: 1)
    }
    #expect(sets.entry("0", of: "v", generation: 1) != nil)
    #expect(sets.entry("1", of: "v", generation: 1) == nil)
  }
}
