import Commerce
import Testing

@Suite struct AuthorisationRulesTests {
  private func authorised(until end: String?) throws -> OrderBuilder {
    try OrderBuilder {
      $0.facts.payment = .authorised
      $0.facts.paymentMethod = "Visa"
      $0.facts.captureBefore = try end.map { try at($0) }
      $0.settings.orders.handlingDays = nil
    }
  }

  @Test(arguments: [
    ("2026-11-18T17:59:59Z", nil), ("2026-11-18T18:00:00Z", AlertCode.authorisationExpiring),
    ("2026-11-20T18:00:00Z", .authorisationExpiring),
    ("2026-11-20T18:00:00.001Z", .authorisationExpired),
  ])
  func `the gateway's end warns 48 hours ahead and is passed only after it`(
    now: String, code: AlertCode?
  ) throws {
    let order = try authorised(until: "2026-11-20T18:00:00Z")
    #expect(try order.codes(now) == [code].compactMap(\.self))
  }

  @Test func `without the gateway's word it is seven days from placing, and says so`() throws {
    let order = try authorised(until: nil)
    let alert = try #require(try order.alert(.authorisationExpiring, "2026-11-22T10:00:00Z"))
    #expect(alert.deadline == Deadline(kind: .authorisation, at: try at("2026-11-23T09:00:00Z")))
    #expect(alert.since == (try at("2026-11-21T09:00:00Z")))
    #expect(
      alert.because
        == "The Visa authorisation ends Mon 2026-11-23 10:00 "
        + "(7 d after placing, the gateway gives no end); capture before then.")
    #expect(alert.inputs.contains(AlertInput("authorisation ends", "2026-11-23T09:00:00Z")))
  }

  @Test func `the gateway's end beats the table`() throws {
    let order = try authorised(until: "2026-11-18T09:00:00Z")
    #expect(try order.codes("2026-11-18T10:00:00Z") == [.authorisationExpired])
  }

  @Test(arguments: [PaymentState.paid, .partiallyPaid, .unknown])
  func `a captured payment has no authorisation to lose`(payment: PaymentState) throws {
    var order = try authorised(until: "2026-11-18T09:00:00Z")
    order.facts.payment = payment
    #expect(try order.codes("2026-11-18T10:00:00Z").isEmpty)
  }

  @Test func `the score is a sum of base, clock, loss and money`() throws {
    var order = try authorised(until: "2026-11-20T18:00:00Z")
    order.facts.total = try eur("120.00")
    order.context.totals = MoneyPercentiles(p50: 3_000, p80: 9_000, p95: 30_000)
    let alert = try #require(try order.alert(.authorisationExpiring, "2026-11-20T15:00:00Z"))
    #expect(alert.parts.map(\.name) == ["base", "clock", "loss", "money"])
    #expect(alert.parts.map(\.points) == [35, 16, 5, 6])
    #expect(alert.score == 62)
  }

  @Test func `goods that have left do not hide money that was not taken`() throws {
    var order = try authorised(until: "2026-11-20T18:00:00Z")
    order.facts.fulfilment = .fulfilled
    #expect(try order.codes("2026-11-20T15:00:00Z") == [.authorisationExpiring])
    order.facts.payment = .paid
    #expect(try order.codes("2026-11-20T15:00:00Z").isEmpty)
  }
}
