import Commerce

/// Amazon's status words in the domain's terms.
enum AmazonWords {
  /// `Amazon`, `AFN`, `AMAZON_EU`, `AMAZON_NA`; the seller's own is `Merchant`, `MFN`, `DEFAULT`.
  static func isAmazon(_ channel: String) -> Bool {
    let channel = channel.uppercased()
    return channel.hasPrefix("AMAZON") || channel == "AFN"
  }

  static func listing(_ status: String) -> ListingState? {
    switch feedWord(status) {
    case "active": .live
    case "inactive", "incomplete", "stranded": .inactive
    case "suppressed", "search-suppressed", "blocked": .suppressed
    case "deleted", "removed", "closed", "cancelled", "canceled": .removed
    default: nil
    }
  }

  /// What an order's status says of its three states.
  struct Order: Hashable {
    var payment: PaymentState
    var fulfilment: FulfilmentState
    var delivery: DeliveryState?
    var isCancelled = false
  }

  /// Nil for a word that is not known. Amazon collects the money before it lets an order be shipped,
  /// so all but pending and cancelled ones are paid.
  static func order(_ status: String) -> Order? {
    let parts = feedWord(status).split(separator: "-", maxSplits: 1)
    let detail = parts.count > 1 ? trimmed(parts[1].replacing("-", with: " ")) : ""
    switch parts.first {
    case "pending" where detail.isEmpty, "pendingavailability", "invoiceunconfirmed":
      return Order(payment: .pending, fulfilment: .unfulfilled)
    case "pending":
      // `Pending - Waiting for Pick Up`: packed, and the carrier has not come.
      return Order(payment: .paid, fulfilment: .unfulfilled, delivery: .labelled)
    case "unshipped", "shipping": return Order(payment: .paid, fulfilment: .unfulfilled)
    case "partiallyshipped", "partially": return Order(payment: .paid, fulfilment: .partial)
    case "shipped", "complete":
      return Order(payment: .paid, fulfilment: .fulfilled, delivery: delivery(detail))
    case "cancelled", "canceled", "unfulfillable":
      return Order(payment: .voided, fulfilment: .unfulfilled, isCancelled: true)
    default: return nil
    }
  }

  private static func delivery(_ detail: String) -> DeliveryState? {
    switch detail {
    case "": nil
    case _ where detail.contains("delivered to buyer"): .delivered
    case _ where detail.contains("out for delivery"): .outForDelivery
    case _ where detail.contains("picked up"): .inTransit
    case _ where detail.contains("returned to seller"): .returned
    case _ where detail.contains("return"), _ where detail.contains("reject"),
      _ where detail.contains("lost"), _ where detail.contains("damaged"),
      _ where detail.contains("undeliverable"):
      .exception
    default: .unknown
    }
  }

  static func line(_ status: String?) -> FulfilmentState {
    switch status.map(feedWord) {
    case "unshipped", "pending": .unfulfilled
    case "partiallyshipped", "partially-shipped": .partial
    case "shipped": .fulfilled
    default: .unknown
    }
  }
}
