import Commerce
import Testing

@Suite struct PaymentRulesTests {
  private func pending(_ method: String?) throws -> OrderBuilder {
    try OrderBuilder {
      $0.facts.payment = .pending
      $0.facts.paymentMethod = method
    }
  }

  @Test(arguments: [
    ("2026-11-17T08:59:59Z", nil, false), ("2026-11-17T09:00:00Z", nil, true),
    ("2026-11-17T09:00:00Z", "PayPal", true), ("2026-11-17T09:00:00Z", "Bank Transfer", false),
    ("2026-11-19T08:59:59Z", "banktransfer", false), ("2026-11-19T09:00:00Z", "Vorkasse", true),
  ])
  func `a pending payment is stuck after a day, a bank transfer after three`(
    now: String, method: String?, fires: Bool
  ) throws {
    #expect(try pending(method).codes(now) == (fires ? [.paymentPending] : []))
  }

  @Test func `a pending payment clears when it is paid or the order is cancelled`() throws {
    var order = try pending(nil)
    order.facts.payment = .voided
    #expect(try order.codes("2026-11-30T09:00:00Z").isEmpty)
    order = try pending(nil)
    order.facts.state = .cancelled
    #expect(try order.codes("2026-11-30T09:00:00Z").isEmpty)
  }

  @Test func `an unknown placing proves no pending time`() throws {
    var order = try pending(nil)
    order.facts.placedAt = nil
    #expect(try order.codes("2026-11-30T09:00:00Z").isEmpty)
  }

  @Test func `a failed payment is stuck at once and has no deadline`() throws {
    let order = try OrderBuilder { $0.facts.payment = .failed }
    let alert = try #require(try order.alert(.paymentFailed, "2026-11-16T09:00:00Z"))
    #expect(alert.deadline == nil)
    #expect(alert.score == 45)
  }

  @Test(arguments: [
    (PaymentState.paid, "10.00", true), (.paid, "-0.01", true), (.paid, "0.00", false),
    (.pending, "10.00", false), (.authorised, "10.00", false),
  ])
  func `paid with something outstanding does not add up`(
    payment: PaymentState, outstanding: String, fires: Bool
  ) throws {
    let order = try OrderBuilder {
      $0.facts.payment = payment
      $0.facts.outstanding = try eur(outstanding)
      $0.facts.total = try eur("50.00")
    }
    #expect(try order.codes("2026-11-16T09:00:00Z").contains(.paymentMismatch) == fires)
  }

  @Test func `amounts in two currencies prove nothing`() throws {
    let order = try OrderBuilder {
      $0.facts.outstanding = try eur("10")
      $0.facts.total = Money(minorUnits: 5_000, currency: .usd)
    }
    #expect(try order.codes("2026-11-16T09:00:00Z").isEmpty)
  }
}
