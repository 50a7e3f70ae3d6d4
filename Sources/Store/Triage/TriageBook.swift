internal import Commerce
internal import GRDB

/// Keeps what each subject's log adds up to, in line with what the rules say about it now.
///
/// Keeps: a subject with a log has one row in `triage_state`, and what the program has to note by
/// itself stands in the log.
final class TriageBook {
  /// How a subject stands, and what its row said before.
  struct Entry {
    var standing: TriageStanding
    var before: TriageState?
  }

  private let db: Database
  private let now: Instant
  /// Whether any subject has a log: most stores at most times need no look-up.
  private let isEmpty: Bool
  private let load: SQL
  private let save: SQL
  private(set) var hasChanges = false

  init(_ db: Database, now: Instant) throws {
    self.db = db
    self.now = now
    isEmpty =
      try SQL.cached(db, "SELECT 1 FROM triage_state LIMIT 1").start().first { _ in true } == nil
    load = try SQL(
      db,
      """
      SELECT \(TriageSummary.columns), s.group_code, s.group_goal FROM triage_state s
      WHERE s.subject_kind = ? AND s.subject_id = ?
      """)
    save = try SQL(
      db,
      """
      UPDATE triage_state SET state = ?, owner = ?, holder = ?, held_since_at = ?,
        held_until_at = ?, condition = ?, reason = ?, again = ?, escalated_at = ?, note_count = ?,
        last_note = ?, group_code = ?, group_goal = ?
      WHERE subject_kind = ? AND subject_id = ?
      """)
  }

  private struct Row: Equatable {
    var summary: TriageSummary
    /// What it waits for more of.
    var group: String?
    var groupGoal: Int?
  }

  /// Brings a subject's row up to date. Nil for a subject without a log.
  ///
  /// - Parameter facts: what the rules say now; what only a condition asks for is added here.
  func follow(_ subject: TriageSubject, _ facts: TriageFacts) throws -> Entry? {
    guard !isEmpty else { return nil }
    let found = try load.start().bind(subject.kind.rawValue).bind(subject.id).first { row in
      Row(
        summary: TriageSummary(row), group: row.optionalText(), groupGoal: row.optionalCount())
    }
    guard let old = found else { return nil }
    let events = try TriageReader.events(of: subject, in: db)
    let snooze = events.last { $0.verb == .snooze }
    var facts = facts
    if snooze?.condition == .stock {
      facts.isInStock = try TriageFactReader.isInStock(subject, in: db)
    }
    var group: String?
    if case .more = snooze?.condition, let code = snooze?.codes.first {
      let known = try old.group ?? TriageFactReader.group(of: subject, code, in: db)
      facts.groupSize = try TriageFactReader.groupSize(known, in: db)
      group = known
    }
    let standing = TriageRules.standing(events, facts: facts, now: now)
    for event in standing.automatic {
      try TriageWriter.insert(event, of: subject, set: nil, in: db)
    }
    try write(standing, snooze, group, of: subject, over: old)
    return Entry(standing: standing, before: old.summary.state)
  }

  private func write(
    _ standing: TriageStanding, _ snooze: TriageEvent?, _ group: String?,
    of subject: TriageSubject, over old: Row
  ) throws {
    var new = Row(summary: TriageSummary(standing))
    if case .more(let count) = standing.condition, let before = snooze?.groupSize {
      new.group = group
      new.groupGoal = before + count
    }
    guard new != old || !standing.automatic.isEmpty else { return }
    let summary = new.summary
    try save.start().bind(summary.state?.rawValue).bind(summary.owner).bind(summary.holder)
      .bind(summary.since).bind(summary.until).bind(summary.condition?.notation)
      .bind(summary.reason).bind(summary.again?.stored).bind(summary.escalatedAt)
      .bind(summary.noteCount).bind(summary.lastNote).bind(new.group).bind(new.groupGoal)
      .bind(subject.kind.rawValue).bind(subject.id).run()
    hasChanges = true
  }
}
