public import Commerce
internal import GRDB

extension Store {
  /// A number that grows with every change of the store, by this process or another.
  public func generation() throws(StoreError) -> Int {
    try read { db, _ in Int(try Meta.number(.generation, in: db) ?? 0) }
  }

  /// One immutable picture of the counts: a few rows of the store, whatever its size. Inboxes and
  /// running imports are the refresh's to add.
  public func snapshot(now: Instant) throws(StoreError) -> StoreSnapshot {
    try read { db, _ in
      let numbers = try Meta.all(in: db)
      func number(_ key: MetaKey) -> Int { Int(numbers[key.name] ?? 0) }
      func counts(_ pane: Pane, rows: MetaKey? = nil) -> PaneCounts {
        let firing = Dictionary(
          Priority.allCases.map { ($0, number(.alerts(pane, $0))) }, uniquingKeysWith: +)
        let held = Dictionary(
          TriageState.allCases.map { ($0, number(.held(pane, $0))) }.filter { $0.1 > 0 },
          uniquingKeysWith: +)
        let alerts = firing.values.reduce(0, +) + held.values.reduce(0, +)
        let silenced = number(.silenced(pane))
        return PaneCounts(
          rows: rows.map(number) ?? alerts + silenced, alerts: firing, held: held,
          silenced: silenced)
      }
      var snapshot = StoreSnapshot(
        generation: number(.generation),
        evaluatedAt: numbers[MetaKey.evaluatedAt.name].map(Instant.init(milliseconds:)),
        panes: [
          .catalog: counts(.catalog, rows: .variants), .inventory: counts(.inventory),
          .promotions: counts(.promotions, rows: .entries),
          .orders: counts(.orders, rows: .orders),
        ],
        sources: try Self.sources(in: db), quarantined: number(.quarantined),
        pendingEdits: number(.pendingEdits), unindexed: number(.unindexedVariants),
        unjudged: try JudgingChunk.left(in: db), lastChange: try UndoTarget.newest(in: db))
      snapshot.silenceEndsAt =
        try SQL.cached(
          db, "SELECT min(ends_at) FROM silence WHERE ended_at IS NULL AND is_applied = 1"
        ).start().first { $0.instant() } ?? nil
      snapshot.pages = try Pager.newest(limit: 5, in: db)
      snapshot.conflicts =
        try SQL.cached(db, "SELECT count(*) FROM pending_edit WHERE has_conflict = 1").start()
        .first { $0.count() } ?? 0
      snapshot.identity = try IdentityReader.counts(in: db)
      return snapshot
    }
  }

  /// How each source's last runs went.
  public func sources() throws(StoreError) -> [SourceStatus] {
    try read { db, _ in try Self.sources(in: db) }
  }

  private static func sources(in db: Database) throws -> [SourceStatus] {
    let remarks = try Remarks.all(in: db)
    return try SQL.cached(
      db,
      """
      SELECT s.id, s.channel, s.last_success_at, s.last_file, s.last_format, s.error,
        s.consecutive_failures, (SELECT count(*) FROM quarantine_row q WHERE q.source = s.id)
      FROM source s ORDER BY s.id
      """
    ).start().all { row in
      let id = row.text()
      return SourceStatus(
        id: id, channel: row.text(), lastSuccessAt: row.instant(),
        lastFile: row.optionalText(), lastFormat: row.optionalText(),
        error: row.optionalText(), consecutiveFailures: row.count(), quarantined: row.count(),
        remarks: remarks[id] ?? [])
    }
  }

  /// Forgets a source's failures, because what caused them is gone.
  public func forgetFailure(source: String) throws(StoreError) {
    try write { db in
      try SQL(
        db,
        """
        UPDATE source SET error = NULL, consecutive_failures = 0, failing_since_at = NULL
        WHERE id = ?
        """
      ).start().bind(source).run()
    }
  }

  /// Remembers that a source's file could not be read; the next successful run forgets it.
  public func recordFailure(
    source: String, channel: Channel, error: String, now: Instant
  ) throws(StoreError) {
    try write { db in
      try SQL(
        db,
        """
        INSERT INTO source (id, channel, error, consecutive_failures, failing_since_at)
        VALUES (?, ?, ?, 1, ?)
        ON CONFLICT (id) DO UPDATE SET error = excluded.error,
          consecutive_failures = consecutive_failures + 1,
          failing_since_at = ifnull(failing_since_at, excluded.failing_since_at)
        """
      ).start().bind(source).bind(channel.code).bind(error).bind(Optional(now)).run()
    }
  }
}
