import Commerce
import GRDB
import Testing

@testable import Store

/// No pane's query may read or sort its whole table: SQLite's own plan says so.
@Suite struct QueryPlanTests {
  private static let panes: [(PaneTable, String)] = [
    (.catalog, "variant"), (.orders, "sales_order"), (.alerts(.inventory), "alert"),
    (.calendar, "calendar_entry"),
  ]

  private func plan(_ store: Store, _ sql: String, _ values: [SQLValue]) throws -> [String] {
    try store.read { db, _ in
      let statement = try SQL(db, "EXPLAIN QUERY PLAN \(sql)").start().bind(values)
      return try statement.all { row in
        row.skip()
        row.skip()
        row.skip()
        return row.text()
      }
    }
  }

  @Test(arguments: [0, 1, 2, 3], [false, true])
  func `a walk stays on the index of its sort`(pane: Int, descending: Bool) throws {
    let store = try Store.inMemory()
    let (table, _) = Self.panes[pane]
    for (name, sort) in table.sorts {
      for isFiltered in [false, true] {
        var query = CompiledQuery()
        if isFiltered { query.require(Fragment("t.id <> 0")) }
        let order = SortOrder(name, descending: descending)
        let statements = try store.read { db, watcher in
          let reader = ListReader(
            db: db, table: table, query: query, order: order, watcher: watcher)
          let place = ListPlace(id: 5, key: SQLValue.integer(5))
          let gone = ListPlace(id: 5, key: SQLValue.null)
          return [nil, place, gone].flatMap { place in
            [true, false].flatMap { forward in
              reader.segments(from: place, forward: forward).map { reader.statement(for: $0) }
            }
          }
        }
        for statement in statements {
          let steps = try plan(store, statement.sql, statement.values + [.integer(10)])
          let text = steps.joined(separator: "; ")
          #expect(steps.first?.contains(sort.index) == true, "\(name): \(text)")
          #expect(!text.contains("TEMP B-TREE"), "\(name): \(text)")
          #expect(steps.dropFirst().allSatisfy { !$0.hasPrefix("SCAN") }, "\(name): \(text)")
          // SQLite does not take a generated column from an index alone.
          if !isFiltered, !sort.column.hasSuffix("_sort") || sort.column == "name_sort" {
            #expect(text.contains("COVERING"), "\(name): \(text)")
          }
        }
      }
    }
  }

  @Test(arguments: [
    "lamp", "sku:mug", "available<0", "price>10", "is:out", "is:low", "is:pending",
    "alert:OVERSOLD", "cover<7", "on-hand>5",
  ])
  func `catalog drivers never scan variants`(text: String) throws {
    let store = try Store.inMemory()
    let compiled = CatalogQuery(zone: .utc).compile(try parse(text, .catalog))
    #expect(!compiled.drivers.isEmpty)
    for driver in compiled.drivers {
      let steps = try plan(store, driver.sql, driver.values)
      #expect(!steps.contains { $0 == "SCAN variant" || $0 == "SCAN v" }, "\(steps)")
    }
  }

  @Test(arguments: [
    "berg", "is:stuck", "is:late", "score>=70", "code:SHIP_LATE", "placed>=2026-11-20",
    "total>100", "priority:P1", "deadline<2026-11-23", "customer:ida",
  ])
  func `order drivers never scan orders`(text: String) throws {
    let store = try Store.inMemory()
    let compiled = OrderQuery(zone: .utc).compile(try parse(text, .orders))
    #expect(!compiled.drivers.isEmpty)
    for driver in compiled.drivers {
      let steps = try plan(store, driver.sql, driver.values)
      #expect(!steps.contains { $0 == "SCAN sales_order" }, "\(steps)")
    }
  }

  @Test func `no insert makes a table in memory to check its row`() throws {
    let store = try Store.inMemory()
    try store.read { db, _ in
      let tables = try SQL(
        db,
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
      ).all { $0.text() }.filter { !$0.hasPrefix("sqlite_") }
      #expect(tables.count > 40)
      for table in tables {
        let steps = try SQL(db, "EXPLAIN INSERT INTO \(table) DEFAULT VALUES").all { row in
          row.skip()
          return row.text()
        }
        #expect(!steps.contains("OpenEphemeral"), "a CHECK of \(table): write its IN with OR")
      }
    }
  }
}
