import Commerce
import Testing

/// Every code that the rules can raise for an order: what fires it, what comes near and does not,
/// and what clears it.
struct StuckCase: Sendable, CustomTestStringConvertible {
  typealias Change = @Sendable (inout OrderBuilder) throws -> Void

  var code: AlertCode
  var now: String
  var build: Change
  /// A time before which nothing fires; nil where the code does not depend on the time.
  var quietAt: String?
  /// Facts that come near.
  var near: Change
  /// What makes it go away.
  var clear: Change

  init(
    _ code: AlertCode, at now: String, quietAt: String? = nil, _ build: @escaping Change,
    near: @escaping Change, clear: @escaping Change
  ) {
    self.code = code
    self.now = now
    self.build = build
    self.quietAt = quietAt
    self.near = near
    self.clear = clear
  }

  var testDescription: String { code.rawValue }

  /// The order is built Mon 2026-11-16 10:00 in Berlin and due Wed 2026-11-18 14:00, 13:00Z.
  static let all: [StuckCase] = money + stock + shipping + parcels + people

  private static let money: [StuckCase] = [
    StuckCase(
      .paymentPending, at: "2026-11-17T09:00:00Z", quietAt: "2026-11-17T08:59:59Z",
      { $0.facts.payment = .pending },
      near: { $0.facts.paymentMethod = "Bank transfer" }, clear: { $0.facts.payment = .paid }),
    StuckCase(
      .authorisationExpiring, at: "2026-11-21T09:00:00Z", quietAt: "2026-11-21T08:59:59Z",
      { $0.facts.payment = .authorised },
      near: { $0.facts.captureBefore = try at("2026-12-01T09:00:00Z") },
      clear: { $0.facts.payment = .paid }),
    StuckCase(
      .authorisationExpired, at: "2026-11-23T09:00:00.001Z", quietAt: "2026-11-23T09:00:00Z",
      { $0.facts.payment = .authorised },
      near: { $0.facts.captureBefore = try at("2026-12-01T09:00:00Z") },
      clear: { $0.facts.payment = .paid }),
    StuckCase(
      .paymentFailed, at: "2026-11-16T10:00:00Z", { $0.facts.payment = .failed },
      near: { $0.facts.payment = .unknown }, clear: { $0.facts.payment = .paid }),
    StuckCase(
      .paymentOrphan, at: "2026-11-16T11:00:00Z", quietAt: "2026-11-16T10:59:59Z",
      {
        $0.facts.payment = .pending
        $0.facts.paidAt = try at("2026-11-16T10:00:00Z")
      },
      near: { $0.facts.paidAt = nil }, clear: { $0.facts.payment = .paid }),
    StuckCase(
      .paymentMismatch, at: "2026-11-16T10:00:00Z",
      {
        $0.facts.total = try eur("20.00")
        $0.facts.outstanding = try eur("0.01")
      },
      near: { $0.facts.payment = .partiallyRefunded },
      clear: { $0.facts.outstanding = try eur("0.00") }),
    StuckCase(
      .refundPending, at: "2026-11-24T09:00:00Z", quietAt: "2026-11-24T08:59:59Z",
      {
        $0.facts.state = .cancelled
        $0.facts.cancelledAt = try at("2026-11-17T09:00:00Z")
      },
      near: { $0.facts.payment = .partiallyRefunded }, clear: { $0.facts.payment = .refunded }),
    StuckCase(
      .refundPending, at: "2026-11-17T09:00:00Z", { $0.facts.tags = ["Refund-Requested"] },
      near: { $0.facts.tags = ["refund-policy"] }, clear: { $0.facts.payment = .refunded }),
    StuckCase(
      .dispute, at: "2026-11-16T10:00:00Z", { $0.facts.tags = ["web", "Chargeback"] },
      near: { $0.facts.tags = ["charge"] }, clear: { $0.facts.fulfilment = .fulfilled }),
  ]

