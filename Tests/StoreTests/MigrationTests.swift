import Foundation
import GRDB
import Testing

@testable import Store

/// Each migration is tried on a store of the version before it, with rows in what it rebuilds.
@Suite struct MigrationTests {
  func store(at version: Int, rows: String) throws -> DatabaseQueue {
    let database = try DatabaseQueue()
    try Migrations.migrator().migrate(database, upTo: "\(version)")
    try database.write { db in try db.execute(sql: rows) }
    return database
  }

  func migrate(_ database: DatabaseQueue) throws {
    try Migrations.migrator().migrate(database)
    let version = try database.read { db in try Int.fetchOne(db, sql: "PRAGMA user_version") }
    #expect(version == Migrations.newest)
    let broken = try database.read { db in
      try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").count
    }
    #expect(broken == 0)
  }

  /// The columns of the only row, as texts.
  func row(_ database: DatabaseQueue, _ select: String) throws -> [String] {
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

  @Test func `exports find pending edits and imports as they were, in no file yet`() throws {
    let database = try store(
      at: 2,
      rows: """
        INSERT INTO channel (id, code, name, kind) VALUES (1, 'shop', 'Shop', 'own');
        INSERT INTO source (id, channel) VALUES ('shop', 'shop');
        INSERT INTO sync_run (id, source, channel_id, file, format, subject, content_hash, at, rows,
            created, updated, unchanged, quarantined)
          VALUES (4, 'shop', 1, 'a.csv', 'shopify-products', 'products', 'abc', 1, 2, 2, 0, 0, 0);
        INSERT INTO change_set (id, at, actor, source, summary, rows)
          VALUES (7, 1000, 'ada', 'edit', 'price 1 → 2', 1);
        INSERT INTO pending_edit (entity, entity_id, field, scope, base, mine, set_id)
          VALUES ('variant', 5, 'price', '', '1', '2', 7);
        """)
    try migrate(database)
    #expect(
      try row(database, "base, mine, set_id, export_id FROM pending_edit")
        == ["1", "2", "7", "NULL"])
    #expect(try row(database, "file, rows, header FROM sync_run") == ["a.csv", "2", "NULL"])
    #expect(try row(database, "count(*) FROM export_run") == ["0"])
  }

  @Test func `triage states are made for every subject that has a log`() throws {
    let database = try store(
      at: 4,
      rows: """
        INSERT INTO channel (id, code, name, kind) VALUES (1, 'shop', 'Shop', 'own');
        INSERT INTO sales_order (id, channel_id, name, name_key, name_sort, state, payment,
            fulfilment, delivery, currency, currency_scale, haystack, queue_rank)
          VALUES (9, 1, '#9', '#9', '#9', 'open', 'paid', 'unfulfilled', 'unknown', 'EUR', 100,
            '#9', 1);
        INSERT INTO alert (id, pane, code, subject_kind, subject_id, subject_sort, dedupe_key,
            score, queue_rank, parts, inputs, because, clears_when)
          VALUES (1, 'orders', 'SHIP_LATE', 'order', 9, '#9', 'SHIP_LATE:9', 77, 1, '[]', '[]',
            'late', 'shipped');
        INSERT INTO triage_event (id, subject_kind, subject_id, verb, actor, at, text)
          VALUES (1, 'order', 9, 'note', 'ada', 10, 'called'), (2, 'order', 9, 'note', 'bob', 11, 'x');
        DELETE FROM dirty_order;
        """)
    try migrate(database)
    #expect(try row(database, "subject_kind, subject_id FROM triage_state") == ["order", "9"])
    #expect(try row(database, "id FROM dirty_order") == ["9"])
    #expect(try row(database, "triage FROM alert") == ["firing"])
    #expect(try row(database, "codes, score, retracts FROM triage_event") == ["[]", "0", "NULL"])
  }
}

