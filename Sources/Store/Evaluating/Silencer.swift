internal import Commerce
internal import GRDB

/// Keeps the alerts' silences in line with the silences that run: an alert carries the oldest that
/// matches it, a group's before a query's.
struct Silencer {
  private struct Running {
    var id: Int64
    var matcher: Silence.Matcher
    var condition: Fragment?
    var codes: Set<String>?
  }

  private let db: Database
  private let zone: StoreZone
  private let now: Instant
  private let running: [Running]

  init(_ db: Database, zone: StoreZone, now: Instant) throws {
    self.db = db
    self.zone = zone
    self.now = now
    running = try SQL.cached(
      db,
      """
      SELECT id, matcher FROM silence WHERE ended_at IS NULL AND is_applied = 1 ORDER BY id
      """
    ).start().all { row in (row.int(), row.text()) }.map { id, text in
      Self.running(id, Silence.Matcher(text), zone: zone)
    }
  }

  private static func running(
    _ id: Int64, _ matcher: Silence.Matcher, zone: StoreZone
  ) -> Running {
    switch matcher {
    case .group: return Running(id: id, matcher: matcher, condition: nil, codes: nil)
    case .query(let text):
      guard let query = try? Query.parse(text, schema: QuerySchema.of(.orders)), !query.isEmpty
      else {
        // A query of another build that this one can't read matches nothing.
        return Running(id: id, matcher: matcher, condition: Fragment("0"), codes: nil)
      }
      return Running(
        id: id, matcher: matcher, condition: condition(query, zone: zone),
        codes: query.namedCodes)
    }
  }

  static func condition(_ query: Query, zone: StoreZone) -> Fragment {
    Fragment.all(OrderQuery(zone: zone).compile(query).orderedConditions)
  }

  // MARK: Which alerts

  private struct Target {
    var id: Int64
    var subject: Int64
    var code: String
    var group: String?
    var silence: Int64?
    var score: Int
    var pane: Pane
    var triage: TriageState
  }

  /// Gives the alerts of these subjects the silences that they should carry.
  func settle(_ kind: AlertSubject.Kind, _ subjects: [Int64]) throws {
    guard !running.isEmpty, !subjects.isEmpty else { return }
    var start = 0
    while start < subjects.count {
      let piece = Array(subjects[start..<min(subjects.count, start + RowLoader.pieceSize)])
      start += RowLoader.pieceSize
      try settlePiece(kind, piece)
    }
  }

  private func settlePiece(_ kind: AlertSubject.Kind, _ subjects: [Int64]) throws {
    let marks = Fragment.marks(subjects.count)
    let load = try SQL.cached(
      db,
      """
      SELECT id, subject_id, code, group_key, silence_id, score, pane, triage FROM alert
      WHERE subject_kind = ? AND subject_id IN (\(marks))
      """
    ).start().bind(kind.rawValue)
    for id in subjects { load.bind(id) }
    let targets = try load.all { row in
      Target(
        id: row.int(), subject: row.int(), code: row.text(), group: row.optionalText(),
        silence: row.optionalInt(), score: row.count(),
        pane: Pane(rawValue: row.text()) ?? .orders,
        triage: TriageState(rawValue: row.text()) ?? .firing)
    }
    var matched: [Int64: Set<Int64>] = [:]
    if kind == .order {
      for silence in running {
        guard let condition = silence.condition else { continue }
        matched[silence.id] = try orders(subjects, meeting: condition)
      }
    }
    for target in targets { try give(target, matched) }
  }

  private func orders(_ ids: [Int64], meeting condition: Fragment) throws -> Set<Int64> {
    let statement = try SQL.cached(
      db,
      """
      SELECT t.id FROM sales_order t CROSS JOIN channel c ON c.id = t.channel_id
      WHERE t.id IN (\(Fragment.marks(ids.count))) AND (\(condition.sql))
      """
    ).start()
    for id in ids { statement.bind(id) }
    return Set(try statement.bind(condition.values).all { $0.int() })
  }

  private func give(_ target: Target, _ matched: [Int64: Set<Int64>]) throws {
    let byGroup = running.first { silence in
      if case .group(let group) = silence.matcher { group.key == target.group } else { false }
    }
    let silence =
      byGroup
      ?? running.first { silence in
        matched[silence.id]?.contains(target.subject) == true
          && silence.codes?.contains(target.code) ?? true
      }
    guard silence?.id != target.silence else { return }
    try SQL.cached(db, "UPDATE alert SET silence_id = ? WHERE id = ?").start()
      .bind(silence?.id).bind(target.id).run()
    // What somebody holds counts as held, silenced or not.
    if target.triage == .firing, (silence == nil) != (target.silence == nil) {
      let change = silence == nil ? 1 : -1
      try Meta.add(.alerts(target.pane, Priority(score: target.score)), change, in: db)
      try Meta.add(.silenced(target.pane), -change, in: db)
    }
    if let silence {
      try SQL.cached(
        db, "UPDATE silence SET suppressed_ever = suppressed_ever + 1 WHERE id = ?"
      ).start().bind(silence.id).run()
    }
  }