  private static let stock: [StuckCase] = [
    StuckCase(
      .oversoldLine, at: "2026-11-16T10:00:00Z",
      { $0.facts.shortLines = [ShortLine(sku: "MUG", units: 2, isOnOrder: false)] },
      near: { $0.facts.isPlatformFulfilled = true }, clear: { $0.facts.shortLines = [] }),
    StuckCase(
      .backorder, at: "2026-11-16T10:00:00Z",
      { $0.facts.shortLines = [ShortLine(sku: "MUG", units: 2, isOnOrder: true)] },
      near: { $0.facts.shortLines[0].expectedOn = try date("2026-11-17") },
      clear: { $0.facts.shortLines = [] }),
    StuckCase(
      .backorder, at: "2026-11-16T10:00:00Z",
      {
        $0.facts.shortLines = [
          ShortLine(sku: "MUG", units: 2, isOnOrder: true, expectedOn: try date("2026-11-18"))
        ]
      },
      near: { $0.facts.promisedAt = try at("2026-11-20T09:00:00Z") },
      clear: { $0.facts.fulfilment = .fulfilled }),
  ]

  private static let shipping: [StuckCase] = [
    StuckCase(
      .shipDue, at: "2026-11-17T13:00:00Z", quietAt: "2026-11-17T12:59:59Z", { _ in },
      near: { $0.location?.closures = [try date("2026-11-17")] },
      clear: { $0.facts.fulfilment = .fulfilled }),
    StuckCase(
      .shipLate, at: "2026-11-18T13:00:00.001Z", quietAt: "2026-11-18T13:00:00Z", { _ in },
      near: { $0.facts.placedAt = try at("2026-11-16T13:00:01Z") },
      clear: { $0.facts.fulfilment = .fulfilled }),
    StuckCase(
      .partialStalled, at: "2026-11-19T15:00:00Z", quietAt: "2026-11-19T14:59:59Z",
      {
        $0.facts.fulfilment = .partial
        $0.facts.partialSince = try at("2026-11-16T15:00:00Z")
      },
      near: { $0.location?.closures = [try date("2026-11-18")] },
      clear: { $0.facts.fulfilment = .fulfilled }),
    StuckCase(
      .addressInvalid, at: "2026-11-16T10:00:00Z",
      { $0.facts.address = ShippingAddress(name: "A", postcode: "1", country: "DE") },
      near: { $0.facts.requiresShipping = false },
      clear: { $0.facts.address?.city = "Bonn" }),
  ]

  private static let parcels: [StuckCase] = [
    // 24 business hours of ten a day: Mon 8, Tue 10, Wed 6 more, so Wed 14:00.
    StuckCase(
      .labelNotScanned, at: "2026-11-18T13:00:00Z", quietAt: "2026-11-18T12:59:59Z",
      {
        $0.facts.delivery = .labelled
        $0.facts.deliverySince = try at("2026-11-16T09:00:00Z")
      },
      near: { $0.location?.closures = [try date("2026-11-17")] },
      clear: { $0.facts.delivery = .inTransit }),
    StuckCase(
      .transitStalled, at: "2026-11-19T09:00:00Z", quietAt: "2026-11-19T08:59:59Z",
      {
        $0.facts.delivery = .inTransit
        $0.facts.deliverySince = try at("2026-11-16T09:00:00Z")
        $0.facts.address = ShippingAddress(country: "DE")
        $0.settings.orders.homeCountry = "DE"
      },
      near: { $0.facts.address?.country = "FR" }, clear: { $0.facts.delivery = .delivered }),
    StuckCase(
      .transitStalled, at: "2026-11-23T09:00:00Z", quietAt: "2026-11-23T08:59:59Z",
      {
        $0.facts.delivery = .outForDelivery
        $0.facts.deliverySince = try at("2026-11-16T09:00:00Z")
      },
      near: { $0.facts.updatedAt = try at("2026-11-16T09:00:01Z") },
      clear: { $0.facts.payment = .refunded }),
    StuckCase(
      .arrivalMissed, at: "2026-11-20T09:00:00.001Z", quietAt: "2026-11-20T09:00:00Z",
      {
        $0.facts.fulfilment = .fulfilled
        $0.facts.state = .closed
        $0.facts.delivery = .inTransit
        $0.facts.promisedAt = try at("2026-11-20T09:00:00Z")
      },
      near: { $0.facts.delivery = .unknown }, clear: { $0.facts.delivery = .delivered }),
    StuckCase(
      .deliveryException, at: "2026-11-17T09:00:00Z", quietAt: "2026-11-16T23:59:59Z",
      {
        $0.facts.fulfilment = .fulfilled
        $0.facts.state = .closed
        $0.facts.delivery = .exception
        $0.facts.deliverySince = try at("2026-11-17T00:00:00Z")
      },
      near: { $0.facts.isPlatformFulfilled = true }, clear: { $0.facts.payment = .refunded }),
    StuckCase(
      .returnStalled, at: "2026-11-19T09:00:00Z", quietAt: "2026-11-19T08:59:59Z",
      {
        $0.facts.fulfilment = .fulfilled
        $0.facts.state = .closed
        $0.facts.delivery = .returned
        $0.facts.deliverySince = try at("2026-11-16T09:00:00Z")
      },
      near: { $0.location?.closures = [try date("2026-11-17")] },
      clear: { $0.facts.payment = .refunded }),
    StuckCase(
      .marketplaceUnconfirmed, at: "2026-11-17T09:00:00Z",
      {
        $0.facts.channel = OrderBuilder.amazon
        $0.facts.delivery = .inTransit
        $0.facts.deliverySince = try at("2026-11-17T08:00:00Z")
      },
      near: { $0.facts.channel = OrderBuilder.shop },
      clear: { $0.facts.fulfilment = .fulfilled }),
  ]

