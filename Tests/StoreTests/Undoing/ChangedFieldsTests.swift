import Commerce
import Testing

@testable import Store

@Suite struct `What an import changed, field by field` {
  private func words(_ result: ImportResult) -> [String] {
    result.fields.map { "\($0.name) \($0.rows)" }
  }

  @Test(arguments: [true, false])
  func `counts the things whose field has another value`(dryRun: Bool) throws {
    let store = try Store.inMemory()
    func products(_ title: String, _ price: String, _ other: String) throws -> [FeedRecord] {
      [
        product(
          "mug", title: title,
          variants: [
            try variant("MUG-S", price: price, quantity: 3), try variant("MUG-L", price: price),
          ]), product("cup", title: "Cup", variants: [try variant("CUP", price: other)]),
      ]
    }
    #expect(try words(store.take(.products, try products("Mug", "5.00", "4.00"))) == [])
    let result = try store.take(
      .products, try products("Mugs", "6.00", "4.00"), dryRun: dryRun)
    #expect(words(result) == ["title 1", "price 2", "listing price 2"])
    #expect(try store.catalogRows("price:6").count == (dryRun ? 0 : 2))
    #expect(
      try words(store.take(.products, try products("Mugs", "6.00", "4.00"))).isEmpty != dryRun)
  }

  @Test func `counts what comes and goes back within a file as nothing`() throws {
    let store = try Store.inMemory()
    func mug(_ price: String) throws -> FeedRecord {
      product("mug", title: "Mug", variants: [try variant("MUG", price: price)])
    }
    try store.take(.products, [try mug("5.00")])
    #expect(try words(store.take(.products, [try mug("6.00"), try mug("5.00")])) == [])
  }

  @Test func `tells stock, orders and purchase orders apart`() throws {
    let store = try Store.inMemory()
    func line(_ received: Int) -> FeedRecord {
      .purchaseOrder(
        PurchaseOrderRecord(
          number: "PO-1", supplier: "S", sku: "MUG", ordered: 5, received: received))
    }
    try store.take(.stock, [stock("MUG", available: 3), stock("CUP", available: 1)])
    try store.take(.orders, [try order("#1", lines: [("MUG", 1)])])
    try store.take(.purchaseOrders, [line(0)])
    #expect(
      try words(store.take(.stock, [stock("MUG", available: 2), stock("CUP", available: 1)]))
        == ["stock level available 1"])
    #expect(
      try words(store.take(.orders, [try order("#1", lines: [("MUG", 2)])])) == ["order lines 1"])
    #expect(
      try words(store.take(.purchaseOrders, [line(4)])) == ["purchase order line received 1"])
  }
}
