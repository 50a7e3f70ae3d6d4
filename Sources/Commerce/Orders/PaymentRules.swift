/// PAY_PENDING, PAY_FAILED and PAY_MISMATCH.
enum PaymentRules {
  /// Pending longer than the channel allows; bank transfers get longer. It fires from the moment
  /// the payment was due: a payment that is merely young is not stuck.
  static func pending(_ order: OrderCase) -> [FiringWindow] {
    guard order.facts.payment == .pending, order.facts.paidAt == nil,
      let placedAt = order.facts.placedAt
    else { return [] }
    let isTransfer = isBankTransfer(order.facts.paymentMethod)
    let allowed =
      isTransfer ? order.settings.bankTransferPendingAfter : order.settings.paymentPendingAfter
    let due = placedAt + allowed
    return [
      FiringWindow(
        .paymentPending, from: due, since: due, deadline: Deadline(kind: .payment, at: due),
        inputs: [
          AlertInput("placed", placedAt.description),
          AlertInput("payment method", order.facts.paymentMethod ?? "unknown"),
          AlertInput("allowed", allowed.short),
        ],
        because: "The payment has been pending since \(order.zone.spoken(placedAt)); "
          + "\(isTransfer ? "a bank transfer" : "it") may take \(allowed.short).",
        clearsWhen: "The payment arrives, or the order is cancelled.")
    ]
  }

  /// The platform says that the payment failed. When it did is not in the exports, so there is no
  /// deadline.
  static func failed(_ order: OrderCase) -> [FiringWindow] {
    guard order.facts.payment == .failed else { return [] }
    return [
      FiringWindow(
        .paymentFailed, from: nil, since: nil,
        inputs: [AlertInput("payment method", order.facts.paymentMethod ?? "unknown")],
        because: "The payment failed; nothing has been collected for this order.",
        clearsWhen: "A payment succeeds, or the order is cancelled.")
    ]
  }

  /// Called paid in full while an amount is outstanding, or while more than the total was taken.
  /// Other payment states prove nothing: platforms differ in what they call outstanding then.
  static func mismatch(_ order: OrderCase) -> [FiringWindow] {
    guard order.facts.payment == .paid, let outstanding = order.facts.outstanding,
      outstanding.minorUnits != 0,
      order.facts.total.map({ $0.currency == outstanding.currency }) ?? true
    else { return [] }
    let amount = Money(
      minorUnits: outstanding.minorUnits == .min ? .max : abs(outstanding.minorUnits),
      currency: outstanding.currency)
    return [
      FiringWindow(
        .paymentMismatch, from: nil, since: nil,
        inputs: [
          AlertInput("payment", order.facts.payment.rawValue),
          AlertInput("total", order.facts.total?.description ?? "unknown"),
          AlertInput("outstanding", outstanding.description),
        ],
        because: outstanding.minorUnits > 0
          ? "The order is called paid, yet \(amount) are outstanding."
          : "The customer paid \(amount) more than is due.",
        clearsWhen: "Captured less refunded equals what is due.")
    ]
  }

  /// The file names a time of payment and calls the payment pending all the same: the money is in
  /// and the order does not know. Source of the 6 h: saleor #14733.
  static func orphan(_ order: OrderCase) -> [FiringWindow] {
    guard order.facts.payment == .pending, let paidAt = order.facts.paidAt else { return [] }
    let from = paidAt + order.settings.orphanAfter
    return [
      FiringWindow(
        .paymentOrphan, from: from, since: from,
        deadline: Deadline(kind: .payment, at: paidAt + .hours(6)),
        inputs: [
          AlertInput("paid", paidAt.description),
          AlertInput("payment", order.facts.payment.rawValue),
        ],
        because: "It was paid \(order.zone.spoken(paidAt)), yet the order still waits for its "
          + "payment.",
        clearsWhen: "The order takes note of its payment, or is cancelled.")
    ]
  }

  private static func isBankTransfer(_ method: String?) -> Bool {
    guard let method = method?.lowercased() else { return false }
    return ["bank", "transfer", "wire", "money order", "checkmo", "vorkasse", "überweisung"]
      .contains { method.contains($0) }
  }
}