  private static let people: [StuckCase] = [
    StuckCase(
      .fraudReview, at: "2026-11-16T10:00:00Z", quietAt: "2026-11-16T09:29:59Z",
      {
        $0.facts.riskLevel = "High"
        $0.facts.holds = [Hold(reason: "risk", placedAt: try at("2026-11-16T09:30:00Z"))]
      },
      near: { $0.facts.riskLevel = "low" }, clear: { $0.facts.holds = [] }),
    StuckCase(
      .holdStale, at: "2026-11-18T09:00:00Z", quietAt: "2026-11-18T08:59:59Z",
      { $0.facts.holds = [Hold(reason: "x", placedAt: try at("2026-11-16T09:00:00Z"))] },
      near: { $0.facts.holds[0].reviewAt = try at("2026-11-19T09:00:00Z") },
      clear: { $0.facts.holds = [] }),
    StuckCase(
      .cancelPending, at: "2026-11-16T10:00:00Z", { $0.facts.tags = ["cancel-requested"] },
      near: { $0.facts.fulfilment = .fulfilled }, clear: { $0.facts.state = .cancelled }),
    StuckCase(
      .duplicate, at: "2026-11-16T10:00:00Z",
      { $0.facts.twin = OrderTwin(name: "#1041", placedAt: try at("2026-11-16T08:50:00.001Z")) },
      near: { $0.facts.twin?.placedAt = try at("2026-11-16T08:50:00Z") },
      clear: { $0.facts.twin = nil }),
  ]
}

@Suite struct StuckCodeTests {
  @Test(arguments: StuckCase.all)
  func `a code fires, comes near and clears`(_ tried: StuckCase) throws {
    let firing = try OrderBuilder { try tried.build(&$0) }
    #expect(try firing.codes(tried.now).contains(tried.code), "fires")
    if let quietAt = tried.quietAt {
      #expect(try !firing.codes(quietAt).contains(tried.code), "is quiet before")
    }
    var near = firing
    try tried.near(&near)
    #expect(try !near.codes(tried.now).contains(tried.code), "comes near")
    var clear = firing
    try tried.clear(&clear)
    #expect(try !clear.codes(tried.now).contains(tried.code), "clears")
  }

  @Test func `every code of the order rules is in the table or cannot be proved`() {
    let tried = Set(StuckCase.all.map(\.code))
    let ofOthers: Set<AlertCode> = [
      .oversold, .outWhileLive, .liveUnsellable, .gapBeforeDelivery, .reorder, .low,
      .purchaseOrderLate, .stateMismatch, .sourceLate, .sourceFailed,
    ]
    #expect(tried.isDisjoint(with: ofOthers))
    #expect(tried.union(ofOthers) == Set(AlertCode.allCases))
    let names = Set(AlertCode.allCases.map(\.rawValue))
    #expect(UnprovableCode.allCases.allSatisfy { !names.contains($0.rawValue) })
    #expect(UnprovableCode.allCases.allSatisfy { !$0.reason.isEmpty })
  }

