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
      detail.externalID = order.externalID
      detail.staged = try OrderActionTable.open(of: id, in: db)
      detail.tickets = try TicketTable.open(of: .order(id), in: db)
      detail.inquiries = try InquiryTable.all(of: id, in: db)
      detail.runs = try RunbookTable.open(of: .order(id), in: db)
      detail.alerts = try Self.alerts("order", id, in: db)
      detail.inhibitions = try Self.inhibitions(of: id, among: detail.alerts, in: db)
      detail.heldAlerts = try TriageReader.heldAlerts(of: TriageSubject(.order, id), in: db)
      detail.lines = try Self.lines(of: id, in: db)
      detail.timeline = try Self.timeline(
        of: order, asked: detail.inquiries, zone: zone, in: db)
      return detail
    }
  }

  private static func inhibitions(
    of id: Int64, among alerts: [Alert], in db: Database
  ) throws -> [Int: Inhibition] {
    let found = try SQL.cached(
      db,
      """
      SELECT code, incident_id, silence_id FROM alert
      WHERE subject_kind = 'order' AND subject_id = ?
        AND (incident_id IS NOT NULL OR silence_id IS NOT NULL)
      """
    ).start().bind(id).all { row in
      (row.text(), Inhibition(incident: row.optionalInt(), silence: row.optionalInt()))
    }
    var inhibitions: [Int: Inhibition] = [:]
    for (code, inhibition) in found {
      guard let place = alerts.firstIndex(where: { $0.code.rawValue == code }) else { continue }
      inhibitions[place] = inhibition
    }
    return inhibitions
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
    }.map { line in
      var line = line
      if let variant = line.variantID { line.levels = try Self.levels(of: variant, in: db) }
      return line
    }
  }

  private static func timeline(
    of order: StoredOrder, asked inquiries: [InquiryRecord], zone: StoreZone, in db: Database
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
    entries += events.suffix(200).map {
      TimelineEntry(at: $0.at, text: $0.sentence(in: zone), source: .person)
    }
    entries += try OrderTimeline.entries(of: order.id, in: db)
    for inquiry in inquiries {
      add(inquiry.receivedAt, "inquiry \(inquiry.number): \(inquiry.subject)")
      add(inquiry.answeredAt, "inquiry \(inquiry.number) answered")
    }
    return entries.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
      .map(\.element)
  }
}
