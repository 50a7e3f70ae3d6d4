import Commerce
import Testing

@Suite struct HoldRulesTests {
  private func held(_ hold: Hold, _ change: (inout OrderBuilder) -> Void = { _ in }) throws
    -> OrderBuilder
  {
    try OrderBuilder {
      $0.facts.holds = [hold]
      $0.settings.orders.handlingDays = nil
      change(&$0)
    }
  }

  @Test(arguments: [
    ("2026-11-18T11:59:59Z", false), ("2026-11-18T12:00:00Z", true),
  ])
  func `a hold is stale 48 hours after it began`(now: String, fires: Bool) throws {
    let order = try held(Hold(reason: "gift note", placedAt: at("2026-11-16T12:00:00Z")))
    #expect(try order.codes(now) == (fires ? [.holdStale] : []))
  }

  @Test func `a review time of its own beats the default`() throws {
    let order = try held(
      Hold(
        reason: "stock", placedAt: at("2026-11-16T12:00:00Z"),
        reviewAt: at("2026-11-25T08:00:00Z")))
    #expect(try order.codes("2026-11-25T07:59:59Z").isEmpty)
    #expect(try order.codes("2026-11-25T08:00:00Z") == [.holdStale])
  }

  @Test func `a hold of unknown age is counted from the order, and says so`() throws {
    let order = try OrderBuilder {
      $0.facts.fulfilment = .onHold
      $0.settings.orders.handlingDays = nil
    }
    #expect(try order.codes("2026-11-18T08:59:59Z").isEmpty)
    let alert = try #require(try order.alert(.holdStale, "2026-11-18T09:00:00Z"))
    #expect(alert.because.contains("its own start is unknown"))
  }

  @Test func `no hold is no stale hold`() throws {
    let order = try OrderBuilder { $0.settings.orders.handlingDays = nil }
    #expect(try order.codes("2026-12-18T09:00:00Z").isEmpty)
  }

  @Test(arguments: [("HIGH", true), ("pending", true), ("low", false), (nil, false)])
  func `a hold with a high or undecided risk waits for a review`(
    risk: String?, fires: Bool
  ) throws {
    let order = try held(Hold(reason: "fraud", placedAt: at("2026-11-16T12:00:00Z"))) {
      $0.facts.riskLevel = risk
    }
    #expect(try order.codes("2026-11-16T12:30:00Z").contains(.fraudReview) == fires)
  }

  @Test func `risk without a hold is not stuck`() throws {
    let order = try OrderBuilder { $0.facts.riskLevel = "high" }
    #expect(try !order.codes("2026-11-16T12:30:00Z").contains(.fraudReview))
  }

  @Test func `a fraud review is due four hours after the hold but never past the ship-by`() throws {
    var order = try held(Hold(reason: "fraud", placedAt: at("2026-11-16T12:00:00Z"))) {
      $0.facts.riskLevel = "high"
    }
    let now = "2026-11-16T12:30:00Z"
    #expect(try order.alert(.fraudReview, now)?.deadline?.at == at("2026-11-16T16:00:00Z"))
    order.facts.shipBy = try at("2026-11-16T13:00:00Z")
    #expect(try order.alert(.fraudReview, now)?.deadline?.at == at("2026-11-16T13:00:00Z"))
  }
}