  /// Fri 2026-10-23 12:00 in Berlin is 10:00Z; clocks go back on the 25th, so five business days
  /// later 12:00 is 11:00Z.
  @Test(arguments: [("2026-10-30T10:59:59Z", false), ("2026-10-30T11:00:00Z", true)])
  func `business days keep the time on the wall over a change of clocks`(
    now: String, fires: Bool
  ) throws {
    let order = try OrderBuilder {
      $0.facts.placedAt = try at("2026-10-22T10:00:00Z")
      $0.facts.state = .cancelled
      $0.facts.cancelledAt = try at("2026-10-23T10:00:00Z")
    }
    #expect(try order.codes(now) == (fires ? [.refundPending] : []))
  }

  @Test(arguments: [
    // Fri 16:00 in Berlin has two business hours left; Mon and Tue ten each, and two on Wed.
    ([], "2026-11-25T08:59:59Z", false), ([], "2026-11-25T09:00:00Z", true),
    (["2026-11-23"], "2026-11-26T08:59:59Z", false),
    (["2026-11-23"], "2026-11-26T09:00:00Z", true),
  ])
  func `a label waits in business hours, not over a weekend or a closure`(
    closures: [String], now: String, fires: Bool
  ) throws {
    let order = try OrderBuilder {
      $0.facts.delivery = .labelled
      $0.facts.deliverySince = try at("2026-11-20T15:00:00Z")
      $0.settings.orders.handlingDays = nil
      $0.location?.closures = Set(try closures.map { try date($0) })
    }
    #expect(try order.codes(now) == (fires ? [.labelNotScanned] : []))
  }

  @Test func `a wait weighs more when it is twice and four times as long`() throws {
    let order = try OrderBuilder {
      $0.facts.fulfilment = .fulfilled
      $0.facts.state = .closed
      $0.facts.delivery = .inTransit
      $0.facts.deliverySince = try at("2026-11-01T00:00:00Z")
    }
    let points = try ["2026-11-08T00:00:00Z", "2026-11-15T00:00:00Z", "2026-11-29T00:00:00Z"]
      .map { try order.alert(.transitStalled, $0)?.parts.first { $0.name == "clock" }?.points }
    #expect(points == [10, 16, 22])
  }

  @Test func `what is expected in time is missed when its day has passed`() throws {
    let order = try OrderBuilder {
      $0.facts.promisedAt = try at("2026-11-30T09:00:00Z")
      $0.facts.shortLines = [
        ShortLine(sku: "MUG", units: 1, isOnOrder: true, expectedOn: try date("2026-11-20"))
      ]
    }
    #expect(try order.codes("2026-11-20T22:59:59Z").isEmpty)
    #expect(try order.codes("2026-11-20T23:00:00Z") == [.backorder])
  }

  @Test func `a parcel that nobody updated for two months is no news`() throws {
    let order = try OrderBuilder {
      $0.facts.fulfilment = .fulfilled
      $0.facts.state = .closed
      $0.facts.delivery = .exception
      $0.facts.deliverySince = try at("2026-09-01T00:00:00Z")
    }
    #expect(try order.codes("2026-10-30T23:59:59Z") == [.deliveryException])
    #expect(try order.codes("2026-10-31T00:00:00Z").isEmpty)
  }

  /// The worked example of the domain rules, §2.4.
  @Test func `an authorisation with three hours left and an open question is the first P1`() throws
  {
    let order = try OrderBuilder {
      $0.facts.payment = .authorised
      $0.facts.captureBefore = try at("2026-11-17T12:00:00Z")
      $0.facts.total = try eur("120.00")
      $0.facts.tags = ["inquiry"]
      $0.context.totals = MoneyPercentiles(p50: 5_000, p80: 10_000, p95: 20_000)
    }
    let alert = try #require(try order.alert(.authorisationExpiring, "2026-11-17T09:00:00Z"))
    #expect(alert.parts.map(\.points).sorted() == [5, 6, 8, 16, 35])
    #expect(alert.score == 70)
    #expect(alert.priority == .p1)
  }

  @Test func `a customer of the best tier weighs five, a second question four more`() throws {
    let order = try OrderBuilder {
      $0.facts.tags = ["VIP", "inquiry", "customer-waiting"]
    }
    let alert = try #require(try order.alert(.shipLate, "2026-11-18T14:00:00Z"))
    #expect(alert.parts.map(\.name) == ["base", "clock", "customer", "inquiry"])
    #expect(alert.parts.map(\.points) == [45, 22, 5, 12])
  }
}
