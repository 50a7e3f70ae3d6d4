import Commerce
import Testing

@Suite struct OrderRulesTests {
  @Test func `an order scores its worst alert and two for each further one`() throws {
    let order = try OrderBuilder {
      $0.facts.holds = [Hold(reason: "address", placedAt: try at("2026-11-16T09:00:00Z"))]
      $0.facts.address = ShippingAddress(name: "A", country: "DE")
    }
    let evaluation = order.evaluated(at: try at("2026-11-18T14:00:00Z"))
    #expect(evaluation.alerts.map(\.code) == [.shipLate, .addressInvalid, .holdStale])
    #expect(evaluation.alerts.map(\.score) == [67, 52, 42])
    #expect(evaluation.score == 71)
  }

  @Test func `no order scores over a hundred`() {
    let parts = [ScorePart(name: "base", points: 98, because: "")]
    let alert = Alert(code: .low, since: nil, parts: parts, because: "", clearsWhen: "")
    #expect(OrderRules.score(of: [alert, alert]) == 100)
    #expect(OrderRules.score(of: Array(repeating: alert, count: 20)) == 100)
    #expect(OrderRules.score(of: []) == 0)
  }

  @Test func `the deadline is the earliest, overdue ones count`() throws {
    let order = try OrderBuilder {
      $0.facts.holds = [Hold(reason: "x", reviewAt: try at("2026-11-17T08:00:00Z"))]
    }
    let evaluation = order.evaluated(at: try at("2026-11-18T12:00:00Z"))
    #expect(evaluation.alerts.count == 2)
    #expect(
      evaluation.deadline == Deadline(kind: .review, at: try at("2026-11-17T08:00:00Z")))
  }

  @Test func `an order that is done with never changes again`() throws {
    let order = try OrderBuilder { $0.facts.state = .cancelled }
    let evaluation = order.evaluated(at: try at("2026-11-18T12:00:00Z"))
    #expect(evaluation == OrderEvaluation(alerts: [], score: 0, deadline: nil, nextChangeAt: nil))
  }

  @Test func `nothing changes before the next change, and something does then`() throws {
    var random = SeededGenerator(seed: 5)
    var changes = 0
    for _ in 0..<300 {
      let order = try randomOrder(&random)
      var now = try at("2026-11-14T00:00:00Z")
      let base = now.milliseconds
      now = Instant(milliseconds: base + Int64(random.int(0...1_300_000_000)))
      for _ in 0..<8 {
        let evaluation = order.evaluated(at: now)
        let next = evaluation.nextChangeAt
        let end = next?.milliseconds ?? now.milliseconds + 10_000_000_000
        #expect(end > now.milliseconds)
        for probe in [end - 1, now.milliseconds + (end - now.milliseconds) / 2] {
          let later = order.evaluated(at: Instant(milliseconds: probe))
          #expect(later == evaluation, "\(order.facts)")
        }
        guard let next else { break }
        #expect(order.evaluated(at: next).alerts != evaluation.alerts)
        changes += 1
        now = next
      }
    }
    #expect(changes > 500)
  }

  private func randomOrder(_ random: inout SeededGenerator) throws -> OrderBuilder {
    try OrderBuilder {
      func moment() throws -> Instant {
        try at("2026-11-16T00:00:00Z") + .seconds(random.int(0...900_000))
      }
      $0.facts.payment = random.pick(PaymentState.allCases)
      $0.facts.fulfilment = random.pick(FulfilmentState.allCases)
      $0.facts.placedAt = try moment()
      if random.int(0...2) == 0 { $0.facts.captureBefore = try moment() }
      if random.int(0...2) == 0 { $0.facts.promisedAt = try moment() }
      if random.int(0...2) == 0 { $0.facts.partialSince = try moment() }
      if random.int(0...2) == 0 {
        $0.facts.holds = [Hold(reason: "x", placedAt: try moment())]
        $0.facts.riskLevel = random.pick(["high", "low"])
      }
      if random.int(0...2) == 0 { $0.facts.address = ShippingAddress(city: "Bonn") }
      if random.int(0...1) == 0 {
        $0.facts.delivery = random.pick(DeliveryState.allCases)
        $0.facts.deliverySince = try moment()
      }
      if random.int(0...3) == 0 {
        $0.facts.state = random.pick(OrderState.allCases)
        $0.facts.cancelledAt = try moment()
      }
      if random.int(0...3) == 0 { $0.facts.paidAt = try moment() }
      if random.int(0...3) == 0 {
        $0.facts.shortLines = [
          ShortLine(
            sku: "A", units: 1, isOnOrder: random.int(0...1) == 0,
            expectedOn: random.int(0...1) == 0 ? try date("2026-11-19") : nil)
        ]
      }
      if random.int(0...3) == 0 {
        $0.facts.channel = OrderBuilder.amazon
        $0.facts.shipBy = try moment()
      }
    }
  }

  @Test(arguments: [(25, 0), (26, 1), (99, 3), (100, 3), (101, 4), (250, 9), (0, 0)])
  func `a marketplace allows strictly fewer than its limit`(orders: Int, allowed: Int) {
    #expect(MarketplaceBudget(orders: orders, late: 2).allowed == allowed)
    #expect(MarketplaceBudget(orders: orders, late: 2).left == allowed - 2)
  }

  @Test(arguments: AlertCode.allCases)
  func `every code has a next step`(code: AlertCode) {
    #expect(NextStep.text(for: code).hasSuffix("."))
  }
}
