public import Commerce
internal import GRDB

/// Reads the triage log.
enum TriageReader {
  /// In the order in which `TriageEvent.init(_:)` reads them; `e` is `triage_event`.
  static let columns = """
    e.id, e.verb, e.actor, e.at, e.until_at, e.condition, e.owner, e.text, e.codes, e.score,
    e.group_size, e.retracts
    """

  /// A subject's log, oldest first.
  static func events(of subject: TriageSubject, in db: Database) throws -> [TriageEvent] {
    try SQL.cached(
      db,
      """
      SELECT \(columns) FROM triage_event e WHERE e.subject_kind = ? AND e.subject_id = ?
      ORDER BY e.id
      """
    ).start().bind(subject.kind.rawValue).bind(subject.id).all(TriageEvent.init).compactMap(\.self)
  }

  /// How a subject stands; blank for one without a log.
  static func summary(of subject: TriageSubject, in db: Database) throws -> TriageSummary {
    try SQL.cached(
      db,
      """
      SELECT \(TriageSummary.columns) FROM triage_state s
      WHERE s.subject_kind = ? AND s.subject_id = ?
      """
    ).start().bind(subject.kind.rawValue).bind(subject.id).first(TriageSummary.init)
      ?? TriageSummary()
  }

  /// The subject's alerts that do not fire because somebody deals with them.
  static func heldAlerts(
    of subject: TriageSubject, in db: Database
  ) throws -> [AlertCode: TriageState] {
    let held = try SQL.cached(
      db,
      """
      SELECT code, triage FROM alert
      WHERE subject_kind = ? AND subject_id = ? AND triage <> 'firing'
      """
    ).start().bind(subject.kind.rawValue).bind(subject.id).all { row in
      (AlertCode(rawValue: row.text()), TriageState(rawValue: row.text()))
    }
    return held.reduce(into: [:]) { states, alert in
      if let code = alert.0, let state = alert.1 { states[code] = state }
    }
  }
}

extension TriageEvent {
  /// Nil for a verb that this build does not know.
  init?(_ row: SQL) {
    let id = row.int()
    let verb = TriageVerb(rawValue: row.text())
    let actor = row.text()
    let at = row.instant()
    let until = row.instant()
    let condition = row.optionalText().flatMap { WakeCondition(notation: $0) }
    let owner = row.optionalText()
    let text = row.optionalText()
    let codes = TextList.decode(row.text()).compactMap(AlertCode.init(rawValue:))
    let score = row.count()
    let groupSize = row.optionalCount()
    let retracts = row.optionalInt()
    guard let verb, let at else { return nil }
    self.init(
      verb, actor: actor, at: at, id: id, until: until, condition: condition, owner: owner,
      text: text, codes: codes, score: score, groupSize: groupSize, retracts: retracts)
  }
}

extension FiringAgain {
  /// Cause, by, at and detail in turn.
  var stored: String {
    TextList.encode([cause.rawValue, by, String(at.milliseconds), detail])
  }

  init?(stored text: String) {
    let parts = TextList.decode(text)
    guard parts.count == 4, let cause = Cause(rawValue: parts[0]), let at = Int64(parts[2]) else {
      return nil
    }
    self.init(cause, by: parts[1], at: Instant(milliseconds: at), detail: parts[3])
  }
}

extension TriageSummary {
  /// Of `triage_state s`, in the order in which `init(_:)` reads them.
  static let columns = """
    s.state, s.owner, s.holder, s.held_since_at, s.held_until_at, s.condition, s.reason, s.again,
    s.escalated_at, s.note_count, s.last_note
    """

  /// Reads the columns; all of them are NULL for a subject without a log.
  init(_ row: SQL) {
    self.init(state: row.optionalText().flatMap(TriageState.init(rawValue:)))
    owner = row.optionalText()
    holder = row.optionalText()
    since = row.instant()
    until = row.instant()
    condition = row.optionalText().flatMap { WakeCondition(notation: $0) }
    reason = row.optionalText()
    again = row.optionalText().flatMap(FiringAgain.init(stored:))
    escalatedAt = row.instant()
    noteCount = row.count()
    lastNote = row.optionalText()
  }
}

extension Store {
  /// Everything that people, and the program by itself, did about a subject, oldest first.
  /// Entries that were taken back are there too: `TriageRules.inForce` leaves them out.
  public func triageEvents(of subject: TriageSubject) throws(StoreError) -> [TriageEvent] {
    try read { db, _ in try TriageReader.events(of: subject, in: db) }
  }
}
