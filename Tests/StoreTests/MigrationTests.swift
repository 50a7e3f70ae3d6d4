import Foundation
import GRDB
import Testing

@testable import Store

/// Each migration is tried on a store of the version before it, with rows in what it rebuilds.
@Suite struct MigrationTests {
  private func store(at version: Int, rows: String) throws -> DatabaseQueue {
    let database = try DatabaseQueue()
    try Migrations.migrator().migrate(database, upTo: "\(version)")
    try database.write { db in try db.execute(sql: rows) }
    return database
  }

  private func migrate(_ database: DatabaseQueue) throws {
    try Migrations.migrator().migrate(database)
    let version = try database.read { db in try Int.fetchOne(db, sql: "PRAGMA user_version") }
    #expect(version == Migrations.newest)
    let broken = try database.read { db in
      try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").count
    }
    #expect(broken == 0)
  }

  /// The columns of the only row, as texts.
  private func row(_ database: DatabaseQueue, _ select: String) throws -> [String] {
    try database.read { db in
      let row = try #require(try Row.fetchOne(db, sql: "SELECT \(select)"))
      return row.databaseValues.map { String.fromDatabaseValue($0) ?? $0.description }
    }
  }

  @Test func `version 2 keeps the journal, pending edits, alerts and what people did`() throws {
    let database = try store(
      at: 1,
      rows: """
        INSERT INTO change_set (id, at, actor, source, summary, rows, undoes)
          VALUES (7, 1000, 'ada', 'edit', 'price 1 → 2', 1, NULL), (8, 2000, 'ada', 'undo', 'u', 1, 7);
        INSERT INTO change (id, set_id, entity, entity_id, field, old, new, currency)
          VALUES (3, 7, 'variant', 5, 'price', '100', '200', 'EUR');
        INSERT INTO pending_edit (entity, entity_id, field, base, mine, theirs, has_conflict, set_id)
          VALUES ('variant', 5, 'price', '100', '200', '300', 1, 7);
        INSERT INTO alert (id, pane, code, subject_kind, subject_id, subject_sort, available,
            dedupe_key, since_at, deadline_kind, deadline_at, score, queue_rank, parts, inputs,
            because, clears_when, owner)
          VALUES (1, 'orders', 'SHIP_LATE', 'order', 9, '#9', NULL, 'SHIP_LATE:9', 5, 'ship_by', 6,
            77, 1, '[]', '[]', 'late', 'shipped', 'ada');
        INSERT INTO triage_event (id, subject_kind, subject_id, verb, actor, at, until_at, text)
          VALUES (1, 'order', 9, 'note', 'ada', 10, NULL, 'called');
        """)
    try migrate(database)
    #expect(
      try row(database, "undoes, summary, reason FROM change_set WHERE id = 8") == [
        "7", "u", "NULL",
      ])
    #expect(
      try row(database, "id, set_id, old, new, currency, scope FROM change")
        == ["3", "7", "100", "200", "EUR", ""])
    #expect(
      try row(database, "base, mine, theirs, has_conflict, scope FROM pending_edit")
        == ["100", "200", "300", "1", ""])
    #expect(
      try row(database, "score, owner, because, deadline_at FROM alert")
        == ["77", "ada", "late", "6"])
    #expect(try row(database, "verb, text, at FROM triage_event") == ["note", "called", "10"])
    #expect(throws: DatabaseError.self) {
      try database.write { db in try db.execute(sql: "UPDATE change_set SET actor = 'x'") }
    }
    #expect(throws: DatabaseError.self) {
      try database.write { db in try db.execute(sql: "DELETE FROM change") }
    }
    #expect(throws: DatabaseError.self) {
      try database.write { db in try db.execute(sql: "DELETE FROM triage_event") }
    }
  }

  @Test func `version 3 keeps pending edits and opens the schedule`() throws {
    let database = try store(
      at: 2,
      rows: """
        INSERT INTO change_set (id, at, actor, source, summary, rows, undoes, reason)
          VALUES (7, 1000, 'ada', 'edit', 'price 1 → 2', 1, NULL, 'sale');
        INSERT INTO pending_edit (entity, entity_id, field, base, mine, theirs, has_conflict, set_id)
          VALUES ('variant', 5, 'price', '100', '200', '300', 1, 7);
        """)
    try migrate(database)
    #expect(
      try row(database, "mine, theirs FROM pending_edit WHERE has_conflict = 1") == ["200", "300"])
    #expect(try row(database, "reason FROM change_set WHERE id = 7") == ["sale"])
    #expect(try row(database, "count(*) FROM scheduled_change") == ["0"])
    let interval = "'2026-11-27 00:00:00', '2026-11-26 00:00:00', 'UTC', 20, 10"
    #expect(throws: DatabaseError.self) {
      try database.write { db in
        try db.execute(
          sql: """
            INSERT INTO scheduled_change (created_at, actor, summary, start_local, end_local, zone,
              start_at, end_at) VALUES (1, 'ada', 's', \(interval))
            """)
      }
    }
  }
}
