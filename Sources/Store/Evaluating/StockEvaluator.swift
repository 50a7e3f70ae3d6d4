internal import Commerce
internal import GRDB

/// Asks the rules about variants and keeps what they say on the variant.
final class StockEvaluator {
  private let rules: RuleSet
  private let now: Instant
  private let demand: Demand
  private let alerts: AlertWriter
  private let book: TriageBook
  private let pager: Pager
  private let load: SQL
  private let onOrder: SQL
  private let save: SQL
  private let shortStock: ShortStock
  private(set) var hasChanges = false

  init(
    _ db: Database, rules: RuleSet, now: Instant, zone: StoreZone, alerts: AlertWriter,
    book: TriageBook
  ) throws {
    self.rules = rules
    self.now = now
    self.alerts = alerts
    shortStock = try ShortStock(db)
    self.book = book
    pager = try Pager(db, now: now)
    demand = try Demand(db, zone: zone, now: now)
    load = try SQL(
      db,
      """
      SELECT t.sku, t.sku_key, p.handle, t.currency, t.price_minor, t.policy, t.minimum,
        t.is_live, \(CatalogQuery.status), EXISTS (SELECT 1 FROM listing l WHERE l.variant_id = t.id),
        t.stock_as_of_at, t.on_hand, t.available, t.committed, t.unavailable,
        t.incoming, t.velocity_milli, t.cover_deci, t.reorder_point, t.alert_code,
        t.alert_score, t.next_change_at
      FROM variant t JOIN product p ON p.id = t.product_id WHERE t.id = ?
      """)
    onOrder = try SQL(
      db,
      """
      SELECT l.number, max(0, l.ordered - l.received), l.expected_on, l.received_on,
        s.lead_time_days
      FROM purchase_order_line l JOIN supplier s ON s.id = l.supplier_id WHERE l.sku_key = ?
      ORDER BY l.expected_on IS NULL, l.expected_on, l.id
      """)
    save = try SQL(
      db,
      """
      UPDATE variant SET velocity_milli = ?, cover_deci = ?, reorder_point = ?, alert_code = ?,
        alert_score = ?, next_change_at = ? WHERE id = ?
      """)
  }

  private struct Cache: Equatable {
    var velocityMilli: Int?
    var coverDeciDays: Int?
    var reorderPoint: Int?
    var alert: String?
    var score: Int?
    var nextChangeAt: Instant?

    init() {}

    init(_ row: SQL) {
      velocityMilli = row.optionalCount()
      coverDeciDays = row.optionalCount()
      reorderPoint = row.optionalCount()
      alert = row.optionalText()
      score = row.optionalCount()
      nextChangeAt = row.instant()
    }
  }

  func evaluate(_ id: Int64) throws {
    let found = try load.start().bind(id).first { row in
      let sku = row.optionalText()
      let key = row.optionalText()
      let name = sku ?? row.text()
      if sku != nil { row.skip() }
      let currency = Currency(code: row.text()) ?? .usd
      let price = Money.optional(row.optionalInt(), currency)
      let policy = StockPolicy(rawValue: row.text()) ?? .deny
      let minimum = row.optionalCount()
      let isLive = row.bool()
      let status = row.optionalText().flatMap(ProductStatus.init(rawValue:))
      let isListed = row.bool()
      let asOf = row.instant()
      var facts = StockFacts(
        sku: name, stock: StockLevel(row), asOf: asOf, isLive: isLive, policy: policy,
        price: price, minimum: minimum)
      facts.status = status
      facts.isListed = isListed
      return (key, facts, Cache(row))
    }
    guard let (key, loaded, old) = found else { return }
    var facts = loaded
    let units = try demand.units(sku: key)
    var leadTimeDays: Int?
    if let key {
      leadTimeDays = try addInbound(key, to: &facts)
      try shortStock.sync(key, facts)
    }
    facts.velocityMilli = units.daily.isEmpty ? nil : rules.velocityMilli(units.daily)
    facts.reorderPoint =
      units.daily.isEmpty ? nil : rules.reorderPoint(units.daily, leadTimeDays)
    let evaluation = rules.evaluateStock(facts, now)

    let subject = TriageSubject(.variant, id)
    let entry = try book.follow(
      subject,
      TriageFacts(
        codes: evaluation.alerts.map(\.code), score: evaluation.alerts.first?.score ?? 0,
        deadlines: evaluation.alerts.compactMap(\.deadline)))
    let state = entry?.standing.state ?? .firing

    var new = Cache()
    new.velocityMilli = facts.velocityMilli
    new.coverDeciDays = evaluation.coverDeciDays
    new.reorderPoint = facts.reorderPoint
    new.alert = evaluation.alerts.first?.code.rawValue
    new.score = evaluation.alerts.first?.score
    new.nextChangeAt = [evaluation.nextChangeAt, entry?.standing.nextChangeAt].compactMap(\.self)
      .min().map { max($0, now + .seconds(1)) }
    if units.changesWithDay {
      new.nextChangeAt = min(new.nextChangeAt ?? demand.nextLocalDay, demand.nextLocalDay)
    }
    try alerts.sync(
      evaluation.alerts,
      of: AlertSubject(
        kind: .variant, id: id, pane: .inventory, sort: Keys.sort(facts.sku),
        available: facts.stock.available), standing: entry?.standing,
      hadAlerts: old.alert != nil)
    let wasFiring = entry.map { $0.before == .firing } ?? true
    try pager.follow(
      subject, was: wasFiring ? old.score : nil,
      isNow: state == .firing ? evaluation.alerts.first : nil, score: new.score ?? 0)
    guard new != old else { return }
    try save.start().bind(new.velocityMilli).bind(new.coverDeciDays).bind(new.reorderPoint)
      .bind(new.alert).bind(new.score).bind(new.nextChangeAt).bind(id).run()
    hasChanges = true
  }

  /// Returns the lead time of the supplier who was asked last.
  private func addInbound(_ key: String, to facts: inout StockFacts) throws -> Int? {
    var leadTimeDays: Int?
    onOrder.start().bind(key)
    while try onOrder.step() {
      let line = InboundLine(
        purchaseOrder: onOrder.text(), units: onOrder.count(),
        expectedOn: onOrder.optionalText().flatMap { CivilDate($0) })
      let isReceived = onOrder.optionalText() != nil
      leadTimeDays = onOrder.optionalCount() ?? leadTimeDays
      if !isReceived, line.units > 0 { facts.inbound.append(line) }
    }
    return leadTimeDays
  }
}
