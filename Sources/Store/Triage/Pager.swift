internal import Commerce
internal import GRDB

/// Notes when a subject becomes P1 or P2, firing. Whoever shows the store rings for what came after
/// it began to look, and counts from here how long nobody has answered.
final class Pager {
  private let now: Instant
  private let insert: SQL

  init(_ db: Database, now: Instant) throws {
    self.now = now
    insert = try SQL(
      db,
      """
      INSERT INTO page (subject_kind, subject_id, priority, code, score, at)
      VALUES (?, ?, ?, ?, ?, ?)
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
  }

  /// The newest P1s that still are, newest first.
  static func newest(limit: Int, in db: Database) throws -> [Page] {
    try SQL.cached(
      db,
      """
      SELECT p.id, p.subject_kind, p.subject_id, p.code, p.score, p.at FROM page p
      WHERE p.priority = 1 ORDER BY p.id DESC LIMIT ?
      """
    ).start().bind(limit).all { row in
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
