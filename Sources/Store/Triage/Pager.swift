internal import Commerce
internal import GRDB

/// Notes when a subject becomes P1 or P2, firing. Whoever shows the store rings for what came after
/// it began to look, and counts from here how long nobody has answered.
final class Pager {
  private let now: Instant
  private let insert: SQL
  private let ring: SQL

  init(_ db: Database, now: Instant) throws {
    self.now = now
    insert = try SQL(
      db,
      """
      INSERT INTO page (subject_kind, subject_id, priority, code, score, at)
      VALUES (?, ?, ?, ?, ?, ?)
      """)
    ring = try SQL(
      db,
      """
      UPDATE incident SET first_page_id = ? WHERE first_page_id IS NULL AND id IN (
        SELECT incident_id FROM alert WHERE subject_kind = ? AND subject_id = ?)
      """)
  }

  /// - Parameters:
  ///   - was: the score with which it fired before; nil when it did not fire.
  ///   - alert: its worst alert; nil when nothing of it fires.
  func follow(
    _ subject: TriageSubject, was: Int?, isNow alert: Alert?, score: Int
  ) throws {
    let priority = Priority(score: score)
    guard let alert, priority <= .p2, was.map({ Priority(score: $0) > priority }) ?? true else {
      return
    }
    try insert.start().bind(subject.kind.rawValue).bind(subject.id).bind(priority.rawValue)
      .bind(alert.code.rawValue).bind(score).bind(Optional(now)).run()
    guard priority == .p1 else { return }
    try ring.start().bind(insert.insertedID).bind(subject.kind.rawValue).bind(subject.id).run()
  }

  /// How far back pages are looked for that nothing inhibits.
  private static let reach = 200

  /// The newest P1s as of the last evaluation that still are and that nothing inhibits, newest
  /// first: a silenced one wakes nobody, and of an incident only the first does.
  static func newest(limit: Int, in db: Database) throws -> [Page] {
    try SQL.cached(
      db,
      """
      SELECT p.id, p.subject_kind, p.subject_id, p.code, p.score, p.at
      FROM (SELECT * FROM page WHERE priority = 1
          AND at <= (SELECT number FROM meta WHERE key = '\(MetaKey.evaluatedAt.name)')
        ORDER BY id DESC LIMIT ?) p
      WHERE NOT EXISTS (
          SELECT 1 FROM alert a
          WHERE a.subject_kind = p.subject_kind AND a.subject_id = p.subject_id)
        OR EXISTS (
          SELECT 1 FROM alert a
          WHERE a.subject_kind = p.subject_kind AND a.subject_id = p.subject_id
            AND a.silence_id IS NULL
            AND (a.incident_id IS NULL OR NOT EXISTS (
              SELECT 1 FROM incident i WHERE i.id = a.incident_id AND i.first_page_id < p.id)))
      ORDER BY p.id DESC LIMIT ?
      """
    ).start().bind(reach).bind(limit).all { row in
      (
        row.int(), TriageSubjectKind(rawValue: row.text()), row.int(), row.text(), row.count(),
        row.instant()
      )
    }.compactMap { id, kind, subjectID, code, score, at -> Page? in
      guard let kind, let at else { return nil }
      let subject = TriageSubject(kind, subjectID)
      guard let name = try TriageFactReader.name(of: subject, in: db) else { return nil }
      return Page(
        id: id, subject: subject, name: name, code: AlertCode(rawValue: code), score: score, at: at)
    }
  }
}
