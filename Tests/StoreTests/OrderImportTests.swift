import Commerce
import Testing

@testable import Store

@Suite struct OrderImportTests {
  @Test func `an order keeps what a later file does not state`() throws {
    let store = try Store.inMemory()
    try store.take(.orders, [try order("#1", customer: "Ida Berg")])
    var update = OrderRecord(name: "#1")
    update.fulfilment = .value(.fulfilled)
    #expect(try store.take(.orders, [.order(update)]).updated == 1)
    let row = try #require(try store.orderRows().first)
    #expect((row.customer, row.fulfilment, row.state) == ("Ida Berg", .fulfilled, .closed))
    #expect(row.total == (try eur("20.00")))
    #expect(row.unitCount == 1)
  }

  @Test func `an older state of an order changes nothing`() throws {
    let store = try Store.inMemory()
    var record = OrderRecord(name: "#1")
    record.updatedAt = noon
    record.payment = .value(.paid)
    try store.take(.orders, [.order(record)])
    record.updatedAt = noon - .hours(1)
    record.payment = .value(.pending)
    #expect(try store.take(.orders, [.order(record)]).unchanged == 1)
    #expect(try store.orderRows().first?.payment == .paid)
  }

  @Test func `names are unique on their channel only`() throws {
    let store = try Store.inMemory()
    try store.take(.orders, [try order("#1")])
    try store.take(.orders, [try order("#1")], channel: amazon)
    #expect(try store.orderRows().map(\.channel).sorted() == ["amazon-de", "shop"])
    #expect(try store.snapshot(now: noon).panes[.orders]?.rows == 2)
  }

  @Test func `orders are found by name, customer and SKU`() throws {
    let store = try Store.inMemory()
    try store.take(
      .orders,
      [
        try order("#1001", lines: [("LAMP-9", 1)], customer: "Ida Berg"),
        try order("#1002", customer: "Jürgen Öz"),
      ])
    #expect(try store.orderRows("BERG").map(\.name) == ["#1001"])
    #expect(try store.orderRows("öz").map(\.name) == ["#1002"])
    #expect(try store.orderRows("sku:lamp").map(\.name) == ["#1001"])
    #expect(try store.orderRows("country:de").count == 2)
    #expect(try store.orderRows("-berg").map(\.name) == ["#1002"])
    #expect(try store.findOrder("1001") == (try store.orderRows("berg").first?.id))
    #expect(throws: StoreError.notFound(what: "order \"#10012\"", nearest: ["#1001"])) {
      try store.findOrder("#10012")
    }
  }

  @Test func `an order's detail has its lines, stock and time line`() throws {
    let store = try Store.inMemory()
    try store.take(.stock, [stock("MUG", available: 4)])
    var record = OrderRecord(name: "#1")
    record.placedAt = noon - .days(1)
    record.shipBy = .value(noon + .hours(4))
    record.fulfilment = .value(.unfulfilled)
    record.payment = .value(.paid)
    record.holds = .value([Hold(reason: "fraud", placedAt: noon - .hours(3))])
    record.lines = [
      OrderLineRecord(
        sku: "mug", title: "Mug", quantity: 2, price: try eur("5.00"),
        place: SourcePlace(line: 2))
    ]
    try store.take(.orders, [.order(record)])
    try store.evaluate(rules: realRules(), now: noon)
    let detail = try store.orderDetail(id: try store.findOrder("#1"))
    #expect(detail.lines.map(\.available) == [4])
    #expect(detail.lines.first?.price == (try eur("5.00")))
    #expect(detail.timeline.map(\.text) == ["placed", "held: fraud", "ship by"])
    #expect(detail.holds == [Hold(reason: "fraud", placedAt: noon - .hours(3))])
    #expect(detail.shipBy == noon + .hours(4))
    #expect(detail.alerts.map(\.code).contains(.shipDue))
    #expect(detail.row.score == OrderRules.score(of: detail.alerts))
  }

  @Test func `names sort by their numbers`() throws {
    let store = try Store.inMemory()
    try store.take(.orders, try ["#1000", "#999", "#10"].map { try order($0) })
    #expect(
      try store.orderRows(sort: SortOrder("name")).map(\.name) == ["#10", "#999", "#1000"])
  }
}
