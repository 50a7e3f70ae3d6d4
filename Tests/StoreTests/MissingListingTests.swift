import Commerce
import Testing

@testable import Store

/// What a complete export no longer has is marked, never deleted.
@Suite struct `A listing that vanished` {
  private func record(_ sku: String) throws -> FeedRecord {
    product(sku.lowercased(), title: sku, variants: [try variant(sku, price: "9.00")])
  }

  private func info(
    _ coverage: ImportRunInfo.Coverage, at fileTime: Instant? = nil, channel: Channel = shop
  ) -> ImportRunInfo {
    var info = run(.products, channel: channel, at: fileTime)
    info.coverage = coverage
    info.header = ["sku", "price"]
    info.dialect = RowDialect(delimiter: ",", isQuoted: true)
    info.identityColumns = [0]
    return info
  }

  @discardableResult
  private func take(
    _ store: Store, _ skus: [String], _ coverage: ImportRunInfo.Coverage = .all,
    at fileTime: Instant? = nil, refused: [String] = [], channel: Channel = shop,
    dryRun: Bool = false
  ) throws -> ImportResult {
    try store.importRun(
      info(coverage, at: fileTime, channel: channel), now: noon, dryRun: dryRun
    ) { sink in
      for sku in skus { try sink.take(.record(record(sku), SourcePlace(line: 2))) }
      for row in refused {
        try sink.take(
          .issue(
            RowIssue(
              severity: .refused, place: SourcePlace(line: 9), value: "", reason: "no", rawRow: row)
          ))
      }
      return skus.count
    }
  }

  private func filled() throws -> Store {
    let store = try Store.inMemory()
    try take(store, ["A", "B", "C", "D"], .part)
    return store
  }

  private func missing(_ store: Store) throws -> [String] { try store.skus("is:missing") }

  @Test func `from a complete export is marked, and found by is:missing`() throws {
    let store = try filled()
    #expect(try take(store, ["A", "B", "C"]).missing == 1)
    #expect(try missing(store) == ["D"])
    #expect(try store.skus("-is:missing") == ["A", "B", "C"])
    let row = try #require(try store.catalogRows("sku:d").first)
    let listing = try #require(try store.variantDetail(id: row.id).listings.first)
    #expect(listing.missingSince == noon)
    #expect(try take(store, ["A", "B", "C"]).missing == 0)
  }

  @Test func `is welcome back whatever brings it`() throws {
    let store = try filled()
    try take(store, ["A", "B", "C"])
    try take(store, ["D"], .part)
    #expect(try missing(store).isEmpty)
  }

  @Test func `from a file that may be a part is none of its business`() throws {
    let store = try filled()
    #expect(try take(store, ["A"], .part).missing == 0)
    #expect(try missing(store).isEmpty)
  }

  @Test func `is not believed where half of the catalog would go, unless a person says so`() throws
  {
    let store = try filled()
    let doubtful = try take(store, ["A"])
    #expect(doubtful.missing == 0)
    #expect(doubtful.issues.first?.reason.contains("3 of 4 known listings") == true)
    #expect(try missing(store).isEmpty)
    #expect(try take(store, ["A"], .certain).missing == 3)
    #expect(try missing(store) == ["B", "C", "D"])
  }

  @Test func `is not one whose row was refused`() throws {
    let store = try filled()
    #expect(try take(store, ["A", "B"], refused: ["c,x"]).missing == 1)
    #expect(try missing(store) == ["D"])
  }

  @Test func `is no one while a refused row does not say whose it is`() throws {
    let store = try filled()
    let result = try take(store, ["A", "B", "C"], refused: [",x"])
    #expect(result.missing == 0)
    #expect(result.issues.last?.reason.contains("do not say whose they are") == true)
  }

  @Test func `from an older file is left alone`() throws {
    let store = try filled()
    try take(store, ["A", "B", "C", "D"], at: noon)
    #expect(try take(store, ["A", "B", "C"], at: noon - .hours(48)).missing == 0)
  }

  @Test func `on one channel stays on the other`() throws {
    let store = try filled()
    try take(store, ["A", "B", "C", "D"], .part, channel: amazon)
    try take(store, ["A", "B", "C"], channel: amazon)
    let row = try #require(try store.catalogRows("is:missing").first)
    let listings = try store.variantDetail(id: row.id).listings
    #expect(
      listings.map { [$0.channel, $0.missingSince == nil ? "there" : "missing"] }
        == [["amazon-de", "missing"], ["shop", "there"]])
  }

  @Test func `in a dry run is counted and not marked`() throws {
    let store = try filled()
    #expect(try take(store, ["A", "B", "C"], dryRun: true).missing == 1)
    #expect(try missing(store).isEmpty)
  }
}
