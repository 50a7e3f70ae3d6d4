public import Commerce
internal import GRDB

extension Store {
  /// Asks the content rules about products that changed, whose time has come, or that they have
  /// never seen, in transactions of some ten milliseconds, between which others write. At most
  /// `limit` products; the rest waits for the next call.
  ///
  /// Keeps: once nothing is left, findings, scores and counts of every product are what the rules
  /// say about its facts at `now`, whatever the order in which products changed.
  @discardableResult
  public func judge(
    content rules: ContentRuleSet, now: Instant, limit: Int = .max
  ) throws(StoreError) -> JudgementSummary {
    var summary = JudgementSummary()
    try prepareJudging(rules, now)
    while summary.products < limit {
      let chunk = min(JudgingChunk.size, limit - summary.products)
      let done = try maintain { db in
        let ids = try JudgingChunk.take(limit: chunk, in: db)
        guard !ids.isEmpty else { return (0, false) }
        let judge = try ContentJudge(db, rules: rules, now: now, zone: zone)
        for id in ids { try judge.judge(id) }
        summary.raised += judge.raised
        summary.cleared += judge.cleared
        return (ids.count, judge.hasChanges)
      }
      summary.products += done
      if done == 0 { break }
    }
    summary.left = try read { db, _ in try JudgingChunk.left(in: db) }
    return summary
  }

  /// How many products wait for the content rules.
  public func unjudged() throws(StoreError) -> Int {
    try read { db, _ in try JudgingChunk.left(in: db) }
  }

  private func prepareJudging(_ rules: ContentRuleSet, _ now: Instant) throws(StoreError) {
    let (fingerprint, last, due) = try read { db, _ in
      (
        try Meta.text(.contentFingerprint, in: db), try Meta.number(.judgedAt, in: db),
        try SQL.cached(
          db, "SELECT EXISTS (SELECT 1 FROM content_state WHERE next_change_at <= ?)"
        ).start().bind(Optional(now)).first { $0.bool() } ?? false
      )
    }
    let wentBack = last.map { $0 > now.milliseconds } ?? false
    guard fingerprint != rules.fingerprint || last != now.milliseconds || due else { return }
    try maintain { db in
      if wentBack { try JudgingChunk.markClockwork(in: db) }
      if fingerprint != rules.fingerprint {
        try Meta.set(.judgedProducts, 0, in: db)
        try Meta.set(.contentFingerprint, nil, text: rules.fingerprint, in: db)
      }
      try Meta.set(.judgedAt, now.milliseconds, in: db)
      if due {
        try SQL(
          db,
          """
          INSERT OR IGNORE INTO dirty_product (id)
          SELECT product_id FROM content_state WHERE next_change_at <= ?
          """
        ).start().bind(Optional(now)).run()
      }
      return ((), false)
    }
  }
}

/// The work list of the content rules: marked products first, then those above the highest id that
/// was judged.
enum JudgingChunk {
  /// Products in one transaction: some ten milliseconds.
  static let size = 64

  static func take(limit: Int, in db: Database) throws -> [Int64] {
    let marked = try EvaluationChunk.take("dirty_product", limit: limit, in: db)
    guard marked.isEmpty else { return marked }
    let judged = try Meta.number(.judgedProducts, in: db) ?? 0
    let ids = try SQL(db, "SELECT id FROM product WHERE id > ? ORDER BY id LIMIT ?").start()
      .bind(judged).bind(limit).all { $0.int() }
    if let last = ids.last { try Meta.set(.judgedProducts, last, in: db) }
    return ids
  }

  /// What the clock has a say in, for when it was set back.
  static func markClockwork(in db: Database) throws {
    try SQL(
      db,
      """
      INSERT OR IGNORE INTO dirty_product (id)
      SELECT product_id FROM content_state WHERE next_change_at IS NOT NULL OR sales <> ''
      UNION SELECT product_id FROM finding_decision WHERE waived_until_at IS NOT NULL
      """
    ).run()
  }

  static func left(in db: Database) throws -> Int {
    let marked =
      try SQL.cached(db, "SELECT count(*) FROM dirty_product").start()
      .first { $0.count() } ?? 0
    let last =
      try SQL.cached(db, "SELECT ifnull(max(id), 0) FROM product").start()
      .first { $0.int() } ?? 0
    let judged = try Meta.number(.judgedProducts, in: db) ?? 0
    return marked + Int(max(0, last - judged))
  }
}
