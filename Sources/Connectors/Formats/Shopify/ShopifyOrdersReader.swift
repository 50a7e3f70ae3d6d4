import Commerce

/// Reads Shopify's order export: the rows of a name together are one order.
///
/// - The order's own fields stand on its first row; every row carries one line item.
/// - A bad order cell refuses the whole order, its further rows included, because an order without
///   its total or state misleads. A bad line cell refuses that line, and the order is taken with the
///   others.
/// - A hold is a fulfilment status `on_hold`, or a tag `hold` or `on-hold`. The export does not say
///   since when, so the hold counts from `Created at`: never too short.
/// - E-mail is kept masked and as a hash; street, phone, company, billing and card data are not
///   kept. Notes are not kept either: customers write anything into them.
/// - A blank payment or fulfilment status is unknown, not cleared: Shopify never has none.
final class ShopifyOrdersReader: RowReader {
  private let columns: ShopifyOrderColumns
  private let cells: CellReader
  private var orders = OrderGatherer(limit: 1)
  private(set) var newestOrderAt: Instant?

  init(_ setup: FormatSetup) {
    columns = ShopifyOrderColumns(setup.header)
    cells = setup.cells
  }

  var personalColumns: Set<Int> { columns.personal }

  func take(_ row: Row, _ emit: (FeedItem) throws -> Void) throws {
    let name: String
    do throws(CellProblem) {
      name = try cells.requiredIdentifier(row, columns.name)
    } catch {
      try emit(.issue(issue(row, error)))
      return
    }
    let index: Int
    switch orders.seat(name) {
    case .open(let open): index = open
    case .refused(let line):
      try emit(
        .issue(refusal(row, "belongs to \(name), whose first row on line \(line) is refused")))
      return
    case .gone:
      try emit(
        .issue(refusal(row, "belongs to \(name), whose rows are not together; sort by Name")))
      return
    case .new:
      guard let begun = try begin(row, name, emit) else { return }
      index = begun
    }
    do throws(CellProblem) {
      guard let line = try line(row) else { return }
      let requiresShipping = cells.flag(row, columns.lineRequiresShipping)
      orders.update(index) { order in
        order.lines.append(line)
        guard let requiresShipping else { return }
        order.requiresShipping = .value(requiresShipping || order.requiresShipping.value == true)
      }
    } catch {
      try emit(.issue(issue(row, error)))
    }
  }

  func finish(_ emit: (FeedItem) throws -> Void) throws { try orders.finish(emit) }

  private func issue(_ row: Row, _ problem: CellProblem) -> RowIssue {
    row.issue(problem, hidden: columns.personal)
  }

  private func refusal(_ row: Row, _ reason: String) -> RowIssue {
    row.issue(reason, value: row.text(columns.name), hidden: columns.personal)
  }

  private func begin(
    _ row: Row, _ name: String, _ emit: (FeedItem) throws -> Void
  ) throws -> Int? {
    let order: OrderRecord
    do throws(CellProblem) {
      order = try self.order(row, name)
    } catch {
      try orders.refuse(name, line: row.line, emit)
      try emit(.issue(issue(row, error)))
      return nil
    }
    if let placed = order.placedAt { newestOrderAt = max(newestOrderAt ?? placed, placed) }
    try orders.begin(order, line: row.line, emit)
    for (column, isKnown) in [
      (columns.payment, order.payment.value != .unknown),
      (columns.fulfilment, order.fulfilment.value != .unknown),
    ] where !isKnown && !row.isBlank(column) {
      let problem = CellProblem(
        column: column, reason: "is a status that is not known here; it is taken as unknown")
      try emit(.issue(row.issue(problem, severity: .warning, hidden: columns.personal)))
    }
    return orders.lastIndex
  }

