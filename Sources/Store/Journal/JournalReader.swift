public import Commerce
internal import GRDB

/// Reads the journal. A set stands until a set that stands takes it back: undo of an undo makes
/// the first one stand again.
enum JournalReader {
  static let columns = "s.id, s.at, s.actor, s.source, s.summary, s.rows, s.undoes"

  static func sets(before: Int64?, limit: Int, in db: Database) throws -> [ChangeSetSummary] {
    let found = try SQL.cached(
      db, "SELECT \(columns) FROM change_set s WHERE s.id < ? ORDER BY s.id DESC LIMIT ?"
    ).start().bind(before ?? Int64.max).bind(limit).all(ChangeSetSummary.init)
    return try found.map { try withUndo($0, in: db) }
  }

  static func set(_ id: Int64, in db: Database) throws -> ChangeSetSummary? {
    let found = try SQL.cached(db, "SELECT \(columns) FROM change_set s WHERE s.id = ?")
      .start().bind(id).first(ChangeSetSummary.init)
    return try found.map { try withUndo($0, in: db) }
  }

  private static func withUndo(
    _ set: ChangeSetSummary, in db: Database
  ) throws -> ChangeSetSummary {
    var set = set
    set.undoneBy = try standingUndo(of: set.id, in: db)
    return set
  }

  /// The set that takes `id` back and has not been taken back itself.
  static func standingUndo(of id: Int64, in db: Database) throws -> Int64? {
    let undos = try SQL(db, "SELECT id FROM change_set WHERE undoes = ? ORDER BY id DESC")
      .start().bind(id).all { $0.int() }
    return try undos.first { try standingUndo(of: $0, in: db) == nil }
  }

  static func changes(where condition: Fragment, limit: Int, in db: Database) throws
    -> [JournalChange]
  {
    try SQL(
      db,
      """
      SELECT s.id, s.at, s.actor, s.source, c.entity, c.entity_id, c.field, c.scope, c.old, c.new
      FROM change c JOIN change_set s ON s.id = c.set_id WHERE \(condition.sql) LIMIT ?
      """
    ).start().bind(condition.values).bind(limit).all { row in
      JournalChange(
        set: row.int(), at: row.instant() ?? Instant(milliseconds: 0), actor: row.text(),
        source: row.text(), entity: EditEntity(rawValue: row.text()) ?? .variant,
        entityID: row.int(), field: row.text(), scope: row.text(), old: row.optionalText(),
        new: row.optionalText())
    }
  }
}

extension ChangeSetSummary {
  init(_ row: SQL) {
    self.init(
      id: row.int(), at: row.instant() ?? Instant(milliseconds: 0), actor: row.text(),
      source: row.text(), summary: row.text(), rows: row.count(), undoes: row.optionalInt())
  }
}

extension Store {
  /// Change sets, newest first; `before` continues a list after its last id.
  public func journal(
    limit: Int, before: Int64? = nil
  ) throws(StoreError) -> [ChangeSetSummary] {
    try read { db, _ in try JournalReader.sets(before: before, limit: limit, in: db) }
  }

  /// The fields that a set changed, in the order in which it did.
  public func changes(
    ofSet set: Int64, limit: Int = 1_000_000
  ) throws(StoreError) -> [JournalChange] {
    try read { db, _ in
      try JournalReader.changes(
        where: Fragment("c.set_id = ? ORDER BY c.id", [.integer(set)]), limit: limit, in: db)
    }
  }

  /// The changes of one product or variant, newest first.
  public func history(
    of entity: EditEntity, id: Int64, limit: Int = 200
  ) throws(StoreError) -> [JournalChange] {
    try read { db, _ in
      try JournalReader.changes(
        where: Fragment(
          "c.entity = ? AND c.entity_id = ? ORDER BY c.id DESC",
          [.text(entity.rawValue), .integer(id)]), limit: limit, in: db)
    }
  }
}
