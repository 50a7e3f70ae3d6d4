import Commerce
import GRDB
import Testing

@testable import Store

@Suite struct JournalTests {
  private func store(_ count: Int = 3) throws -> Store { try .mugs(count) }

  private func plan(
    _ store: Store, _ field: EditableField, where query: String = "", _ new: (Int) -> String?
  ) throws -> [EditPlanRow] { try store.plan(field, where: query, new) }

  private func picture(_ store: Store) throws -> [[EditableField: String]] { try store.picture() }

  @Test func `a plan goes in as one change set with before and after`() throws {
    let store = try store()
    let outcome = try store.apply(
      plan: try plan(store, .price) { _ in "9.99" }, summary: "price 9.99", actor: "ida",
      now: noon)
    #expect(outcome.applied == 3)
    let set = try #require(outcome.changeSet)
    #expect((set.rows, set.source, set.actor) == (3, "edit", "ida"))
    let changes = try store.changes(ofSet: set.id)
    #expect(changes.map(\.old) == ["1.00", "2.00", "3.00"])
    #expect(changes.allSatisfy { $0.new == "9.99" && $0.field == "price" })
    #expect(try store.catalogRows().allSatisfy { $0.price?.minorUnits == 999 })
    let history = try store.history(of: .variant, id: try #require(changes.first?.entityID))
    #expect(history.map(\.new) == ["9.99"])
    #expect(try store.snapshot(now: noon).lastChange?.id == set.id)
  }

  @Test func `a row that somebody changed since the plan is left out`() throws {
    let store = try store()
    let late = try plan(store, .price) { _ in "9.99" }
    try store.apply(
      plan: try plan(store, .price, where: "sku:M-2") { _ in "5.55" }, summary: "", actor: "bo",
      now: noon)
    let outcome = try store.apply(plan: late, summary: "", actor: "ida", now: noon)
    #expect(outcome.applied == 2)
    #expect(outcome.conflicts.map(\.subject) == ["M-2"])
    #expect(try store.catalogRows("sku:M-2").first?.price?.minorUnits == 555)
  }

  @Test func `several fields of a row go in together`() throws {
    let store = try store(1)
    let rows =
      try plan(store, .price) { _ in "7.00" } + plan(store, .title) { _ in "Cup" }
      + plan(store, .compareAt) { _ in "9.00" }
    let outcome = try store.apply(plan: rows, summary: "", actor: "ida", now: noon)
    #expect(outcome.applied == 3)
    let row = try #require(try store.catalogRows("cup").first)
    #expect((row.price?.decimal, row.compareAtPrice?.decimal) == ("7.00", "9.00"))
    #expect(try store.catalogRows("mug").isEmpty)
  }

  @Test func `undo and redo put everything back and forth`() throws {
    let store = try store()
    let before = try picture(store)
    try store.apply(
      plan: try plan(store, .tags) { _ in "sale,b" } + plan(store, .price) { _ in "8.00" },
      summary: "two fields", actor: "ida", now: noon)
    let after = try picture(store)
    #expect(after != before)
    let undone = try store.undo(actor: "ida", now: noon)
    #expect(undone.applied == 6)
    #expect(try picture(store) == before)
    #expect(try store.snapshot(now: noon).pendingEdits == 0)
    #expect(try store.journal(limit: 5).map(\.undoneBy) == [nil, undone.changeSet?.id, nil])
    #expect(throws: StoreError.self) { try store.undo(actor: "ida", now: noon) }
    #expect(try store.redo(actor: "ida", now: noon).applied == 6)
    #expect(try picture(store) == after)
    #expect(throws: StoreError.self) { try store.redo(actor: "ida", now: noon) }
    try store.undo(actor: "ida", now: noon)
    #expect(try picture(store) == before)
    #expect(try store.integrityCheck() == [])
  }

  @Test func `undo leaves out what changed since, unless forced`() throws {
    let store = try store()
    let first = try store.apply(
      plan: try plan(store, .price) { _ in "8.00" }, summary: "", actor: "ida", now: noon)
    try store.apply(
      plan: try plan(store, .price, where: "sku:M-2") { _ in "9.00" }, summary: "", actor: "bo",
      now: noon)
    let set = try #require(first.changeSet?.id)
    let partial = try store.undo(set: set, actor: "ida", now: noon)
    #expect(partial.applied == 2)
    #expect(partial.conflicts.map(\.subject) == ["M-2"])
    #expect(try store.catalogRows().map { $0.price?.decimal } == ["1.00", "9.00", "3.00"])
  }

  @Test func `a forced undo wins`() throws {
    let store = try store(1)
    let first = try store.apply(
      plan: try plan(store, .price) { _ in "8.00" }, summary: "", actor: "ida", now: noon)
    try store.apply(
      plan: try plan(store, .price) { _ in "9.00" }, summary: "", actor: "bo", now: noon)
    try store.undo(set: first.changeSet?.id, actor: "ida", now: noon, force: true)
    #expect(try store.catalogRows().first?.price?.decimal == "1.00")
  }

  @Test func `a SKU that another variant has is refused`() throws {
    let store = try store(2)
    let outcome = try store.apply(
      plan: try plan(store, .sku, where: "sku:M-1") { _ in "m-2" }, summary: "", actor: "ida",
      now: noon)
    #expect(outcome.applied == 0)
    #expect(outcome.changeSet == nil)
    #expect(outcome.conflicts.first?.verdict == .refused)
  }

  @Test func `the journal can't be rewritten`() throws {
    let store = try store(1)
    try store.apply(
      plan: try plan(store, .price) { _ in "8.00" }, summary: "", actor: "ida", now: noon)
    for sql in [
      "UPDATE change SET new = 'x'", "DELETE FROM change", "UPDATE change_set SET rows = 0",
      "DELETE FROM change_set",
    ] {
      #expect(throws: StoreError.self) { try store.write { try $0.execute(sql: sql) } }
    }
  }

  @Test(arguments: 1...12)
  func `any edit and its undo leave the same rows`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let store = try store(6)
    let before = try picture(store)
    let fields: [EditableField] = [
      .title, .vendor, .tags, .status, .price, .compareAt, .cost, .barcode, .weight, .description,
    ]
    var sets = 0
    for _ in 0..<5 {
      let field = try #require(fields.randomElement(using: &random))
      let values: [String?] =
        switch field {
        case .price, .compareAt, .cost: ["1.00", "19.99", nil]
        case .weight: ["100", nil]
        case .status: ["draft", "active"]
        default: ["Ärmel", "x,y", "O\"Neil\n", nil]
        }
      var picks = (0..<6).map { _ in values.randomElement(using: &random) ?? nil }
      if field == .title { picks = picks.map { $0 ?? "T" } }
      let outcome = try store.apply(
        plan: try plan(store, field) { picks[$0] }, summary: "", actor: "ida", now: noon)
      if outcome.changeSet != nil { sets += 1 }
      #expect(try store.integrityCheck() == [])
    }
    for _ in 0..<sets { #expect(try store.undo(actor: "ida", now: noon).conflicts.isEmpty) }
    #expect(try picture(store) == before)
    #expect(try store.snapshot(now: noon).pendingEdits == 0)
    #expect(try store.integrityCheck() == [])
  }
}
