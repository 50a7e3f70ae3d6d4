extension AlertCode {
  /// What an alert weighs before the clock, the money and the channel are looked at. Source:
  /// domain rules §1.8 and §2.1.
  public var baseScore: Int {
    switch self {
    case .paymentPending: 15
    case .authorisationExpiring: 35
    case .authorisationExpired: 55
    case .paymentFailed: 45
    case .paymentMismatch: 40
    case .fraudReview: 35
    case .addressInvalid: 30
    case .holdStale: 20
    case .shipDue: 25
    case .shipLate: 45
    case .partialStalled: 20
    case .oversoldLine: 40
    case .paymentOrphan: 50
    case .dispute: 45
    case .backorder: 30
    case .labelNotScanned: 30
    case .transitStalled: 30
    case .arrivalMissed: 35
    case .deliveryException: 40
    case .returnStalled: 15
    case .refundPending: 30
    case .cancelPending: 40
    case .duplicate: 25
    case .marketplaceUnconfirmed: 45
    case .oversold: 45
    case .outWhileLive: 40
    case .liveUnsellable: 40
    case .gapBeforeDelivery: 35
    case .reorder: 30
    case .low: 20
    case .purchaseOrderLate: 30
    case .stateMismatch: 35
    case .sourceLate: 30
    case .sourceFailed: 35
    }
  }

  /// The code in words: `shipping overdue`.
  public var words: String {
    switch self {
    case .paymentPending: "payment pending"
    case .authorisationExpiring: "authorisation about to end"
    case .authorisationExpired: "authorisation ended"
    case .paymentFailed: "payment failed"
    case .paymentMismatch: "payment does not add up"
    case .fraudReview: "fraud review waiting"
    case .addressInvalid: "address incomplete"
    case .holdStale: "hold not reviewed"
    case .shipDue: "shipping due"
    case .shipLate: "shipping overdue"
    case .partialStalled: "rest of the order not shipped"
    case .oversoldLine: "line without stock"
    case .paymentOrphan: "paid, but the order does not move"
    case .dispute: "payment disputed"
    case .backorder: "line waits for stock"
    case .labelNotScanned: "label without a carrier's scan"
    case .transitStalled: "parcel not moving"
    case .arrivalMissed: "promised arrival missed"
    case .deliveryException: "delivery went wrong"
    case .returnStalled: "return not closed"
    case .refundPending: "refund not paid"
    case .cancelPending: "cancellation asked for"
    case .duplicate: "perhaps ordered twice"
    case .marketplaceUnconfirmed: "shipment not confirmed"
    case .oversold: "more sold than there is"
    case .outWhileLive: "out of stock while on sale"
    case .liveUnsellable: "stock that nobody can buy"
    case .gapBeforeDelivery: "runs out before the next delivery"
    case .reorder: "time to reorder"
    case .low: "stock low"
    case .purchaseOrderLate: "purchase order late"
    case .stateMismatch: "stock states do not add up"
    case .sourceLate: "no new export"
    case .sourceFailed: "import failed"
    }
  }
}
