import Commerce
import GRDB
import Testing

@testable import Store

/// What other rows say about an order, kept without looking for it: stock and doubles.
@Suite struct WaitingOrderTests {
  private func codes(_ store: Store) throws -> [String: [AlertCode]] {
    Dictionary(
      try store.orderRows("is:stuck").map { ($0.name, $0.stuck.map(\.code)) },
      uniquingKeysWith: { first, _ in first })
  }

  private func evaluate(_ store: Store, now: Instant = noon) throws {
    #expect(try store.evaluate(rules: realRules(), now: now).isComplete)
  }

  /// Three orders for a mug each, an hour apart, and this much stock.
  private func storeWith(available: Int, onHand: Int? = nil) throws -> Store {
    let store = try Store.inMemory()
    try store.take(.products, [product("mug", variants: [try variant("MUG")])])
    try store.take(.stock, [stock(available: available, onHand: onHand)])
    try store.take(
      .orders, (1...3).map { try order("#\($0)", placed: noon - .hours(10 - $0)) })
    try evaluate(store)
    return store
  }

  private func stock(available: Int, onHand: Int? = nil) -> FeedRecord {
    var record = StockRecord(sku: "MUG", location: "Main")
    record.available = .value(available)
    if let onHand { record.onHand = .value(onHand) }
    return .stock(record)
  }

  private func purchase(_ units: Int, expected: String?) throws -> FeedRecord {
    var record = PurchaseOrderRecord(
      number: "PO1", supplier: "acme", sku: "mug", ordered: units, received: 0)
    record.expectedOn = try expected.map { try #require(CivilDate($0)) }
    return .purchaseOrder(record)
  }

  @Test func `who came first is served first`() throws {
    #expect(try codes(storeWith(available: 0)).isEmpty)
    #expect(try codes(storeWith(available: -1)) == ["#3": [.oversoldLine]])
    #expect(
      try codes(storeWith(available: -2)) == ["#2": [.oversoldLine], "#3": [.oversoldLine]])
    #expect(try codes(storeWith(available: 0, onHand: 0)).count == 3)
  }

  @Test func `stock that arrives clears the lines that waited for it`() throws {
    let store = try storeWith(available: -2)
    try store.take(.stock, [stock(available: -1)])
    try evaluate(store)
    #expect(try codes(store) == ["#3": [.oversoldLine]])
    try store.take(.stock, [stock(available: 4)])
    try evaluate(store)
    #expect(try codes(store).isEmpty)
  }

  @Test func `an order that goes away lets the next one be short`() throws {
    let store = try storeWith(available: -1)
    guard case .order(var cancelled) = try order("#3") else { throw Missing() }
    cancelled.cancelledAt = .value(noon)
    cancelled.payment = .value(.voided)
    try store.take(.orders, [.order(cancelled)])
    try evaluate(store)
    // The stock file is older than the cancellation: it still lacks one.
    #expect(try codes(store) == ["#2": [.oversoldLine]])
    try store.take(.orders, [try order("#4", placed: noon - .hours(1))])
    try evaluate(store)
    #expect(try codes(store) == ["#4": [.oversoldLine]])
  }

  @Test func `what is on order makes it a backorder, and says for when`() throws {
    let store = try storeWith(available: -1)
    try store.take(.purchaseOrders, [try purchase(5, expected: nil)])
    try evaluate(store)
    #expect(try codes(store) == ["#3": [.backorder]])
    try store.take(.purchaseOrders, [try purchase(5, expected: "2026-11-24")])
    try evaluate(store)
    #expect(try codes(store).isEmpty)
    try evaluate(store, now: noon + .days(3))
    #expect(try codes(store)["#3"]?.contains(.backorder) == true)
  }

  private func twin(
    _ name: String, minutes: Int, customer: String = "hash-of-ada", sku: String = "MUG",
    state: PaymentState = .paid, fulfilment: FulfilmentState = .unfulfilled
  ) throws -> FeedRecord {
    guard
      case .order(var record) = try order(
        name, placed: noon - .hours(2) + .minutes(minutes), payment: state,
        fulfilment: fulfilment, lines: [(sku, 1)])
    else { throw Missing() }
    record.emailHash = .value(customer)
    return .order(record)
  }

  @Test func `the same from the same customer within ten minutes may be one order`() throws {
    let store = try Store.inMemory()
    try store.take(
      .orders,
      [
        try twin("#1", minutes: 0), try twin("#2", minutes: 9), try twin("#3", minutes: 60),
        try twin("#4", minutes: 3, customer: "hash-of-bob"),
        try twin("#5", minutes: 4, sku: "CUP"),
      ])
    try evaluate(store)
    #expect(try codes(store) == ["#2": [.duplicate]])
    // The first has left: the second can still be stopped.
    try store.take(.orders, [try twin("#1", minutes: 0, fulfilment: .fulfilled)])
    try evaluate(store)
    #expect(try codes(store) == ["#2": [.duplicate]])
    try store.take(.orders, [try twin("#1", minutes: 0, state: .voided)])
    try evaluate(store)
    #expect(try codes(store).isEmpty)
  }

  @Test func `orders that wait are known, and forgotten when they have left`() throws {
    let store = try storeWith(available: 0)
    let lines = try store.read { db, _ in
      try Int.fetchOne(db, sql: "SELECT count(*) FROM waiting_line") ?? 0
    }
    #expect(lines == 3)
    try store.take(
      .orders,
      try (1...3).map {
        try order("#\($0)", placed: noon - .hours(10 - $0), fulfilment: .fulfilled)
      }
    )
    try evaluate(store)
    let left = try store.read { db, _ in
      try Int.fetchOne(db, sql: "SELECT count(*) FROM waiting_line") ?? 0
    }
    #expect(left == 0)
  }
}
