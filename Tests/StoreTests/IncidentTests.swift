import Commerce
import GRDB
import Testing

@testable import Store

@Suite struct IncidentTests {
  /// Marketplace orders that were due `minutes` after eleven.
  private func late(
    _ names: [String], minutes: Int = 0, fulfilment: FulfilmentState = .unfulfilled,
    service: String = "DHL"
  ) throws -> [FeedRecord] {
    try names.map { name in
      guard case .order(var record) = try order(name, fulfilment: fulfilment) else {
        throw Missing()
      }
      record.shipBy = .value(noon - .hours(1) + .minutes(minutes))
      record.shippingService = .value(service)
      return .order(record)
    }
  }

  private func evaluated(
    _ store: Store, _ records: [FeedRecord], now: Instant = noon
  ) throws {
    try store.take(.orders, records, channel: amazon, now: now)
    #expect(try store.evaluate(rules: realRules(), now: now).isComplete)
  }

  private func p1(_ store: Store) throws -> Int {
    try store.snapshot(now: noon).panes[.orders]?.alerts[.p1] ?? 0
  }

  private let group = AlertGroup(code: .shipLate, cause: AlertCause(.channel, "amazon-de"))

  @Test func `five alerts of a group within an hour are one incident, four are none`() throws {
    let store = try Store.inMemory()
    try evaluated(store, late(["1", "2", "3", "4"]))
    #expect(try store.incidents().isEmpty)
    try evaluated(store, late(["5"], minutes: 30))
    let incident = try #require(try store.incidents().first)
    #expect(incident.group == group)
    #expect((incident.children, incident.peak) == (5, 5))
    #expect(incident.beganAt == noon - .hours(1))
    #expect(incident.worstScore == (try store.orderRows().map(\.score).max()))
    #expect(try store.orderRows().allSatisfy { $0.inhibition == .incident(incident.id) })
  }

  @Test func `an incident rings once: for the first of its children that became P1`() throws {
    func rang(_ store: Store) throws -> [String] {
      try store.snapshot(now: noon).pages.map(\.name)
    }
    let store = try Store.inMemory()
    try evaluated(store, late(["1", "2", "3", "4"]))
    // The group makes each of them worth more as it grows: who is P1 is what counts.
    let before = try rang(store)
    #expect(before == ["4", "3", "2", "1"].filter(before.contains))
    try evaluated(store, late(["5", "6", "7", "8"]))
    let together = try rang(store)
    #expect(together.count == 1)
    #expect(before.isEmpty || together == [before.last])
    // Neither those that join nor the end of the first child ring again.
    try evaluated(store, late(["9"], minutes: 20))
    #expect(try rang(store) == together)
    try evaluated(store, late(together, fulfilment: .fulfilled))
    #expect(try rang(store).filter { !together.contains($0) }.isEmpty)
    #expect(try store.integrityCheck() == [])
  }

  @Test func `an incident grows, shrinks and closes by itself`() throws {
    let store = try Store.inMemory()
    try evaluated(store, late(["1", "2", "3", "4", "5"]))
    try evaluated(store, late(["6"], minutes: 50))
    #expect(try store.incidents().map(\.children) == [6])
    try evaluated(store, late(["1", "2", "3", "4", "5"], fulfilment: .fulfilled))
    let shrunken = try #require(try store.incidents().first)
    #expect((shrunken.children, shrunken.peak) == (1, 6))
    #expect(shrunken.closedAt == nil)
    try evaluated(store, late(["6"], fulfilment: .fulfilled), now: noon + .minutes(5))
    let closed = try #require(try store.incidents().first)
    #expect(closed.children == 0)
    #expect(closed.closedAt == noon + .minutes(5))
    #expect(try store.incidents().count == 1)
  }

  @Test func `alerts hours apart are no incident`() throws {
    let store = try Store.inMemory()
    for (index, minutes) in [0, -61, -122, -183, -244, -305].enumerated() {
      try evaluated(store, late(["\(index)"], minutes: minutes))
    }
    #expect(try store.incidents().isEmpty)
    #expect(try store.orderRows().allSatisfy { $0.inhibition == nil })
  }

