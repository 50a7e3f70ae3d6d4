internal import Commerce
internal import GRDB

/// Keeps the groups of alerts: how many fire, which of them are one incident, and whose members
/// have to be scored again because the group's points of spread changed.
///
/// Collects what one transaction adds and takes, and settles it once, at its end.
final class AlertGroups {
  private struct Touch {
    var change = 0
    /// When the added alerts began: incidents can only arise around these.
    var added: [Instant] = []
  }

  private let db: Database
  private let now: Instant
  private var touched: [String: Touch] = [:]
  private var shrunken: [Int64: Int] = [:]

  init(_ db: Database, now: Instant) {
    self.db = db
    self.now = now
  }

  func add(_ alert: Alert, raisedAt: Instant) {
    guard let key = alert.group?.key else { return }
    touched[key, default: Touch()].change += 1
    touched[key, default: Touch()].added.append(alert.since ?? raisedAt)
  }

  func remove(_ alert: Alert?, fromIncident incident: Int64?) {
    if let incident { shrunken[incident, default: 0] += 1 }
    guard let key = alert?.group?.key else { return }
    touched[key, default: Touch()].change -= 1
  }

  /// The alert began at another time, as far as is known now.
  func move(_ alert: Alert, raisedAt: Instant) {
    guard let key = alert.group?.key else { return }
    touched[key, default: Touch()].added.append(alert.since ?? raisedAt)
  }

  /// The points of spread by group, as its members were scored: a group that is missing has none.
  static func sizes(in db: Database) throws -> [String: Int] {
    let rows = try SQL.cached(
      db, "SELECT group_key, spread FROM alert_group WHERE spread > 0"
    ).start().all { ($0.text(), $0.count() * AlertGroup.spreadStep) }
    return Dictionary(rows) { first, _ in first }
  }

  /// Writes sizes, marks members whose score changes, opens, feeds and closes incidents.
  func finish() throws {
    for (key, touch) in touched.sorted(by: { $0.key < $1.key }) {
      if touch.change != 0 { try resize(key, by: touch.change) }
      if !touch.added.isEmpty { try gather(key, around: touch.added.sorted()) }
    }
    for (incident, count) in shrunken.sorted(by: { $0.key < $1.key }) {
      try shrink(incident, by: count)
    }
    touched = [:]
    shrunken = [:]
  }

  private func resize(_ key: String, by change: Int) throws {
    let row = try SQL.cached(
      db,
      """
      INSERT INTO alert_group (group_key, size) VALUES (?1, max(0, ?2))
      ON CONFLICT (group_key) DO UPDATE SET size = max(0, size + ?2) RETURNING size, spread
      """
    ).start().bind(key).bind(change).all { ($0.count(), $0.count()) }.first
    guard let (size, spread) = row else { return }
    let points = AlertGroup.spread(ofSize: size)
    if size == 0 {
      try SQL.cached(db, "DELETE FROM alert_group WHERE group_key = ?").start().bind(key).run()
    }
    guard points != spread else { return }
    try SQL.cached(db, "UPDATE alert_group SET spread = ? WHERE group_key = ?").start()
      .bind(points).bind(key).run()
    // Below the limit of spread a group has few members, and above it nothing changes any more.
    try SQL.cached(
      db,
      """
      INSERT OR IGNORE INTO dirty_order (id)
      SELECT subject_id FROM alert WHERE group_key = ? AND subject_kind = 'order'
      """
    ).start().bind(key).run()
  }

  // MARK: Incidents

  private struct Member {
    var id: Int64
    var beganAt: Instant
    var incident: Int64?
  }

  private func gather(_ key: String, around added: [Instant]) throws {
    let reach = IncidentRules.span
    var start = added.startIndex
    while start < added.endIndex {
      // One look for all that began close together.
      var end = start + 1
      while end < added.endIndex, added[end] - added[end - 1] <= reach * 2 { end += 1 }
      try gather(key, from: added[start] - reach, to: added[end - 1] + reach)
      start = end
    }
  }

  private func gather(_ key: String, from: Instant, to: Instant) throws {
    let members = try SQL.cached(
      db,
      """
      SELECT id, began_at, incident_id FROM alert
      WHERE group_key = ? AND began_at BETWEEN ? AND ? ORDER BY began_at, id
      """
    ).start().bind(key).bind(Optional(from)).bind(Optional(to)).all { row in
      Member(
        id: row.int(), beganAt: row.instant() ?? from, incident: row.optionalInt())
    }
    for range in IncidentRules.clusters(members.map(\.beganAt)) {
      let cluster = members[range]
      let joining = cluster.filter { $0.incident == nil }
      guard !joining.isEmpty else { continue }
      if let known = cluster.compactMap(\.incident).min() {
        try join(joining, known, what: "grew")
      } else {
        let insert = try SQL.cached(
          db, "INSERT INTO incident (group_key, began_at, opened_at) VALUES (?, ?, ?)"
        ).start().bind(key).bind(cluster.first?.beganAt).bind(Optional(now))
        try insert.run()
        try join(joining, insert.insertedID, what: "opened")
      }
    }
  }

  private func join(_ members: [Member], _ incident: Int64, what: String) throws {
    let mark = try SQL.cached(db, "UPDATE alert SET incident_id = ? WHERE id = ?")
    let firstPage = try SQL.cached(
      db,
      """
      SELECT q.id FROM alert a
      CROSS JOIN page q ON q.subject_kind = a.subject_kind AND q.subject_id = a.subject_id
      WHERE a.id = ? AND q.priority = 1 ORDER BY q.id LIMIT 1
      """)
    var pages: [Int64] = []
    for member in members {
      try mark.start().bind(incident).bind(member.id).run()
      if let page = try firstPage.start().bind(member.id).first({ $0.int() }) { pages.append(page) }
    }
    if let page = pages.min() {
      try SQL.cached(
        db,
        "UPDATE incident SET first_page_id = min(ifnull(first_page_id, ?1), ?1) WHERE id = ?2"
      ).start().bind(page).bind(incident).run()
    }
    let children =
      try SQL.cached(
        db,
        """
        UPDATE incident SET children = children + ?1, peak = max(peak, children + ?1),
          began_at = min(began_at, ?2)
        WHERE id = ?3 RETURNING children
        """
      ).start().bind(members.count).bind(members.first?.beganAt).bind(incident)
      .all { $0.count() }.first ?? 0
    try note(incident, what, children: children)
  }

  private func shrink(_ incident: Int64, by count: Int) throws {
    let children =
      try SQL.cached(
        db,
        """
        UPDATE incident SET children = max(0, children - ?1),
          closed_at = CASE WHEN children <= ?1 THEN ?2 ELSE closed_at END
        WHERE id = ?3 RETURNING children
        """
      ).start().bind(count).bind(Optional(now)).bind(incident).all { $0.count() }.first ?? 0
    try note(incident, children == 0 ? "closed" : "shrank", children: children)
  }

  private func note(_ incident: Int64, _ what: String, children: Int) throws {
    try SQL.cached(
      db, "INSERT INTO incident_event (incident_id, at, what, children) VALUES (?, ?, ?, ?)"
    ).start().bind(incident).bind(Optional(now)).bind(what).bind(children).run()
  }
}
