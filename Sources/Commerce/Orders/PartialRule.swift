/// PARTIAL_STALLED: a part left, the rest did not follow.
enum PartialRule {
  /// Fires some business days after the first part was fulfilled.
  static func windows(_ order: OrderCase) -> [FiringWindow] {
    let days = order.settings.partialStalledBusinessDays
    guard order.facts.fulfilment == .partial, !order.facts.isPlatformFulfilled,
      let since = order.facts.partialSince,
      let due = order.calendar.adding(workingDays: days, to: since)
    else { return [] }
    return [
      FiringWindow(
        .partialStalled, from: due, since: due, deadline: Deadline(kind: .remainder, at: due),
        inputs: [
          AlertInput("first part fulfilled", since.description),
          AlertInput("business days", String(days)),
        ],
        because: "A part was fulfilled \(order.zone.spoken(since)); the rest has not followed "
          + "within \(days) business days.",
        clearsWhen: "The rest is fulfilled, refunded or cancelled.")
    ]
  }
}