  @Test func `five with the same cause weigh a point more, and no more once one has gone`() throws {
    let store = try Store.inMemory()
    func spread() throws -> [Int] {
      try store.orderRows("is:stuck").map { row in
        try store.orderDetail(id: row.id).alerts[0].parts.first { $0.name == "spread" }?.points
          ?? 0
      }
    }
    try evaluated(store, late(["1", "2", "3", "4"]))
    #expect(try spread() == [0, 0, 0, 0])
    try evaluated(store, late(["5"]))
    #expect(try spread() == [1, 1, 1, 1, 1])
    try evaluated(store, late(["2"], fulfilment: .fulfilled))
    #expect(try spread() == [0, 0, 0, 0])
  }

  @Test func `a silenced group neither counts nor wakes, and is still listed`() throws {
    let store = try Store.inMemory()
    try evaluated(store, late(["1", "2"]))
    #expect(try p1(store) == 2)
    let preview = try store.silencePreview(.group(group))
    #expect((preview.alerts, preview.urgent) == (2, 2))
    #expect(preview.subjects == ["1", "2"])
    let id = try store.addSilence(
      Silence(
        matcher: .group(group), startsAt: noon, endsAt: noon + .hours(2), author: "ada",
        comment: "strike"), now: noon)
    #expect(try p1(store) == 0)
    #expect(try store.snapshot(now: noon).panes[.orders]?.silenced == 2)
    #expect(try store.orderRows("is:stuck").map(\.inhibition) == [.silence(id), .silence(id)])
    #expect(try store.orderRows("is:silenced").count == 2)
    try evaluated(store, late(["3"]), now: noon + .hours(1))
    #expect(try p1(store) == 0)
    #expect(try store.silences().map(\.suppressed) == [3])
    try store.evaluate(rules: realRules(), now: noon + .hours(2))
    #expect(try p1(store) == 3)
    let over = try #require(try store.silences().first)
    #expect(over.endedAt == noon + .hours(2))
    #expect((over.suppressed, over.suppressedEver) == (0, 3))
  }

