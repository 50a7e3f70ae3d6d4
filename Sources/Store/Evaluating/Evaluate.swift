public import Commerce
internal import GRDB

extension Store {
  /// Asks the rules about everything that changed and everything whose time has come, in short
  /// transactions. At most `limit` subjects: the rest waits for the next call.
  ///
  /// Keeps: afterwards the alerts, scores and caches of each evaluated subject are what the rules
  /// say about its facts at `now`. When `now` lies before the last evaluation, or the rules'
  /// fingerprint is another one, everything open is evaluated again.
  @discardableResult
  public func evaluate(
    rules: RuleSet, now: Instant, limit: Int = .max
  ) throws(StoreError) -> EvaluationSummary {
    let percentiles = try prepareEvaluation(rules, now)
    var summary = EvaluationSummary()
    try settle(rules, now, percentiles, limit, &summary)
    // What fires now may be what a snooze has waited for.
    if try maintain({ db in (try EvaluationChunk.markGroupsReached(in: db), false) }) {
      try settle(rules, now, percentiles, limit, &summary)
    }
    summary.isComplete = try maintain { db in
      let alerts = try AlertWriter(db, now: now)
      try SourceEvaluator(db, rules: rules, now: now, alerts: alerts).evaluate()
      try EvaluationChunk.finish(alerts, now, &summary, zone: zone, in: db)
      let hasEnded = try Silencer(db, zone: zone, now: now).endResolved()
      try Meta.set(.evaluatedAt, now.milliseconds, in: db)
      let isLeft =
        try SQL(
          db,
          """
          SELECT EXISTS (SELECT 1 FROM dirty_order) OR EXISTS (SELECT 1 FROM dirty_variant)
          """
        ).first { $0.bool() } ?? false
      return (!isLeft, alerts.hasChanges || hasEnded)
    }
    return summary
  }

  /// Evaluates until nothing is marked any more: what fires, and stock and budgets, may mark orders
  /// again, and each of them changes less than the one before.
  private func settle(
    _ rules: RuleSet, _ now: Instant, _ percentiles: Percentiles, _ limit: Int,
    _ summary: inout EvaluationSummary
  ) throws(StoreError) {
    var isSettled = false
    while !isSettled, summary.orders + summary.variants < limit {
      let before = summary.orders + summary.variants
      try evaluateOrders(rules, now, percentiles, limit, &summary)
      try evaluateVariants(rules, now, limit, &summary)
      let isReweighed = try maintain { db in
        (try MarketplaceAccounts.settle(in: db, zone: zone, now: now), false)
      }
      isSettled = !isReweighed && summary.orders + summary.variants == before
    }
  }

  private func evaluateOrders(
    _ rules: RuleSet, _ now: Instant, _ percentiles: Percentiles, _ limit: Int,
    _ summary: inout EvaluationSummary
  ) throws(StoreError) {
    while summary.orders + summary.variants < limit {
      let chunk = min(EvaluationChunk.size, limit - summary.orders - summary.variants)
      var counted = summary
      let done = try maintain { db in
        let alerts = try AlertWriter(db, now: now)
        let book = try TriageBook(db, now: now)
        let evaluator = try OrderEvaluator(
          db, rules: rules, now: now, zone: zone, percentiles: percentiles, alerts: alerts,
          book: book)
        let ids = try EvaluationChunk.take("dirty_order", limit: chunk, in: db)
        for id in ids { try evaluator.evaluate(id) }
        try EvaluationChunk.finish(alerts, now, &counted, zone: zone, in: db)
        return (ids.count, evaluator.hasChanges || alerts.hasChanges || book.hasChanges)
      }
      summary = counted
      summary.orders += done
      if done == 0 { return }
    }
  }

  private func evaluateVariants(
    _ rules: RuleSet, _ now: Instant, _ limit: Int, _ summary: inout EvaluationSummary
  ) throws(StoreError) {
    while summary.orders + summary.variants < limit {
      let chunk = min(EvaluationChunk.size, limit - summary.orders - summary.variants)
      var counted = summary
      let done = try maintain { db in
        let alerts = try AlertWriter(db, now: now)
        let book = try TriageBook(db, now: now)
        let evaluator = try StockEvaluator(
          db, rules: rules, now: now, zone: zone, alerts: alerts, book: book)
        let ids = try EvaluationChunk.take("dirty_variant", limit: chunk, in: db)
        for id in ids { try evaluator.evaluate(id) }
        try EvaluationChunk.finish(alerts, now, &counted, zone: zone, in: db)
        return (ids.count, evaluator.hasChanges || alerts.hasChanges || book.hasChanges)
      }
      summary = counted
      summary.variants += done
      if done < chunk { return }
    }
  }