  private func order(_ row: Row, _ name: String) throws(CellProblem) -> OrderRecord {
    var order = OrderRecord(name: name)
    order.externalID = try cells.identifier(row, columns.id)
    order.placedAt = try cells.instant(row, columns.createdAt)
    let currency = try cells.currency(row, columns.currency) ?? cells.context.currency
    order.currency = currency
    order.total = try cells.statedMoney(row, columns.total, currency)
    order.subtotal = try cells.statedMoney(row, columns.subtotal, currency)
    order.shipping = try cells.statedMoney(row, columns.shipping, currency)
    order.tax = try cells.statedMoney(row, columns.taxes, currency)
    order.discount = try cells.statedMoney(row, columns.discount, currency)
    // Negative when more was paid than is owed.
    order.outstanding = try cells.statedMoney(
      row, columns.outstanding, currency, mayBeNegative: true)
    order.refunded = try cells.statedMoney(row, columns.refunded, currency)
    order.payment = .value(ShopifyWords.payment(row.trimmed(columns.payment)))
    order.paymentMethod = cells.statedText(row, columns.method)
    order.paidAt = try cells.statedInstant(row, columns.paidAt)
    order.fulfilledAt = try cells.statedInstant(row, columns.fulfilledAt)
    order.cancelledAt = try cells.statedInstant(row, columns.cancelledAt)
    order.shippingService = cells.statedText(row, columns.service)
    order.riskLevel = cells.statedText(row, columns.risk)
    order.discountCode = cells.statedText(row, columns.code)
    order.salesChannel = cells.statedText(row, columns.source)
    let tags = pieces(row.bytes(columns.tags))
    if columns.tags.isPresent { order.tags = tags.isEmpty ? .cleared : .value(tags) }
    if columns.fulfilment.isPresent {
      order.fulfilment = .value(ShopifyWords.fulfilment(row.trimmed(columns.fulfilment)))
    }
    order.holds = holds(order, tags)
    takeCustomer(row, &order)
    order.extra = cells.extra(row, columns.rest)
    return order
  }

  private func holds(_ order: OrderRecord, _ tags: [String]) -> Stated<[Hold]> {
    guard columns.fulfilment.isPresent || columns.tags.isPresent else { return .unstated }
    if let tag = tags.first(where: { ["hold", "on-hold"].contains(feedWord($0)) }) {
      return .value([Hold(reason: "tag \(tag)", placedAt: order.placedAt)])
    }
    if order.fulfilment.value == .onHold {
      return .value([Hold(reason: "fulfilment on hold", placedAt: order.placedAt)])
    }
    return .value([])
  }

  private func takeCustomer(_ row: Row, _ order: inout OrderRecord) {
    if columns.email.isPresent {
      let email = MaskedEmail(row.text(columns.email))
      order.maskedEmail = email.map { .value($0.masked) } ?? .cleared
      order.emailHash = email.map { .value($0.hash) } ?? .cleared
    }
    let parts = [columns.shipName, columns.shipCity, columns.shipZip, columns.shipCountry]
    guard parts.allSatisfy(\.isPresent) else { return }
    var address = ShippingAddress(
      name: row.trimmed(columns.shipName), city: row.trimmed(columns.shipCity),
      // Shopify writes an apostrophe before postcodes so that spreadsheets keep their zeros.
      postcode: row.trimmed(columns.shipZip).map(barcodeText),
      country: row.trimmed(columns.shipCountry))
    if columns.shipStreet.isPresent || columns.shipAddress.isPresent {
      address.hasStreet = !row.isBlank(columns.shipStreet) || !row.isBlank(columns.shipAddress)
    }
    order.address = .value(address)
  }

  private func line(_ row: Row) throws(CellProblem) -> OrderLineRecord? {
    guard let quantity = try cells.integer(row, columns.lineQuantity) else {
      // An order without line items has one row, and its line cells are blank.
      guard row.isBlank(columns.lineName) else {
        throw CellProblem(column: columns.lineQuantity, reason: "is blank; a line needs a quantity")
      }
      return nil
    }
    let code = row.trimmed(columns.currency)
    let currency = code.flatMap { Currency(code: $0) } ?? lineCurrency(row)
    return OrderLineRecord(
      sku: try cells.identifier(row, columns.lineSKU), title: row.text(columns.lineName),
      quantity: quantity, price: try cells.money(row, columns.linePrice, currency),
      discount: try cells.money(row, columns.lineDiscount, currency),
      fulfilment: ShopifyWords.fulfilment(row.trimmed(columns.lineFulfilment)),
      place: SourcePlace(line: row.line))
  }

  /// Rows after an order's first leave the currency blank: it is the order's.
  private func lineCurrency(_ row: Row) -> Currency {
    orders.lastCurrency ?? cells.context.currency
  }
}