  @Test func `a query silences what it finds, only the codes that it names, and can be ended`()
    throws
  {
    let store = try Store.inMemory()
    guard case .order(var held) = try order("held") else { throw Missing() }
    held.shipBy = .value(noon - .hours(1))
    held.holds = .value([Hold(reason: "x", placedAt: noon - .days(9))])
    try evaluated(store, late(["1"]) + [.order(held)])
    try store.addSilence(
      Silence(
        matcher: Silence.Matcher("channel:amazon-de code:SHIP_LATE"), startsAt: noon,
        endsAt: noon + .hours(2), author: "ada", comment: "strike"), now: noon)
    #expect(try store.silences().map(\.suppressed) == [2])
    let free = try store.orderRows("is:stuck").filter { $0.inhibition == nil }
    #expect(free.map(\.name) == ["held"])
    try store.endSilence(id: 1, by: "bob", now: noon + .minutes(1))
    #expect(try store.silences().map(\.endedBy) == ["bob"])
    #expect(try store.snapshot(now: noon).panes[.orders]?.silenced == 0)
    #expect(throws: StoreError.self) {
      try store.endSilence(id: 1, by: "bob", now: noon)
    }
  }

  @Test func `a silence until resolved ends with its alerts`() throws {
    let store = try Store.inMemory()
    try evaluated(store, late(["1"]))
    try store.addSilence(
      Silence(
        matcher: .group(group), startsAt: noon, endsAt: nil, author: "ada", comment: "known"),
      now: noon)
    try store.evaluate(rules: realRules(), now: noon + .hours(9))
    #expect(try store.silences().map(\.endedAt) == [nil])
    try evaluated(store, late(["1"], fulfilment: .fulfilled), now: noon + .hours(10))
    #expect(try store.silences().map(\.endedAt) == [noon + .hours(10)])
  }

  @Test(arguments: ["", "colour:red", "   "])
  func `a silence of everything or of nonsense is refused`(matcher: String) throws {
    let store = try Store.inMemory()
    #expect(throws: StoreError.self) {
      try store.addSilence(
        Silence(
          matcher: Silence.Matcher(matcher), startsAt: noon, endsAt: noon + .hours(1),
          author: "ada", comment: "x"), now: noon)
    }
    #expect(throws: StoreError.self) {
      try store.addSilence(
        Silence(
          matcher: .group(group), startsAt: noon, endsAt: noon + .hours(1), author: "ada",
          comment: " "), now: noon)
    }
  }

  @Test func `what people and incidents did can't be rewritten`() throws {
    let store = try Store.inMemory()
    try evaluated(store, late(["1", "2", "3", "4", "5"]))
    try store.addSilence(
      Silence(
        matcher: .group(group), startsAt: noon, endsAt: noon + .hours(1), author: "ada",
        comment: "x"), now: noon)
    for sql in [
      "UPDATE silence SET comment = 'y'", "DELETE FROM silence",
      "UPDATE incident_event SET what = 'closed'", "DELETE FROM incident_event",
    ] {
      #expect(throws: StoreError.self, "\(sql)") {
        try store.write { db in try db.execute(sql: sql) }
      }
    }
  }

  // MARK: Groups

  @Test func `groups fold and unfold, the worst first`() throws {
    let store = try Store.inMemory()
    try evaluated(
      store, late(["1", "2"], minutes: -600, service: "DHL") + late(["3"], service: "Post"))
    var request = WindowRequest(sort: SortOrder("score", descending: true), limit: 10)
    request.grouping = .carrier
    let folded = try store.orders(request).rows
    #expect(folded.map(\.name) == ["DHL", "Post"])
    #expect(folded.map { $0.group?.count } == [2, 1])
    #expect(folded.allSatisfy { $0.id < 0 })
    request.unfolded = ["DHL"]
    let unfolded = try store.orders(request).rows
    #expect(unfolded.map(\.name) == ["DHL", "1", "2", "Post"])
    #expect(unfolded[0].id == folded[0].id)
    request.query = try parse("name:3", .orders)
    #expect(try store.orders(request).rows.map(\.name) == ["Post"])
    for grouping in OrderGrouping.allCases {
      request.query = Query()
      request.grouping = grouping
      #expect(try store.orders(request).rows.compactMap { $0.group?.count }.reduce(0, +) == 3)
    }
  }

  // MARK: Budgets

  @Test func `late orders use up the budget and weigh more when it is gone`() throws {
    let store = try Store.inMemory()
    try evaluated(store, (0..<30).map { try order("ok\($0)", fulfilment: .fulfilled) })
    #expect(try store.marketplaceAccounts(now: noon).map(\.left) == [1])
    try evaluated(store, late(["1"]))
    let account = try #require(try store.marketplaceAccounts(now: noon).first)
    #expect((account.lateIn30Days.orders, account.lateIn30Days.late) == (31, 1))
    #expect(account.left == 0)
    let alert = try store.orderDetail(id: try store.findOrder("1")).alerts[0]
    #expect(alert.parts.contains { $0.name == "budget" && $0.points == 6 })
    // Shipped later, without a time: it was seen late and stays so.
    try evaluated(store, late(["1"], fulfilment: .fulfilled), now: noon + .hours(1))
    #expect(try store.marketplaceAccounts(now: noon).map(\.left) == [0])
    #expect(try store.marketplaceAccounts(now: noon + .days(40)).map(\.left) == [nil])
  }

  @Test func `an order is counted once however often it is imported`() throws {
    let store = try Store.inMemory()
    for round in 0..<3 {
      try evaluated(store, late(["1", "2"]), now: noon + .hours(round))
    }
    let account = try #require(try store.marketplaceAccounts(now: noon).first)
    #expect((account.lateIn10Days.orders, account.lateIn10Days.late) == (2, 2))
  }
}