extension MigrationTests {
  @Test func `version 6 makes the names of kept columns fields`() throws {
    let database = try store(
      at: 5,
      rows: """
        INSERT INTO channel (id, code, name, kind) VALUES (1, 'shop', 'Shop', 'own');
        INSERT INTO column_set (id, names) VALUES (1, '["Season","Fit"]'), (2, '["Tax code"]'),
          (3, '["a report''s"]');
        INSERT INTO product (id, handle, title) VALUES (1, 'mug', 'Mug'), (2, 'cup', 'Cup');
        INSERT INTO product_ref (channel_id, handle_key, product_id, handle, extra_set, extra)
          VALUES (1, 'mug', 1, 'mug', 1, '["S1","slim"]'), (1, 'cup', 2, 'cup', 1, '["S2","wide"]');
        INSERT INTO variant (id, product_id, currency, currency_scale, title_key, haystack)
          VALUES (1, 1, 'EUR', 100, 'mug', 'mug');
        INSERT INTO listing (variant_id, channel_id, state, extra_set, extra)
          VALUES (1, 1, 'live', 2, '["P1"]');
        """)
    try migrate(database)
    let found = try database.read { db in
      try Row.fetchAll(db, sql: "SELECT entity, name FROM attribute ORDER BY entity, name")
        .map { "\($0["entity"] as String) \($0["name"] as String)" }
    }
    #expect(found == ["product Fit", "product Season", "variant Tax code"])
    #expect(
      try row(database, "(SELECT count(*) FROM product_text), (SELECT count(*) FROM draft)")
        == ["0", "0"])
  }

  @Test func `content is still to be looked at, and columns of old files are known`() throws {
    let database = try store(
      at: 7,
      rows: """
        INSERT INTO channel (id, code, name, kind)
          VALUES (1, 'shop', 'Shop', 'own'), (2, 'amazon-de', 'Amazon.de', 'marketplace');
        INSERT INTO source (id, channel) VALUES ('shop', 'shop');
        INSERT INTO sync_run (id, source, channel_id, file, format, subject, content_hash, at, rows,
            created, updated, unchanged, quarantined)
          VALUES (4, 'shop', 1, 'a.csv', 'shopify-products', 'products', 'abc', 1, 2, 2, 0, 0, 0);
        INSERT INTO product (id, owner_channel_id, handle, title) VALUES (5, 1, 'mug', 'Mug');
        INSERT INTO product_ref (channel_id, handle_key, product_id, handle)
          VALUES (1, 'mug', 5, 'mug');
        INSERT INTO variant (id, product_id, sku, sku_key, currency, currency_scale, title_key,
            haystack) VALUES (6, 5, 'MUG', 'MUG', 'EUR', 100, 'mug', 'mug');
        """)
    try migrate(database)
    #expect(
      try row(database, "group_concat(stated_fields, ' ') FROM channel ORDER BY id") == ["31 0"])
    #expect(
      try row(database, "sku, content_score, finding_count FROM variant") == ["MUG", "NULL", "0"])
    #expect(try row(database, "handle, image_count FROM product_ref") == ["mug", "NULL"])
    try database.write { db in try db.execute(sql: "UPDATE variant SET version = version + 1") }
    #expect(try row(database, "group_concat(id) FROM dirty_product") == ["5"])
  }
}

extension MigrationTests {
  @Test func `cases find orders and journal as they were, with nothing decided yet`() throws {
    let database = try store(
      at: 7,
      rows: """
        INSERT INTO channel (id, code, name, kind) VALUES (1, 'shop', 'Shop', 'own');
        INSERT INTO sales_order (id, channel_id, name, name_key, name_sort, state, payment,
            fulfilment, delivery, currency, currency_scale, haystack, queue_rank)
          VALUES (9, 1, '#9', '#9', '#9', 'open', 'paid', 'unfulfilled', 'unknown', 'EUR', 100,
            '#9', 1);
        INSERT INTO change_set (id, at, actor, source, summary, rows)
          VALUES (7, 1000, 'ada', 'edit', 'price 1 → 2', 1);
        """)
    try migrate(database)
    #expect(try row(database, "name, state FROM sales_order") == ["#9", "open"])
    #expect(try row(database, "count(*) FROM order_action") == ["0"])
    try database.write { db in
      try db.execute(
        sql: """
          INSERT INTO order_action (order_id, kind, carrier, tracking, set_id, staged_at, actor)
            VALUES (9, 'ship', 'UPS', '1Z', 7, 1, 'ada');
          INSERT INTO order_event (order_id, at, field, file) VALUES (9, 1, 'address', 'a.csv');
          """)
    }
    #expect(throws: DatabaseError.self) {
      try database.write { db in
        try db.execute(
          sql: """
            INSERT INTO order_action (order_id, kind, carrier, tracking, set_id, staged_at, actor)
              VALUES (9, 'ship', 'DHL', '', 7, 2, 'bob')
            """)
      }
    }
    #expect(throws: DatabaseError.self) {
      try database.write { db in try db.execute(sql: "UPDATE order_event SET field = 'x'") }
    }
  }
}

extension MigrationTests {
  @Test func `version 8 keeps pending edits and opens the schedule`() throws {
    let database = try store(
      at: 7,
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

  @Test func `version 12 keeps runs and what they refused`() throws {
    let database = try store(
      at: 11,
      rows: """
        INSERT INTO channel (id, code, name, kind) VALUES (1, 'shop', 'Shop', 'own');
        INSERT INTO source (id, channel) VALUES ('shop', 'shop');
        INSERT INTO sync_run (id, source, channel_id, file, format, subject, content_hash, at, rows,
            created, updated, unchanged, quarantined, header)
          VALUES (3, 'shop', 1, 'a.csv', 'costs', 'costs', 'h', 1, 1, 0, 0, 0, 1, '["sku"]');
        INSERT INTO quarantine_row (id, run_id, source, format, file, line, value, reason, raw, at)
          VALUES (7, 3, 'shop', 'costs', 'a.csv', 2, 'x', 'no', 'MUG,x', 1);
        """)
    try migrate(database)
    #expect(
      try row(database, "id, raw, mended, subject_key FROM quarantine_row")
        == ["7", "MUG,x", "NULL", "NULL"])
    #expect(
      try row(database, "id, header, dialect, retakes FROM sync_run").prefix(2) == [
        "3", "[\"sku\"]",
      ])
  }

