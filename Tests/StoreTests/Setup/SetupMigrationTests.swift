import GRDB
import Testing

@testable import Store

@Suite struct SetupMigrationTests {
  @Test func `products and variants that are there are offered and nothing new`() throws {
    let before = try #require(Migrations.history.firstIndex { $0.contains(SetupSchema.version1) })
    let database = try DatabaseQueue()
    try Migrations.migrator().migrate(database, upTo: "\(before)")
    try database.write { db in
      try db.execute(
        sql: """
          INSERT INTO product (id, handle, title, status) VALUES (3, 'mug', 'Mug', 'archived');
          INSERT INTO variant (id, product_id, sku, currency, currency_scale, title_key, haystack)
            VALUES (5, 3, 'MUG', 'EUR', 100, 'mug', 'mug');
          """)
    }
    try Migrations.migrator().migrate(database)
    try database.read { db in
      let product = try #require(try Row.fetchOne(db, sql: "SELECT status, is_new FROM product"))
      #expect(product["status"] == "archived")
      #expect(product["is_new"] == 0)
      let variant = try #require(try Row.fetchOne(db, sql: "SELECT status, is_new FROM variant"))
      #expect(variant["status"] == "active")
      #expect(variant["is_new"] == 0)
    }
    #expect(throws: DatabaseError.self) {
      try database.write { db in try db.execute(sql: "UPDATE variant SET status = 'draft'") }
    }
  }
}
