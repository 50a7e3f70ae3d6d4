import Commerce
import Testing

@testable import Store

@Suite struct StockTests {
  @Test func `an inventory file wins over a products file`() throws {
    let store = try Store.inMemory()
    try store.take(.products, [product("m", variants: [try variant("M", quantity: 50)])])
    #expect(try store.catalogRows().first?.stock.available == 50)
    try store.take(
      .stock, [stock("M", at: "Berlin", available: 3), stock("M", at: "Hamburg", available: 4)])
    #expect(try store.catalogRows().first?.stock.available == 7)
    try store.take(.products, [product("m", variants: [try variant("M", quantity: 60)])])
    #expect(try store.catalogRows().first?.stock.available == 7)
    #expect(try store.integrityCheck() == [])
  }

  @Test func `a location that no longer stocks it is removed`() throws {
    let store = try Store.inMemory()
    try store.take(
      .stock, [stock("M", at: "Berlin", available: 3), stock("M", at: "Hamburg", available: 4)])
    var gone = StockRecord(sku: "M", location: "Berlin")
    gone.isStocked = false
    #expect(try store.take(.stock, [.stock(gone)]).updated == 1)
    #expect(try store.take(.stock, [.stock(gone)]).unchanged == 1)
    #expect(try store.catalogRows().first?.stock.available == 4)
  }

  @Test func `unknown stays unknown`() throws {
    let store = try Store.inMemory()
    var level = StockRecord(sku: "M", location: "Main")
    level.onHand = .value(5)
    try store.take(.stock, [.stock(level)])
    let stock = try #require(try store.catalogRows().first?.stock)
    #expect((stock.onHand, stock.available, stock.committed) == (5, nil, nil))
  }

  @Test func `incoming comes from open purchase orders where no file states it`() throws {
    let store = try Store.inMemory()
    try store.take(.stock, [stock("M", available: 1)])
    var line = PurchaseOrderRecord(
      number: "PO-1", supplier: "ACME", sku: "m", ordered: 10, received: 4)
    line.expectedOn = CivilDate("2026-12-01")
    try store.take(.purchaseOrders, [.purchaseOrder(line)])
    #expect(try store.catalogRows().first?.stock.incoming == 6)
    line.receivedOn = CivilDate("2026-11-20")
    try store.take(.purchaseOrders, [.purchaseOrder(line)])
    #expect(try store.catalogRows().first?.stock.incoming == nil)
    #expect(try store.take(.purchaseOrders, [.purchaseOrder(line)]).unchanged == 1)
  }

  @Test func `velocity counts complete days of orders that were not cancelled`() throws {
    let store = try Store.inMemory()
    try store.take(.stock, [stock("M", available: 100)])
    try store.take(
      .orders,
      [
        try order("#0", placed: noon - .days(40), lines: [("M", 99)]),
        try order("#1", placed: noon - .days(2), lines: [("M", 20)]),
        try order("#2", placed: noon - .days(29), lines: [("m", 10)]),
        try order("#3", placed: noon - .hours(1), lines: [("M", 50)]),
      ])
    var cancelled = OrderRecord(name: "#4")
    cancelled.placedAt = noon - .days(3)
    cancelled.cancelledAt = .value(noon)
    cancelled.lines = [
      OrderLineRecord(
        sku: "M", title: "M", quantity: 70, price: nil, place: SourcePlace(line: 2))
    ]
    try store.take(.orders, [.order(cancelled)])
    try store.evaluate(rules: realRules(), now: noon)
    let row = try #require(try store.catalogRows().first)
    #expect(row.velocityMilli == 1_000)
    #expect(row.coverDeciDays == 1_000)
    let detail = try store.variantDetail(id: row.id)
    #expect(detail.dailyUnits.count == 30)
    #expect(detail.dailyUnits.reduce(0, +) == 30)
    try store.evaluate(rules: realRules(), now: noon + .days(1))
    let next = try #require(try store.catalogRows().first)
    #expect(next.velocityMilli == 2_667)
  }
}
