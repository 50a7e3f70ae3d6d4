public import Commerce
internal import GRDB

extension Store {
  /// What the next shift has to know, at most `limit` of each list.
  ///
  /// - Parameters:
  ///   - since: notes from then on are told.
  ///   - until: snoozes and deadlines up to then are told.
  public func handoff(
    now: Instant, since: Instant, until: Instant, actor: String, limit: Int = 50
  ) throws(StoreError) -> Handoff {
    try read { db, watcher in
      var handoff = Handoff(now: now, since: since, until: until, actor: actor)
      let reader = HandoffReader(db: db, limit: limit)
      let urgent = try [TriageSubjectKind.order, .variant].map { try reader.urgent($0) }
      handoff.urgent = Handoff.List(
        Array(urgent.flatMap(\.items).sorted { $0.score > $1.score }.prefix(limit)),
        hasMore: urgent.contains(where: \.hasMore) || urgent.flatMap(\.items).count > limit)
      try watcher.check()
      handoff.mine = try reader.held(
        Fragment(
          "s.state = 'acknowledged' AND s.owner = ? ORDER BY s.held_until_at", [.text(actor)]))
      handoff.waking = try reader.held(
        Fragment(
          "s.state = 'snoozed' AND s.held_until_at <= ? ORDER BY s.held_until_at",
          [.integer(until.milliseconds)]))
      handoff.due = try reader.due(from: now, to: until)
      handoff.notes = try reader.notes(since: since, until: now)
      return handoff
    }
  }
}

/// Reads the lists of a hand-off, each through an index.
private struct HandoffReader {
  let db: Database
  let limit: Int

  func urgent(_ kind: TriageSubjectKind) throws -> Handoff.List {
    let sql =
      kind == .order
      ? "SELECT id FROM sales_order WHERE queue_rank < ? ORDER BY queue_rank, id LIMIT ?"
      : """
      SELECT DISTINCT subject_id FROM (SELECT subject_id FROM alert INDEXED BY alert_queue
        WHERE pane = 'inventory' AND queue_rank < ? AND subject_kind = 'variant'
        ORDER BY queue_rank) LIMIT ?
      """
    let ids = try SQL.cached(db, sql).start()
      .bind(QueueRank.limit(scoreAtLeast: 50)).bind(limit + 1).all { $0.int() }
    return try list(ids.map { TriageSubject(kind, $0) })
  }

  /// Subjects whose triage row meets a condition, in its order.
  func held(_ condition: Fragment) throws -> Handoff.List {
    let subjects = try SQL.cached(
      db, "SELECT s.subject_kind, s.subject_id FROM triage_state s WHERE \(condition.sql) LIMIT ?"
    ).start().bind(condition.values).bind(limit + 1).all(subject).compactMap(\.self)
    return try list(subjects)
  }

  /// Stuck orders; what is snoozed or dismissed too, because its deadline is not.
  func due(from start: Instant, to end: Instant) throws -> Handoff.List {
    let ids = try SQL.cached(
      db,
      """
      SELECT id FROM sales_order
      WHERE deadline_at >= ? AND deadline_at <= ? AND stuck <> '' AND state = 'open'
      ORDER BY deadline_at, id LIMIT ?
      """
    ).start().bind(Optional(start)).bind(Optional(end)).bind(limit + 1).all { $0.int() }
    return try list(ids.map { TriageSubject(.order, $0) })
  }

  func notes(since start: Instant, until end: Instant) throws -> [Handoff.Note] {
    let found = try SQL.cached(
      db,
      """
      SELECT e.subject_kind, e.subject_id, e.actor, e.at, e.text FROM triage_event e
      WHERE e.at >= ? AND e.at <= ? AND e.verb = 'note' AND NOT EXISTS (
        SELECT 1 FROM triage_event r WHERE r.subject_kind = e.subject_kind
          AND r.subject_id = e.subject_id AND r.retracts = e.id AND NOT EXISTS (
            SELECT 1 FROM triage_event q WHERE q.subject_kind = e.subject_kind
              AND q.subject_id = e.subject_id AND q.retracts = r.id))
      ORDER BY e.at, e.id LIMIT ?
      """
    ).start().bind(Optional(start)).bind(Optional(end)).bind(limit * 4).all { row in
      (subject(row), row.text(), row.instant(), row.text())
    }
    return try found.compactMap { subject, by, at, text in
      guard let subject, let at, let name = try TriageFactReader.name(of: subject, in: db) else {
        return nil
      }
      return Handoff.Note(subject: name, by: by, at: at, text: text)
    }
  }

  private func subject(_ row: SQL) -> TriageSubject? {
    let kind = TriageSubjectKind(rawValue: row.text())
    let id = row.int()
    return kind.map { TriageSubject($0, id) }
  }

  private func list(_ subjects: [TriageSubject]) throws -> Handoff.List {
    let items = try subjects.prefix(limit).compactMap(item)
    return Handoff.List(items, hasMore: subjects.count > limit)
  }

  private func item(_ subject: TriageSubject) throws -> Handoff.Item? {
    guard let (name, facts) = try TriageFactReader.find(subject, in: db) else { return nil }
    var item = Handoff.Item(
      name: name, codes: facts.codes, score: facts.score,
      deadline: facts.deadlines.min { $0.at < $1.at },
      triage: try TriageReader.summary(of: subject, in: db))
    if subject.kind == .order {
      item.total =
        try SQL.cached(db, "SELECT currency, total_minor FROM sales_order WHERE id = ?")
        .start().bind(subject.id).first { row in
          let currency = Currency(code: row.text())
          let total = row.optionalInt()
          return currency.flatMap { Money.optional(total, $0) }
        } ?? nil
    }
    return item
  }
}
