import Commerce
import Testing

@testable import Store

/// Waivers and owners of findings: what a person decides outlives what the rules say.
@Suite struct DecisionTests {
  private let rules = ContentRuleSet.rules(for: StoreSettings(currency: .eur))

  private func store() throws -> Store {
    let store = try Store.inMemory()
    var bad = try variant("MUG", price: "10")
    bad.barcode = .value("1")
    try store.take(.products, [product("mug", title: "Mug", variants: [bad])])
    try store.judge(content: rules, now: noon)
    return store
  }

  private func row(_ store: Store) throws -> FindingRow? {
    try store.findings(
      WindowRequest(sort: QuerySchema.findings.defaultSort, limit: 10)
    ).rows.first
  }

  private func score(_ store: Store) throws -> Int? { try store.catalogRows().first?.contentScore }

  @Test func `a waived finding stays on the list, out of the score, and comes back by the clock`()
    throws
  {
    let store = try store()
    let before = try score(store)
    let finding = try #require(try row(store))
    #expect(finding.code == .gtinBad)
    let end = noon + .days(7)
    let outcome = try store.decide(
      .waive(until: end, reason: " new labels "), on: [finding.id], actor: "ada", now: noon)
    #expect(outcome.applied == 1)
    #expect(outcome.changeSet?.source == "waiver")
    try store.judge(content: rules, now: noon)
    #expect(try score(store) == 100)
    #expect(try store.catalogRows().first?.findingCount == 0)
    #expect(try store.skus("has:finding").isEmpty)
    let waived = try #require(try row(store))
    #expect(waived.id == finding.id)
    #expect(waived.waiver == FindingWaiver(until: end, reason: "new labels", by: "ada"))

    #expect(try store.judge(content: rules, now: end - .seconds(1)).products == 0)
    #expect(try store.judge(content: rules, now: end).products == 1)
    #expect(try row(store)?.waiver == nil)
    #expect(try score(store) == before)
    // The clock was set back: the waiver holds again.
    try store.judge(content: rules, now: noon + .hours(1))
    #expect(try row(store)?.waiver != nil)
  }

  @Test func `a waiver holds for a finding that goes and comes back`() throws {
    let store = try store()
    let finding = try #require(try row(store))
    try store.decide(
      .waive(until: noon + .days(7), reason: "labels"), on: [finding.id], actor: "ada", now: noon)
    for barcode in ["4006381333931", "2"] {
      var record = try variant("MUG", price: "10")
      record.barcode = .value(barcode)
      try store.take(.products, [product("mug", title: "Mug", variants: [record])])
      try store.judge(content: rules, now: noon)
    }
    #expect(try row(store)?.waiver?.by == "ada")
  }

  @Test func `decisions are undone, redone, and stand in the product's history`() throws {
    let store = try store()
    let finding = try #require(try row(store))
    try store.decide(
      .waive(until: noon + .days(7), reason: "labels: soon"), on: [finding.id], actor: "ada",
      now: noon)
    try store.decide(.assign("bo"), on: [finding.id], actor: "ada", now: noon)
    try store.judge(content: rules, now: noon)
    #expect(try row(store)?.owner == "bo")

    try store.undo(actor: "ada", now: noon)
    try store.undo(actor: "ada", now: noon)
    try store.judge(content: rules, now: noon)
    #expect(try row(store)?.owner == nil)
    #expect(try row(store)?.waiver == nil)

    try store.redo(actor: "cy", now: noon)
    try store.judge(content: rules, now: noon)
    #expect(
      try row(store)?.waiver
        == FindingWaiver(until: noon + .days(7), reason: "labels: soon", by: "ada"))
    let history = try store.history(of: .variant, id: 1).map(\.field)
    #expect(history.contains("waiver GTIN_BAD"))
    #expect(history.contains("owner GTIN_BAD"))
  }

  @Test func `an undo leaves out what somebody decided anew, unless forced`() throws {
    let store = try store()
    let finding = try #require(try row(store))
    let first = try store.decide(.assign("bo"), on: [finding.id], actor: "ada", now: noon)
    try store.decide(.assign("cy"), on: [finding.id], actor: "ada", now: noon)
    let set = first.changeSet?.id
    let outcome = try store.undo(set: set, actor: "ada", now: noon)
    #expect(outcome.applied == 0)
    #expect(outcome.conflicts.count == 1)
    #expect(try store.undo(set: set, actor: "ada", now: noon, force: true).applied == 1)
  }

  @Test func `a waiver needs a reason and an end to come, and twice the same is nothing`() throws {
    let store = try store()
    let finding = try #require(try row(store))
    #expect(throws: StoreError.self) {
      try store.decide(.waive(until: noon, reason: "x"), on: [finding.id], actor: "a", now: noon)
    }
    #expect(throws: StoreError.self) {
      try store.decide(
        .waive(until: noon + .days(1), reason: "  "), on: [finding.id], actor: "a", now: noon)
    }
    try store.decide(.assign("bo"), on: [finding.id], actor: "a", now: noon)
    #expect(
      try store.decide(.assign("bo"), on: [finding.id], actor: "a", now: noon).changeSet == nil)
    let ended = try store.decide(.endWaiver, on: [finding.id], actor: "a", now: noon)
    #expect(ended.changeSet == nil)
  }
}
