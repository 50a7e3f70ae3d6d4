public import Commerce
internal import GRDB

extension Store {
  /// Keeps a person's word that two variants are two articles: the proposal is not shown again,
  /// unless something new speaks for it. One change set, which undo takes back.
  @discardableResult
  public func keepApart(
    _ one: Int64, _ other: Int64, reason: String? = nil, actor: String, now: Instant
  ) throws(StoreError) -> EditOutcome {
    let (first, second, match) = try identityFacts(one, other)
    let pair = VariantPair(one, other)
    let note = ChangeNote(
      summary: "kept \(first.name) and \(second.name) apart", actor: actor, source: "apart",
      reason: reason, now: now)
    return try allOrNothing { db in
      let facts = match?.facts ?? ""
      let known = try SQL.cached(
        db,
        """
        SELECT facts FROM identity_decision
        WHERE left_id = ? AND right_id = ? AND ended_set_id IS NULL
        """
      ).start().bind(pair.left).bind(pair.right).first { $0.text() }
      if let known, ArticleMatch.isCovered(facts, by: known) { return (nil, 0) }
      return (try Apart(db).decide([(pair, facts)], note, names: (first, second)), 1)
    }
  }

  /// Ends decisions, or makes those stand again that an undo ended; nil for a set of anything else.
  func reverseApart(
    _ target: ChangeSetSummary, source: String, actor: String, now: Instant
  ) throws(StoreError) -> EditOutcome? {
    let rows = try read { db, _ in
      try SQL(
        db,
        """
        SELECT left_id, right_id, facts, set_id = ?1 FROM identity_decision
        WHERE set_id = ?1 OR ended_set_id = ?1 ORDER BY set_id = ?1 DESC
        """
      ).start().bind(target.id).all {
        (pair: VariantPair($0.int(), $0.int()), facts: $0.text(), isMade: $0.bool())
      }
    }
    guard let first = rows.first else { return nil }
    return try allOrNothing { db in
      if let by = try JournalReader.standingUndo(of: target.id, in: db) {
        throw StoreError.refused(reason: "change \(target.id) is taken back already, by \(by)")
      }
      let note = ChangeNote(
        summary: "\(source): \(try UndoTarget.root(of: target, in: db).summary)", actor: actor,
        source: source, undoes: target.id, now: now)
      let loader = try ArticleLoader(db)
      guard let left = try loader.load(first.pair.left),
        let right = try loader.load(first.pair.right)
      else { throw StoreError.refused(reason: "one of the two is gone since") }
      let apart = Apart(db)
      let set =
        first.isMade
        ? try apart.end(first.pair, note, names: (left, right))
        : try apart.decide([(first.pair, first.facts)], note, names: (left, right))
      return (set, set == nil ? 0 : 1)
    }
  }
}

/// Writes decisions inside a transaction.
struct Apart {
  let db: Database

  init(_ db: Database) { self.db = db }

  func decide(
    _ pairs: [(pair: VariantPair, facts: String)], _ note: ChangeNote,
    names: (ArticleFacts, ArticleFacts)
  ) throws -> ChangeSetSummary? {
    let writer = try FieldWriter(db, now: note.now)
    writer.note(.variant, names.0.variantID, "kept-apart", old: nil, new: names.1.name)
    guard let set = try writer.record(note) else { return nil }
    for (pair, facts) in pairs {
      try close(pair, set.id)
      try SQL.cached(
        db,
        """
        INSERT INTO identity_decision (left_id, right_id, facts, reason, actor, at, set_id)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """
      ).start().bind(pair.left).bind(pair.right).bind(facts).bind(note.reason).bind(note.actor)
        .bind(Optional(note.now)).bind(set.id).run()
      try mark(pair, true)
    }
    return set
  }

  func end(
    _ pair: VariantPair, _ note: ChangeNote, names: (ArticleFacts, ArticleFacts)
  ) throws -> ChangeSetSummary? {
    let writer = try FieldWriter(db, now: note.now)
    writer.note(.variant, names.0.variantID, "kept-apart", old: names.1.name, new: nil)
    guard let set = try writer.record(note) else { return nil }
    try close(pair, set.id)
    try mark(pair, false)
    return set
  }

  private func close(_ pair: VariantPair, _ set: Int64) throws {
    try SQL.cached(
      db,
      """
      UPDATE identity_decision SET ended_set_id = ?
      WHERE left_id = ? AND right_id = ? AND ended_set_id IS NULL
      """
    ).start().bind(set).bind(pair.left).bind(pair.right).run()
  }

  private func mark(_ pair: VariantPair, _ isDecided: Bool) throws {
    try SQL.cached(
      db, "UPDATE identity_pair SET is_decided = ? WHERE left_id = ? AND right_id = ?"
    ).start().bind(isDecided).bind(pair.left).bind(pair.right).run()
  }
}
