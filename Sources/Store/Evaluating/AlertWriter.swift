internal import Commerce
internal import GRDB

/// What an alert is about, and the copies of it that the alert list is sorted by.
struct AlertSubject {
  enum Kind: String {
    case variant
    case order
  }

  var kind: Kind
  var id: Int64
  var pane: Pane
  var sort: String
  var available: Int?
  /// Of the money that is at stake, for ties.
  var wholeUnits: Int64?
}

/// Brings the stored alerts of a subject in line with what the rules say now.
///
/// Keeps: one open alert per dedupe key; the counts of what fires per pane and priority, and of what
/// people hold per pane and state.
final class AlertWriter {
  private let db: Database
  private let load: SQL
  private let insert: SQL
  private let update: SQL
  private let delete: SQL
  private var counts: [MetaKey: Int] = [:]
  private(set) var raised = 0
  private(set) var cleared = 0
  private(set) var hasChanges = false

  init(_ db: Database) throws {
    self.db = db
    load = try SQL(
      db,
      """
      SELECT t.id, t.dedupe_key, t.score, t.queue_rank, t.subject_sort, t.available,
        t.triage, \(Alert.columns)
      FROM alert t WHERE t.subject_kind = ? AND t.subject_id = ?
      """)
    insert = try SQL(
      db,
      """
      INSERT INTO alert (score, queue_rank, subject_sort, available, triage, code, since_at,
        deadline_kind, deadline_at, parts, inputs, because, clears_when, pane, subject_kind,
        subject_id, dedupe_key)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    update = try SQL(
      db,
      """
      UPDATE alert SET score = ?, queue_rank = ?, subject_sort = ?, available = ?, triage = ?,
        code = ?, since_at = ?, deadline_kind = ?, deadline_at = ?, parts = ?, inputs = ?, because = ?,
        clears_when = ? WHERE id = ?
      """)
    delete = try SQL(db, "DELETE FROM alert WHERE id = ?")
  }

  private struct Stored {
    var id: Int64
    var key: String
    var score: Int
    var rank: Int64
    var sort: String
    var available: Int?
    var state: TriageState
    var alert: Alert?
  }

  /// `hadAlerts` false saves the look for old ones; `standing` is what people did about them.
  func sync(
    _ alerts: [Alert], of subject: AlertSubject, standing: TriageStanding? = nil, hadAlerts: Bool
  ) throws {
    guard hadAlerts || !alerts.isEmpty else { return }
    var old: [String: Stored] = [:]
    if hadAlerts {
      for stored in try load.start().bind(subject.kind.rawValue).bind(subject.id).all({ row in
        Stored(
          id: row.int(), key: row.text(), score: row.count(), rank: row.int(), sort: row.text(),
          available: row.optionalCount(),
          state: TriageState(rawValue: row.text()) ?? .firing, alert: Alert(row))
      }) {
        old[stored.key] = stored
      }
    }
    var used: [String: Int] = [:]
    for alert in alerts {
      var key = "\(alert.code.rawValue):\(subject.kind.rawValue):\(subject.id)"
      let number = used[key, default: 0]
      used[key] = number + 1
      if number > 0 { key += ":\(number)" }
      try write(
        alert, key: key, of: subject, state: standing?.state(of: alert.code) ?? .firing,
        over: old.removeValue(forKey: key))
    }
    for stored in old.values {
      try delete.start().bind(stored.id).run()
      count(subject.pane, stored.score, stored.state, -1)
      cleared += 1
      hasChanges = true
    }
  }

  private func write(
    _ alert: Alert, key: String, of subject: AlertSubject, state: TriageState, over old: Stored?
  ) throws {
    let rank = QueueRank.stuck(
      score: alert.score, deadline: alert.deadline?.at, wholeUnits: subject.wholeUnits,
      state: state)
    if let old {
      guard
        old.alert != alert || old.rank != rank || old.sort != subject.sort
          || old.available != subject.available || old.state != state
      else { return }
      try bind(alert, rank, subject, state, to: update.start()).bind(old.id).run()
      if old.score != alert.score || old.state != state {
        count(subject.pane, old.score, old.state, -1)
        count(subject.pane, alert.score, state, 1)
      }
    } else {
      try bind(alert, rank, subject, state, to: insert.start()).bind(subject.pane.rawValue)
        .bind(subject.kind.rawValue).bind(subject.id).bind(key).run()
      count(subject.pane, alert.score, state, 1)
      raised += 1
    }
    hasChanges = true
  }

  private func bind(
    _ alert: Alert, _ rank: Int64, _ subject: AlertSubject, _ state: TriageState,
    to statement: SQL
  ) -> SQL {
    statement.bind(alert.score).bind(rank).bind(subject.sort).bind(subject.available)
      .bind(state.rawValue).bind(alert.code.rawValue).bind(alert.since).bind(
        alert.deadline?.kind.rawValue
      )
      .bind(alert.deadline?.at).bind(ScorePart.text(alert.parts))
      .bind(AlertInput.text(alert.inputs)).bind(alert.because).bind(alert.clearsWhen)
  }

  private func count(_ pane: Pane, _ score: Int, _ state: TriageState, _ change: Int) {
    let key: MetaKey =
      state == .firing ? .alerts(pane, Priority(score: score)) : .held(pane, state)
    counts[key, default: 0] += change
  }

  /// Writes the counts; once, at the end of the transaction.
  func finish() throws {
    for (key, change) in counts { try Meta.add(key, change, in: db) }
    counts = [:]
  }
}
