import Commerce
import Testing

@Suite struct ShipByTests {
  private func shipBy(_ change: (inout OrderBuilder) throws -> Void) throws -> ShipBy? {
    let order = try OrderBuilder(change)
    return ShipBy.compute(order.facts, settings: order.settings, location: order.location)
  }

  @Test(arguments: [
    // Berlin is one hour ahead of UTC in winter; the cut-off is 14:00 there.
    ("2026-11-16T09:00:00Z", 2, "2026-11-18T13:00:00Z", "Monday before the cut-off"),
    ("2026-11-16T13:00:00Z", 2, "2026-11-18T13:00:00Z", "exactly at the cut-off"),
    ("2026-11-16T13:00:01Z", 2, "2026-11-19T13:00:00Z", "just after the cut-off"),
    ("2026-11-16T09:00:00Z", 0, "2026-11-16T13:00:00Z", "the same day"),
    ("2026-11-19T09:00:00Z", 2, "2026-11-23T13:00:00Z", "over a weekend"),
    ("2026-11-20T15:00:00Z", 1, "2026-11-24T13:00:00Z", "Friday after the cut-off"),
    ("2026-11-21T09:00:00Z", 1, "2026-11-24T13:00:00Z", "on a Saturday"),
    ("2026-11-21T22:00:00Z", 1, "2026-11-24T13:00:00Z", "on a Saturday, late"),
    ("2027-03-26T09:00:00Z", 1, "2027-03-29T12:00:00Z", "over the spring change of clocks"),
    ("2026-10-23T09:00:00Z", 1, "2026-10-26T13:00:00Z", "over the autumn change of clocks"),
  ])
  func `the own store's ship-by follows cut-off and working days`(
    placed: String, days: Int, expected: String, why: String
  ) throws {
    let computed = try shipBy {
      $0.facts.placedAt = try at(placed)
      $0.settings.orders.handlingDays = days
    }
    #expect(try computed?.at == at(expected), "\(why)")
    #expect(computed?.kind == .shipBy)
  }

  @Test func `closures are not working days`() throws {
    let computed = try shipBy { $0.location?.closures = [try date("2026-11-17")] }
    #expect(try computed?.at == at("2026-11-19T13:00:00Z"))
  }

  @Test func `it says how it was computed`() throws {
    let computed = try shipBy { $0.facts.placedAt = try at("2026-11-21T09:00:00Z") }
    #expect(
      computed?.because
        == "Placed Sat 2026-11-21 10:00, which counts as Mon 2026-11-23; "
        + "2 working days later at the 14:00 cut-off of Main.")
  }

  @Test func `a promise beats the computed date`() throws {
    let promised = try shipBy { $0.facts.promisedAt = try at("2026-12-24T11:00:00Z") }
    #expect(try promised?.at == at("2026-12-24T11:00:00Z"))
    #expect(promised?.kind == .promise)
  }

  @Test func `the marketplace's date is untouched`() throws {
    let stated = try shipBy {
      $0.facts.channel = OrderBuilder.amazon
      $0.facts.shipBy = try at("2026-11-21T22:59:59Z")
      $0.facts.promisedAt = try at("2026-12-24T11:00:00Z")
    }
    #expect(try stated?.at == at("2026-11-21T22:59:59Z"))
    #expect(stated?.kind == .shipBy)
  }

  @Test func `there is none where nothing of ours ships`() throws {
    let changes: [(String, (inout OrderBuilder) throws -> Void)] = [
      ("platform fulfils", { $0.facts.isPlatformFulfilled = true }),
      ("digital", { $0.facts.requiresShipping = false }),
      ("pending", { $0.facts.payment = .pending }),
      ("payment unknown", { $0.facts.payment = .unknown }),
      ("no handling days", { $0.settings.orders.handlingDays = nil }),
      ("no location", { $0.location = nil }),
      ("never works", { $0.location?.workingDays = [] }),
      ("marketplace without a date", { $0.facts.channel = OrderBuilder.amazon }),
      ("scheduled for later", { $0.facts.fulfilment = .scheduled }),
    ]
    for (why, change) in changes { #expect(try shipBy(change) == nil, "\(why)") }
  }
}