  @Test func `version 13 keeps listings, none of them missing`() throws {
    let database = try store(
      at: 12,
      rows: """
        INSERT INTO channel (id, code, name, kind) VALUES (1, 'shop', 'Shop', 'own');
        INSERT INTO product (id, handle, title) VALUES (2, 'mug', 'Mug');
        INSERT INTO variant (id, product_id, currency, currency_scale, title_key, haystack)
          VALUES (5, 2, 'EUR', 100, 'mug', 'mug');
        INSERT INTO listing (variant_id, channel_id, state) VALUES (5, 1, 'live');
        """)
    try migrate(database)
    #expect(try row(database, "state, missing_since_at FROM listing") == ["live", "NULL"])
  }
}

extension MigrationTests {
  @Test func `search is made anew in the order of titles, whatever the old index held`() throws {
    let before = try #require(Migrations.history.firstIndex { $0.contains(SearchSchema.version2) })
    let database = try store(
      at: before,
      rows: """
        INSERT INTO product (id, handle, title) VALUES (1, 'mug', 'Mug'), (2, 'cup', 'Cup');
        INSERT INTO variant (id, product_id, currency, currency_scale, title_key, haystack)
          VALUES (1, 1, 'EUR', 100, 'mug', 'blue mug'), (2, 2, 'EUR', 100, 'cup', 'blue cup');
        INSERT INTO variant_search (rowid, haystack) VALUES (1, 'blue mug');
        INSERT OR REPLACE INTO variant_search_queue (id, indexed) VALUES (2, NULL);
        INSERT OR REPLACE INTO meta (key, number) VALUES ('count.variants', 2),
          ('count.unindexed.variants', 1);
        """)
    try migrate(database)
    #expect(
      try row(database, "number FROM meta WHERE key = 'count.unindexed.variants'") == ["2"])
    let found = try database.write { db in
      #expect(try VariantIndex(db: db).drain(limit: 10) == 2)
      return try Int64.fetchAll(
        db,
        sql: """
          SELECT rowid & \(SearchPlaces.idMask) FROM variant_search
          WHERE variant_search MATCH 'blue' ORDER BY rowid
          """)
    }
    #expect(found == [2, 1])
  }

  @Test func `an incident knows the first page of those of its children that rang`() throws {
    let before = try #require(
      Migrations.history.firstIndex { $0.contains(IncidentSchema.version2) })
    let database = try store(
      at: before,
      rows: """
        INSERT INTO incident (id, group_key, began_at, opened_at) VALUES (3, 'SHIP_LATE channel a', 1, 1);
        INSERT INTO alert (id, pane, code, subject_kind, subject_id, subject_sort, dedupe_key,
            score, queue_rank, parts, inputs, because, clears_when, incident_id)
          VALUES (1, 'orders', 'SHIP_LATE', 'order', 8, '', 'a', 77, 1, '[]', '[]', '', '', 3),
            (2, 'orders', 'SHIP_LATE', 'order', 9, '', 'b', 77, 1, '[]', '[]', '', '', 3);
        INSERT INTO page (id, subject_kind, subject_id, priority, code, score, at)
          VALUES (4, 'order', 9, 2, 'SHIP_LATE', 55, 1), (5, 'order', 9, 1, 'SHIP_LATE', 77, 2),
            (6, 'order', 8, 1, 'SHIP_LATE', 77, 3);
        """)
    try migrate(database)
    #expect(try row(database, "first_page_id FROM incident") == ["5"])
  }

  @Test func `runs and sources are kept, without remarks`() throws {
    let before = try #require(Migrations.history.firstIndex { $0.contains(SyncSchema.version3) })
    let database = try store(
      at: before,
      rows: """
        INSERT INTO channel (id, code, name, kind) VALUES (1, 'shop', 'Shop', 'own');
        INSERT INTO source (id, channel, last_file) VALUES ('shop', 'shop', 'a.csv');
        INSERT INTO sync_run (id, source, channel_id, file, format, subject, content_hash, at, rows,
            created, updated, unchanged, quarantined)
          VALUES (3, 'shop', 1, 'a.csv', 'costs', 'costs', 'h', 1, 1, 0, 0, 0, 1);
        """)
    try migrate(database)
    #expect(try row(database, "count(*) FROM source_remark") == ["0"])
    #expect(try row(database, "id, remarks FROM sync_run") == ["3", "NULL"])
  }
}
