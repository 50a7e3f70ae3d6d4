public import Commerce
internal import GRDB

/// Writes the triage log.
enum TriageWriter {
  @discardableResult
  static func insert(
    _ event: TriageEvent, of subject: TriageSubject, set: Int64?, in db: Database
  ) throws -> Int64 {
    let insert = try SQL.cached(
      db,
      """
      INSERT INTO triage_event (subject_kind, subject_id, verb, actor, at, until_at, condition,
        owner, text, codes, score, group_size, retracts, set_id)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    try insert.start().bind(subject.kind.rawValue).bind(subject.id).bind(event.verb.rawValue)
      .bind(event.actor).bind(Optional(event.at)).bind(event.until)
      .bind(event.condition?.notation).bind(event.owner).bind(event.text)
      .bind(TextList.encode(event.codes.map(\.rawValue))).bind(event.score)
      .bind(event.groupSize).bind(event.retracts).bind(set).run()
    return insert.insertedID
  }

  /// Has the next evaluation look at a subject whose log has grown; subjects without rules of
  /// their own are brought up to date at once.
  static func touch(_ subject: TriageSubject, now: Instant, in db: Database) throws {
    try SQL.cached(
      db, "INSERT OR IGNORE INTO triage_state (subject_kind, subject_id) VALUES (?, ?)"
    ).start().bind(subject.kind.rawValue).bind(subject.id).run()
    switch subject.kind {
    case .order: try mark("dirty_order", subject.id, in: db)
    case .variant: try mark("dirty_variant", subject.id, in: db)
    case .source, .promotion, .incident:
      guard let (_, facts) = try TriageFactReader.find(subject, in: db) else { return }
      _ = try TriageBook(db, now: now).follow(subject, facts)
    }
  }

  private static func mark(_ table: String, _ id: Int64, in db: Database) throws {
    try SQL.cached(db, "INSERT OR IGNORE INTO \(table) (id) VALUES (?)").start().bind(id).run()
  }

  /// A set in the journal for a triage action.
  static func insertSet(
    source: String, summary: String, rows: Int, undoes: Int64?, actor: String, now: Instant,
    in db: Database
  ) throws -> Int64 {
    let insert = try SQL.cached(
      db,
      """
      INSERT INTO change_set (at, actor, source, summary, rows, undoes) VALUES (?, ?, ?, ?, ?, ?)
      """)
    try insert.start().bind(Optional(now)).bind(actor).bind(source).bind(summary).bind(rows)
      .bind(undoes).run()
    return insert.insertedID
  }
}

extension Store {
  /// Does what a person asks about each subject, in one transaction: each either gets one entry in
  /// its log or is refused with the reason. Call `evaluate` before, so that what fires is known as
  /// of now, and after, so that lists and counts show it.
  ///
  /// Keeps: of two people who acknowledge the same subject at the same moment one becomes its
  /// owner, the other is told who. What was done is one set of the journal, with the source
  /// `triage`, that undo takes back.
  public func triage(
    _ request: TriageRequest, on subjects: [TriageSubject], settings: TriageSettings, now: Instant
  ) throws(StoreError) -> TriageOutcome {
    try maintain { db in
      var outcome = TriageOutcome(verb: request.action.verb)
      for subject in subjects {
        guard let (name, facts) = try TriageFactReader.find(subject, in: db) else { continue }
        let events = try TriageReader.events(of: subject, in: db)
        let triaged = TriageCase(
          facts: facts, standing: TriageRules.standing(events, facts: facts, now: now),
          resolvedAt: events.last { $0.verb == .resolve && $0.codes.isEmpty }?.at)
        do throws(TriageRefusal) {
          let event = try TriageRules.decide(
            request, on: triaged, settings: settings, zone: zone, now: now)
          outcome.done.append(TriageOutcome.Done(subject: subject, name: name, event: event))
        } catch {
          outcome.refused.append(
            TriageOutcome.Refused(subject: subject, name: name, refusal: error))
        }
      }
      guard !outcome.done.isEmpty else { return (outcome, false) }
      let set = try TriageWriter.insertSet(
        source: "triage", summary: outcome.summary, rows: outcome.done.count, undoes: nil,
        actor: request.actor, now: now, in: db)
      outcome.changeSet = set
      for index in outcome.done.indices {
        let done = outcome.done[index]
        outcome.done[index].event.id = try TriageWriter.insert(
          done.event, of: done.subject, set: set, in: db)
        try TriageWriter.touch(done.subject, now: now, in: db)
      }
      return (outcome, true)
    }
  }
}
