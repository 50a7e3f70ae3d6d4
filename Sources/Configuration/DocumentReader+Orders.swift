import Commerce
import TOML

extension DocumentReader {
  /// `[orders]`: thresholds for every channel that does not set its own.
  mutating func readDefaultOrders() -> OrderSettings {
    guard var table = root.table("orders", name: "[orders]") else { return OrderSettings() }
    return readOrders(&table, over: OrderSettings())
  }

  func readOrders(_ table: inout TableReader, over defaults: OrderSettings) -> OrderSettings {
    var orders = defaults
    if let span = table.span("payment_pending_after") { orders.paymentPendingAfter = span }
    if let span = table.span("bank_transfer_pending_after") {
      orders.bankTransferPendingAfter = span
    }
    if let span = table.span("authorisation_window") { orders.authorisationWindow = span }
    if let span = table.span("authorisation_warning") { orders.authorisationWarning = span }
    if let span = table.span("ship_due_within") { orders.shipDueWithin = span }
    if let span = table.span("hold_review_after") { orders.holdReviewAfter = span }
    if let span = table.span("fraud_review_after") { orders.fraudReviewAfter = span }
    if let days = table.integer("partial_stalled_business_days", in: 0...365) {
      orders.partialStalledBusinessDays = days
    }
    let expected = "a number of working days, or false for no computed ship-by"
    let handling: HandlingDays? = table.value("handling_days", as: expected) { value in
      switch value {
      case .integer(let days) where (0...365).contains(days): .computed(days)
      case .boolean(false): HandlingDays.none
      default: nil
      }
    }
    switch handling {
    case .computed(let days): orders.handlingDays = days
    case HandlingDays.none?: orders.handlingDays = nil
    case nil: break
    }
    table.reportUnknownKeys()
    return orders
  }

  private enum HandlingDays {
    case computed(Int)
    case none
  }
}
