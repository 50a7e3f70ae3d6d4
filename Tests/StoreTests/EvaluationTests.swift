import Commerce
import GRDB
import Testing

@testable import Store

@Suite struct EvaluationTests {
  /// Everything that an evaluation keeps.
  private struct Picture: Equatable {
    var orders: [OrderRow]
    var variants: [CatalogRow]
    var alerts: [Alert]
    var counts: [Pane: PaneCounts]
  }

  private func picture(_ store: Store) throws -> Picture {
    var alerts: [Alert] = []
    try store.eachAlertRow(query: Query(), sort: SortOrder("score", descending: true)) {
      alerts.append($0.alert)
      return true
    }
    return Picture(
      orders: try store.orderRows(), variants: try store.catalogRows(), alerts: alerts,
      counts: try store.snapshot(now: noon).panes)
  }

  private func randomOrders(_ random: inout SeededGenerator) throws -> [FeedRecord] {
    try (0..<25).map { _ in
      var record = OrderRecord(name: "#\(Int.random(in: 1...40, using: &random))")
      record.placedAt = noon - .hours(Int.random(in: 0...400, using: &random))
      record.currency = .eur
      record.total = .value(try eur("\(Int.random(in: 1...900, using: &random)).00"))
      record.payment = .value(try #require(PaymentState.allCases.randomElement(using: &random)))
      record.fulfilment = .value(
        try #require(FulfilmentState.allCases.randomElement(using: &random)))
      if Bool.random(using: &random) {
        record.holds = .value([Hold(reason: "check", placedAt: noon - .hours(60))])
      }
      record.lines = [
        OrderLineRecord(
          sku: "S-\(Int.random(in: 1...10, using: &random))", title: "Thing",
          quantity: Int.random(in: 1...5, using: &random), price: nil,
          place: SourcePlace(line: 2))
      ]
      return .order(record)
    }
  }

  private func randomStock(_ random: inout SeededGenerator) -> [FeedRecord] {
    (0..<6).map { _ in
      stock(
        "S-\(Int.random(in: 1...10, using: &random))",
        available: Int.random(in: -3...40, using: &random))
    }
  }

  @Test(arguments: 1...8)
  func `evaluating what changed equals evaluating everything`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let store = try Store.inMemory()
    let rules = realRules()
    var now = noon
    try store.take(
      .products,
      try (1...10).map { product("p\($0)", title: "P\($0)", variants: [try variant("S-\($0)")]) })
    for _ in 0..<5 {
      try store.take(.orders, try randomOrders(&random), now: now)
      try store.take(.stock, randomStock(&random), now: now)
      now = now + .hours(Int.random(in: 1...50, using: &random))
      try store.evaluate(rules: rules, now: now)
    }
    let incremental = try picture(store)
    try store.write { db in try EvaluationChunk.markAllOpen(in: db) }
    let again = try store.evaluate(rules: rules, now: now)
    #expect((again.raised, again.cleared) == (0, 0))
    let full = try picture(store)
    #expect(full.orders == incremental.orders)
    #expect(full.variants == incremental.variants)
    #expect(full.alerts == incremental.alerts)
    #expect(full.counts == incremental.counts)
    let faults = try store.integrityCheck()
    #expect(faults == [])
    #expect(!incremental.alerts.isEmpty)
  }

  @Test func `time alone moves what is due and nothing else`() throws {
    let store = try Store.inMemory()
    var due = OrderRecord(name: "#1")
    due.placedAt = noon
    due.payment = .value(.paid)
    due.fulfilment = .value(.unfulfilled)
    due.shipBy = .value(noon + .days(3))
    try store.take(.orders, [.order(due), try order("#2", fulfilment: .fulfilled)])
    try store.evaluate(rules: realRules(), now: noon)
    #expect(try store.orderRows("is:stuck").isEmpty)
    let generation = try store.generation()
    #expect(try store.evaluate(rules: realRules(), now: noon + .hours(1)).orders == 0)
    #expect(try store.generation() == generation)
    #expect(try store.evaluate(rules: realRules(), now: noon + .days(2) + .hours(1)).orders == 1)
    #expect(try store.orderRows("is:stuck").map(\.name) == ["#1"])
    #expect(try store.orderRows("code:SHIP_DUE").map(\.name) == ["#1"])
    #expect(try store.orderRows("is:late").isEmpty)
    try store.evaluate(rules: realRules(), now: noon + .days(4))
    #expect(try store.orderRows("is:late").map(\.name) == ["#1"])
  }

  @Test func `an earlier now is evaluated as if the later had not been`() throws {
    let store = try Store.inMemory()
    var due = OrderRecord(name: "#1")
    due.placedAt = noon
    due.payment = .value(.paid)
    due.fulfilment = .value(.unfulfilled)
    due.shipBy = .value(noon + .days(3))
    try store.take(.orders, [.order(due)])
    try store.evaluate(rules: realRules(), now: noon)
    let before = try picture(store)
    try store.evaluate(rules: realRules(), now: noon + .days(9))
    #expect(try picture(store) != before)
    try store.evaluate(rules: realRules(), now: noon)
    #expect(try picture(store) == before)
  }

  @Test func `other rules evaluate everything open again`() throws {
    let store = try Store.inMemory()
    try store.take(.stock, [stock("M", available: 8)])
    try store.evaluate(rules: realRules(), now: noon)
    #expect(try store.snapshot(now: noon).panes[.inventory]?.alertTotal == 0)
    var settings = StoreSettings(currency: .eur)
    settings.inventory.minimum = 10
    try store.evaluate(rules: realRules(settings), now: noon)
    let alerts = try store.inventoryAlerts(
      WindowRequest(sort: SortOrder("score", descending: true), limit: 10))
    #expect(alerts.rows.map(\.alert.code) == [.low])
    #expect(alerts.rows.map(\.subject) == ["M"])
    #expect(alerts.rows.first?.stock?.available == 8)
    #expect(alerts.total == RowCount(1))
    #expect(try store.skus("is:low") == ["M"])
    #expect(try store.skus("alert:LOW") == ["M"])
  }

  @Test func `an alert goes when its subject is mended`() throws {
    let store = try Store.inMemory()
    try store.take(.stock, [stock("M", available: -2)])
    #expect(try store.evaluate(rules: realRules(), now: noon).raised == 1)
    #expect(try store.catalogRows("is:oversold").first?.alert == .oversold)
    try store.take(.stock, [stock("M", available: 50)])
    #expect(try store.evaluate(rules: realRules(), now: noon).cleared == 1)
    #expect(try store.catalogRows().first?.alert == nil)
    #expect(
      try store.snapshot(now: noon).panes[.inventory]
        == PaneCounts(
          rows: 0, alerts: [.p1: 0, .p2: 0, .p3: 0, .p4: 0]))
  }

