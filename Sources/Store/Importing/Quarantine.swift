public import Commerce
internal import GRDB

/// Collects a run's refused rows and stores them in the place of the file's earlier ones.
final class Quarantine {
  private let db: Database
  private let run: ImportRunInfo
  private let now: Instant
  private var issues: [RowIssue] = []

  init(db: Database, run: ImportRunInfo, now: Instant) throws {
    self.db = db
    self.run = run
    self.now = now
  }

  func keep(_ issue: RowIssue) { issues.append(issue) }

  func store(runID: Int64) throws {
    let removed = try SQL(
      db, "DELETE FROM quarantine_row WHERE source = ? AND format = ? AND file = ?"
    ).start().bind(run.source).bind(run.format).bind(run.file).run()
    let insert = try SQL(
      db,
      """
      INSERT INTO quarantine_row (run_id, source, format, file, line, column_number, column_name,
        value, reason, raw, at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    for issue in issues {
      try insert.start().bind(runID).bind(run.source).bind(run.format).bind(run.file)
        .bind(issue.place.line).bind(issue.place.column).bind(issue.columnName)
        .bind(issue.value).bind(issue.reason).bind(issue.rawRow).bind(Optional(now)).run()
    }
    try Meta.add(.quarantined, issues.count - removed, in: db)
  }

  static func issues(ofRun id: Int64, in db: Database) throws -> [RowIssue] {
    try SQL(
      db,
      """
      SELECT line, column_number, column_name, value, reason, raw FROM quarantine_row
      WHERE run_id = ? ORDER BY id LIMIT ?
      """
    ).start().bind(id).bind(ImportTally.issueLimit).all(RowIssue.init)
  }
}

extension RowIssue {
  init(_ row: SQL) {
    self.init(
      severity: .refused, place: SourcePlace(line: row.count(), column: row.optionalCount()),
      columnName: row.optionalText(), value: row.text(), reason: row.text(),
      rawRow: row.text())
  }
}

extension Store {
  /// Refused rows, newest first.
  public func quarantine(limit: Int = 1_000) throws(StoreError) -> [QuarantinedRow] {
    try read { db, _ in
      try SQL.cached(
        db,
        """
        SELECT id, source, format, file, at, line, column_number, column_name, value, reason, raw
        FROM quarantine_row ORDER BY id DESC LIMIT ?
        """
      ).start().bind(limit).all { row in
        let id = row.int()
        let (source, format, file) = (row.text(), row.text(), row.text())
        let at = row.instant() ?? Instant(milliseconds: 0)
        return QuarantinedRow(
          id: id, source: source, format: format, file: file, issue: RowIssue(row), at: at)
      }
    }
  }
}
