internal import Commerce
internal import GRDB

/// Asks the rules about orders and keeps what they say on the order: score, rank, deadline, stuck
/// codes, and when that can change by time alone.
final class OrderEvaluator {
  private let rules: RuleSet
  private let now: Instant
  private let percentiles: Percentiles
  private let alerts: AlertWriter
  private let waiting: WaitingOrders
  private let stuck: StuckOrders
  private let days: MarketplaceDays
  private let groupSizes: [String: Int]
  private let budgets: [Int64: Int]
  private let book: TriageBook
  private let pager: Pager
  private let openInquiries: SQL
  private let load: SQL
  private let save: SQL
  private(set) var hasChanges = false

  init(
    _ db: Database, rules: RuleSet, now: Instant, zone: StoreZone, percentiles: Percentiles,
    alerts: AlertWriter, book: TriageBook
  ) throws {
    self.rules = rules
    self.now = now
    self.percentiles = percentiles
    self.alerts = alerts
    waiting = try WaitingOrders(db)
    stuck = try StuckOrders(db)
    days = try MarketplaceDays(db, zone: zone, now: now)
    groupSizes = try AlertGroups.sizes(in: db)
    budgets = try MarketplaceAccounts.scored(in: db)
    self.book = book
    pager = try Pager(db, now: now)
    openInquiries = try InquiryTable.countOpen(in: db)
    let columns = StoredOrder.columns.map { "t.\($0)" }.joined(separator: ", ")
    load = try SQL(
      db,
      """
      SELECT t.id, \(columns), c.code, c.name, c.kind, t.score, t.queue_rank, t.stuck,
        t.deadline_kind, t.deadline_at, t.next_change_at, t.channel_id, t.account
      FROM sales_order t JOIN channel c ON c.id = t.channel_id WHERE t.id = ?
      """)
    save = try SQL(
      db,
      """
      UPDATE sales_order SET score = ?, queue_rank = ?, stuck = ?, deadline_kind = ?,
        deadline_at = ?, next_change_at = ? WHERE id = ?
      """)
  }

  private struct Cache: Equatable {
    var score = 0
    var rank: Int64 = 0
    var stuck = ""
    var deadline: Deadline?
    var nextChangeAt: Instant?
  }

  func evaluate(_ id: Int64) throws {
    let found = try load.start().bind(id).first { row in
      let order = StoredOrder(row)
      let channel = Channel(
        code: row.text(), name: row.text(),
        kind: ChannelKind(rawValue: row.text()) ?? .ownStore)
      let cache = Cache(
        score: row.count(), rank: row.int(), stuck: row.text(), deadline: Deadline(row),
        nextChangeAt: row.instant())
      return (order, channel, cache, row.int(), row.optionalCount())
    }
    guard let (order, channel, old, channelID, account) = found else { return }
    var facts = order.facts(channel)
    try waiting.sync(order, &facts)
    facts.openInquiries = try openInquiries.start().bind(id).first { $0.count() } ?? 0
    try days.sync(order, facts, channelID: channelID, stored: account)
    let evaluation = rules.evaluateOrder(
      facts,
      OrderContext(
        totals: percentiles[order.currency], marketplaceBudgetLeft: budgets[channelID],
        groupSize: groupSizes), now)
    let wholeUnits = order.total.map { $0 / (10_000 / Keys.scale(order.currency)) }
    let entry = try book.follow(TriageSubject(.order, id), order.triageFacts(evaluation))
    let state = entry?.standing.state ?? .firing

    var new = Cache()
    if evaluation.alerts.isEmpty {
      new.rank = QueueRank.idle(state: order.state, placedAt: order.placedAt)
    } else {
      new.score = min(100, max(0, evaluation.score))
      new.rank = QueueRank.stuck(
        score: new.score, deadline: evaluation.deadline?.at, wholeUnits: wholeUnits,
        began: order.placedAt, state: state)
      new.stuck = StuckCode.text(
        evaluation.alerts.map {
          StuckCode(code: $0.code, since: $0.since, deadline: $0.deadline, score: $0.score)
        })
    }
    new.deadline = evaluation.deadline
    new.nextChangeAt = [evaluation.nextChangeAt, entry?.standing.nextChangeAt].compactMap(\.self)
      .min().map { max($0, now + .seconds(1)) }

    try alerts.sync(
      evaluation.alerts,
      of: AlertSubject(
        kind: .order, id: id, pane: .orders, sort: Keys.naturalSort(order.name),
        wholeUnits: wholeUnits), standing: entry?.standing, hadAlerts: !old.stuck.isEmpty)
    try stuck.sync(
      order, facts, evaluation, rank: new.rank, channel: channel.code,
      wasStuck: !old.stuck.isEmpty)
    try pager.follow(
      TriageSubject(.order, id),
      was: old.stuck.isEmpty || old.rank >= QueueRank.firstHeld ? nil : old.score,
      isNow: state == .firing ? evaluation.alerts.first : nil, score: new.score)
    guard new != old else { return }
    try save.start().bind(new.score).bind(new.rank).bind(new.stuck)
      .bind(new.deadline?.kind.rawValue).bind(new.deadline?.at).bind(new.nextChangeAt).bind(id)
      .run()
    hasChanges = true
  }
}

extension StoredOrder {
  /// What triage may know about it.
  func triageFacts(_ evaluation: OrderEvaluation) -> TriageFacts {
    TriageFacts(
      codes: evaluation.alerts.map(\.code), score: min(100, max(0, evaluation.score)),
      deadlines: evaluation.alerts.compactMap(\.deadline),
      isScanned: delivery.isScanned(given: fulfilment))
  }

  /// What the rules may know about it.
  func facts(_ channel: Channel) -> OrderFacts {
    var facts = OrderFacts(name: name, channel: channel)
    facts.state = state
    facts.placedAt = placedAt
    facts.payment = payment
    facts.fulfilment = fulfilment
    facts.delivery = delivery
    facts.paymentMethod = paymentMethod
    facts.captureBefore = captureBefore
    facts.holds = holds
    facts.shipBy = shipBy
    facts.promisedAt = promisedAt
    facts.requiresShipping = requiresShipping
    facts.isPlatformFulfilled = isPlatformFulfilled
    facts.address = address
    facts.partialSince = partialSince
    facts.riskLevel = riskLevel
    facts.total = money(total)
    facts.outstanding = money(outstanding)
    facts.updatedAt = updatedAt
    facts.paidAt = paidAt
    facts.cancelledAt = cancelledAt
    facts.deliverySince = deliverySince
    facts.shippingService = shippingService
    facts.tags = tags
    return facts
  }
}
