/// What is wrong with an order. Source: domain rules §2.
public enum OrderRules {
  /// Everything that holds for an order at `now`, scored.
  ///
  /// Cancelled, closed, fulfilled, restocked, voided and refunded orders raise nothing. The
  /// order's deadline is the earliest of its alerts', an overdue one included: what is overdue
  /// longest has waited longest. Nothing here is read from a clock: the same arguments give the
  /// same answer, and until `nextChangeAt` so does any later `now`.
  public static func evaluate(
    _ facts: OrderFacts, settings: ChannelSettings, location: LocationSettings?,
    context: OrderContext, now: Instant
  ) -> OrderEvaluation {
    guard facts.canBeStuck else {
      return OrderEvaluation(alerts: [], score: 0, deadline: nil, nextChangeAt: nil)
    }
    let order = OrderCase(facts, settings: settings, location: location, context: context)
    let windows = rules.flatMap { $0(order) }.map { window in
      var scored = window
      scored.extraParts += order.commonParts(for: window.code)
      return scored
    }
    let alerts = windows.alerts(at: now)
    return OrderEvaluation(
      alerts: alerts, score: score(of: alerts),
      deadline: alerts.compactMap(\.deadline).min { $0.at < $1.at },
      nextChangeAt: windows.nextChange(after: now))
  }

  /// The highest alert and 2 for each further one, 10 at most; 100 in all. Source: §2.4.
  public static func score(of alerts: [Alert]) -> Int {
    guard let highest = alerts.map(\.score).max() else { return 0 }
    return min(100, highest + min(10, 2 * (alerts.count - 1)))
  }

  private static let rules: [@Sendable (OrderCase) -> [FiringWindow]] = [
    PaymentRules.pending, PaymentRules.failed, PaymentRules.mismatch,
    AuthorisationRules.windows, HoldRules.fraudReview, HoldRules.stale,
    AddressRule.windows, ShippingRules.windows, PartialRule.windows,
  ]
}
