internal import Commerce
internal import GRDB

/// Takes orders with their lines. An order is known by its name on the channel. A record whose
/// own time of update is older than the stored one's changes nothing.
final class OrderImporter {
  private let context: ImportContext
  private let load: SQL
  private let insert: SQL
  private let update: SQL
  private let loadLines: SQL
  private let deleteLines: SQL
  private let insertLine: SQL
  private let enqueue: SQL
  private let events: OrderEventWriter
  private let ids: FreshIDs

  init(_ context: ImportContext) throws {
    self.context = context
    events = try OrderEventWriter(context)
    let db = context.db
    ids = try FreshIDs(db)
    let columns = StoredOrder.columns.joined(separator: ", ")
    load = try SQL(
      db, "SELECT id, \(columns) FROM sales_order WHERE channel_id = ? AND name_key = ?")
    let marks = Array(repeating: "?", count: StoredOrder.columns.count + 8)
      .joined(separator: ", ")
    insert = try SQL(
      db,
      """
      INSERT INTO sales_order (\(columns), channel_id, name_key, name_sort, currency_scale,
        haystack, unit_count, queue_rank, id)
      VALUES (\(marks))
      """)
    let assignments = StoredOrder.columns.map { "\($0) = ?" }.joined(separator: ", ")
    // An order with alerts keeps its rank until the rules have looked at it again.
    update = try SQL(
      db,
      """
      UPDATE sales_order SET \(assignments), currency_scale = ?, haystack = ?, unit_count = ?,
        queue_rank = CASE WHEN stuck = '' THEN ? ELSE queue_rank END, version = version + 1
      WHERE id = ?
      """)
    loadLines = try SQL(
      db,
      """
      SELECT sku, title, quantity, currency, price_minor, discount_minor, fulfilment, placed_at,
        demand
      FROM order_line WHERE order_id = ? ORDER BY seq
      """)
    deleteLines = try SQL(db, "DELETE FROM order_line WHERE order_id = ?")
    insertLine = try SQL(
      db,
      """
      INSERT INTO order_line (order_id, seq, sku, sku_key, title, quantity, currency,
        price_minor, discount_minor, fulfilment, placed_at, demand)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    enqueue = try SQL(
      db,
      """
      INSERT OR IGNORE INTO order_search_queue (id, indexed)
      SELECT id, haystack FROM sales_order WHERE id = ? AND haystack IS NOT ?
      """)
  }

  func take(_ record: OrderRecord, _ place: SourcePlace) throws {
    let name = Keys.trimmed(record.name)
    guard !name.isEmpty else {
      return try context.refuse(place, value: "", reason: "the row has no order name")
    }
    if let money = record.unstorableAmount {
      return try context.refuse(
        place, value: money.decimal,
        reason: "the amount is larger than any order can be; correct it in the file")
    }
    let rows = record.rowCount ?? max(1, record.lines.count)
    let known = try load.start().bind(context.channelID).bind(Keys.handle(name))
      .first(StoredOrder.init)
    let isOlder =
      if let old = known?.updatedAt, let new = record.updatedAt { new < old } else {
        known != nil && context.isOutdated
      }
    if isOlder {
      return context.tally.count(.unchanged, rows: rows)
    }
    let blank =
      known
      ?? StoredOrder(
        name: name,
        currency: record.currency ?? record.total.value?.currency ?? context.info.currency)
    var order = record.merged(into: blank, now: context.asOf)
    order.name = name
    if !record.extra.isEmpty {
      (order.extraSet, order.extra) = try context.extra(record.extra)
    }
    let lines = record.lines.map { StoredLine($0, of: order) }
    guard let known else {
      return try create(order, lines, rows: rows)
    }
    let oldLines = try loadLines.start().bind(known.id).all(StoredLine.init)
    let newLines = lines.isEmpty ? oldLines.map { $0.following(order) } : lines
    guard order != known || newLines != oldLines else {
      return context.tally.count(.unchanged, rows: rows)
    }
    try save(order, newLines, over: oldLines)
    try events.note(known, order, lines: (oldLines, newLines))
    context.tally.count(.updated, rows: rows)
  }

  private func create(_ order: StoredOrder, _ lines: [StoredLine], rows: Int) throws {
    try order.bind(to: insert.start()).bind(context.channelID).bind(Keys.handle(order.name))
      .bind(Keys.naturalSort(order.name)).bind(Keys.scale(order.currency))
      .bind(haystack(order, lines)).bind(lines.reduce(0) { $0 + $1.quantity })
      .bind(QueueRank.idle(state: order.state, placedAt: order.placedAt)).bind(ids.takeOrder())
      .run()
    try write(lines, of: insert.insertedID)
    context.tally.newOrders += 1
    context.tally.count(.created, rows: rows)
  }

  private func save(
    _ order: StoredOrder, _ lines: [StoredLine], over oldLines: [StoredLine]
  ) throws {
    let text = haystack(order, lines)
    // What this run has made is queued at its end, as never indexed.
    if order.id <= context.lastOldOrder {
      let queued = try enqueue.start().bind(order.id).bind(text).run()
      try Meta.add(.unindexedOrders, queued, in: context.db)
    }
    try order.bind(to: update.start()).bind(Keys.scale(order.currency)).bind(text)
      .bind(lines.reduce(0) { $0 + $1.quantity })
      .bind(QueueRank.idle(state: order.state, placedAt: order.placedAt)).bind(order.id).run()
    if lines != oldLines {
      for line in oldLines where line.demand != 0 {
        context.markDemand(sku: line.sku, at: line.placedAt)
      }
      try deleteLines.start().bind(order.id).run()
      try write(lines, of: order.id)
    }
    context.markChanged(order: order.id)
  }

  private func write(_ lines: [StoredLine], of id: Int64) throws {
    for (seq, line) in lines.enumerated() {
      let currency = line.price?.currency ?? line.discount?.currency
      try insertLine.start().bind(id).bind(seq).bind(line.sku).bind(context.key(line.sku))
        .bind(line.title).bind(line.quantity).bind(currency?.code).bind(line.price?.minorUnits)
        .bind(line.discount?.minorUnits).bind(line.fulfilment.rawValue).bind(line.placedAt)
        .bind(line.demand).run()
      if line.demand != 0 { context.markDemand(sku: line.sku, at: line.placedAt) }
    }
  }

  private func haystack(_ order: StoredOrder, _ lines: [StoredLine]) -> String {
    Haystack.order(
      name: order.name, customer: order.address?.name, email: order.maskedEmail,
      country: order.address?.country, city: order.address?.city, tags: order.tags,
      skus: lines.compactMap(\.sku))
  }
}

/// A line as the store holds it.
struct StoredLine: Equatable {
  var sku: String?
  var title: String
  var quantity: Int
  var price: Money?
  var discount: Money?
  var fulfilment: FulfilmentState
  var placedAt: Instant?
  /// Units that count as demand: none of a cancelled order.
  var demand: Int

  init(_ line: OrderLineRecord, of order: StoredOrder) {
    sku = line.sku.flatMap { $0.isEmpty ? nil : $0 }
    title = line.title
    quantity = line.quantity
    price = line.price
    // One currency a line: a discount in another can't be told apart from it.
    discount =
      line.price == nil || line.discount?.currency == line.price?.currency
      ? line.discount : nil
    fulfilment = line.fulfilment
    placedAt = order.placedAt
    demand = order.state == .cancelled ? 0 : line.quantity
  }

  init(_ row: SQL) {
    sku = row.optionalText()
    title = row.text()
    quantity = row.count()
    let currency = row.optionalText().flatMap(Currency.init(code:))
    func money(_ minorUnits: Int64?) -> Money? {
      guard let minorUnits, let currency else { return nil }
      return Money(minorUnits: minorUnits, currency: currency)
    }
    price = money(row.optionalInt())
    discount = money(row.optionalInt())
    fulfilment = FulfilmentState(rawValue: row.text()) ?? .unknown
    placedAt = row.instant()
    demand = row.count()
  }

  /// The same line after its order's time or state has changed.
  func following(_ order: StoredOrder) -> StoredLine {
    var line = self
    line.placedAt = order.placedAt
    line.demand = order.state == .cancelled ? 0 : quantity
    return line
  }
}
