/// FRAUD_REVIEW and HOLD_STALE: something keeps the order, and nobody looks.
enum HoldRules {
  /// On hold with a high or undecided risk. Due a few hours after the hold, never past ship-by.
  static func fraudReview(_ order: OrderCase) -> [FiringWindow] {
    guard let risk = order.facts.riskLevel?.lowercased(), ["high", "pending"].contains(risk),
      let hold = holds(order).first
    else { return [] }
    let since = holds(order).compactMap(\.placedAt).min()
    let due = [since.map { $0 + order.settings.fraudReviewAfter }, order.shipBy?.at]
      .compactMap(\.self).min()
    return [
      FiringWindow(
        .fraudReview, from: since, since: since,
        deadline: due.map { Deadline(kind: .review, at: $0) },
        inputs: [AlertInput("risk", risk), AlertInput("hold", hold.reason)],
        because: "The order is on hold (\(hold.reason)) and its fraud risk is \(risk).",
        clearsWhen: "The hold is released, or the order is cancelled.")
    ]
  }

  /// A hold whose review time has passed. Where the hold has neither review time nor start, it
  /// can't have begun before the order was placed: that is counted from, and said.
  static func stale(_ order: OrderCase) -> [FiringWindow] {
    let dated = holds(order).compactMap { hold in
      review(of: hold, order).map { (hold: hold, due: $0.due, source: $0.source) }
    }
    guard let first = dated.min(by: { $0.due < $1.due }) else { return [] }
    return [
      FiringWindow(
        .holdStale, from: first.due, since: first.due,
        deadline: Deadline(kind: .review, at: first.due),
        inputs: [
          AlertInput("hold", first.hold.reason),
          AlertInput("held since", first.hold.placedAt?.description ?? "unknown"),
          AlertInput("review due", "\(first.due) (\(first.source))"),
        ],
        because: "The hold (\(first.hold.reason)) should have been reviewed by "
          + "\(order.zone.spoken(first.due)), \(first.source).",
        clearsWhen: "The hold is released or gets a later review time.")
    ]
  }

  private static func review(
    of hold: Hold, _ order: OrderCase
  ) -> (due: Instant, source: String)? {
    let allowed = order.settings.holdReviewAfter
    if let reviewAt = hold.reviewAt { return (reviewAt, "as the hold says") }
    if let placedAt = hold.placedAt {
      return (placedAt + allowed, "\(allowed.short) after it began")
    }
    guard let placedAt = order.facts.placedAt else { return nil }
    return (placedAt + allowed, "\(allowed.short) after the order, its own start is unknown")
  }

  /// The holds by name, or the one that the fulfilment state implies; what has left is held no more.
  private static func holds(_ order: OrderCase) -> [Hold] {
    guard order.facts.fulfilment != .fulfilled else { return [] }
    if order.facts.holds.isEmpty, order.facts.fulfilment == .onHold {
      return [Hold(reason: "on hold")]
    }
    return order.facts.holds
  }
}
