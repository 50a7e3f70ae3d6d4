import Commerce

/// Shopify's status words in the domain's terms.
enum ShopifyWords {
  static func payment(_ text: String?) -> PaymentState {
    switch text.map(feedWord) {
    case "pending", "unpaid": .pending
    case "authorized": .authorised
    case "partially-paid": .partiallyPaid
    case "paid": .paid
    case "partially-refunded": .partiallyRefunded
    case "refunded": .refunded
    case "voided": .voided
    // The authorisation ran out before it was captured.
    case "expired": .failed
    default: .unknown
    }
  }

  static func fulfilment(_ text: String?) -> FulfilmentState {
    switch text.map(feedWord) {
    case "unfulfilled", "pending", "open", "in-progress": .unfulfilled
    case "on-hold": .onHold
    case "scheduled": .scheduled
    case "partial", "partially-fulfilled": .partial
    case "fulfilled": .fulfilled
    case "restocked": .restocked
    default: .unknown
    }
  }
}
