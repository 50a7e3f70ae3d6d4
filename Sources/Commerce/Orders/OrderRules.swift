/// What is wrong with an order. Source: domain rules §2.
public enum OrderRules {
  /// Everything that holds for an order at `now`, scored.
  ///
  /// Cancelled, closed, fulfilled, restocked, voided and refunded orders raise nothing, except that
  /// a parcel on its way may go wrong and a cancelled order may wait for its refund. The order's
  /// deadline is the earliest of its alerts', an overdue one included: what is overdue longest has
  /// waited longest. Nothing here is read from a clock: the same arguments give the same answer,
  /// and until `nextChangeAt` so does any later `now`.
  public static func evaluate(
    _ facts: OrderFacts, settings: ChannelSettings, location: LocationSettings?,
    context: OrderContext, now: Instant
  ) -> OrderEvaluation {
    let rules =
      (facts.canBeStuck ? openRules : []) + (facts.hasParcel ? parcelRules : [])
      + moneyBackRules
    let order = OrderCase(facts, settings: settings, location: location, context: context)
    let windows = rules.flatMap { $0(order) }.map { window in
      var scored = window
      let cause = window.cause ?? order.cause(of: window.code)
      scored.cause = cause
      scored.extraParts += order.commonParts(
        for: AlertGroup(code: window.code, cause: cause))
      return scored
    }
    let alerts = windows.alerts(at: now)
    return OrderEvaluation(
      alerts: alerts, score: score(of: alerts),
      deadline: alerts.compactMap(\.deadline).min { $0.at < $1.at },
      nextChangeAt: windows.nextChange(after: now),
      location: alerts.isEmpty ? nil : location?.location.code)
  }

  /// The highest alert and 2 for each further one, 10 at most; 100 in all. Source: §2.4.
  public static func score(of alerts: [Alert]) -> Int {
    guard let highest = alerts.map(\.score).max() else { return 0 }
    return min(100, highest + min(10, 2 * (alerts.count - 1)))
  }

  private typealias Rule = @Sendable (OrderCase) -> [FiringWindow]

  /// While the store still has something to do.
  private static let openRules: [Rule] = [
    PaymentRules.pending, PaymentRules.failed, PaymentRules.mismatch, PaymentRules.orphan,
    AuthorisationRules.windows, HoldRules.fraudReview, HoldRules.stale,
    AddressRule.windows, ShippingRules.windows, PartialRule.windows,
    LineStockRules.windows, RequestRules.dispute, RequestRules.cancel, DuplicateRule.windows,
  ]

  /// Once something of it is a parcel.
  private static let parcelRules: [Rule] = [
    ParcelRules.label, ParcelRules.transit, ParcelRules.arrival, ParcelRules.exception,
    ParcelRules.returned, ParcelRules.unconfirmed,
  ]

  /// Whatever has become of the goods.
  private static let moneyBackRules: [Rule] = [RefundRules.cancelled, RefundRules.requested]
}

extension OrderFacts {
  /// Whether a carrier has, or had, something of it, and it was not called off.
  fileprivate var hasParcel: Bool {
    state != .cancelled && !isPlatformFulfilled && delivery != .unknown
      && ![.voided, .refunded].contains(payment)
  }
}
