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
    readParcels(&table, into: &orders)
    if var tags = table.table("tags", name: table.name.replacing("]", with: ".tags]")) {
      orders.tags = readTags(&tags, over: orders.tags)
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

  private func readParcels(_ table: inout TableReader, into orders: inout OrderSettings) {
    if let span = table.span("payment_orphan_after") { orders.orphanAfter = span }
    if let span = table.span("label_scan_business_time") { orders.labelScanBusinessTime = span }
    if let span = table.span("transit_stalled_after") { orders.transitStalledAfter = span }
    if let span = table.span("cross_border_stalled_after") {
      orders.crossBorderStalledAfter = span
    }
    if let country = table.text("home_country") { orders.homeCountry = country.uppercased() }
    if let days = table.integer("return_business_days", in: 0...365) {
      orders.returnBusinessDays = days
    }
    if let days = table.integer("refund_business_days", in: 0...365) {
      orders.refundBusinessDays = days
    }
    if let span = table.span("duplicate_within") { orders.duplicateWithin = span }
  }

  /// `[orders.tags]`: the tags that prove what no column of an export says.
  private func readTags(_ table: inout TableReader, over defaults: OrderTags) -> OrderTags {
    var tags = defaults
    func words(_ key: String) -> [String]? {
      table.list(key, of: "a tag in quotes") { value in
        if case .string(let text) = value, !text.isEmpty { text } else { nil }
      }
    }
    if let vip = words("vip") { tags.vip = vip }
    if let dispute = words("dispute") { tags.dispute = dispute }
    if let cancel = words("cancel") { tags.cancel = cancel }
    if let refund = words("refund") { tags.refund = refund }
    if let inquiry = words("inquiry") { tags.inquiry = inquiry }
    table.reportUnknownKeys()
    return tags
  }

  private enum HandlingDays {
    case computed(Int)
    case none
  }
}
