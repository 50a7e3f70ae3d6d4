import Commerce
import GRDB
import Testing

@testable import Store

/// Proposals: who is asked about, and who never again.
@Suite struct ApartTests {
  @Test func `two that were kept apart stay apart over every import`() throws {
    let store = try IdentityFixture.store()
    let (one, other) = (try store.id("MUG-01"), try store.id("AMZ-7"))
    let outcome = try store.keepApart(
      one, other, reason: "a second choice", actor: "ida", now: noon)
    #expect(outcome.changeSet?.summary == "kept MUG-01 and AMZ-7 apart")
    #expect(outcome.changeSet?.reason == "a second choice")
    #expect(try store.proposals() == [])
    #expect(try store.keepApart(other, one, actor: "bo", now: noon).changeSet == nil)
    try store.take(.products, try IdentityFixture.shopRecords())
    try store.take(
      .listings, [try IdentityFixture.listing("AMZ-7", title: "Another name", price: "99.00")],
      channel: amazon)
    try store.settled()
    #expect(try store.proposals() == [])
    #expect(try store.identityCounts().total == 0)
    #expect(try store.identityRecords().map(\.kind) == [.apart])
    #expect(try store.identityRecords().first?.reason == "a second choice")
  }

  @Test func `something new that speaks for them asks again`() throws {
    let store = try IdentityFixture.store()
    try store.keepApart(store.id("MUG-01"), store.id("AMZ-7"), actor: "ida", now: noon)
    try store.edit("barcode \(IdentityFixture.bowlGTIN)", where: "sku:MUG-01")
    try store.edit("barcode \(IdentityFixture.bowlGTIN)", where: "sku:AMZ-7")
    try store.settled()
    #expect(try store.proposals().contains { $0.hasSuffix("MUG-01 AMZ-7") })
  }

  @Test func `undo asks again, redo does not`() throws {
    let store = try IdentityFixture.store()
    try store.keepApart(store.id("MUG-01"), store.id("AMZ-7"), actor: "ida", now: noon)
    try store.undo(actor: "ida", now: noon)
    #expect(try store.proposals() == ["certain MUG-01 AMZ-7"])
    #expect(try store.identityRecords().isEmpty)
    try store.redo(actor: "ida", now: noon)
    #expect(try store.proposals() == [])
    try store.settled()
    #expect(try store.proposals() == [])
  }

  @Test func `proposals follow the facts`() throws {
    let store = try IdentityFixture.store()
    try store.take(
      .listings,
      [try IdentityFixture.listing("bowl s", title: "Bowl S", barcode: nil, price: "9.00")],
      channel: amazon)
    try store.settled()
    #expect(try store.proposals() == ["certain MUG-01 AMZ-7", "likely BOWL-S bowl s"])
    // A barcode that was wrong.
    try store.take(
      .listings, [try IdentityFixture.listing("AMZ-7", barcode: "4006381333955")], channel: amazon)
    try store.settled()
    #expect(try store.proposals() == ["likely BOWL-S bowl s"])
    try store.take(
      .listings, [try IdentityFixture.listing("bowl s", title: "Dish brush", barcode: nil)],
      channel: amazon)
    try store.settled()
    #expect(try store.proposals() == ["doubtful BOWL-S bowl s"])
  }

  @Test func `a barcode that more than eight have proposes nobody, until fewer have it`() throws {
    let store = try IdentityFixture.store()
    let channels = (1...8).map { Channel(code: "c\($0)", name: "C", kind: .marketplace) }
    for channel in channels.prefix(6) {
      try store.take(
        .listings, [try IdentityFixture.listing("X-\(channel.code)")], channel: channel)
    }
    try store.settled()
    #expect(try store.identityCounts().pairs == 28)
    for channel in channels.suffix(2) {
      try store.take(
        .listings, [try IdentityFixture.listing("X-\(channel.code)")], channel: channel)
      try store.settled()
      #expect(try store.identityCounts().pairs == 0)
    }
    for channel in channels.suffix(2) {
      try store.edit("barcode clear", where: "sku:X-\(channel.code)")
      try store.take(
        .listings, [try IdentityFixture.listing("X-\(channel.code)", barcode: "")], channel: channel
      )
      try store.database.write { db in
        try db.execute(
          sql: """
            UPDATE listing SET barcode = NULL
            WHERE variant_id = (SELECT id FROM variant WHERE sku = 'X-\(channel.code)')
            """)
      }
    }
    try store.settled()
    #expect(try store.identityCounts().pairs == 28)
  }

  @Test func `who else has a barcode is never looked for among all barcodes`() throws {
    let store = try Store.inMemory()
    let plan = try store.database.read { db in
      try Row.fetchAll(
        db, sql: "EXPLAIN QUERY PLAN \(IdentityPairs.others)", arguments: [1, 2]
      ).map { String.fromDatabaseValue($0["detail"]) ?? "" }
    }
    #expect(plan.first == "SEARCH k USING PRIMARY KEY (variant_id=? AND kind=?)")
    #expect(plan.dropFirst().first?.hasSuffix("identity_key_hash (kind=? AND hash=?)") == true)
  }

  @Test func `products that were judged before the migration are looked at again`() throws {
    let before = try #require(
      Migrations.history.firstIndex { $0.contains(IdentitySchema.version1) })
    let database = try DatabaseQueue()
    try Migrations.migrator().migrate(database, upTo: "\(before)")
    try database.write { db in
      try db.execute(
        sql: """
          INSERT INTO product (id, handle, title) VALUES (3, 'mug', 'Mug');
          INSERT INTO variant (id, product_id, sku, currency, currency_scale, title_key, haystack)
            VALUES (5, 3, 'MUG', 'EUR', 100, 'mug', 'mug');
          INSERT INTO meta (key, number) VALUES ('judged_products', 3);
          """)
    }
    try Migrations.migrator().migrate(database)
    let (judged, pairs, broken) = try database.read { db in
      (
        try Int.fetchOne(db, sql: "SELECT number FROM meta WHERE key = 'judged_products'"),
        try Int.fetchOne(db, sql: "SELECT count(*) FROM identity_pair"),
        try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").count
      )
    }
    #expect(judged == 0)
    #expect(pairs == 0)
    #expect(broken == 0)
    #expect(throws: DatabaseError.self) {
      try database.write { db in
        try db.execute(
          sql: """
            INSERT INTO identity_pair (left_id, right_id, strength, facts, is_decided)
              VALUES (5, 5, 1, '', 0)
            """)
      }
    }
  }
}