  @Test func `an edit is looked at again, a product's status on all its variants`() throws {
    let store = try Store.inMemory()
    try store.take(
      .products,
      [
        product("a", title: "A", variants: [try variant("A-1"), try variant("A-2")]),
        product("b", title: "B", variants: [try variant("B-1")]),
      ])
    try store.evaluate(rules: realRules(), now: noon)
    let subject = try #require(try store.editSubjects(query: Query()).first)
    let edit = EditPlanRow(
      entity: .product, entityID: subject.productID, subject: subject.subject,
      title: subject.title, field: .status, old: "active", new: "archived",
      version: subject.productVersion)
    try store.apply(plan: [edit], summary: "", actor: "ida", now: noon)
    #expect(try store.evaluate(rules: realRules(), now: noon).variants == 2)
  }

  @Test func `a limit leaves the rest for the next call`() throws {
    let store = try Store.inMemory()
    try store.take(.orders, try (1...10).map { try order("#\($0)") })
    let first = try store.evaluate(rules: realRules(), now: noon, limit: 4)
    #expect((first.orders, first.isComplete) == (4, false))
    let second = try store.evaluate(rules: realRules(), now: noon)
    #expect((second.orders, second.isComplete) == (6, true))
  }

  @Test func `the queue is sorted by score, then deadline, then money, then age`() throws {
    let ranks = [
      QueueRank.stuck(score: 90, deadline: nil, wholeUnits: 1, began: nil),
      QueueRank.stuck(score: 70, deadline: noon, wholeUnits: 1, began: nil),
      QueueRank.stuck(score: 70, deadline: noon + .hours(1), wholeUnits: 900, began: nil),
      QueueRank.stuck(score: 70, deadline: noon + .hours(1), wholeUnits: 5, began: nil),
      QueueRank.stuck(score: 70, deadline: nil, wholeUnits: 5_000_000_000, began: nil),
      QueueRank.stuck(score: 0, deadline: nil, wholeUnits: nil, began: nil),
      QueueRank.idle(state: .open, placedAt: noon),
      QueueRank.idle(state: .open, placedAt: noon - .days(1)),
      QueueRank.idle(state: .open, placedAt: nil),
      QueueRank.idle(state: .closed, placedAt: noon),
      QueueRank.idle(state: .cancelled, placedAt: noon),
    ]
    #expect(ranks == ranks.sorted())
    #expect(Set(ranks).count == ranks.count)
    #expect(ranks[4] < QueueRank.limit(scoreAtLeast: 70))
    #expect(ranks[5] >= QueueRank.limit(scoreAtLeast: 1))
    #expect(ranks[8] < QueueRank.firstClosed)
    #expect(ranks[9] >= QueueRank.firstClosed)
  }
}
