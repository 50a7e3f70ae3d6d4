import Commerce

/// Reads the unshipped (actionable) orders report: what the seller still has to send.
///
/// `promise-date` is Amazon's ship-by and is taken untouched. An order in this report is paid and not
/// platform-fulfilled. An address is stated because the report names recipients; the street counts
/// as unknown where the report has no column for it.
final class AmazonUnshippedReader: RowReader {
  private let cells: CellReader
  private let id, sku, title, purchased, paid, promised, service, currency, price: Column
  private let bought, shipped, name, street, city, postcode, country, email: Column
  private let rest: [Column]
  let personalColumns: Set<Int>
  private var orders = OrderGatherer(limit: 64)
  private var lost = LostLetters()
  private(set) var newestOrderAt: Instant?

  init(_ setup: FormatSetup) {
    cells = setup.cells
    var pick = ColumnPicker(setup.header)
    id = pick.column("order-id")
    sku = pick.column("sku")
    title = pick.column("product-name")
    purchased = pick.column("purchase-date")
    paid = pick.column("payments-date")
    promised = pick.column("promise-date")
    service = pick.column("ship-service-level")
    currency = pick.column("currency")
    price = pick.column("item-price")
    bought = pick.column("quantity-purchased")
    shipped = pick.column("quantity-shipped")
    name = pick.column("recipient-name")
    street = pick.column("ship-address-1")
    city = pick.column("ship-city")
    postcode = pick.column("ship-postal-code")
    country = pick.column("ship-country")
    email = pick.column("buyer-email")
    let names = setup.header.names
    rest = pick.rest.filter { !isPersonal($0.name) }
    personalColumns = Set(names.indices.filter { isPersonal(names[$0]) })
  }

  var warnings: [RowIssue] { lost.warnings }

  func take(_ row: Row, _ emit: (FeedItem) throws -> Void) throws {
    let name: String
    let line: OrderLineRecord
    let order: OrderRecord
    do throws(CellProblem) {
      name = try cells.requiredIdentifier(row, id)
      line = try self.line(row)
      order = try self.order(row, name)
    } catch {
      try emit(.issue(row.issue(error, hidden: personalColumns)))
      return
    }
    lost.look(row, title)
    switch orders.seat(name) {
    case .open(let index): orders.update(index) { Self.add(line, to: &$0) }
    case .refused, .gone:
      let reason = "belongs to \(name), whose rows are far apart; sort by order-id"
      try emit(.issue(row.issue(reason, value: name, hidden: personalColumns)))
    case .new:
      if let placed = order.placedAt { newestOrderAt = max(newestOrderAt ?? placed, placed) }
      try orders.begin(order, line: row.line, emit)
      orders.update(orders.lastIndex) { Self.add(line, to: &$0) }
    }
  }

  func finish(_ emit: (FeedItem) throws -> Void) throws { try orders.finish(emit) }

  private static func add(_ line: OrderLineRecord, to order: inout OrderRecord) {
    order.lines.append(line)
    let states = order.lines.map(\.fulfilment)
    let isPartial = states.contains { $0 == .partial || $0 == .fulfilled }
    let isWhole = states.allSatisfy { $0 == .fulfilled }
    order.fulfilment = .value(isWhole ? .fulfilled : isPartial ? .partial : .unfulfilled)
  }

  private func line(_ row: Row) throws(CellProblem) -> OrderLineRecord {
    guard let quantity = try cells.integer(row, bought) else {
      throw CellProblem(column: bought, reason: "is blank; a line needs a quantity")
    }
    let sent = try cells.integer(row, shipped) ?? 0
    let currency = try cells.currency(row, currency) ?? cells.context.currency
    let total = try cells.money(row, price, currency)
    let fitted = total.map { unitPrice(lineTotal: $0, quantity: quantity, discount: nil) }
    return OrderLineRecord(
      sku: try cells.identifier(row, sku), title: row.text(title), quantity: quantity,
      price: fitted?.price, discount: fitted?.discount,
      fulfilment: sent == 0 ? .unfulfilled : sent < quantity ? .partial : .fulfilled,
      place: SourcePlace(line: row.line))
  }

  private func order(_ row: Row, _ name: String) throws(CellProblem) -> OrderRecord {
    var order = OrderRecord(name: name)
    order.externalID = name
    order.placedAt = try cells.instant(row, purchased)
    if let paidAt = try cells.instant(row, paid) { order.paidAt = .value(paidAt) }
    order.payment = .value(.paid)
    if let shipBy = try cells.instant(row, promised) { order.shipBy = .value(shipBy) }
    if let service = row.trimmed(service) { order.shippingService = .value(service) }
    order.isPlatformFulfilled = .value(false)
    order.requiresShipping = .value(true)
    order.currency = try cells.currency(row, currency)
    if self.name.isPresent {
      order.address = .value(
        ShippingAddress(
          name: row.trimmed(self.name), city: row.trimmed(city), postcode: row.trimmed(postcode),
          country: row.trimmed(country), hasStreet: street.isPresent ? !row.isBlank(street) : nil))
    }
    if let email = MaskedEmail(row.text(email)) {
      order.maskedEmail = .value(email.masked)
      order.emailHash = .value(email.hash)
    }
    order.extra = cells.extra(row, rest)
    return order
  }
}
