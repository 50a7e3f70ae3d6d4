import Commerce

/// Reads `orders`: a row is one line, the rows of an order stand together or close by. What the
/// order as a whole says comes from its first row; a bad order cell refuses the order, a bad line
/// cell that line. Nothing is added up: an order without a total has none.
final class PlainOrdersReader: RowReader {
  private let cells: CellReader
  private let header: Header
  private var orders = OrderGatherer(limit: 64)
  private(set) var newestOrderAt: Instant?
  let personalColumns: Set<Int>

  init(_ setup: FormatSetup) {
    cells = setup.cells
    header = setup.header
    let known = ["email", "customer", "city", "postcode"].map { setup.header.column($0).index }
    let named = setup.header.names.indices.filter { isPersonal(setup.header.names[$0]) }
    personalColumns = Set(known.filter { $0 >= 0 } + named)
  }

  func take(_ row: Row, _ emit: (FeedItem) throws -> Void) throws {
    let name: String
    do throws(CellProblem) {
      name = try cells.requiredIdentifier(row, header.column("order"))
    } catch {
      try emit(.issue(row.issue(error, hidden: personalColumns)))
      return
    }
    let index: Int
    switch orders.seat(name) {
    case .open(let known): index = known
    case .refused(let line):
      try emit(
        .issue(refusal(row, "belongs to the order refused on line \(line); mend that first")))
      return
    case .gone:
      try emit(
        .issue(refusal(row, "belongs to \(name), whose rows are far apart; sort by order")))
      return
    case .new:
      guard let begun = try begin(row, name, emit) else { return }
      index = begun
    }
    do throws(CellProblem) {
      let line = try line(row)
      orders.update(index) { $0.lines.append(line) }
    } catch {
      try emit(.issue(row.issue(error, hidden: personalColumns)))
    }
  }

  func finish(_ emit: (FeedItem) throws -> Void) throws { try orders.finish(emit) }

  private func refusal(_ row: Row, _ reason: String) -> RowIssue {
    row.issue(reason, value: row.text(header.column("order")), hidden: personalColumns)
  }

  private func begin(
    _ row: Row, _ name: String, _ emit: (FeedItem) throws -> Void
  ) throws -> Int? {
    let order: OrderRecord
    do throws(CellProblem) {
      // An order whose first line can't be read is better refused than taken without it.
      _ = try line(row)
      order = try self.order(row, name)
    } catch {
      try orders.refuse(name, line: row.line, emit)
      try emit(.issue(row.issue(error, hidden: personalColumns)))
      return nil
    }
    if let placed = order.placedAt { newestOrderAt = max(newestOrderAt ?? placed, placed) }
    try orders.begin(order, line: row.line, emit)
    return orders.lastIndex
  }

  private func order(_ row: Row, _ name: String) throws(CellProblem) -> OrderRecord {
    var order = OrderRecord(name: name)
    let currency = try cells.currency(row, header.column("currency")) ?? cells.context.currency
    order.currency = currency
    order.placedAt = try cells.instant(row, header.column("placed_at"))
    for (name, path) in amounts {
      if let amount = try cells.money(row, header.column(name), currency) {
        order[keyPath: path] = .value(amount)
      }
    }
    for (name, path) in times {
      if let time = try cells.instant(row, header.column(name)) {
        order[keyPath: path] = .value(time)
      }
    }
    if let state = try cells.choice(row, header.column("payment"), PaymentState.self) {
      order.payment = .value(state)
    }
    if let state = try cells.choice(row, header.column("fulfilment"), FulfilmentState.self) {
      order.fulfilment = .value(state)
    }
    if let service = row.trimmed(header.column("service")) {
      order.shippingService = .value(service)
    }
    let tags = pieces(row.bytes(header.column("tags")))
    if !tags.isEmpty { order.tags = .value(tags) }
    if let email = row.trimmed(header.column("email")).flatMap(MaskedEmail.init) {
      order.maskedEmail = .value(email.masked)
      order.emailHash = .value(email.hash)
    }
    let address = ShippingAddress(
      name: row.trimmed(header.column("customer")), city: row.trimmed(header.column("city")),
      postcode: row.trimmed(header.column("postcode")),
      country: row.trimmed(header.column("country")))
    if address != ShippingAddress() { order.address = .value(address) }
    return order
  }

  private let amounts: [(String, WritableKeyPath<OrderRecord, Stated<Money>>)] = [
    ("total", \.total), ("subtotal", \.subtotal), ("shipping", \.shipping), ("tax", \.tax),
    ("discount", \.discount),
  ]

  private let times: [(String, WritableKeyPath<OrderRecord, Stated<Instant>>)] = [
    ("paid_at", \.paidAt), ("fulfilled_at", \.fulfilledAt), ("cancelled_at", \.cancelledAt),
    ("ship_by", \.shipBy),
  ]

  private func line(_ row: Row) throws(CellProblem) -> OrderLineRecord {
    let quantity = header.column("quantity")
    guard let units = try cells.integer(row, quantity) else {
      throw CellProblem(column: quantity, reason: "is blank; a line needs a quantity")
    }
    let currency = try cells.currency(row, header.column("currency")) ?? cells.context.currency
    let sku = try cells.identifier(row, header.column("sku"))
    return OrderLineRecord(
      sku: sku, title: row.trimmed(header.column("title")) ?? sku ?? "", quantity: units,
      price: try cells.money(row, header.column("price"), currency),
      fulfilment: try cells.choice(row, header.column("fulfilment"), FulfilmentState.self)
        ?? .unknown, place: SourcePlace(line: row.line))
  }
}
