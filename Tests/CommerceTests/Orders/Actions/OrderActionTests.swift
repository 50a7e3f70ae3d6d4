import Commerce
import Testing

@Suite struct OrderActionRuleTests {
  private static let ship = OrderAction.ship(Shipment(carrier: "UPS", trackingNumber: "1Z9"))
  private static let cancel = OrderAction.cancel(reason: "no stock")

  private static func facts(
    _ state: OrderState = .open, payment: PaymentState = .paid,
    _ fulfilment: FulfilmentState = .unfulfilled, hold: Bool = false, platform: Bool = false,
    staged: [OrderAction] = []
  ) -> OrderActionFacts {
    OrderActionFacts(
      state: state, payment: payment, fulfilment: fulfilment, hasHold: hold,
      isPlatformFulfilled: platform, staged: staged)
  }

  @Test(arguments: [
    (ship, facts(), EditVerdict.ok, nil),
    (ship, facts(.cancelled), .refused, "the order is cancelled"),
    (ship, facts(.open, .fulfilled), .refused, "it is shipped already"),
    (ship, facts(platform: true), .refused, "the platform ships it itself"),
    (ship, facts(payment: .pending), .warning, "payment is pending"),
    (ship, facts(hold: true), .warning, "a hold is open"),
    (ship, facts(hold: true, staged: [.release]), .ok, nil),
    (
      ship, facts(staged: [ship]), .refused,
      "already staged: shipped UPS 1Z9; withdraw it first"
    ),
    (ship, facts(staged: [cancel]), .refused, "its cancellation is staged; withdraw that first"),
    (
      .ship(Shipment(carrier: "", trackingNumber: "1Z9")), facts(), .refused,
      "name the carrier: UPS 1Z999AA10123456784"
    ),
    (
      .ship(Shipment(carrier: "DHL", trackingNumber: "")), facts(), .warning,
      "there is no tracking number"
    ),
    (.release, facts(hold: true), .ok, nil),
    (.release, facts(.open, .onHold), .ok, nil),
    (.release, facts(), .refused, "nothing holds it"),
    (cancel, facts(payment: .pending), .ok, nil),
    (cancel, facts(), .warning, "it is paid: refund it too"),
    (cancel, facts(.open, .fulfilled), .refused, "it is shipped; that is a return"),
    (cancel, facts(staged: [ship]), .refused, "its shipment is staged; withdraw that first"),
    (.cancel(reason: ""), facts(), .refused, "say why"),
  ])
  func `the guards refuse what can't be true and warn of the rest`(
    action: OrderAction, facts: OrderActionFacts, verdict: EditVerdict, because: String?
  ) {
    let checked = OrderActionGuards.check(action, facts)
    #expect(checked.verdict == verdict)
    #expect(checked.because == because)
  }

  @Test(arguments: [
    (ship, OrderState.open, FulfilmentState.unfulfilled, false, StagedAction.Outcome?.none),
    (ship, .open, .partial, false, nil),
    (ship, .closed, .fulfilled, false, .shown),
    (ship, .cancelled, .unfulfilled, false, .overtaken),
    (.release, .open, .onHold, false, nil),
    (.release, .open, .unfulfilled, true, nil),
    (.release, .open, .unfulfilled, false, .shown),
    (.release, .cancelled, .unfulfilled, true, .overtaken),
    (cancel, .open, .unfulfilled, false, nil),
    (cancel, .cancelled, .unfulfilled, false, .shown),
    (cancel, .closed, .fulfilled, false, .overtaken),
  ])
  func `only what an import shows ends a decision`(
    action: OrderAction, state: OrderState, fulfilment: FulfilmentState, hasHold: Bool,
    outcome: StagedAction.Outcome?
  ) {
    #expect(action.outcome(state: state, fulfilment: fulfilment, hasHold: hasHold) == outcome)
  }

  @Test(arguments: [
    ("UPS 1Z999AA1", "UPS", "1Z999AA1"), ("Deutsche Post RR12 ", "Deutsche Post", "RR12"),
    ("DHL", "DHL", ""), ("00340434", "", "00340434"), ("", "", ""),
  ])
  func `a shipment is typed as carrier and number`(
    text: String, carrier: String, number: String
  ) {
    #expect(
      Shipment(typed: text) == Shipment(carrier: carrier, trackingNumber: number))
  }

  @Test(arguments: [
    ("OPS-1", TicketReference(key: "OPS-1")),
    (
      "OPS-1 https://t.example.com/OPS-1 Parcels stuck",
      TicketReference(key: "OPS-1", url: "https://t.example.com/OPS-1", title: "Parcels stuck")
    ),
    (
      "https://t.example.com/browse/OPS-2 Late",
      TicketReference(key: "OPS-2", url: "https://t.example.com/browse/OPS-2", title: "Late")
    ),
    ("javascript:alert(1)", TicketReference(key: "javascript:alert(1)")),
    ("", nil), ("   ", nil),
  ])
  func `a ticket is a key, a URL or both`(text: String, expected: TicketReference?) {
    #expect(TicketReference(text) == expected)
  }
}
