import Commerce
import Testing

@testable import Store

/// Imports and links are taken back in the order in which they were built on each other.
@Suite struct LinkedRunUndoTests {
  /// The newest import of a source.
  private func set(of source: String, in store: Store) throws -> Int64 {
    try #require(
      try store.journal(limit: 100).first { $0.source == "import" && $0.actor == source }?.id)
  }

  private func undo(_ set: Int64, in store: Store) throws {
    try store.undo(UndoRequest(set: set), actor: "ida", now: noon)
  }

  private static let fixture: @Sendable () throws -> Store = {
    let store = try Store.inMemory()
    try store.take(.products, try IdentityFixture.shopRecords())
    try store.settled()
    return store
  }

  @Test func `an import whose SKU was linked since waits for the link to come off`() throws {
    let store = try Self.fixture()
    let before = try store.wholeStore()
    try store.take(.listings, [try IdentityFixture.listing("AMZ-7")], channel: amazon)
    try store.settled()
    let run = try set(of: amazon.code, in: store)
    let link = try #require(try store.link("MUG-01", "AMZ-7").changeSet?.id)
    let error = #expect(throws: StoreError.self) { try undo(run, in: store) }
    #expect(
      "\(try #require(error))".contains(
        "AMZ-7 was linked with MUG-01 since; undo change \(link) first"))
    try undo(link, in: store)
    try undo(run, in: store)
    try store.settled()
    #expect(try store.skus("AMZ-7") == [])
    #expect(
      try before.filter { $0.hasPrefix("variant:") }.count
        == store.wholeStore().filter { $0.hasPrefix("variant:") }.count)
    #expect(try store.integrityCheck() == [])
  }

  @Test func `an import under a link is not taken back when the link is gone`() throws {
    let store = try Self.fixture()
    try store.take(.listings, [try IdentityFixture.listing("AMZ-7")], channel: amazon)
    try store.settled()
    let link = try #require(try store.link("MUG-01", "AMZ-7").changeSet?.id)
    try store.take(
      .listings, [try IdentityFixture.listing("AMZ-7", price: "25.00")], channel: amazon)
    let run = try set(of: amazon.code, in: store)
    try undo(link, in: store)
    let error = #expect(throws: StoreError.self) { try undo(run, in: store) }
    #expect("\(try #require(error))".contains("were linked then, and are not any more"))
  }

  @Test func `an import that has nothing to do with a link is taken back beside it`() throws {
    let store = try Self.fixture()
    try store.take(.listings, [try IdentityFixture.listing("AMZ-7")], channel: amazon)
    try store.settled()
    try store.take(.stock, [stock("BOWL-S", at: "Berlin", available: 12)])
    let run = try set(of: shop.code, in: store)
    try store.link("MUG-01", "AMZ-7")
    try undo(run, in: store)
    #expect(try store.catalogRows("BOWL-S").first?.stock.available == nil)
  }

  @Test func `the SKU that a channel says is as before its file changed it`() throws {
    let store = try Self.fixture()
    try store.take(.listings, [try IdentityFixture.listing("AMZ-7")], channel: amazon)
    try store.settled()
    try store.link("MUG-01", "AMZ-7")
    let before = try store.wholeStore().filter { $0.hasPrefix("channel_sku:") }
    try store.take(
      .listings, [try IdentityFixture.listing("AMZ-7", price: "25.00")], channel: amazonFR)
    #expect(try store.wholeStore().filter { $0.hasPrefix("channel_sku:") } != before)
    try undo(try set(of: amazonFR.code, in: store), in: store)
    #expect(try store.wholeStore().filter { $0.hasPrefix("channel_sku:") } == before)
  }
}
