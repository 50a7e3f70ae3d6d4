internal import Commerce
internal import GRDB

extension Store {
  /// Takes links back, or puts back those that an undo ended; nil for a set of anything else.
  ///
  /// Keeps: the rows are as they were before the link, with what imports have said under the
  /// further SKU since.
  func reverseLinks(
    _ target: ChangeSetSummary, _ request: UndoRequest, source: String, actor: String, now: Instant
  ) throws(StoreError) -> EditOutcome? {
    // The set's own links, and those of sets that put them back after an undo.
    let (made, ended) = try read { db, _ in
      (
        try SQL(
          db,
          """
          WITH RECURSIVE chain (id) AS (
            SELECT ?1 UNION SELECT s.id FROM chain c JOIN change_set s ON s.undoes = c.id)
          SELECT l.id, l.ended_set_id FROM chain c JOIN identity_link l ON l.set_id = c.id
          ORDER BY l.id DESC
          """
        ).start().bind(target.id).all { (id: $0.int(), end: $0.optionalInt()) },
        try SQL(
          db, "SELECT kept_id, removed_id FROM identity_link WHERE ended_set_id = ? ORDER BY id"
        ).start().bind(target.id).all { (kept: $0.int(), removed: $0.int()) }
      )
    }
    guard !made.isEmpty || !ended.isEmpty else { return nil }
    guard request.isWhole else {
      throw .refused(reason: "change \(target.id) is a link, which is taken back whole")
    }
    let root = try read { db, _ in try UndoTarget.root(of: target, in: db).summary }
    let summary = "\(source): \(root)"
    if !ended.isEmpty {
      if let by = try read({ db, _ in try JournalReader.standingUndo(of: target.id, in: db) }) {
        throw .refused(reason: "change \(target.id) is put back already, by \(by)")
      }
      return try link(
        ended, source: source, summary: summary, undoes: target.id, reason: nil, actor: actor,
        now: now)
    }
    let open = made.filter { $0.end == nil }.map(\.id)
    guard !open.isEmpty else {
      throw .refused(
        reason: "change \(target.id) is taken back already, by \(made.compactMap(\.end).max() ?? 0)"
      )
    }
    let note = ChangeNote(
      summary: summary, actor: actor, source: source, undoes: target.id, now: now)
    return try allOrNothing { db in
      let writer = try FieldWriter(db, now: now)
      let unlinker = try Unlinker(db, writer, now: now)
      for link in open { try unlinker.unlink(link) }
      guard let set = try writer.record(note) else { return (nil, 0) }
      for link in open {
        try SQL.cached(db, "UPDATE identity_link SET ended_set_id = ? WHERE id = ?").start()
          .bind(set.id).bind(link).run()
      }
      try Meta.add(.catalogStamp, 1, in: db)
      return (set, open.count)
    }
  }
}
