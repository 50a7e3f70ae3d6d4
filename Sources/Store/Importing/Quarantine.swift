internal import Commerce
internal import GRDB

/// Collects a run's refused rows and stores them: in the place of the file's earlier ones, or of
/// those that were taken again. Rows of earlier files go when this one has them, right or wrong.
final class Quarantine {
  private struct Kept {
    var issue: RowIssue
    /// The issue has the value that was refused, not yet the row.
    var isBare: Bool
  }

  private let db: Database
  private let run: ImportRunInfo
  private let now: Instant
  private var kept: [Kept] = []
  /// Rows of earlier files of the same source and format, by what they are known by.
  private var earlier: [String: [Int64]] = [:]
  private var overtaken: Set<Int64> = []

  /// Rows that are looked up in the file once more.
  private static let bareLimit = 10_000

  /// An outdated file overtakes nothing.
  init(db: Database, run: ImportRunInfo, now: Instant, isOutdated: Bool) throws {
    self.db = db
    self.run = run
    self.now = now
    guard !isOutdated else { return }
    let known = try SQL(
      db,
      """
      SELECT subject_key, id FROM quarantine_row
      WHERE source = ? AND format = ? AND subject_key IS NOT NULL
      """
    ).start().bind(run.source).bind(run.format).all { (key: $0.text(), id: $0.int()) }
    for row in known { earlier[row.key, default: []].append(row.id) }
  }

  func keep(_ issue: RowIssue, isBare: Bool) { kept.append(Kept(issue: issue, isBare: isBare)) }

  var hasEarlierRows: Bool { !earlier.isEmpty }

  /// A later file has it.
  func saw(_ record: FeedRecord) {
    for key in RowIdentity.keys(of: record) { overtake(key) }
  }

  private func overtake(_ key: String) {
    if let ids = earlier.removeValue(forKey: key) { overtaken.formUnion(ids) }
  }

  var bareLines: Set<Int> {
    Set(kept.lazy.filter(\.isBare).prefix(Self.bareLimit).map(\.issue.place.line))
  }

  func complete(_ rows: [Int: String]) {
    for index in kept.indices where kept[index].isBare {
      guard let row = rows[kept[index].issue.place.line] else { continue }
      kept[index].issue.rawRow = row
      kept[index].isBare = false
    }
  }

  /// What this run refused, by what it is known by, and how many rows do not say it.
  var refusedKeys: (keys: Set<String>, unknown: Int) {
    var keys: Set<String> = []
    var unknown = 0
    for row in kept {
      if let key = key(of: row) { keys.insert(key) } else { unknown += 1 }
    }
    return (keys, unknown)
  }

  func store(runID: Int64) throws {
    for row in kept { if let key = key(of: row) { overtake(key) } }
    let removed = try removeReplaced() + removeOvertaken()
    let insert = try SQL(
      db,
      """
      INSERT INTO quarantine_row (run_id, source, format, file, line, column_number, column_name,
        value, reason, raw, at, subject_key)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    for row in kept {
      let issue = row.issue
      try insert.start().bind(runID).bind(run.source).bind(run.format).bind(run.file)
        .bind(issue.place.line).bind(issue.place.column).bind(issue.columnName)
        .bind(issue.value).bind(issue.reason).bind(issue.rawRow).bind(Optional(now))
        .bind(key(of: row)).run()
    }
    try Meta.add(.quarantined, kept.count - removed, in: db)
  }

  private func key(of row: Kept) -> String? {
    guard !row.isBare, !run.identityColumns.isEmpty, let dialect = run.dialect else { return nil }
    let cells = dialect.fields(of: row.issue.rawRow)
    guard cells.count == run.header.count else { return nil }
    return RowIdentity.key(run.identityColumns.map { cells[$0] })
  }

  private func removeReplaced() throws -> Int {
    guard let rows = run.retakes?.rows else {
      return try SQL(
        db, "DELETE FROM quarantine_row WHERE source = ? AND format = ? AND file = ?"
      ).start().bind(run.source).bind(run.format).bind(run.file).run()
    }
    return try remove(rows)
  }

  private func removeOvertaken() throws -> Int { try remove(overtaken.sorted()) }

  private func remove(_ rows: [Int64]) throws -> Int {
    let delete = try SQL(db, "DELETE FROM quarantine_row WHERE id = ?")
    return try rows.reduce(0) { try $0 + delete.start().bind($1).run() }
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
