internal import Commerce
internal import GRDB

/// An import run, with the ids between which its own rows lie.
struct KeptRun {
  var id: Int64
  var set: Int64?
  var source: String
  var format: String
  var file: String
  var channelID: Int64
  var undoneBy: Int64?
  /// The ids of its lines in `run_change`, as SQL's BETWEEN takes them; nil for a run that can't be
  /// taken back whole.
  var kept: (first: Int64, last: Int64)?
  private var spans: [String: ClosedRange<Int64>] = [:]
  private var afters: [String: Int64] = [:]
  /// The columns that its lines keep, by part.
  private(set) var columns: [String: [String]] = [:]

  /// The run of an import's set; nil for one that has none.
  static func of(set: Int64, in db: Database) throws -> KeptRun? {
    try find("change_set_id = ?", set, in: db).first
  }

  /// The set that took an import back whole.
  static func undo(ofSet set: Int64, in db: Database) throws -> Int64? {
    try SQL.cached(db, "SELECT undone_by FROM sync_run WHERE change_set_id = ?").start().bind(set)
      .first { $0.optionalInt() } ?? nil
  }

  /// Runs after one that stand and changed something, the newest first.
  static func later(than run: Int64, in db: Database) throws -> [KeptRun] {
    try find("id > ? AND changes_last IS NOT NULL AND undone_by IS NULL", run, in: db)
  }

  private static func find(_ condition: String, _ value: Int64, in db: Database) throws -> [KeptRun]
  {
    let runs = try SQL(
      db,
      """
      SELECT id, change_set_id, source, format, file, channel_id, undone_by, changes_after,
        changes_last
      FROM sync_run WHERE \(condition) ORDER BY id DESC
      """
    ).start().bind(value).all { row -> KeptRun in
      var run = KeptRun(
        id: row.int(), set: row.optionalInt(), source: row.text(), format: row.text(),
        file: row.text(), channelID: row.int(), undoneBy: row.optionalInt())
      if let after = row.optionalInt() { run.kept = (after + 1, row.int()) }
      return run
    }
    return try runs.map { try $0.withParts(in: db) }
  }

  private func withParts(in db: Database) throws -> KeptRun {
    var run = self
    let parts = try SQL.cached(
      db, "SELECT part, columns, after_id, last_id FROM run_part WHERE run_id = ?"
    ).start().bind(id).all { row in
      (part: row.text(), columns: row.text(), after: row.optionalInt(), last: row.optionalInt())
    }
    for (part, columns, after, last) in parts {
      run.columns[part] = TextList.decode(columns)
      guard let after, let last, let table = RunPart.named(part)?.table else { continue }
      run.afters[table] = last
      if last > after { run.spans[table] = after + 1...last }
    }
    return run
  }

  var lines: (first: Int64, last: Int64) { kept ?? (0, -1) }

  /// The condition that a row of `run_change`, by this alias, is one of its lines.
  func isLine(_ alias: String) -> String { "\(alias).id BETWEEN \(lines.first) AND \(lines.last)" }

  /// The ids of the rows that it made; nil when it made none.
  func span(_ table: String) -> ClosedRange<Int64>? { spans[table] }

  /// The highest id when the run was over.
  func last(_ table: String) -> Int64 { afters[table] ?? .max }

  /// As messages name it.
  var name: String {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    return set.map { "\(name) of \(source) (change \($0))" } ?? "\(name) of \(source)"
  }
}

extension SQL {
  @discardableResult
  func bind(_ range: ClosedRange<Int64>) -> SQL { bind(range.lowerBound).bind(range.upperBound) }

  @discardableResult
  func bind(_ lines: (first: Int64, last: Int64)) -> SQL { bind(lines.first).bind(lines.last) }
}
