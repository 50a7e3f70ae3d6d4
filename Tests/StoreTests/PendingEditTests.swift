import Commerce
import Testing

@testable import Store

@Suite struct PendingEditTests {
  private func store() throws -> Store {
    let store = try Store.inMemory()
    try take(store, price: "5.00", title: "Mug")
    return store
  }

  private func take(_ store: Store, price: String, title: String) throws {
    try store.take(
      .products, [product("mug", title: title, variants: [try variant("MUG", price: price)])])
  }

  private func edit(_ store: Store, _ field: EditableField, _ new: String?) throws {
    let subject = try #require(try store.editSubjects(query: Query()).first)
    let isProduct = field.entity == .product
    let row = EditPlanRow(
      entity: field.entity,
      entityID: isProduct ? subject.productID : try #require(subject.variantID),
      subject: subject.subject, title: subject.title, field: field, old: subject.values[field],
      new: new, currency: subject.currency,
      version: isProduct ? subject.productVersion : subject.variantVersion)
    let outcome = try store.apply(plan: [row], summary: "test", actor: "ida", now: noon)
    #expect(outcome.applied == 1)
  }

  @Test func `an import that still shows the old value keeps the edit`() throws {
    let store = try store()
    try edit(store, .price, "6.00")
    try edit(store, .title, "Big mug")
    #expect(try store.snapshot(now: noon).pendingEdits == 2)
    try take(store, price: "5.00", title: "Mug")
    let row = try #require(try store.catalogRows("is:pending").first)
    #expect(row.price == (try eur("6.00")))
    #expect(row.title == "Big mug")
    #expect(try store.snapshot(now: noon).pendingEdits == 2)
    #expect(try store.integrityCheck() == [])
  }

  @Test func `an import that shows the new value confirms the edit`() throws {
    let store = try store()
    try edit(store, .price, "6.00")
    try edit(store, .title, "Big mug")
    try take(store, price: "6.00", title: "Big mug")
    #expect(try store.snapshot(now: noon).pendingEdits == 0)
    #expect(try store.catalogRows("is:pending").isEmpty)
    #expect(try store.catalogRows().first?.price == (try eur("6.00")))
    #expect(try store.integrityCheck() == [])
  }

  @Test func `a third value is a conflict and neither is lost`() throws {
    let store = try store()
    try edit(store, .price, "6.00")
    try take(store, price: "4.00", title: "Mug")
    #expect(try store.catalogRows().first?.price == (try eur("6.00")))
    let pending = try #require(try store.pendingEdits().first)
    #expect((pending.base, pending.mine, pending.theirs) == ("5.00", "6.00", "4.00"))
    #expect(pending.hasConflict)
  }

  @Test func `an edit back to what the platform shows is no longer pending`() throws {
    let store = try store()
    try edit(store, .price, "6.00")
    try edit(store, .price, "5.00")
    #expect(try store.snapshot(now: noon).pendingEdits == 0)
    #expect(try store.integrityCheck() == [])
  }

  @Test func `a SKU edit is known to the import under its old name`() throws {
    let store = try store()
    try edit(store, .sku, "MUG-2")
    try take(store, price: "5.00", title: "Mug")
    #expect(try store.skus() == ["MUG-2"])
    #expect(try store.skus("mug-2") == ["MUG-2"])
    try store.take(
      .products, [product("mug", variants: [try variant("MUG-2", price: "5.00")])])
    #expect(try store.snapshot(now: noon).pendingEdits == 0)
    #expect(try store.catalogRows().count == 1)
  }
}
