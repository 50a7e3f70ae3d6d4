import Commerce
import Testing

@testable import Store

@Suite struct ImportTests {
  @Test func `a products file fills the catalog`() throws {
    let store = try Store.inMemory()
    let result = try store.take(
      .products,
      [
        product(
          "mug", title: "Mug", vendor: "Acme", tags: ["summer", "new"],
          variants: [
            try variant(
              "MUG-RED", price: "19.99", options: [VariantOption(name: "Color", value: "Red")],
              quantity: 4),
            try variant(
              "MUG-BLUE", price: "9.99", options: [VariantOption(name: "Color", value: "Blue")]),
          ]),
        product("lamp", title: "Lamp", variants: [try variant(nil, price: "120.00")]),
      ])
    #expect(result.created == 3)
    let rows = try store.catalogRows()
    #expect(rows.map(\.title) == ["Lamp", "Mug", "Mug"])
    #expect(rows[1].sku == "MUG-RED")
    #expect(rows[1].price == (try eur("19.99")))
    #expect(rows[1].tags == ["summer", "new"])
    #expect(rows[1].options == [VariantOption(name: "Color", value: "Red")])
    #expect(rows[1].stock.available == 4)
    #expect(rows[1].channels == ["shop"])
    #expect(try store.skus("red") == ["MUG-RED"])
    #expect(try store.skus("price<100", sort: SortOrder("price")) == ["MUG-BLUE", "MUG-RED"])
    let snapshot = try store.snapshot(now: noon)
    #expect(snapshot.panes[.catalog]?.rows == 3)
    #expect(snapshot.unindexed == 0)
  }

  @Test(arguments: [true, false])
  func `the same content twice leaves everything unchanged`(maySkip: Bool) throws {
    let store = try Store.inMemory()
    let records = [
      product(
        "mug", title: "Mug", tags: ["a"],
        variants: [try variant("MUG", price: "5.00", quantity: 3), try variant(nil)]),
      stock("MUG", available: 7), stock("NEW", at: "Berlin", available: 1),
      try order("#1", lines: [("MUG", 2), ("GONE", 1)], customer: "Ida"),
    ]
    var info = run(.products, hash: "same")
    info.maySkipKnownContent = maySkip
    func take() throws -> ImportResult {
      try store.importRun(info, now: noon) { sink in
        for record in records { try sink.take(.record(record, SourcePlace(line: 2))) }
        return 6
      }
    }
    let first = try take()
    #expect((first.created, first.updated, first.unchanged) == (6, 0, 0))
    let generation = try store.generation()
    let second = try take()
    #expect((second.created, second.updated, second.unchanged) == (0, 0, 6))
    #expect((second.runID == nil) == maySkip)
    if maySkip { #expect(try store.generation() == generation) }
    #expect(try store.integrityCheck() == [])
  }

  @Test func `a file whose hash comes with its reading is known the next time`() throws {
    let store = try Store.inMemory()
    var info = run(.products, hash: "")
    #expect(try !store.hasTaken(source: info.source, format: info.format))
    let first = try store.importRun(info, now: noon) { sink in
      let mug = product("mug", title: "Mug", variants: [try variant("MUG", price: "5.00")])
      try sink.take(.record(mug, SourcePlace(line: 2)))
      sink.contentHash = "same"
      return 1
    }
    #expect(first.created == 1)
    #expect(try store.hasTaken(source: info.source, format: info.format))
    info.contentHash = "same"
    let second = try store.importRun(info, now: noon) { _ in
      Issue.record("a known file is not read")
      return 0
    }
    #expect((second.created, second.unchanged) == (0, 1))
  }

  @Test func `a partial file touches only what it states`() throws {
    let store = try Store.inMemory()
    try store.take(
      .products,
      [product("mug", title: "Mug", vendor: "Acme", variants: [try variant("MUG", price: "5.00")])])
    try store.take(.products, [product("mug", variants: [try variant("MUG", price: "6.00")])])
    let row = try #require(try store.catalogRows().first)
    #expect(row.title == "Mug")
    #expect(row.vendor == "Acme")
    #expect(row.price == (try eur("6.00")))
    var record = ProductRecord(handle: "mug")
    record.vendor = .cleared
    record.variants = [try variant("MUG")]
    let result = try store.take(.products, [.product(record)])
    #expect(result.updated == 1)
    #expect(try store.catalogRows().first?.vendor == nil)
    #expect(try store.catalogRows().first?.title == "Mug")
  }

  @Test func `a dry run counts and keeps nothing`() throws {
    let store = try Store.inMemory()
    let result = try store.take(
      .products, [product("mug", variants: [try variant("MUG")])], dryRun: true)
    #expect(result.created == 1)
    #expect(result.runID == nil)
    #expect(try store.snapshot(now: noon).isEmpty)
    #expect(try store.generation() == 0)
  }

  @Test func `a body that throws rolls everything back`() throws {
    let store = try Store.inMemory()
    #expect(throws: Missing.self) {
      try store.importRun(run(.products), now: noon) { sink in
        try sink.take(
          .record(product("mug", variants: [try variant("MUG")]), SourcePlace(line: 2)))
        throw Missing()
      }
    }
    #expect(try store.snapshot(now: noon).isEmpty)
    #expect(try store.catalogRows().isEmpty)
    #expect(try store.integrityCheck() == [])
  }

