public import Commerce
import TerminalKit

extension AlertCode {
  /// Two or three words for a list.
  public var label: String {
    switch self {
    case .paymentPending: "Payment pending"
    case .authorisationExpiring: "Auth. expiring"
    case .authorisationExpired: "Auth. expired"
    case .paymentFailed: "Payment failed"
    case .paymentMismatch: "Payment differs"
    case .fraudReview: "Fraud review"
    case .addressInvalid: "Bad address"
    case .holdStale: "On hold"
    case .shipDue: "Ship due"
    case .shipLate: "Ship late"
    case .partialStalled: "Part. shipped"
    case .oversoldLine: "Line oversold"
    case .paymentOrphan: "Paid, not moved"
    case .dispute: "Disputed"
    case .backorder: "Backorder"
    case .labelNotScanned: "Not scanned"
    case .transitStalled: "Parcel stalled"
    case .arrivalMissed: "Arrival missed"
    case .deliveryException: "Delivery failed"
    case .returnStalled: "Return waiting"
    case .refundPending: "Refund due"
    case .cancelPending: "Cancel asked"
    case .duplicate: "Ordered twice?"
    case .marketplaceUnconfirmed: "Not confirmed"
    case .oversold: "Oversold"
    case .outWhileLive: "Out while live"
    case .liveUnsellable: "Not buyable"
    case .gapBeforeDelivery: "Gap before PO"
    case .reorder: "Reorder"
    case .low: "Low"
    case .purchaseOrderLate: "PO late"
    case .stateMismatch: "Count differs"
    case .sourceLate: "Source late"
    case .sourceFailed: "Source failed"
    }
  }
}

extension Priority {
  /// For words in a row: as urgent as the priority's own sign, without its block of colour, so that
  /// a screen full of P1 can still be read.
  var wordStyle: Style { self == .p1 ? .critical : style }

  var style: Style {
    switch self {
    case .p1: .priority1
    case .p2: .priority2
    case .p3: .priority3
    case .p4: .priority4
    }
  }
}

extension DeadlineKind {
  var label: String {
    switch self {
    case .payment: "pay by"
    case .authorisation: "auth ends"
    case .shipBy: "ship by"
    case .promise: "promised"
    case .review: "review"
    case .remainder: "rest due"
    case .delivery: "deliver by"
    case .refund: "refund by"
    }
  }
}
