/// REFUND_PENDING: money that the customer should have back.
enum RefundRules {
  /// The EU's limit for a withdrawal, and how long an unpaid refund is looked for at all: files of
  /// old orders are often never brought up to date.
  private static let dueAfter = TimeSpan.days(14)
  private static let horizon = TimeSpan.days(90)

  /// Cancelled after it was paid, and still called paid some business days later.
  static func cancelled(_ order: OrderCase) -> [FiringWindow] {
    let days = order.settings.refundBusinessDays
    guard let cancelledAt = order.facts.cancelledAt, order.facts.payment == .paid,
      order.facts.total?.minorUnits != 0,
      let due = order.calendar.adding(workingDays: days, to: cancelledAt)
    else { return [] }
    return [
      FiringWindow(
        .refundPending, from: due, until: cancelledAt + horizon, since: due,
        deadline: Deadline(kind: .refund, at: cancelledAt + dueAfter),
        inputs: [
          AlertInput("cancelled", cancelledAt.description),
          AlertInput("payment", order.facts.payment.rawValue),
          AlertInput("total", order.facts.total?.description ?? "unknown"),
          AlertInput("business days", String(days)),
        ],
        because: "It was cancelled \(order.zone.spoken(cancelledAt)) and the payment was not "
          + "refunded within \(days) business days.",
        clearsWhen: "The payment is refunded.")
    ]
  }

  /// Somebody asked for a refund and the payment is untouched. Since when is not in the files.
  static func requested(_ order: OrderCase) -> [FiringWindow] {
    guard order.facts.cancelledAt == nil, order.facts.payment == .paid,
      let tag = order.settings.tags.first(of: order.settings.tags.refund, in: order.facts.tags)
    else { return [] }
    return [
      FiringWindow(
        .refundPending, from: nil, since: nil, inputs: [AlertInput("tag", tag)],
        because: "A refund was asked for (tag \(tag)) and the payment is untouched.",
        clearsWhen: "The payment is refunded, or the tag is taken off.")
    ]
  }
}
