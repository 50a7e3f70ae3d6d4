internal import Commerce
internal import GRDB

extension Store {
  /// Takes back what a triage action, or the undo of one, wrote into the logs: a retraction for each
  /// entry. What other people did since stays. Nil for a set that wrote none.
  func takeBackTriage(
    _ target: ChangeSetSummary, source: String, actor: String, now: Instant
  ) throws(StoreError) -> EditOutcome? {
    let entries = try read { db, _ in
      try SQL.cached(
        db,
        "SELECT id, subject_kind, subject_id FROM triage_event WHERE set_id = ? ORDER BY id"
      ).start().bind(target.id).all { row in
        (id: row.int(), kind: TriageSubjectKind(rawValue: row.text()), subject: row.int())
      }
    }
    guard !entries.isEmpty else { return nil }
    return try maintain { db in
      if let by = try JournalReader.standingUndo(of: target.id, in: db) {
        throw StoreError.refused(reason: "change \(target.id) is taken back already, by \(by)")
      }
      let set = try TriageWriter.insertSet(
        source: source, summary: "\(source): \(try UndoTarget.root(of: target, in: db).summary)",
        rows: entries.count, undoes: target.id, actor: actor, now: now, in: db)
      for entry in entries {
        guard let kind = entry.kind else { continue }
        let subject = TriageSubject(kind, entry.subject)
        try TriageWriter.insert(
          TriageEvent(.retract, actor: actor, at: now, retracts: entry.id), of: subject, set: set,
          in: db)
        try TriageWriter.touch(subject, now: now, in: db)
      }
      let summary = try JournalReader.set(set, in: db)
      return (EditOutcome(changeSet: summary, applied: entries.count, conflicts: []), true)
    }
  }
}
