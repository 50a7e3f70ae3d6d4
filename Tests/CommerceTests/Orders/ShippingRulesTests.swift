import Commerce
import Testing

@Suite struct ShippingRulesTests {
  @Test(arguments: [
    ("2026-11-17T12:59:59Z", nil), ("2026-11-17T13:00:00Z", AlertCode.shipDue),
    ("2026-11-18T13:00:00Z", .shipDue), ("2026-11-18T13:00:00.001Z", .shipLate),
  ])
  func `an order is due for a day and late after its ship-by`(
    now: String, code: AlertCode?
  ) throws {
    #expect(try OrderBuilder().codes(now) == [code].compactMap(\.self))
  }

  @Test func `late is since the ship-by`() throws {
    let alert = try #require(try OrderBuilder().alert(.shipLate, "2026-11-30T00:00:00Z"))
    #expect(alert.since == (try at("2026-11-18T13:00:00Z")))
    #expect(alert.deadline?.at == alert.since)
    #expect(alert.score == 45 + 22 + 10)
  }

  @Test func `what has left, is done with or is unknown is not late`() throws {
    let now = "2026-12-30T09:00:00Z"
    let changes: [(inout OrderBuilder) -> Void] = [
      { $0.facts.fulfilment = .fulfilled }, { $0.facts.fulfilment = .unknown },
      { $0.facts.fulfilment = .restocked }, { $0.facts.delivery = .inTransit },
      { $0.facts.state = .closed }, { $0.facts.state = .cancelled },
      { $0.facts.payment = .refunded }, { $0.facts.isPlatformFulfilled = true },
    ]
    for change in changes { #expect(try OrderBuilder { change(&$0) }.codes(now).isEmpty) }
  }

  @Test func `a marketplace order weighs more, and more still with no budget left`() throws {
    let order = try OrderBuilder {
      $0.facts.channel = OrderBuilder.amazon
      $0.facts.shipBy = try at("2026-11-18T13:00:00Z")
      $0.context.marketplaceBudgetLeft = 1
      $0.context.groupSize = ["SHIP_LATE location main": 12]
    }
    let alert = try #require(try order.alert(.shipLate, "2026-11-18T14:00:00Z"))
    #expect(alert.parts.map(\.name) == ["base", "clock", "channel", "budget", "spread"])
    #expect(alert.parts.map(\.points) == [45, 22, 6, 6, 2])
    #expect(alert.priority == .p1)
  }

  @Test(arguments: [
    // Fri 2026-11-20 16:00 in Berlin plus three business days is Wed 2026-11-25 16:00.
    ("2026-11-20T15:00:00Z", "2026-11-25T14:59:59Z", false),
    ("2026-11-20T15:00:00Z", "2026-11-25T15:00:00Z", true),
    // From a Saturday the count begins when Monday opens, at 08:00.
    ("2026-11-21T15:00:00Z", "2026-11-26T06:59:59Z", false),
    ("2026-11-21T15:00:00Z", "2026-11-26T07:00:00Z", true),
  ])
  func `the rest of an order stalls after three business days`(
    since: String, now: String, fires: Bool
  ) throws {
    let order = try OrderBuilder {
      $0.facts.fulfilment = .partial
      $0.facts.partialSince = try at(since)
      $0.settings.orders.handlingDays = nil
    }
    #expect(try order.codes(now) == (fires ? [.partialStalled] : []))
  }

  @Test func `a closure gives the rest of an order a day more`() throws {
    let order = try OrderBuilder {
      $0.facts.fulfilment = .partial
      $0.facts.partialSince = try at("2026-11-20T15:00:00Z")
      $0.settings.orders.handlingDays = nil
      $0.location?.closures = [try date("2026-11-24")]
    }
    #expect(try order.codes("2026-11-25T15:00:00Z").isEmpty)
    #expect(try order.codes("2026-11-26T15:00:00Z") == [.partialStalled])
  }
}
