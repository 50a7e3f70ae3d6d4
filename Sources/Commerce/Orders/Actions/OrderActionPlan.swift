/// One order of an action, with what the guards say; nothing has changed yet.
public struct OrderActionPlan: Hashable, Sendable {
  public var orderID: Int64
  /// How people know the order.
  public var name: String
  public var channel: String
  public var action: OrderAction
  public var verdict: EditVerdict
  public var because: String?
  /// What goes to the platform and how: a format's id, or by hand on its page.
  public var handOver: String

  public init(
    orderID: Int64, name: String, channel: String, action: OrderAction, verdict: EditVerdict,
    because: String? = nil, handOver: String
  ) {
    self.orderID = orderID
    self.name = name
    self.channel = channel
    self.action = action
    self.verdict = verdict
    self.because = because
    self.handOver = handOver
  }

  public var mayGoIn: Bool { verdict == .ok || verdict == .warning }
}

/// What is known of an order when an action on it is planned.
public struct OrderActionFacts: Hashable, Sendable {
  public var state: OrderState
  public var payment: PaymentState
  public var fulfilment: FulfilmentState
  public var hasHold: Bool
  public var isPlatformFulfilled: Bool
  /// Open actions that wait already.
  public var staged: [OrderAction]

  public init(
    state: OrderState, payment: PaymentState, fulfilment: FulfilmentState, hasHold: Bool,
    isPlatformFulfilled: Bool = false, staged: [OrderAction] = []
  ) {
    self.state = state
    self.payment = payment
    self.fulfilment = fulfilment
    self.hasHold = hasHold
    self.isPlatformFulfilled = isPlatformFulfilled
    self.staged = staged
  }
}

/// Whether an action may go in. What can't be true is refused; what a person should think about
/// once more is a warning.
public enum OrderActionGuards {
  public static func check(
    _ action: OrderAction, _ facts: OrderActionFacts
  ) -> (verdict: EditVerdict, because: String?) {
    if facts.state == .cancelled { return (.refused, "the order is cancelled") }
    if let same = facts.staged.first(where: { $0.kind == action.kind }) {
      return (.refused, "already staged: \(same.words); withdraw it first")
    }
    if facts.staged.contains(where: { $0.kind == .cancel }) {
      return (.refused, "its cancellation is staged; withdraw that first")
    }
    switch action {
    case .ship(let shipment): return checkShipment(shipment, facts)
    case .release:
      guard facts.hasHold || facts.fulfilment == .onHold else {
        return (.refused, "nothing holds it")
      }
      return (.ok, nil)
    case .cancel(let reason): return checkCancellation(reason, facts)
    }
  }

  private static func checkShipment(
    _ shipment: Shipment, _ facts: OrderActionFacts
  ) -> (EditVerdict, String?) {
    if facts.isPlatformFulfilled { return (.refused, "the platform ships it itself") }
    if facts.fulfilment == .fulfilled { return (.refused, "it is shipped already") }
    if shipment.carrier.isEmpty { return (.refused, "name the carrier: UPS 1Z999AA10123456784") }
    var doubts: [String] = []
    switch facts.payment {
    case .pending, .failed, .voided: doubts.append("payment is \(facts.payment.rawValue)")
    case .authorised: doubts.append("the payment is authorised and not captured")
    default: break
    }
    let isReleased = facts.staged.contains { $0.kind == .release }
    if facts.hasHold, !isReleased { doubts.append("a hold is open") }
    if shipment.trackingNumber.isEmpty { doubts.append("there is no tracking number") }
    return doubts.isEmpty ? (.ok, nil) : (.warning, doubts.joined(separator: "; "))
  }

  private static func checkCancellation(
    _ reason: String, _ facts: OrderActionFacts
  ) -> (EditVerdict, String?) {
    if reason.isEmpty { return (.refused, "say why") }
    if facts.fulfilment == .fulfilled { return (.refused, "it is shipped; that is a return") }
    if facts.staged.contains(where: { $0.kind == .ship }) {
      return (.refused, "its shipment is staged; withdraw that first")
    }
    var doubts: [String] = []
    if facts.fulfilment == .partial { doubts.append("a part is shipped") }
    switch facts.payment {
    case .paid, .partiallyPaid, .partiallyRefunded: doubts.append("it is paid: refund it too")
    default: break
    }
    return doubts.isEmpty ? (.ok, nil) : (.warning, doubts.joined(separator: "; "))
  }
}