  // MARK: Beginning and end

  /// Applies the silences whose start has come and ends those whose end has. Returns whether any
  /// did.
  @discardableResult
  func startAndEnd() throws -> Bool {
    let over = try SQL.cached(
      db, "SELECT id FROM silence WHERE ended_at IS NULL AND ends_at <= ?"
    ).start().bind(Optional(now)).all { $0.int() }
    for id in over { try Self.end(id, by: nil, in: db, zone: zone, now: now) }
    let starting = try SQL.cached(
      db,
      """
      SELECT id, matcher FROM silence
      WHERE ended_at IS NULL AND is_applied = 0 AND starts_at <= ? ORDER BY id
      """
    ).start().bind(Optional(now)).all { ($0.int(), Silence.Matcher($0.text())) }
    for (id, matcher) in starting {
      try SQL.cached(db, "UPDATE silence SET is_applied = 1 WHERE id = ?").start().bind(id).run()
      let silencer = try Silencer(db, zone: zone, now: now)
      for (kind, subjects) in try Self.subjects(of: matcher, in: db, zone: zone) {
        try silencer.settle(kind, subjects)
      }
    }
    return !over.isEmpty || !starting.isEmpty
  }

  /// Ends the silences without an end whose alerts have all cleared. Returns whether any did.
  func endResolved() throws -> Bool {
    let resolved = try SQL.cached(
      db,
      """
      SELECT id FROM silence s WHERE ended_at IS NULL AND ends_at IS NULL AND is_applied = 1
        AND NOT EXISTS (SELECT 1 FROM alert a WHERE a.silence_id = s.id)
      """
    ).start().all { $0.int() }
    for id in resolved { try Self.end(id, by: nil, in: db, zone: zone, now: now) }
    return !resolved.isEmpty
  }

  static func end(
    _ id: Int64, by actor: String?, in db: Database, zone: StoreZone, now: Instant
  ) throws {
    try SQL.cached(
      db, "UPDATE silence SET ended_at = ?, ended_by = ?, is_applied = 0 WHERE id = ?"
    ).start().bind(Optional(now)).bind(actor).bind(id).run()
    let carried = try SQL.cached(
      db, "SELECT DISTINCT subject_kind, subject_id FROM alert WHERE silence_id = ?"
    ).start().bind(id).all { ($0.text(), $0.int()) }
    let silencer = try Silencer(db, zone: zone, now: now)
    // Where none runs any more, nothing is left to compare with.
    if silencer.running.isEmpty { return try silencer.clearAll() }
    for kind in [AlertSubject.Kind.order, .source] {
      try silencer.settle(kind, carried.filter { $0.0 == kind.rawValue }.map(\.1))
    }
  }

  private func clearAll() throws {
    let freed = try SQL.cached(
      db,
      "SELECT pane, score FROM alert WHERE silence_id IS NOT NULL AND triage = 'firing'"
    ).start().all { (Pane(rawValue: $0.text()) ?? .orders, $0.count()) }
    for (pane, score) in freed {
      try Meta.add(.alerts(pane, Priority(score: score)), 1, in: db)
      try Meta.add(.silenced(pane), -1, in: db)
    }
    try SQL.cached(db, "UPDATE alert SET silence_id = NULL WHERE silence_id IS NOT NULL")
      .start().run()
  }

  /// Whose alerts a matcher can be about.
  static func subjects(
    of matcher: Silence.Matcher, in db: Database, zone: StoreZone
  ) throws -> [AlertSubject.Kind: [Int64]] {
    switch matcher {
    case .group(let group):
      let found = try SQL.cached(
        db, "SELECT DISTINCT subject_kind, subject_id FROM alert WHERE group_key = ?"
      ).start().bind(group.key).all { ($0.text(), $0.int()) }
      return Dictionary(
        grouping: found, by: { AlertSubject.Kind(rawValue: $0.0) ?? .order }
      ).mapValues { $0.map(\.1) }
    case .query(let text):
      guard let query = try? Query.parse(text, schema: QuerySchema.of(.orders)), !query.isEmpty
      else { return [:] }
      let condition = condition(query, zone: zone)
      let found = try SQL.cached(
        db,
        """
        SELECT t.id FROM stuck_order s CROSS JOIN sales_order t ON t.id = s.order_id
        CROSS JOIN channel c ON c.id = t.channel_id WHERE \(condition.sql)
        """
      ).start().bind(condition.values).all { $0.int() }
      return [.order: found]
    }
  }
}

extension Query {
  /// The codes that the query asks for; nil when it names none.
  var namedCodes: Set<String>? {
    let named = terms.compactMap { term -> Set<String>? in
      guard !term.isNegated, case .field(let field, .equals, let values) = term.condition,
        field.name == "code"
      else { return nil }
      return Set(values.map { $0.asText.uppercased() })
    }
    guard let first = named.first else { return nil }
    return named.dropFirst().reduce(first) { $0.intersection($1) }
  }
}
