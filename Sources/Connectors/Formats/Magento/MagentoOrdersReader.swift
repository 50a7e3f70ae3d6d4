import Commerce

/// Reads the export of Magento's orders grid: one row an order, no lines.
final class MagentoOrdersReader: RowReader {
  private let cells: CellReader
  private let id, placed, purchased, base, status, point, service: Column
  private(set) var newestOrderAt: Instant?
  let personalColumns: Set<Int>

  init(_ setup: FormatSetup) {
    cells = setup.cells
    let header = setup.header
    id = header.column("ID")
    placed = header.column("Purchase Date")
    purchased = header.column("Grand Total (Purchased)")
    base = header.column("Grand Total (Base)")
    status = header.column("Status")
    point = header.column("Purchase Point")
    service = header.column("Shipping Information")
    let personal = [
      header.column("Bill-to Name"), header.column("Ship-to Name"), header.column("Customer Email"),
      header.column("Billing Address"), header.column("Shipping Address"),
      header.column("Customer Name"),
    ]
    personalColumns = Set(personal.filter(\.isPresent).map(\.index))
  }

  func take(_ row: Row, _ emit: (FeedItem) throws -> Void) throws {
    let order: OrderRecord
    do throws(CellProblem) {
      order = try record(row)
    } catch {
      try emit(.issue(row.issue(error, hidden: personalColumns)))
      return
    }
    if let placed = order.placedAt { newestOrderAt = max(newestOrderAt ?? placed, placed) }
    try emit(.record(.order(order), SourcePlace(line: row.line)))
  }

  private func record(_ row: Row) throws(CellProblem) -> OrderRecord {
    var order = OrderRecord(name: try cells.requiredIdentifier(row, id))
    order.placedAt = try cells.instant(row, placed, order: .monthFirst)
    let total = purchased.isPresent ? purchased : base
    if let value = try cells.figure(row, total) {
      let currency = currency(row, total)
      guard let amount = try? value.money(in: currency) else {
        throw CellProblem(
          column: total, reason: "has more decimals than \(currency.code) has; correct the cell")
      }
      order.currency = currency
      order.total = .value(amount)
    }
    order.salesChannel = cells.statedText(row, point)
    order.shippingService = cells.statedText(row, service)
    try state(row, &order)
    return order
  }

  /// The sign in the amount decides; a bare amount is in the source's currency.
  private func currency(_ row: Row, _ column: Column) -> Currency {
    let text = row.text(column)
    for (sign, code) in [("€", "EUR"), ("£", "GBP"), ("CHF", "CHF")] where text.contains(sign) {
      return Currency(code: code) ?? cells.context.currency
    }
    // A dollar sign is used by many; the source says which is meant.
    return cells.context.currency
  }

  private func state(_ row: Row, _ order: inout OrderRecord) throws(CellProblem) {
    switch feedWord(row.trimmed(status) ?? "") {
    case "pending", "pending-payment", "pending-paypal":
      order.payment = .value(.pending)
      order.fulfilment = .value(.unfulfilled)
    case "payment-review", "suspected-fraud", "fraud":
      order.payment = .value(.authorised)
      order.fulfilment = .value(.unfulfilled)
      order.holds = .value([Hold(reason: "fraud review")])
    case "processing":
      order.payment = .value(.paid)
      order.fulfilment = .value(.unfulfilled)
    case "on-hold", "holded":
      order.fulfilment = .value(.unfulfilled)
      order.holds = .value([Hold(reason: "on hold")])
    case "complete":
      order.payment = .value(.paid)
      order.fulfilment = .value(.fulfilled)
    case "closed":
      order.payment = .value(.refunded)
    case "canceled", "cancelled":
      // When it was cancelled the grid does not say.
      order.payment = .value(.voided)
    case "": throw CellProblem(column: status, reason: "is blank; an order needs a status")
    default:
      // Shops add statuses of their own: they say nothing that is known here.
      order.tags = .value([row.text(status)])
    }
  }
}
