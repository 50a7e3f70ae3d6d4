import Commerce
import GRDB
import Testing

@testable import Store

/// What an undo of an import leaves behind.
@Suite struct RunUndoTests {
  private func catalog(_ handle: String, _ sku: String, price: String = "9.00") throws -> FeedRecord
  {
    product(handle, title: "A \(handle)", variants: [try variant(sku, price: price)])
  }

  private func newest(_ store: Store) throws -> Int64 {
    try #require(try store.journal(limit: 1).first?.id)
  }

  @Test func `says beforehand how many rows of each kind go and come back`() throws {
    let store = try Store.inMemory()
    try store.take(.products, [try catalog("mug", "MUG")])
    try store.take(
      .products,
      [
        try catalog("mug", "MUG", price: "8.00"), try catalog("cup", "CUP"),
        try catalog("jar", "J"),
      ])
    let plan = try #require(try store.runUndoPlan(ofSet: try newest(store)))
    #expect(
      plan.words == "taken away: 2 products, 2 variants, 2 handles and 2 listings; "
        + "put back: 1 variant and 1 listing")
    #expect(plan.rows == 10)
  }

  @Test func `is in the journal, with its fields, and says that it is final`() throws {
    let store = try Store.inMemory()
    try store.take(.products, [try catalog("mug", "MUG")])
    try store.take(
      .products, [try catalog("mug", "MUG", price: "8.00"), try catalog("cup", "CUP")])
    let set = try newest(store)
    let undo = try #require(try store.undo(set: set, actor: "ida", now: noon).changeSet)
    #expect(undo.source == "undo" && undo.undoes == set)
    #expect(try store.changeSet(set).undoneBy == undo.id)
    let history = try store.history(ofVariant: try store.findVariant("MUG"), field: "price")
    #expect(history.map(\.new) == ["9.00", "8.00"])
    #expect(try store.snapshot(now: noon).pendingEdits == 0)
    for again in [set, undo.id] {
      #expect(throws: StoreError.self) { try store.undo(set: again, actor: "ida", now: noon) }
    }
    do {
      try store.redo(set: set, actor: "ida", now: noon)
      Issue.record("it was redone")
    } catch {
      #expect("\(error)".contains("import a.csv again"))
    }
    #expect(throws: StoreError.self) { try store.redo(actor: "ida", now: noon) }
  }

  @Test func `forgets what goes: search, alerts, marks, ids`() throws {
    let store = try Store.inMemory(zone: .utc)
    try store.take(.products, [try catalog("mug", "MUG")])
    try store.take(.stock, [stock("MUG", available: 3), stock("VASE", available: -4)])
    let stock = try newest(store)
    try store.take(.orders, [try StoreTests.order("#1", lines: [("VASE", 2)], customer: "Grace")])
    try store.settleAll()
    #expect(try store.skus("vase") == ["VASE"])
    #expect(try store.orderRows("grace").count == 1)
    #expect(try alerts(store) > 1)
    let known = (variant: try store.findVariant("VASE"), order: try store.findOrder("#1"))
    try store.undo(set: try newest(store), actor: "ida", now: noon)
    try store.undo(set: stock, actor: "ida", now: noon)
    #expect(try store.skus("vase").isEmpty)
    try store.settleAll()
    #expect(try store.skus("vase").isEmpty && store.orderRows("grace").isEmpty)
    #expect(try alerts(store) == 0)
    #expect(try store.integrityCheck() == [])
    try store.take(.products, [try catalog("vase", "VASE")])
    try store.take(.orders, [try order("#1")])
    #expect(try store.findVariant("VASE") > known.variant)
    #expect(try store.findOrder("#1") > known.order)
  }

  private func order(_ name: String) throws -> FeedRecord { try StoreTests.order(name) }

  private func alerts(_ store: Store) throws -> Int {
    try store.database.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM alert") ?? 0 }
  }

  @Test func `brings back what a whole catalog marked as missing`() throws {
    let store = try Store.inMemory()
    try store.take(.products, [try catalog("mug", "MUG"), try catalog("cup", "CUP")])
    var info = run(.products)
    info.coverage = .certain
    let result = try store.take((info, [try catalog("mug", "MUG")]))
    #expect(result.missing == 1 && result.updated == 0)
    #expect(try store.journal(limit: 1).first?.summary == "a.csv: 0 created, 0 updated, 1 missing")
    try store.undo(set: try newest(store), actor: "ida", now: noon)
    #expect(try store.skus("is:missing").isEmpty)
  }

  @Test func `that fails on the way has changed nothing`() throws {
    let store = try Store.inMemory(zone: .utc)
    try store.take(.products, [try catalog("mug", "MUG")])
    try store.take(
      .products, [try catalog("mug", "MUG", price: "8.00"), try catalog("cup", "CUP")])
    let set = try newest(store)
    try store.settleAll()
    let before = try store.dump()
    // Products go last of all.
    try store.database.write { db in
      try db.execute(
        sql: """
          CREATE TRIGGER stop BEFORE DELETE ON product
          BEGIN SELECT RAISE(ABORT, 'no further'); END
          """)
    }
    do {
      try store.undo(set: set, actor: "ida", now: noon)
      Issue.record("it went through")
    } catch {
      #expect("\(error)".contains("undo later changes first"))
    }
    #expect(difference(before, try store.dump()) == [])
    #expect(try store.changeSet(set).undoneBy == nil)
    try store.database.write { db in try db.execute(sql: "DROP TRIGGER stop") }
    #expect(try store.undo(set: set, actor: "ida", now: noon).applied > 0)
  }

  // MARK: The same file again

  @Test func `lets a person take the file again, and nobody else`() throws {
    let store = try Store.inMemory()
    var info = run(.products, hash: "one")
    let records = [try catalog("mug", "MUG")]
    try store.take((info, records))
    try store.undo(set: try newest(store), actor: "ida", now: noon)
    info.isUnattended = true
    let skipped = try store.take((info, records))
    #expect(skipped.runID == nil && skipped.created == 0)
    #expect(skipped.skippedBecause?.contains("taken back by change 2") == true)
    #expect(try store.skus().isEmpty)
    info.isUnattended = false
    #expect(try store.take((info, records)).created == 1)
    // From now on it is known again, to both.
    #expect(try store.take((info, records)).unchanged == 1)
    info.isUnattended = true
    #expect(try store.take((info, records)).unchanged == 1)
  }

  @Test func `reads again what a later file had found unchanged, when a person asks`() throws {
    let store = try Store.inMemory()
    try store.take((run(.products, hash: "one"), [try catalog("mug", "MUG")]))
    let set = try newest(store)
    var later = run(.products, hash: "two")
    #expect(try store.take((later, [try catalog("mug", "MUG")])).unchanged == 1)
    try store.undo(set: set, actor: "ida", now: noon)
    later.isUnattended = true
    #expect(try store.take((later, [try catalog("mug", "MUG")])).created == 0)
    later.isUnattended = false
    #expect(try store.take((later, [try catalog("mug", "MUG")])).created == 1)
  }

  @Test func `does not make older exports outdated`() throws {
    let store = try Store.inMemory()
    try store.take(
      .products, [try catalog("mug", "MUG", price: "5.00")], at: noon - .hours(48))
    try store.take(.products, [try catalog("mug", "MUG", price: "6.00")], at: noon)
    try store.undo(set: try newest(store), actor: "ida", now: noon)
    let result = try store.take(
      .products, [try catalog("mug", "MUG", price: "7.00")], at: noon - .hours(24))
    #expect(result.skippedBecause == nil && result.updated == 1)
  }

  // MARK: What can't be taken back whole

  @Test func `of an import of an older version, only the fields`() throws {
    let store = try Store.inMemory()
    try store.take(.products, [try catalog("mug", "MUG")])
    let first = try newest(store)
    try store.take(
      .products, [try catalog("mug", "MUG", price: "8.00"), try catalog("cup", "CUP")])
    try store.database.write { db in
      try db.execute(
        sql: """
          UPDATE sync_run SET changes_after = NULL, changes_last = NULL;
          DELETE FROM run_change; DELETE FROM run_part
          """
      )
    }
    let set = try newest(store)
    #expect(try store.runUndoPlan(ofSet: set) == nil)
    let undo = try #require(try store.undo(set: set, actor: "ida", now: noon).changeSet)
    #expect(undo.summary.hasSuffix("(only its fields: the rest is not known any more)"))
    #expect(try store.prices() == ["9.00", "9.00"])
    #expect(try store.redo(set: set, actor: "ida", now: noon).applied == 1)
    do {
      try store.undo(set: first, actor: "ida", now: noon)
      Issue.record("it was undone")
    } catch {
      #expect("\(error)".contains("only fields could be taken back, and it changed none"))
    }
  }

  @Test func `of the oldest runs only the fields are known, never of the newest`() throws {
    let store = try Store.inMemory()
    try store.take(.products, (1...3).map { try catalog("p\($0)", "S\($0)", price: "1.00") })
    for price in ["2.00", "3.00"] {
      try store.take(.products, (1...3).map { try catalog("p\($0)", "S\($0)", price: price) })
    }
    func known(runs: Int, changes: Int) throws -> [Bool] {
      try store.database.write { db in try RunTraces.prune(runs: runs, changes: changes, in: db) }
      return try [1, 2, 3].map { try store.runUndoPlan(ofSet: $0) != nil }
    }
    #expect(try known(runs: 3, changes: 12) == [true, true, true])
    #expect(try known(runs: 2, changes: 12) == [false, true, true])
    #expect(try known(runs: 2, changes: 11) == [false, false, true])
    #expect(try known(runs: 1, changes: 0) == [false, false, true])
    let left = try store.database.read { db in
      try Int.fetchOne(db, sql: "SELECT count(*) FROM run_change")
    }
    #expect(left == 6)
  }

  @Test func `a dry run leaves no trace`() throws {
    let store = try Store.inMemory()
    try store.take(.products, [try catalog("mug", "MUG")])
    let before = try store.dump()
    try store.take(.products, [try catalog("mug", "MUG", price: "8.00")], dryRun: true)
    #expect(difference(before, try store.dump()) == [])
    let lines = try store.database.read { db in
      try Int.fetchOne(db, sql: "SELECT count(*) FROM run_change")
    }
    #expect(lines == 0)
  }

  @Test func `a part of an import is put back like an edit, and waits for the platform`() throws {
    let store = try Store.inMemory()
    try store.take(.products, [try catalog("mug", "MUG")])
    try store.take(.products, [try catalog("mug", "MUG", price: "8.00")])
    let set = try newest(store)
    let part = try store.undo(UndoRequest(set: set, field: "price"), actor: "ida", now: noon)
    #expect(part.applied == 1)
    #expect(try store.snapshot(now: noon).pendingEdits == 1)
  }
}
