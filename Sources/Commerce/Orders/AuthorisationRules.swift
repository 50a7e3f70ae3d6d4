/// PAY_AUTH_EXPIRING and PAY_AUTH_EXPIRED: an authorised payment that nobody captures.
enum AuthorisationRules {
  /// The gateway's own end wins; without one it is the placing plus the channel's window. Source:
  /// docs.stripe.com, capture later: 7 days card-not-present.
  static func windows(_ order: OrderCase) -> [FiringWindow] {
    guard order.facts.payment == .authorised, let end = end(order) else { return [] }
    let spoken = order.zone.spoken(end.at)
    let deadline = Deadline(kind: .authorisation, at: end.at)
    let inputs = [
      AlertInput("authorisation ends", end.at.description), AlertInput("known from", end.source),
      AlertInput("payment method", order.facts.paymentMethod ?? "unknown"),
    ]
    let warnsAt = end.at - order.settings.authorisationWarning
    let from = order.facts.placedAt.map { max($0, warnsAt) } ?? warnsAt
    let expires = end.at + ScoreClock.instantAfter
    let gone = order.facts.fulfilment == .fulfilled ? " The goods have left already." : ""
    let name = order.facts.paymentMethod.map { "The \($0) authorisation" } ?? "The authorisation"
    return [
      FiringWindow(
        .authorisationExpiring, from: from, until: expires, since: from, deadline: deadline,
        extraParts: [ScoreParts.irrecoverable], inputs: inputs,
        because: "\(name) ends \(spoken) (\(end.source)); capture before then.\(gone)",
        clearsWhen: "The payment is captured, or the order is cancelled."),
      FiringWindow(
        .authorisationExpired, from: expires, since: end.at, deadline: deadline,
        extraParts: [ScoreParts.irrecoverable], inputs: inputs,
        because: "\(name) ended \(spoken) (\(end.source)) and was not captured.\(gone)",
        clearsWhen: "A new payment is authorised or captured, or the order is cancelled."),
    ]
  }

  private static func end(_ order: OrderCase) -> (at: Instant, source: String)? {
    if let stated = order.facts.captureBefore { return (stated, "as the gateway says") }
    guard let placedAt = order.facts.placedAt else { return nil }
    let window = order.settings.authorisationWindow
    return (placedAt + window, "\(window.short) after placing, the gateway gives no end")
  }
}
