import Commerce
import Testing

@testable import Store

/// Decisions about orders: staged, exported, shown; never done before an import says so.
@Suite struct OrderActionTests {
  private let ups = OrderAction.ship(Shipment(carrier: "UPS", trackingNumber: "1Z9"))

  private func store(_ orders: FeedRecord...) throws -> Store {
    let store = try Store.inMemory()
    try store.take(.orders, orders)
    return store
  }

  private func stage(
    _ action: OrderAction, _ name: String, in store: Store, by actor: String = "ada"
  ) throws -> OrderActionOutcome {
    let id = try store.findOrder(name)
    return try store.stage(try store.plan(action, orders: [id]), actor: actor, now: noon)
  }

  private func row(_ name: String, in store: Store) throws -> OrderRow {
    try #require(try store.orderRows().first { $0.name == name })
  }

  @Test func `a staged shipment changes nothing but what is said about it`() throws {
    let store = try store(try order("#1"))
    let outcome = try stage(ups, "#1", in: store)
    #expect(outcome.applied == 1)
    #expect(outcome.changeSet?.source == "edit")
    #expect(outcome.changeSet?.summary == "#1: shipped UPS 1Z9")
    let row = try row("#1", in: store)
    #expect(row.fulfilment == .unfulfilled)
    #expect(row.staged?.action == ups)
    #expect(row.staged?.stage == "staged")
    let set = try #require(outcome.changeSet?.id)
    let change = try #require(try store.changes(ofSet: set).first)
    #expect(change.entity == .order)
    #expect(change.new == "shipped UPS 1Z9")
  }

  @Test func `an import that shows the shipment ends the waiting`() throws {
    let store = try store(try order("#1"))
    _ = try stage(ups, "#1", in: store)
    try store.take(.orders, [try order("#1", payment: .partiallyRefunded)])
    #expect(try row("#1", in: store).staged != nil)
    try store.take(.orders, [try order("#1", fulfilment: .fulfilled)])
    #expect(try row("#1", in: store).staged == nil)
    let timeline = try store.orderDetail(id: try store.findOrder("#1")).timeline.map(\.text)
    #expect(timeline.contains("shipped UPS 1Z9, staged by ada"))
    #expect(timeline.contains("shipped UPS 1Z9, shown by an import"))
  }

  @Test func `a cancelled order overtakes its shipment`() throws {
    let store = try store(try order("#1"))
    _ = try stage(ups, "#1", in: store)
    try store.take(.orders, [try order("#1", payment: .refunded, fulfilment: .restocked)])
    #expect(try row("#1", in: store).staged == nil)
    let timeline = try store.orderDetail(id: try store.findOrder("#1")).timeline.map(\.text)
    #expect(timeline.contains("shipped UPS 1Z9, overtaken by an import"))
  }

  @Test func `the second of two people who stage the same is told`() throws {
    let store = try store(try order("#1"))
    let id = try store.findOrder("#1")
    let plans = try store.plan(ups, orders: [id])
    _ = try store.stage(plans, actor: "ada", now: noon)
    let late = try store.stage(plans, actor: "bob", now: noon)
    #expect(late.applied == 0)
    #expect(late.changeSet == nil)
    #expect(late.refused.first?.because == "already staged: shipped UPS 1Z9; withdraw it first")
  }

  @Test func `undo withdraws and redo stages again`() throws {
    let store = try store(try order("#1"))
    _ = try stage(ups, "#1", in: store)
    let undone = try store.undo(actor: "ada", now: noon)
    #expect(undone.changeSet?.source == "undo")
    #expect(undone.applied == 1)
    #expect(try row("#1", in: store).staged == nil)
    _ = try store.redo(actor: "ada", now: noon)
    #expect(try row("#1", in: store).staged?.action == ups)
  }

  @Test func `what the platform has shown can't be undone`() throws {
    let store = try store(try order("#1"))
    _ = try stage(ups, "#1", in: store)
    try store.take(.orders, [try order("#1", fulfilment: .fulfilled)])
    #expect(throws: StoreError.self) { try store.undo(actor: "ada", now: noon) }
  }

  @Test func `withdrawing takes back what is open and can itself be undone`() throws {
    let store = try store(try order("#1"), try order("#2"))
    _ = try stage(ups, "#1", in: store)
    let ids = try ["#1", "#2"].map { try store.findOrder($0) }
    let outcome = try store.withdraw(orders: ids, actor: "bob", now: noon)
    #expect(outcome.applied == 1)
    #expect(outcome.changeSet?.summary == "withdrawn: #1: shipped UPS 1Z9")
    #expect(try row("#1", in: store).staged == nil)
    _ = try store.undo(actor: "bob", now: noon)
    #expect(try row("#1", in: store).staged?.action == ups)
  }

  @Test func `an exported action says so and waits on`() throws {
    let store = try store(try order("#1"), try order("#2"))
    _ = try stage(ups, "#1", in: store)
    let open = try store.openOrderActions()
    #expect(open.map(\.name) == ["#1"])
    try store.markExported(
      actions: open.map(\.staged.id), as: "amazon-shipping-confirmation", now: noon + .minutes(5))
    let staged = try #require(try row("#1", in: store).staged)
    #expect(staged.stage == "exported")
    #expect(staged.exportedAt == noon + .minutes(5))
  }

  @Test func `a file for another channel takes nothing`() throws {
    let store = try store(try order("#1"))
    _ = try stage(ups, "#1", in: store)
    #expect(try store.openOrderActions(channel: "amazon-de").isEmpty)
    #expect(try store.openOrderActions(channel: "shop").count == 1)
  }
}
