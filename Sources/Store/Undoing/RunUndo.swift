public import Commerce
internal import GRDB

extension Store {
  /// What taking an import back whole would do; nil for a set that is no import, or an import of which
  /// only the fields are known: one that is too long ago, or of an older version.
  public func runUndoPlan(ofSet set: Int64) throws(StoreError) -> RunUndoPlan? {
    try read { db, _ in
      guard let run = try KeptRun.of(set: set, in: db), run.kept != nil, run.undoneBy == nil
      else { return nil }
      return try Self.plan(run, in: db)
    }
  }

  private static func plan(_ run: KeptRun, in db: Database) throws -> RunUndoPlan {
    var plan = RunUndoPlan(set: run.set ?? 0, source: run.source, file: run.file)
    plan.counts = try RunCounts(db: db, run: run).all()
    plan.obstacles = try RunObstacles(db, run).all()
    return plan
  }

  /// Takes an import back: what it made goes, what it changed, removed and marked is as before. Nil for
  /// a set that is no import, and for one of which only the fields are known.
  ///
  /// Keeps: all of it or nothing, in one transaction; nothing that came later is lost, unless forced,
  /// and then only edits of its rows; the ids of what goes are never given again.
  func reverseRun(
    _ target: ChangeSetSummary, _ request: UndoRequest, actor: String, now: Instant
  ) throws(StoreError) -> EditOutcome? {
    let run = try read { db, _ in
      try KeptRun.of(set: target.undoes ?? target.id, in: db)
    }
    guard let run else { return nil }
    if target.undoes != nil {
      guard run.undoneBy == target.id else { return nil }
      throw .refused(
        reason: "change \(target.id) took an import back whole and can't be put back; "
          + "import \(run.file) again")
    }
    guard request.isWhole, run.kept != nil else { return nil }
    return try allOrNothing { db in
      guard let run = try KeptRun.of(set: target.id, in: db), run.undoneBy == nil else {
        throw StoreError.refused(reason: "change \(target.id) is taken back already")
      }
      let plan = try Self.plan(run, in: db)
      guard plan.isPossible(force: request.force) else { throw plan.refusal(force: request.force) }
      do {
        let set = try RunUndoing(db: db, run: run, now: now).perform(
          target, actor: actor, rows: plan.rows)
        return (try JournalReader.set(set, in: db), plan.rows)
      } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
        throw StoreError.refused(
          reason: "\(run.name) can't be taken back: what it changed does not fit to what has come "
            + "since (\(error.message ?? "a constraint")); undo later changes first")
      }
    }
  }
}

extension RunUndoPlan {
  /// Why nothing was changed.
  fileprivate func refusal(force: Bool) -> StoreError {
    let standing = force ? obstacles.filter { !$0.isForceable } : obstacles
    return .refused(reason: standing.map(\.text).joined(separator: "\n"))
  }
}

/// One undo of a run, inside its transaction.
private struct RunUndoing {
  let db: Database
  let run: KeptRun
  let now: Instant

  /// Returns the number of the set that says so.
  func perform(_ target: ChangeSetSummary, actor: String, rows: Int) throws -> Int64 {
    try db.execute(sql: "PRAGMA defer_foreign_keys = ON")
    let aftermath = RunAftermath(db: db, run: run, now: now)
    try aftermath.prepare()
    let stated = try laterStatedFields()
    try RunRestorer(db: db, run: run).restore()
    if let stated {
      try SQL(db, "UPDATE channel SET stated_fields = ? WHERE id = ?").start().bind(stated)
        .bind(run.channelID).run()
    }
    try aftermath.finish()
    let set = try TriageWriter.insertSet(
      source: "undo", summary: "undo: \(target.summary)", rows: max(1, rows), undoes: target.id,
      actor: actor, now: now, in: db)
    try noteFields(of: target.id, in: set)
    try SQL(db, "UPDATE sync_run SET undone_by = ? WHERE id = ?").start()
      .bind(set).bind(run.id).run()
    try RunTraces.forget(run, in: db)
    let newest = try SQL(db, "SELECT max(id) FROM sync_run").first { $0.int() }
    try Meta.set(.lastUndoneRun, newest, in: db)
    try settleSource()
    try Remarks.settle(source: run.source, format: run.format, in: db)
    return set
  }

  /// What the channel's files state stays where a later import of it may have stated the same.
  private func laterStatedFields() throws -> Int64? {
    try SQL(
      db,
      """
      SELECT stated_fields FROM channel WHERE id = ?1 AND EXISTS (
        SELECT 1 FROM sync_run WHERE channel_id = ?1 AND subject = 'products' AND id > ?2
          AND undone_by IS NULL)
      """
    ).start().bind(run.channelID).bind(run.id).first { $0.int() }
  }

  /// The fields that are as before stand in the journal, so that their history is whole.
  private func noteFields(of import: Int64, in set: Int64) throws {
    try SQL(
      db,
      """
      INSERT INTO change (set_id, entity, entity_id, field, scope, old, new, currency)
      SELECT ?, entity, entity_id, field, scope, new, old, currency FROM change
      WHERE set_id = ? ORDER BY id DESC
      """
    ).start().bind(set).bind(`import`).run()
  }

  /// A source was last read when the newest of its runs that stand was.
  private func settleSource() throws {
    try SQL(
      db,
      """
      UPDATE source SET (last_success_at, last_file, last_format) = (
        SELECT at, file, format FROM (
          SELECT at, file, format, id FROM sync_run
          WHERE source = ?1 AND retakes IS NULL AND undone_by IS NULL ORDER BY id DESC LIMIT 1))
      WHERE id = ?1
      """
    ).start().bind(run.source).run()
  }
}
