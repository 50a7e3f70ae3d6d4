public import Commerce
internal import GRDB

extension Store {
  /// Links a ticket to a case. A key that is linked already gets what is new about it: URL, title
  /// or status.
  public func linkTicket(
    _ reference: TicketReference, status: String? = nil, to subject: CaseSubject, actor: String,
    now: Instant
  ) throws(StoreError) -> Ticket {
    try maintain { db in
      try SQL.cached(
        db,
        """
        INSERT INTO ticket (subject_kind, subject_id, key, url, title, status, actor, linked_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (subject_kind, subject_id, key) WHERE unlinked_at IS NULL DO UPDATE SET
          url = ifnull(excluded.url, url), title = ifnull(excluded.title, title),
          status = ifnull(excluded.status, status)
        """
      ).start().bind(subject.kind).bind(subject.id).bind(reference.key).bind(reference.url)
        .bind(reference.title).bind(status).bind(actor).bind(Optional(now)).run()
      let linked = try TicketTable.open(of: subject, in: db).first { $0.key == reference.key }
      guard let linked else {
        throw StoreError.notFound(what: "ticket \(reference.key)", nearest: [])
      }
      return (linked, true)
    }
  }

  /// Takes the link away; the log keeps that it was there.
  public func unlinkTicket(
    _ key: String, from subject: CaseSubject, actor: String, now: Instant
  ) throws(StoreError) {
    try maintain { db in
      let changed = try SQL.cached(
        db,
        """
        UPDATE ticket SET unlinked_at = ?, unlinked_by = ?
        WHERE subject_kind = ? AND subject_id = ? AND key = ? AND unlinked_at IS NULL
        """
      ).start().bind(Optional(now)).bind(actor).bind(subject.kind).bind(subject.id).bind(key).run()
      guard changed > 0 else {
        let known = try TicketTable.open(of: subject, in: db).map(\.key)
        throw StoreError.notFound(what: "ticket \"\(key)\" on it", nearest: known)
      }
      return ((), true)
    }
  }

  /// The tickets of a case, oldest first.
  public func tickets(of subject: CaseSubject) throws(StoreError) -> [Ticket] {
    try read { db, _ in try TicketTable.open(of: subject, in: db) }
  }
}

enum TicketTable {
  static func open(of subject: CaseSubject, in db: Database) throws -> [Ticket] {
    try SQL.cached(
      db,
      """
      SELECT key, url, title, status, actor, linked_at FROM ticket
      WHERE subject_kind = ? AND subject_id = ? AND unlinked_at IS NULL ORDER BY id
      """
    ).start().bind(subject.kind).bind(subject.id).all { row in
      Ticket(
        key: row.text(), url: row.optionalText(), title: row.optionalText(),
        status: row.optionalText(), actor: row.text(),
        linkedAt: row.instant() ?? Instant(milliseconds: 0))
    }
  }
}
