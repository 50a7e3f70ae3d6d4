public import Commerce
internal import GRDB

extension Store {
  /// The run of a runbook that is under way on a case, whoever began it.
  public func runbookRun(
    _ code: String, on subject: CaseSubject
  ) throws(StoreError) -> RunbookRun? {
    try read { db, _ in
      try RunbookTable.open(of: subject, in: db).first { $0.code == code }
    }
  }

  /// Begins a run, or gives the one that is under way: people who work on one case share it.
  public func startRunbook(
    _ code: String, steps: Int, on subject: CaseSubject, actor: String, now: Instant
  ) throws(StoreError) -> RunbookRun {
    try maintain { db in
      let changed = try SQL.cached(
        db,
        """
        INSERT INTO runbook_run (code, subject_kind, subject_id, steps, started_at, started_by)
        VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
        """
      ).start().bind(code).bind(subject.kind).bind(subject.id).bind(steps).bind(Optional(now))
        .bind(actor).run()
      guard let run = try RunbookTable.open(of: subject, in: db).first(where: { $0.code == code })
      else { throw StoreError.notFound(what: "run of \(code)", nearest: []) }
      return (run, changed > 0)
    }
  }

  /// Ticks a step, or takes its tick back, and logs who did. When all steps are ticked the run is
  /// finished. A step that is so already is left as it is: who ticked first stays.
  ///
  /// - Parameter text: the step's words as they stood then; runbooks change.
  public func tick(
    step: Int, text: String, of run: RunbookRun, isDone: Bool = true, actor: String, now: Instant
  ) throws(StoreError) -> RunbookRun {
    guard (1...run.steps).contains(step) else {
      throw StoreError.refused(reason: "\(run.code) has the steps 1 to \(run.steps), not \(step)")
    }
    return try maintain { db in
      guard var current = try RunbookTable.run(run.id, in: db), current.finishedAt == nil else {
        throw StoreError.refused(reason: "this run of \(run.code) is finished")
      }
      guard (current.ticks[step] != nil) != isDone else { return (current, false) }
      try SQL.cached(
        db,
        "INSERT INTO runbook_tick (run_id, step, text, is_done, actor, at) VALUES (?, ?, ?, ?, ?, ?)"
      ).start().bind(run.id).bind(step).bind(text).bind(isDone).bind(actor).bind(Optional(now))
        .run()
      current.ticks[step] = isDone ? RunbookRun.Tick(actor: actor, at: now) : nil
      if current.ticks.count >= current.steps {
        current.finishedAt = now
        try SQL.cached(db, "UPDATE runbook_run SET finished_at = ? WHERE id = ?").start()
          .bind(Optional(now)).bind(run.id).run()
      }
      return (current, true)
    }
  }
}

enum RunbookTable {
  private static let columns =
    "id, code, subject_kind, subject_id, steps, started_at, started_by, finished_at"

  static func open(of subject: CaseSubject, in db: Database) throws -> [RunbookRun] {
    try SQL.cached(
      db,
      """
      SELECT \(columns) FROM runbook_run
      WHERE subject_kind = ? AND subject_id = ? AND finished_at IS NULL ORDER BY id
      """
    ).start().bind(subject.kind).bind(subject.id).all(RunbookRun.init)
      .map { try withTicks($0, in: db) }
  }

  static func run(_ id: Int64, in db: Database) throws -> RunbookRun? {
    let found = try SQL.cached(db, "SELECT \(columns) FROM runbook_run WHERE id = ?").start()
      .bind(id).first(RunbookRun.init)
    return try found.map { try withTicks($0, in: db) }
  }

  private static func withTicks(_ run: RunbookRun, in db: Database) throws -> RunbookRun {
    var run = run
    let ticks = try SQL.cached(
      db, "SELECT step, is_done, actor, at FROM runbook_tick WHERE run_id = ? ORDER BY id"
    ).start().bind(run.id).all { ($0.count(), $0.bool(), $0.text(), $0.instant()) }
    for (step, isDone, actor, at) in ticks {
      run.ticks[step] =
        isDone ? RunbookRun.Tick(actor: actor, at: at ?? Instant(milliseconds: 0)) : nil
    }
    return run
  }
}

extension RunbookRun {
  init(_ row: SQL) {
    let (id, code) = (row.int(), row.text())
    let subject = CaseSubject(kind: row.text(), id: row.int())
    self.init(
      id: id, code: code, subject: subject, steps: row.count(),
      startedAt: row.instant() ?? Instant(milliseconds: 0), startedBy: row.text())
    finishedAt = row.instant()
  }
}