  @Test func `refused rows wait in quarantine until the file has them right`() throws {
    let store = try Store.inMemory()
    let issue = RowIssue(
      severity: .refused, place: SourcePlace(line: 3, column: 4), columnName: "Price",
      value: "abc", reason: "not an amount", rawRow: "mug,Mug,,abc")
    let first = try store.importRun(run(.products), now: noon) { sink in
      try sink.take(.issue(issue))
      return 1
    }
    #expect(first.quarantined == 1)
    #expect(first.issues == [issue])
    #expect(try store.quarantine().map(\.issue) == [issue])
    #expect(try store.snapshot(now: noon).quarantined == 1)
    try store.take(.products, [product("mug", variants: [try variant("MUG")])])
    #expect(try store.quarantine().isEmpty)
    #expect(try store.integrityCheck() == [])
  }

  @Test func `an older export only adds what is not there yet`() throws {
    let store = try Store.inMemory()
    try store.take(
      .products, [product("mug", title: "New", variants: [try variant("MUG", price: "6.00")])],
      at: noon)
    let result = try store.take(
      .products,
      [
        product("mug", title: "Old", variants: [try variant("MUG", price: "5.00")]),
        product("cup", title: "Cup", variants: [try variant("CUP")]),
      ], at: noon - .days(2))
    #expect(result.skippedBecause != nil)
    #expect((result.created, result.unchanged) == (1, 1))
    #expect(try store.catalogRows("mug").first?.title == "New")
    #expect(try store.skus() == ["CUP", "MUG"])
  }

  @Test func `an amount beyond all prices is refused with its place`() throws {
    let store = try Store.inMemory()
    var record = try variant("MUG", line: 9)
    record.price = .value(Money(minorUnits: .max, currency: .eur))
    let result = try store.take(.products, [product("mug", variants: [record])])
    #expect(result.quarantined == 1)
    #expect(result.issues.first?.place.line == 9)
    #expect(try store.catalogRows().isEmpty)
  }

  @Test func `a run is in the journal as one entry`() throws {
    let store = try Store.inMemory()
    try store.take(.products, [product("mug", variants: [try variant("MUG")])])
    let set = try #require(try store.journal(limit: 10).first)
    #expect(set.source == "import")
    #expect(set.rows == 1)
  }

  @Test func `a source's failure shows until its next success`() throws {
    let store = try Store.inMemory()
    try store.recordFailure(source: "shop", channel: shop, error: "no header", now: noon)
    try store.recordFailure(source: "shop", channel: shop, error: "no header", now: noon)
    #expect(try store.sources().first?.consecutiveFailures == 2)
    try store.take(.products, [product("mug", variants: [try variant("MUG")])])
    let source = try #require(try store.sources().first)
    #expect(source.error == nil)
    #expect(source.lastSuccessAt == noon)
  }

  @Test func `rows of a product beyond its variants count with it`() throws {
    let store = try Store.inMemory()
    var record = ProductRecord(handle: "mug")
    record.variants = [try variant("MUG")]
    record.images = .value([
      ProductImage(url: "a.jpg", position: 1), ProductImage(url: "b.jpg", position: 2),
    ])
    record.rowCount = 2
    #expect(try store.take(.products, [.product(record)]).created == 2)
    #expect(try store.take(.products, [.product(record)]).unchanged == 2)
    record.images = .value([ProductImage(url: "b.jpg", position: 1)])
    #expect(try store.take(.products, [.product(record)]).updated == 1)
  }
}
