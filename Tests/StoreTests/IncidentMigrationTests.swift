import GRDB
import Testing

@testable import Store

@Suite struct IncidentMigrationTests {
  /// A store as it was before incidents, with these rows, brought up to date.
  private func migrated(_ rows: String) throws -> DatabaseQueue {
    let before = try #require(
      Migrations.history.firstIndex { $0.contains(IncidentSchema.version1) })
    let database = try DatabaseQueue()
    try Migrations.migrator().migrate(database, upTo: "\(before)")
    try database.write { db in try db.execute(sql: rows) }
    try Migrations.migrator().migrate(database)
    return database
  }

  @Test func `incidents keep alerts and orders, and look at the recent ones again`() throws {
    let database = try migrated(
      """
      INSERT INTO channel (id, code, name, kind) VALUES (1, 'shop', 'Shop', 'own');
      INSERT INTO sales_order (id, channel_id, name, name_key, name_sort, state, payment,
          fulfilment, delivery, placed_at, updated_at, currency, currency_scale, haystack,
          queue_rank)
        VALUES
          (1, 1, 'old', 'old', 'old', 'open', 'paid', 'unfulfilled', 'unknown', 0, 9, 'EUR', 100,
            '', 1),
          (2, 1, 'new', 'new', 'new', 'open', 'paid', 'fulfilled', 'in-transit', 9000000000,
            9000000001, 'EUR', 100, '', 1);
      INSERT INTO alert (id, pane, code, subject_kind, subject_id, subject_sort, dedupe_key,
          since_at, score, queue_rank, parts, inputs, because, clears_when)
        VALUES (1, 'orders', 'SHIP_LATE', 'order', 1, '#9', 'SHIP_LATE:9', 5, 77, 1, '[]', '[]',
          'late', 'shipped');
      """)
    func texts(_ select: String) throws -> [String] {
      try database.read { db in
        let row = try #require(try Row.fetchOne(db, sql: "SELECT \(select)"))
        return row.databaseValues.map { String.fromDatabaseValue($0) ?? $0.description }
      }
    }
    #expect(try texts("score, group_key, began_at FROM alert") == ["77", "NULL", "5"])
    #expect(
      try texts("delivery_since_at, account FROM sales_order WHERE id = 2")
        == ["9000000001", "NULL"])
    #expect(
      try texts("delivery_since_at, name FROM sales_order WHERE id = 1") == ["NULL", "old"])
    #expect(try texts("group_concat(id) FROM dirty_order") == ["2"])
  }
}
