/// What a person does next about an alert.
public enum NextStep {
  /// One line in the imperative, for any subject with this code.
  public static func text(for code: AlertCode) -> String {
    switch code {
    case .paymentPending: "Ask the customer for the payment, or cancel the order."
    case .authorisationExpiring: "Capture the payment before the authorisation ends."
    case .authorisationExpired: "Authorise again or ask for a new payment; do not ship before."
    case .paymentFailed: "Try the capture once more, then ask the customer for another payment."
    case .paymentMismatch: "Compare captures and refunds with the total; collect or pay back."
    case .fraudReview: "Check the order; release the hold or cancel."
    case .addressInvalid: "Ask the customer for the missing parts of the address."
    case .holdStale: "Review the hold: release it, or set a new review time."
    case .shipDue: "Pick and ship it today."
    case .shipLate: "Ship it now, and tell the customer."
    case .partialStalled: "Ship the rest, or refund it."
    case .oversoldLine: "Find stock, offer a substitute, or cancel the line."
    case .paymentOrphan: "Find out why the shop did not take the payment; move the order on."
    case .dispute: "Do not ship; answer the dispute before the gateway's date."
    case .backorder: "Tell the customer the new date, or offer a substitute."
    case .labelNotScanned: "Look for the parcel in the building; hand it to the carrier."
    case .transitStalled: "Ask the carrier where the parcel is, and tell the customer."
    case .arrivalMissed: "Tell the customer, then ask the carrier for a new date."
    case .deliveryException: "Call the carrier; send again or refund."
    case .returnStalled: "Inspect the return and refund it."
    case .refundPending: "Pay the refund."
    case .cancelPending: "Stop the picking and cancel, or tell the customer that it has left."
    case .duplicate: "Ask the customer whether both are wanted before the second ships."
    case .marketplaceUnconfirmed: "Confirm the shipment at the marketplace."
    case .oversold: "Stop the sale, then buy in or cancel the newest orders."
    case .outWhileLive: "Take it off sale, or restock."
    case .liveUnsellable: "Put the listing live, or find out why it is not."
    case .gapBeforeDelivery: "Ask the supplier to deliver sooner, or slow the sale."
    case .reorder: "Order from the supplier."
    case .low: "Check whether more is on its way."
    case .purchaseOrderLate: "Ask the supplier for a new date."
    case .stateMismatch: "Count the stock, or import a fresh inventory file."
    case .sourceLate: "Get a fresh export into the inbox."
    case .sourceFailed: "Read the error in the sync view and mend the file."
    }
  }
}
