import Commerce
import Foundation
import GRDB
import Testing

@testable import Store

@Suite struct OpeningTests {
  /// A path in a folder of its own that is not there yet.
  private func path() -> String {
    FileManager.default.temporaryDirectory
      .appendingPathComponent("store-\(UUID().uuidString)/a/store.sqlite").path
  }

  private func remove(_ path: String) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().deletingLastPathComponent()
    try? FileManager.default.removeItem(at: folder)
  }

  @Test func `a new store is made with its folder, for its owner only`() throws {
    let path = path()
    defer { remove(path) }
    let store = try Store.open(path: path)
    #expect(try store.schemaVersion() == Migrations.newest)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(try store.integrityCheck() == [])
    #expect(try store.snapshot(now: noon).isEmpty)
  }

  @Test func `what one process writes the other sees`() throws {
    let path = path()
    defer { remove(path) }
    let first = try Store.open(path: path)
    let second = try Store.open(path: path)
    let generation = try second.generation()
    try first.take(.products, [product("mug", title: "Mug", variants: [try variant("M")])])
    #expect(try second.generation() > generation)
    #expect(try second.skus() == ["M"])
  }

  @Test func `a read-only store refuses to be written`() throws {
    let path = path()
    defer { remove(path) }
    try Store.open(path: path).take(
      .products, [product("mug", title: "Mug", variants: [try variant("M")])])
    let store = try Store.open(path: path, readOnly: true)
    #expect(try store.skus() == ["M"])
    #expect(throws: StoreError.readOnly) { try store.evaluate(rules: realRules(), now: noon) }
    #expect(throws: StoreError.readOnly) { try store.take(.products, []) }
  }

  @Test func `a missing store is not made for reading`() throws {
    let path = path()
    #expect(throws: StoreError.missing(path: path)) { try Store.open(path: path, readOnly: true) }
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func `what is no database is left alone`() throws {
    let path = path()
    defer { remove(path) }
    let url = URL(fileURLWithPath: path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    let text = Data(String(repeating: "not a database ", count: 100).utf8)
    try text.write(to: url)
    #expect(throws: StoreError.notAStore(path: path)) { try Store.open(path: path) }
    #expect(try Data(contentsOf: url) == text)
  }

  @Test func `another program's database is refused`() throws {
    let path = path()
    defer { remove(path) }
    try FileManager.default.createDirectory(
      at: URL(fileURLWithPath: path).deletingLastPathComponent(),
      withIntermediateDirectories: true)
    try DatabaseQueue(path: path).write { try $0.execute(sql: "CREATE TABLE other (a)") }
    #expect(throws: StoreError.notAStore(path: path)) { try Store.open(path: path) }
  }

  @Test func `a newer schema is refused with both numbers`() throws {
    let path = path()
    defer { remove(path) }
    _ = try Store.open(path: path)
    try DatabaseQueue(path: path).write { try $0.execute(sql: "PRAGMA user_version = 99") }
    #expect(
      throws: StoreError.newerSchema(path: path, found: 99, known: Migrations.newest)
    ) { try Store.open(path: path) }
  }

  @Test func `the schema refuses what can't be true`() throws {
    let store = try Store.inMemory()
    try store.take(.products, [product("mug", variants: [try variant("M")])])
    for sql in [
      "UPDATE variant SET currency = 'eur'", "UPDATE variant SET policy = 'maybe'",
      "UPDATE variant SET price_minor = 'x'", "UPDATE product SET status = 'gone'",
      "INSERT INTO listing (variant_id, channel_id, state) VALUES (99, 1, 'live')",
      "INSERT INTO variant (product_id, sku, sku_key, currency, currency_scale, title_key, haystack)"
        + " VALUES (1, 'M', 'M', 'EUR', 100, '', '')",
    ] {
      #expect(throws: StoreError.self, "\(sql)") {
        try store.write { try $0.execute(sql: sql) }
      }
    }
  }

  @Test func `a currency that no program of ours writes is found by the check`() throws {
    let store = try Store.inMemory()
    try store.take(.products, [product("mug", variants: [try variant("M")])])
    #expect(try store.integrityCheck() == [])
    try store.write { try $0.execute(sql: "UPDATE variant SET currency = 'EURO'") }
    #expect(
      try store.integrityCheck()
        == ["1 variants or listings with a currency that is not three letters"])
  }
}

@Suite struct TextListTests {
  @Test(arguments: [
    [], [""], ["a"], ["a", "", "b"],
    ["\"quoted\"", "back\\slash", "line\nbreak", "tab\t", "\u{1F}"],
    ["Ärmel", "日本語", "🧵", "\u{0}"],
  ])
  func `what was encoded comes back`(texts: [String]) throws {
    let encoded = TextList.encode(texts)
    #expect(TextList.decode(encoded) == texts)
    #expect(try JSONDecoder().decode([String].self, from: Data(encoded.utf8)) == texts)
  }
}
