import Commerce
import Testing

@testable import Store

/// Tickets of a tracker's export find the orders and variants that they name.
@Suite struct `Imported tickets` {
  private func filled() throws -> Store {
    let store = try Store.inMemory()
    try store.take(
      .products,
      [product("mug", title: "Mug", variants: [try variant("MUG-RED", price: "9.00")])])
    try store.take(.orders, [try order("#1042"), try order("305-2069326-8499293")])
    return store
  }

  private func ticket(
    _ key: String, _ text: String = "", orders: String = "", skus: String = "",
    title: String? = nil, status: String? = "Open"
  ) -> FeedRecord {
    var record = TicketRecord(key: key, title: title, status: status)
    record.mentions.read(text)
    record.mentions.readOrders(orders)
    record.mentions.readSKUs(skus)
    return .ticket(record)
  }

  private func keys(_ store: Store, order name: String) throws -> [String] {
    try store.tickets(of: .order(try store.findOrder(name))).map(\.key)
  }

  @Test func `are linked by order name and SKU, whatever the case`() throws {
    let store = try filled()
    let result = try store.take(
      .tickets,
      [
        ticket("OPS-1", "Parcel of #1042 is lost, with MUG-RED in it"),
        ticket("OPS-2", orders: "1042", skus: "mug-red"),
        ticket("OPS-3", "305-2069326-8499293 asks"),
        ticket("OPS-4", "nothing known, 2026 #9999"),
      ])
    #expect(result.created == 3)
    #expect(result.unchanged == 1)
    #expect(result.quarantined == 0)
    #expect(try keys(store, order: "#1042") == ["OPS-1", "OPS-2"])
    #expect(try keys(store, order: "305-2069326-8499293") == ["OPS-3"])
    let mug = try #require(try store.catalogRows("sku:mug-red").first)
    #expect(try store.variantDetail(id: mug.id).tickets.map(\.key) == ["OPS-1", "OPS-2"])
  }

  @Test func `tell their new status wherever they are linked, and the same again is unchanged`()
    throws
  {
    let store = try filled()
    let order = CaseSubject.order(try store.findOrder("#1042"))
    _ = try store.linkTicket(TicketReference(key: "OPS-7"), to: order, actor: "ada", now: noon)
    let records = [ticket("OPS-7", title: "Lost", status: "Done")]
    #expect(try store.take(.tickets, records).updated == 1)
    let linked = try #require(try store.tickets(of: order).first)
    #expect(linked.status == "Done")
    #expect(linked.title == "Lost")
    #expect(linked.actor == "ada")
    #expect(try store.take(.tickets, records).unchanged == 1)
  }

  @Test func `stay away from what a person unlinked`() throws {
    let store = try filled()
    let order = CaseSubject.order(try store.findOrder("#1042"))
    let records = [ticket("OPS-1", "#1042")]
    try store.take(.tickets, records)
    try store.unlinkTicket("OPS-1", from: order, actor: "ada", now: noon)
    #expect(try store.take(.tickets, records).unchanged == 1)
    #expect(try store.tickets(of: order).isEmpty)
  }

  @Test func `of an older export tell nothing new`() throws {
    let store = try filled()
    try store.take(.tickets, [ticket("OPS-1", "#1042", status: "Done")], at: noon)
    try store.take(
      .tickets, [ticket("OPS-1", "#1042", status: "Open")], at: noon - .hours(48))
    let order = CaseSubject.order(try store.findOrder("#1042"))
    #expect(try store.tickets(of: order).map(\.status) == ["Done"])
  }

  @Test func `find their order when it comes later`() throws {
    let store = try filled()
    let records = [ticket("OPS-5", "#2001 waits")]
    #expect(try store.take(.tickets, records).unchanged == 1)
    try store.take(.orders, [try order("#2001")])
    #expect(try store.take(.tickets, records).created == 1)
  }
}
