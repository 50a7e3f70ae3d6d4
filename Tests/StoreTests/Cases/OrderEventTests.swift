import Commerce
import Testing

@testable import Store

/// The time line of an order: what imports changed.
@Suite struct OrderEventTests {
  private func timeline(_ store: Store) throws -> [TimelineEntry] {
    try store.orderDetail(id: try store.findOrder("#1")).timeline
  }

  @Test func `a first import writes no events, a change writes one for each field`() throws {
    let store = try Store.inMemory()
    try store.take(.orders, [try order("#1", payment: .authorised)])
    #expect(try timeline(store).map(\.text) == ["placed"])
    try store.take(
      .orders, [try order("#1", total: "25.00", payment: .paid)], at: noon - .hours(1))
    let imported = try timeline(store).filter { $0.source == .imported }
    #expect(
      imported.map(\.text) == [
        "payment authorised → paid  (a.csv)", "total 20.00 EUR → 25.00 EUR  (a.csv)",
      ])
    #expect(imported.allSatisfy { $0.at == noon - .hours(1) })
  }

  @Test func `the same file again writes nothing`() throws {
    let store = try Store.inMemory()
    for _ in 0..<3 { try store.take(.orders, [try order("#1")]) }
    #expect(try timeline(store).count == 1)
  }

  @Test func `an address is only said to have changed`() throws {
    let store = try Store.inMemory()
    try store.take(.orders, [try order("#1", customer: "Marlene Beispiel")])
    try store.take(.orders, [try order("#1", customer: "Jonas Muster")])
    let texts = try timeline(store).map(\.text)
    #expect(texts.contains("address changed  (a.csv)"))
    #expect(!texts.contains { $0.contains("Marlene") || $0.contains("Jonas") })
  }

  @Test func `lines that changed are named`() throws {
    let store = try Store.inMemory()
    try store.take(.orders, [try order("#1", lines: [("MUG", 2), ("LAMP", 1)])])
    try store.take(.orders, [try order("#1", lines: [("MUG", 2)])])
    let texts = try timeline(store).map(\.text)
    #expect(texts.contains("lines 2 × MUG, 1 × LAMP → 2 × MUG  (a.csv)"))
  }

  @Test func `each line says where its stock lies`() throws {
    let store = try Store.inMemory()
    try store.take(.products, [product("mug", variants: [try variant("MUG")])])
    try store.take(
      .stock, [stock("MUG", at: "Berlin", available: 3), stock("MUG", at: "Osaka", available: 0)])
    try store.take(.orders, [try order("#1")])
    let line = try #require(try store.orderDetail(id: try store.findOrder("#1")).lines.first)
    #expect(line.levels.map(\.location) == ["Berlin", "Osaka"])
    #expect(line.levels.map(\.stock.available) == [3, 0])
  }
}
