internal import Commerce
internal import GRDB

/// Keeps what an import run changes, so that it can be taken back whole.
///
/// Rows that a run makes lie in one range of ids, because a run is one transaction: of them, and of
/// what belongs to them, nothing is written but that range. Of a row that was there before, each
/// change writes a line with what the row was. Temporary triggers do it, on the run's own connection:
/// they see every writer, gather nothing, and go with the transaction.
final class RunTrace {
  /// The id that the run will have.
  let runID: Int64
  private let db: Database
  private let tables: [RunTable]
  private let lastIDs: [String: Int64]
  private let lastChange: Int64
  private let triggers: [String]

  /// So many runs that changed something can be taken back whole, whatever their source.
  static let keptRuns = 500
  /// Fewer of them, when together they changed more rows than this; always the newest.
  static let keptChanges = 1_000_000

  init(_ db: Database) throws {
    self.db = db
    runID =
      try SQL.cached(db, "SELECT ifnull(max(id), 0) + 1 FROM sync_run").start()
      .first { $0.int() } ?? 1
    tables = try RunPart.all.map { try RunTable($0, in: db) }
    var lastIDs: [String: Int64] = [:]
    for table in tables where table.part.owner == .id {
      lastIDs[table.part.table] = try Self.lastID(table.part.table, in: db)
    }
    self.lastIDs = lastIDs
    lastChange = try Self.lastID("run_change", in: db)
    let made = tables.flatMap { TraceTriggers(table: $0, lastIDs: lastIDs).all }
    for trigger in made { try db.execute(sql: trigger.sql) }
    triggers = made.map(\.name)
  }

  /// Before the transaction: REPLACE deletes a row without a word unless it is asked for one.
  static func prepare(_ db: Database) throws {
    try db.execute(sql: "PRAGMA recursive_triggers = ON")
  }

  /// After the transaction.
  static func restore(_ db: Database) {
    try? db.execute(sql: "PRAGMA recursive_triggers = OFF")
  }

  /// Whether the run has made or changed anything yet, beside refusing rows.
  func hasChanges() throws -> Bool {
    for (table, last) in lastIDs where table != "quarantine_row" {
      if try Self.lastID(table, in: db) > last { return true }
    }
    return try Self.lastID("run_change", in: db) > lastChange
  }

  /// How many things got another value in each field, up to now.
  func changedFields() throws -> [ImportResult.FieldCount] {
    try ChangedFields(db: db, tables: tables, lastChange: lastChange).all()
  }

  /// Ends the tracing, after the run's last change, and forgets what is too old to be taken back.
  func finish(hasSet: Bool) throws {
    for name in triggers { try db.execute(sql: "DROP TRIGGER temp.\(name)") }
    guard hasSet else {
      try SQL(db, "DELETE FROM run_change WHERE id > ?").start().bind(lastChange).run()
      return
    }
    let insert = try SQL(
      db,
      "INSERT INTO run_part (run_id, part, columns, after_id, last_id) VALUES (?, ?, ?, ?, ?)")
    let traced = Set(
      try SQL(db, "SELECT DISTINCT part FROM run_change WHERE id > ?").start().bind(lastChange)
        .all { $0.text() })
    for table in tables {
      let part = table.part
      let before = part.owner == .id ? lastIDs[part.table] : nil
      let after = try before.map { try max($0, Self.lastID(part.table, in: db)) }
      let isKept = traced.contains(part.name)
      guard isKept || before != nil else { continue }
      try insert.start().bind(runID).bind(part.name)
        .bind(TextList.encode(isKept ? table.kept : [])).bind(before).bind(after).run()
    }
    try SQL(db, "UPDATE sync_run SET changes_after = ?, changes_last = ? WHERE id = ?").start()
      .bind(lastChange).bind(try Self.lastID("run_change", in: db)).bind(runID).run()
    try RunTraces.prune(runs: Self.keptRuns, changes: Self.keptChanges, in: db)
  }

