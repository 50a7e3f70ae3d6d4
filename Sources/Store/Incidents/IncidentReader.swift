public import Commerce
internal import GRDB

extension Store {
  /// The open incidents, the worst first, then those that closed last, `closed` at most.
  public func incidents(closed: Int = 20) throws(StoreError) -> [Incident] {
    try read { db, _ in
      let columns = """
        i.id, i.group_key, i.began_at, i.opened_at, i.closed_at, i.children, i.peak,
        (SELECT max(score) FROM alert a WHERE a.incident_id = i.id),
        (SELECT min(deadline_at) FROM alert a WHERE a.incident_id = i.id)
        """
      let open = try SQL.cached(
        db, "SELECT \(columns) FROM incident i WHERE i.closed_at IS NULL"
      ).start().all(Incident.init).compactMap { $0 }
      let past = try SQL.cached(
        db,
        """
        SELECT \(columns) FROM incident i WHERE i.closed_at IS NOT NULL
        ORDER BY i.closed_at DESC, i.id DESC LIMIT ?
        """
      ).start().bind(closed).all(Incident.init).compactMap { $0 }
      return open.sorted {
        ($1.worstScore, $0.beganAt, $0.id) < ($0.worstScore, $1.beganAt, $1.id)
      } + past
    }
  }

  /// The silences that run or are planned, those that end first before the others, then those that
  /// ended last, `ended` at most.
  public func silences(ended: Int = 20) throws(StoreError) -> [Silence] {
    try read { db, _ in
      let columns = """
        s.id, s.matcher, s.starts_at, s.ends_at, s.author, s.comment, s.ended_at, s.ended_by,
        (SELECT count(*) FROM alert a WHERE a.silence_id = s.id), s.suppressed_ever
        """
      let running = try SQL.cached(
        db,
        """
        SELECT \(columns) FROM silence s WHERE s.ended_at IS NULL
        ORDER BY s.ends_at IS NULL, s.ends_at, s.id
        """
      ).start().all(Silence.init)
      let past = try SQL.cached(
        db,
        """
        SELECT \(columns) FROM silence s WHERE s.ended_at IS NOT NULL
        ORDER BY s.ended_at DESC, s.id DESC LIMIT ?
        """
      ).start().bind(ended).all(Silence.init)
      return running + past
    }
  }
}

extension Incident {
  /// Nil for a group of a build that knows other codes.
  init?(_ row: SQL) {
    let id = row.int()
    guard let group = AlertGroup(key: row.text()) else { return nil }
    let beganAt = row.instant()
    let openedAt = row.instant()
    guard let beganAt, let openedAt else { return nil }
    self.init(
      id: id, group: group, beganAt: beganAt, openedAt: openedAt, closedAt: row.instant(),
      children: row.count(), peak: row.count(), worstScore: row.optionalCount() ?? 0,
      nextDeadline: row.instant())
  }
}

extension Silence {
  init(_ row: SQL) {
    self.init(
      id: row.int(), matcher: Matcher(row.text()), startsAt: row.instant() ?? Instant(seconds: 0),
      endsAt: row.instant(), author: row.text(), comment: row.text(), endedAt: row.instant(),
      endedBy: row.optionalText(), suppressed: row.count(), suppressedEver: row.count())
  }
}
