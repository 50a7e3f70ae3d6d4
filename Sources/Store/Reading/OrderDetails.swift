public import Commerce
internal import GRDB

extension Store {
  /// Everything about an order; the time line is sorted, oldest first.
  public func orderDetail(id: Int64) throws(StoreError) -> OrderDetail {
    try read { db, _ in
      let place = ListPlace(id: id, key: SQLValue.null)
      let columns = StoredOrder.columns.joined(separator: ", ")
      guard let row = try RowLoader.orders([place], in: db).first,
        let order = try SQL.cached(
          db, "SELECT id, \(columns) FROM sales_order WHERE id = ?"
        ).start().bind(id).first(StoredOrder.init)
      else { throw StoreError.notFound(what: "order with the id \(id)", nearest: []) }
      var detail = OrderDetail(row: row)
      detail.address = order.address
      detail.maskedEmail = order.maskedEmail
      detail.paymentMethod = order.paymentMethod
      detail.shippingService = order.shippingService
      detail.outstanding = order.money(order.outstanding)
      detail.refunded = order.money(order.refunded)
      detail.captureBefore = order.captureBefore
      detail.shipBy = order.shipBy
      detail.shipByBecause = order.shipBy == nil ? nil : "stated by \(row.channel)"
      detail.holds = order.holds
      detail.tags = order.tags
      detail.note = order.note
      detail.alerts = try Self.alerts("order", id, in: db)
      detail.heldAlerts = try TriageReader.heldAlerts(of: TriageSubject(.order, id), in: db)
      detail.lines = try Self.lines(of: id, in: db)
      detail.timeline = try Self.timeline(of: order, zone: zone, in: db)
      return detail
    }
  }

  private static func lines(of id: Int64, in db: Database) throws -> [OrderDetailLine] {
    try SQL.cached(
      db,
      """
      SELECT v.id, v.available, l.sku, l.title, l.quantity, l.currency, l.price_minor,
        l.discount_minor, l.fulfilment, l.placed_at, l.demand
      FROM order_line l LEFT JOIN variant v ON v.sku_key = l.sku_key
      WHERE l.order_id = ? ORDER BY l.seq
      """
    ).start().bind(id).all { row in
      let variantID = row.optionalInt()
      let available = row.optionalCount()
      let stored = StoredLine(row)
      var line = OrderDetailLine(
        sku: stored.sku, title: stored.title, quantity: stored.quantity, price: stored.price,
        fulfilment: stored.fulfilment)
      line.variantID = variantID
      line.available = available
      return line
    }
  }

  private static func timeline(
    of order: StoredOrder, zone: StoreZone, in db: Database
  ) throws -> [TimelineEntry] {
    var entries: [TimelineEntry] = []
    func add(_ at: Instant?, _ text: String) {
      if let at { entries.append(TimelineEntry(at: at, text: text)) }
    }
    add(order.placedAt, "placed")
    add(order.paidAt, "paid")
    add(order.captureBefore, "authorisation ends")
    for hold in order.holds {
      add(hold.placedAt, "held: \(hold.reason)")
      add(hold.reviewAt, "review of hold: \(hold.reason)")
    }
    add(order.partialSince, "partly fulfilled")
    add(order.shipBy, "ship by")
    add(order.fulfilledAt, "fulfilled")
    add(order.promisedAt, "promised to the customer")
    add(order.cancelledAt, "cancelled")
    let events = try TriageReader.events(of: TriageSubject(.order, order.id), in: db)
    for event in events.suffix(200) { add(event.at, event.sentence(in: zone)) }
    return entries.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
      .map(\.element)
  }
}