  private static func lastID(_ table: String, in db: Database) throws -> Int64 {
    try SQL.cached(db, "SELECT ifnull(max(id), 0) FROM \(table)").start().first { $0.int() } ?? 0
  }
}

/// What is kept of runs.
enum RunTraces {
  /// Forgets the oldest runs beyond so many, or beyond so many changed rows; never the newest.
  static func prune(runs: Int, changes: Int, in db: Database) throws {
    let kept = try SQL(
      db,
      """
      SELECT id, changes_after, changes_last FROM sync_run
      WHERE changes_last IS NOT NULL ORDER BY id DESC
      """
    ).all { (id: $0.int(), after: $0.int(), last: $0.int()) }
    var (count, sum) = (0, 0)
    let old = kept.first { run in
      count += 1
      sum += Int(run.last - run.after)
      return count > 1 && (count > runs || sum > changes)
    }
    guard let old else { return }
    try SQL(db, "DELETE FROM run_change WHERE id <= ?").start().bind(old.last).run()
    try SQL(db, "DELETE FROM run_part WHERE run_id <= ?").start().bind(old.id).run()
    try SQL(
      db,
      """
      UPDATE sync_run SET changes_after = NULL, changes_last = NULL
      WHERE id <= ? AND changes_last IS NOT NULL
      """
    ).start().bind(old.id).run()
  }

  /// Forgets a run that was taken back.
  static func forget(_ run: KeptRun, in db: Database) throws {
    try SQL(db, "DELETE FROM run_change WHERE id BETWEEN ? AND ?").start().bind(run.lines).run()
    try SQL(db, "DELETE FROM run_part WHERE run_id = ?").start().bind(run.id).run()
    try SQL(db, "UPDATE sync_run SET changes_after = NULL, changes_last = NULL WHERE id = ?")
      .start().bind(run.id).run()
  }
}

/// The triggers that note what a run changes of one table. Numbers and names of the schema alone are
/// put into their text: a trigger takes no parameters.
private struct TraceTriggers {
  let table: RunTable
  let lastIDs: [String: Int64]

  var all: [(name: String, sql: String)] {
    guard !table.values.isEmpty else { return [] }
    switch table.part.owner {
    case .id where lastIDs[table.part.table] == 0: return []
    case .parent(_, let parent) where lastIDs[parent] == 0: return []
    default: break
    }
    let before = "json_array(\(table.kept.map { "OLD.\($0)" }.joined(separator: ", ")))"
    let columns = table.values.joined(separator: ", ")
    var triggers = [
      trigger("update", "AFTER UPDATE OF \(columns)", "OLD", before),
      trigger("delete", "AFTER DELETE", "OLD", before),
    ]
    switch table.part.owner {
    case .parent, .none: triggers.append(trigger("insert", "AFTER INSERT", "NEW", "NULL"))
    case .id, .nobody: break
    }
    return triggers
  }

  private func trigger(
    _ event: String, _ when: String, _ row: String, _ before: String
  ) -> (name: String, sql: String) {
    let part = table.part
    let name = "run_\(event)_\(part.name.replacing(" ", with: "_"))"
    var (condition, parent) = ("", "NULL")
    switch part.owner {
    case .id: condition = "WHEN \(row).id <= \(lastIDs[part.table] ?? 0)"
    case .parent(let column, let owner):
      condition = "WHEN \(row).\(column) <= \(lastIDs[owner] ?? 0)"
      parent = "\(row).\(column)"
    case .none, .nobody: break
    }
    return (
      name,
      """
      CREATE TEMP TRIGGER \(name) \(when) ON main.\(part.table) \(condition)
      BEGIN
        INSERT INTO run_change (part, key, parent, before)
        VALUES ('\(part.name)', \(table.key(of: row)), \(parent), \(before));
      END
      """
    )
  }
}
