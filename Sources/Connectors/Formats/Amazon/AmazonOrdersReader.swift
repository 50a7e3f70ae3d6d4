import Commerce

/// Reads the All Orders reports, by order date and by last update: a row is one line.
///
/// - The order's states come from its first row; lines of orders placed in the same second
///   interleave, so the last orders are held back until their lines are together.
/// - The total is what the lines add up to: items, shipping and gift wrap less promotions, with tax
///   on top only on marketplaces whose prices leave it out. Pending orders have no prices yet.
/// - The report has no recipient, so nothing is said about an address; the country is kept beside.
/// - A bad order cell refuses the order, a bad line cell that line.
final class AmazonOrdersReader: RowReader {
  private let columns: AmazonOrderColumns
  private let cells: CellReader
  private var orders = OrderGatherer(limit: 64)
  private var lost = LostLetters()
  private(set) var newestOrderAt: Instant?

  init(_ setup: FormatSetup) {
    columns = AmazonOrderColumns(setup.header)
    cells = setup.cells
  }

  var personalColumns: Set<Int> { columns.personal }
  var warnings: [RowIssue] { lost.warnings }

  func take(_ row: Row, _ emit: (FeedItem) throws -> Void) throws {
    let name: String
    do throws(CellProblem) {
      name = try cells.requiredIdentifier(row, columns.id)
    } catch {
      try emit(.issue(row.issue(error, hidden: columns.personal)))
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
        .issue(
          refusal(row, "belongs to \(name), whose rows are far apart; sort by amazon-order-id")))
      return
    case .new:
      guard let begun = try begin(row, name, emit) else { return }
      index = begun
    }
    do throws(CellProblem) {
      let line = try self.line(row)
      orders.update(index) { line.add(to: &$0) }
      lost.look(row, columns.title)
    } catch {
      try emit(.issue(row.issue(error, hidden: columns.personal)))
    }
  }

  func finish(_ emit: (FeedItem) throws -> Void) throws { try orders.finish(emit) }

  private func refusal(_ row: Row, _ reason: String) -> RowIssue {
    row.issue(reason, value: row.text(columns.id), hidden: columns.personal)
  }

  private func begin(
    _ row: Row, _ name: String, _ emit: (FeedItem) throws -> Void
  ) throws -> Int? {
    let order: OrderRecord
    do throws(CellProblem) {
      order = try self.order(row, name)
    } catch {
      try orders.refuse(name, line: row.line, emit)
      try emit(.issue(row.issue(error, hidden: columns.personal)))
      return nil
    }
    if let placed = order.placedAt { newestOrderAt = max(newestOrderAt ?? placed, placed) }
    try orders.begin(order, line: row.line, emit)
    if order.payment.value == .unknown {
      let problem = CellProblem(
        column: columns.status, reason: "is a status that is not known here; it is taken as unknown"
      )
      try emit(.issue(row.issue(problem, severity: .warning, hidden: columns.personal)))
    }
    return orders.lastIndex
  }

  private func order(_ row: Row, _ name: String) throws(CellProblem) -> OrderRecord {
    var order = OrderRecord(name: name)
    order.externalID = name
    order.placedAt = try cells.instant(row, columns.purchased)
    order.updatedAt = try cells.instant(row, columns.updated)
    order.currency = try cells.currency(row, columns.currency)
    let state = row.trimmed(columns.status).flatMap(AmazonWords.order)
    order.payment = .value(state?.payment ?? .unknown)
    order.fulfilment = .value(state?.fulfilment ?? .unknown)
    if let delivery = state?.delivery { order.delivery = .value(delivery) }
    if state?.isCancelled == true {
      // The report has no time of cancellation; the last update is when it was last known.
      order.cancelledAt = (order.updatedAt ?? order.placedAt).map { .value($0) } ?? .unstated
    }
    if let channel = row.trimmed(columns.fulfilmentChannel) {
      order.isPlatformFulfilled = .value(AmazonWords.isAmazon(channel))
    }
    if let service = row.trimmed(columns.service) { order.shippingService = .value(service) }
    if let channel = row.trimmed(columns.salesChannel) { order.salesChannel = .value(channel) }
    if let code = row.trimmed(columns.promotions) { order.discountCode = .value(code) }
    order.requiresShipping = .value(true)
    order.extra = cells.extra(row, columns.rest)
    return order
  }

  private func line(_ row: Row) throws(CellProblem) -> AmazonLine {
    let currency = try cells.currency(row, columns.currency) ?? cells.context.currency
    guard let quantity = try cells.integer(row, columns.quantity) else {
      throw CellProblem(column: columns.quantity, reason: "is blank; a line needs a quantity")
    }
    let item = try cells.money(row, columns.itemPrice, currency)
    let promotion = try cells.money(row, columns.itemPromotion, currency, mayBeNegative: true)
      .map { Money(minorUnits: Int64($0.minorUnits.magnitude), currency: currency) }
    let fitted = item.map { unitPrice(lineTotal: $0, quantity: quantity, discount: promotion) }
    var line = AmazonLine(
      record: OrderLineRecord(
        sku: try cells.identifier(row, columns.sku), title: row.text(columns.title),
        quantity: quantity, price: fitted?.price, discount: fitted?.discount ?? promotion,
        fulfilment: AmazonWords.line(row.trimmed(columns.itemStatus)),
        place: SourcePlace(line: row.line)))
    line.item = item
    line.promotion = promotion
    line.shipping = try cells.money(row, columns.shipping, currency)
    line.giftWrap = try cells.money(row, columns.giftWrap, currency)
    line.shippingPromotion = try cells.money(
      row, columns.shippingPromotion, currency, mayBeNegative: true)
    for column in columns.taxes {
      guard let tax = try cells.money(row, column, currency, mayBeNegative: true) else { continue }
      line.tax = adding(tax, to: line.tax)
    }
    line.addsTax = addsTax(row.trimmed(columns.salesChannel))
    return line
  }
}
