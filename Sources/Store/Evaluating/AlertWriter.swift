internal import Commerce
internal import GRDB

/// What an alert is about, and the copies of it that the alert list is sorted by.
struct AlertSubject {
  enum Kind: String {
    case variant
    case order
    case source
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
  private let regroup: SQL
  private let now: Instant
  private let groups: AlertGroups
  private var counts: [MetaKey: Int] = [:]
  /// Orders and sources whose alerts may have to be silenced or not.
  private(set) var touched: [AlertSubject.Kind: [Int64]] = [:]
  private(set) var raised = 0
  private(set) var cleared = 0
  private(set) var hasChanges = false

  init(_ db: Database, now: Instant) throws {
    self.db = db
    self.now = now
    groups = AlertGroups(db, now: now)
    load = try SQL(
      db,
      """
      SELECT t.id, t.dedupe_key, t.score, t.queue_rank, t.subject_sort, t.available,
        t.raised_at, t.incident_id, t.silence_id, t.triage, \(Alert.columns)
      FROM alert t WHERE t.subject_kind = ? AND t.subject_id = ?
      """)
    insert = try SQL(
      db,
      """
      INSERT INTO alert (score, queue_rank, subject_sort, available, triage, code, since_at,
        deadline_kind, deadline_at, parts, inputs, because, clears_when, pane, subject_kind,
        subject_id, dedupe_key, group_key, raised_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    update = try SQL(
      db,
      """
      UPDATE alert SET score = ?, queue_rank = ?, subject_sort = ?, available = ?, triage = ?,
        code = ?, since_at = ?, deadline_kind = ?, deadline_at = ?, parts = ?, inputs = ?, because = ?,
        clears_when = ? WHERE id = ?
      """)
    regroup = try SQL(
      db, "UPDATE alert SET group_key = ?, incident_id = NULL WHERE id = ?")
    delete = try SQL(db, "DELETE FROM alert WHERE id = ?")
  }

  private struct Stored {
    var id: Int64
    var key: String
    var score: Int
    var rank: Int64
    var sort: String
    var available: Int?
    var raisedAt: Instant?
    var incident: Int64?
    var isSilenced: Bool
    var state: TriageState
    var alert: Alert?
  }

  /// `hadAlerts` false saves the look for old ones; `standing` is what people did about them.
  func sync(
    _ alerts: [Alert], of subject: AlertSubject, standing: TriageStanding? = nil, hadAlerts: Bool
  ) throws {
    guard hadAlerts || !alerts.isEmpty else { return }
    if subject.kind != .variant, !alerts.isEmpty {
      touched[subject.kind, default: []].append(subject.id)
    }
    var old: [String: Stored] = [:]
    if hadAlerts {
      for stored in try load.start().bind(subject.kind.rawValue).bind(subject.id).all({ row in
        Stored(
          id: row.int(), key: row.text(), score: row.count(), rank: row.int(), sort: row.text(),
          available: row.optionalCount(), raisedAt: row.instant(), incident: row.optionalInt(),
          isSilenced: row.optionalInt() != nil,
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
      groups.remove(stored.alert, fromIncident: stored.incident)
      count(subject.pane, stored.score, stored.state, -1, isSilenced: stored.isSilenced)
      cleared += 1
      hasChanges = true
    }
  }

  private func write(
    _ alert: Alert, key: String, of subject: AlertSubject, state: TriageState, over old: Stored?
  ) throws {
    let rank = QueueRank.stuck(
      score: alert.score, deadline: alert.deadline?.at, wholeUnits: subject.wholeUnits,
      began: alert.since, state: state)
    if let old {
      guard
        old.alert != alert || old.rank != rank || old.sort != subject.sort
          || old.available != subject.available || old.state != state
      else { return }
      try bind(alert, rank, subject, state, to: update.start()).bind(old.id).run()
      if old.score != alert.score || old.state != state {
        count(subject.pane, old.score, old.state, -1, isSilenced: old.isSilenced)
        count(subject.pane, alert.score, state, 1, isSilenced: old.isSilenced)
      }
      try follow(alert, over: old)
    } else {
      try bind(alert, rank, subject, state, to: insert.start()).bind(subject.pane.rawValue)
        .bind(subject.kind.rawValue).bind(subject.id).bind(key)
        .bind(alert.group?.key).bind(Optional(now)).run()
      groups.add(alert, raisedAt: now)
      count(subject.pane, alert.score, state, 1, isSilenced: false)
      raised += 1
    }
    hasChanges = true
  }

  /// An alert whose cause has changed leaves its group and its incident.
  private func follow(_ alert: Alert, over old: Stored) throws {
    let raisedAt = old.raisedAt ?? now
    if old.alert?.group != alert.group {
      groups.remove(old.alert, fromIncident: old.incident)
      try regroup.start().bind(alert.group?.key).bind(old.id).run()
      groups.add(alert, raisedAt: raisedAt)
    } else if old.alert?.since != alert.since {
      groups.move(alert, raisedAt: raisedAt)
    }
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

  /// What somebody holds and what is silenced counts apart.
  private func count(
    _ pane: Pane, _ score: Int, _ state: TriageState, _ change: Int, isSilenced: Bool
  ) {
    let key: MetaKey =
      state != .firing
      ? .held(pane, state)
      : isSilenced ? .silenced(pane) : .alerts(pane, Priority(score: score))
    counts[key, default: 0] += change
  }

  /// Writes counts, groups and incidents; once, at the end of the transaction.
  func finish() throws {
    for (key, change) in counts { try Meta.add(key, change, in: db) }
    counts = [:]
    try groups.finish()
  }
}