  /// Marks what has to be looked at beside what imports and edits have marked already.
  private func prepareEvaluation(
    _ rules: RuleSet, _ now: Instant
  ) throws(StoreError) -> Percentiles {
    // Computed in a read: writers need not wait for it.
    let (stored, stamp, fresh) = try read { db, _ in
      let stored = try Percentiles.stored(in: db)
      let stamp = try Percentiles.stamp(in: db, zone: zone, now: now)
      let fresh =
        stored.stamp == stamp
        ? stored.percentiles : try Percentiles.compute(in: db, zone: zone, now: now)
      return (stored, stamp, fresh)
    }
    try maintain { db in
      if stored.stamp != stamp {
        try WaitingOrders.tidy(db, now: now)
        try fresh.store(stamp: stamp, in: db)
        if fresh != stored.percentiles { try EvaluationChunk.markStuckOrders(in: db) }
      }
      let last = try Meta.number(.evaluatedAt, in: db)
      let fingerprint = try Meta.text(.ruleFingerprint, in: db)
      if last.map({ $0 > now.milliseconds }) ?? false || fingerprint != rules.fingerprint {
        try EvaluationChunk.markAllOpen(in: db)
        try Meta.set(.ruleFingerprint, nil, text: rules.fingerprint, in: db)
      }
      try EvaluationChunk.markIfHistoryGrew(now, in: db)
      try EvaluationChunk.markDue(now, in: db)
      try EvaluationChunk.markRestocked(in: db)
      return ((), try Silencer(db, zone: zone, now: now).startAndEnd())
    }
    return fresh
  }
}

/// The work list of an evaluation.
enum EvaluationChunk {
  /// Subjects in one transaction: some ten milliseconds.
  static let size = 500

  static func take(_ table: String, limit: Int, in db: Database) throws -> [Int64] {
    let ids = try SQL(db, "SELECT id FROM \(table) ORDER BY id LIMIT ?").start().bind(limit)
      .all { $0.int() }
    if let last = ids.last {
      try SQL(db, "DELETE FROM \(table) WHERE id <= ?").start().bind(last).run()
    }
    return ids
  }

  static func finish(
    _ alerts: AlertWriter, _ now: Instant, _ summary: inout EvaluationSummary, zone: StoreZone,
    in db: Database
  ) throws {
    try alerts.finish()
    let silencer = try Silencer(db, zone: zone, now: now)
    for (kind, subjects) in alerts.touched { try silencer.settle(kind, subjects) }
    summary.raised += alerts.raised
    summary.cleared += alerts.cleared
  }

  static func markDue(_ now: Instant, in db: Database) throws {
    for (dirty, table) in [("dirty_order", "sales_order"), ("dirty_variant", "variant")] {
      try SQL(
        db, "INSERT OR IGNORE INTO \(dirty) (id) SELECT id FROM \(table) WHERE next_change_at <= ?"
      ).start().bind(Optional(now)).run()
    }
  }

  /// Orders that are snoozed until there is stock for every line, and there is. Variants need no
  /// mark: what brings their stock marks them.
  static func markRestocked(in db: Database) throws {
    try SQL(
      db,
      """
      INSERT OR IGNORE INTO dirty_order (id)
      SELECT s.subject_id FROM triage_state s
      WHERE s.condition = 'stock' AND s.subject_kind = 'order' AND NOT EXISTS (
        SELECT 1 FROM order_line l LEFT JOIN variant v ON v.sku_key = l.sku_key
        WHERE l.order_id = s.subject_id AND l.fulfilment <> 'fulfilled'
          AND ifnull(v.available, -1) < 0)
      """
    ).run()
  }

  /// Subjects that are snoozed until more of their group fire, and as many do. True when there is
  /// one.
  static func markGroupsReached(in db: Database) throws -> Bool {
    let groups = try SQL(
      db,
      """
      SELECT DISTINCT group_code FROM triage_state
      WHERE condition >= 'x' AND condition < 'y' AND group_code IS NOT NULL
      """
    ).all { $0.text() }
    var marked = 0
    for group in groups {
      let count = try TriageFactReader.groupSize(group, in: db)
      for kind in [TriageSubjectKind.order, .variant] {
        marked += try SQL(
          db,
          """
          INSERT OR IGNORE INTO dirty_\(kind.rawValue) (id)
          SELECT subject_id FROM triage_state
          WHERE condition >= 'x' AND condition < 'y' AND group_code = ? AND group_goal <= ?
            AND subject_kind = ?
          """
        ).start().bind(group).bind(count).bind(kind.rawValue).run()
      }
    }
    return marked > 0
  }

  /// Open orders, orders with alerts, and all variants.
  static func markAllOpen(in db: Database) throws {
    try SQL(
      db, "INSERT OR IGNORE INTO dirty_order (id) SELECT id FROM sales_order WHERE queue_rank < ?"
    ).start().bind(QueueRank.firstClosed).run()
    try SQL(db, "INSERT OR IGNORE INTO dirty_variant (id) SELECT id FROM variant").run()
  }

  /// Older orders than any before lengthen the days over which a young store's sales are averaged.
  static func markIfHistoryGrew(_ now: Instant, in db: Database) throws {
    let start = try Demand.historyStart(in: db)?.milliseconds
    let known = try Meta.number(.historyStart, in: db)
    guard start != known else { return }
    try Meta.set(.historyStart, start, in: db)
    guard known.map({ Instant(milliseconds: $0) > now - Demand.reach }) ?? true else { return }
    try SQL(db, "INSERT OR IGNORE INTO dirty_variant (id) SELECT id FROM variant").run()
  }

  static func markStuckOrders(in db: Database) throws {
    try SQL(
      db, "INSERT OR IGNORE INTO dirty_order (id) SELECT id FROM sales_order WHERE queue_rank < ?"
    ).start().bind(QueueRank.limit(scoreAtLeast: 0)).run()
  }
}
