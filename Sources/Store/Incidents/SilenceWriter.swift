public import Commerce
internal import GRDB

extension Store {
  /// Makes a silence and applies it when its start has come.
  ///
  /// - Returns: its number.
  /// - Throws: `StoreError.refused` for a query that can't be read, an end that is not after the
  ///   start or has passed, and an empty comment: the next person has to know why.
  @discardableResult
  public func addSilence(_ silence: Silence, now: Instant) throws(StoreError) -> Int64 {
    try Self.check(silence, now: now)
    return try write { db in
      let insert = try SQL(
        db,
        """
        INSERT INTO silence (matcher, starts_at, ends_at, author, comment, made_at)
        VALUES (?, ?, ?, ?, ?, ?)
        """
      ).start().bind(silence.matcher.text).bind(Optional(silence.startsAt)).bind(silence.endsAt)
        .bind(silence.author).bind(silence.comment).bind(Optional(now))
      try insert.run()
      let id = insert.insertedID
      try Silencer(db, zone: zone, now: now).startAndEnd()
      return id
    }
  }

  /// Ends a silence now; its alerts count and wake people again at once.
  ///
  /// - Throws: `StoreError.notFound`, and `StoreError.refused` when it has ended already.
  public func endSilence(id: Int64, by actor: String, now: Instant) throws(StoreError) {
    try write { db in
      let ended = try SQL(db, "SELECT ended_at FROM silence WHERE id = ?").start().bind(id)
        .first { $0.instant() }
      guard let ended else {
        throw StoreError.notFound(what: "silence \(id)", nearest: [])
      }
      if let ended {
        throw StoreError.refused(reason: "silence \(id) has ended already, \(ended)")
      }
      try Silencer.end(id, by: actor, in: db, zone: zone, now: now)
    }
  }

  /// What a silence with this matcher would keep quiet now.
  public func silencePreview(_ matcher: Silence.Matcher) throws(StoreError) -> SilencePreview {
    try Self.check(matcher)
    return try read { db, _ in
      var codes: Set<String>?
      var group: String?
      switch matcher {
      case .group(let wanted): group = wanted.key
      case .query(let text):
        codes = (try? Query.parse(text, schema: QuerySchema.of(.orders)))?.namedCodes
      }
      var preview = SilencePreview()
      var worst: [(score: Int, name: String)] = []
      let load = try SQL(
        db,
        """
        SELECT a.code, a.group_key, a.score, ifnull(o.name, a.subject_sort) FROM alert a
        LEFT JOIN sales_order o ON a.subject_kind = 'order' AND o.id = a.subject_id
        WHERE a.subject_kind = ? AND a.subject_id = ?
        """)
      for (kind, ids) in try Silencer.subjects(of: matcher, in: db, zone: zone) {
        for id in ids {
          let scores = try load.start().bind(kind.rawValue).bind(id).all { row in
            (code: row.text(), group: row.optionalText(), score: row.count(), name: row.text())
          }.filter { alert in
            (group == nil || alert.group == group) && codes?.contains(alert.code) ?? true
          }
          guard let first = scores.max(by: { $0.score < $1.score }) else { continue }
          preview.alerts += scores.count
          preview.urgent += scores.count { Priority(score: $0.score) == .p1 }
          worst.append((first.score, first.name))
        }
      }
      worst.sort { ($1.score, $0.name) < ($0.score, $1.name) }
      preview.subjects = worst.prefix(5).map(\.name)
      return preview
    }
  }

  private static func check(_ silence: Silence, now: Instant) throws(StoreError) {
    try check(silence.matcher)
    if let endsAt = silence.endsAt, endsAt <= max(now, silence.startsAt) {
      throw .refused(reason: "the silence would end before it begins")
    }
    guard silence.comment.contains(where: { !$0.isWhitespace }) else {
      throw .refused(reason: "a silence needs a comment: the next person has to know why")
    }
  }

  private static func check(_ matcher: Silence.Matcher) throws(StoreError) {
    guard case .query(let text) = matcher else { return }
    do {
      guard try !Query.parse(text, schema: QuerySchema.of(.orders)).isEmpty else {
        throw StoreError.refused(reason: "an empty query would silence everything")
      }
    } catch let error as StoreError {
      throw error
    } catch {
      throw .refused(reason: "\(text): \(error)")
    }
  }
}
