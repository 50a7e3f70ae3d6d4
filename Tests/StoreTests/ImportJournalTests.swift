import Commerce
import Testing

@testable import Store

/// What an import changes of known rows stands in the journal, field by field.
@Suite struct ImportJournalTests {
  private func take(_ store: Store, _ price: String, title: String = "Mug") throws -> ImportResult {
    try store.take(
      .products, [product("mug", title: title, variants: [try variant("MUG", price: price)])])
  }

  @Test func `a first import and an unchanged one leave no fields`() throws {
    let store = try Store.inMemory()
    _ = try take(store, "5.00")
    _ = try take(store, "5.00")
    let sets = try store.journal(limit: 9)
    #expect(sets.map(\.source) == ["import"])
    #expect(try store.changes(ofSet: sets[0].id).isEmpty)
  }

  @Test func `a changed field has its history`() throws {
    let store = try Store.inMemory()
    _ = try take(store, "5.00")
    _ = try take(store, "6.00", title: "Big mug")
    try store.set(.price, "7.00")
    let history = try store.history(ofVariant: try store.findVariant("MUG"))
    #expect(history.map(\.source) == ["edit", "import", "import"])
    #expect(history.map(\.field) == ["price", "price", "title"])
    #expect(history[1].old == "5.00" && history[1].new == "6.00")
    #expect(history[1].currency == .eur)
    let prices = try store.history(ofVariant: try store.findVariant("MUG"), field: "price")
    #expect(prices.map(\.new) == ["7.00", "6.00"])
    #expect(
      try store.history(ofVariant: try store.findVariant("MUG"), before: prices[0].id).count == 2)
    #expect(try store.integrityCheck() == [])
  }

  @Test func `a dry run leaves nothing`() throws {
    let store = try Store.inMemory()
    _ = try take(store, "5.00")
    try store.take(
      .products, [product("mug", variants: [try variant("MUG", price: "6.00")])], dryRun: true)
    #expect(try store.history(ofVariant: try store.findVariant("MUG")).isEmpty)
    #expect(try store.journal(limit: 9).count == 1)
  }

  @Test func `fields of an import can be put back like edits, and wait for the platform`() throws {
    let store = try Store.inMemory()
    _ = try take(store, "5.00")
    _ = try take(store, "6.00", title: "Big mug")
    let set = try #require(try store.journal(limit: 1).first)
    let fields = Set(try store.changes(ofSet: set.id).map(\.id))
    let undone = try store.undo(
      UndoRequest(set: set.id, changes: fields), actor: "ida", now: noon)
    #expect(undone.applied == 2)
    #expect(try store.prices() == ["5.00"])
    #expect(try store.changeSet(set.id).undoneBy == undone.changeSet?.id)
    // The platform still shows the wrong file's value: ours stays. Then it shows ours: settled.
    _ = try take(store, "6.00", title: "Big mug")
    #expect(try store.prices() == ["5.00"])
    #expect(try store.snapshot(now: noon).pendingEdits == 2)
    _ = try take(store, "5.00")
    #expect(try store.snapshot(now: noon).pendingEdits == 0)
    #expect(try store.redo(set: set.id, actor: "ida", now: noon).applied == 2)
  }
}
