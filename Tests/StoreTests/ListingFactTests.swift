import Commerce
import Testing

@testable import Store

@Suite struct `Facts of a listing` {
  private func fact(_ part: Int, on day: Int, report: String = "amazon-fba-returns") -> FeedRecord {
    var fact = ListingFactRecord(
      report: report, values: [ExtraColumn(name: "order-id", value: "305-\(part)")])
    fact.sku = "PAN"
    fact.part = "305-\(part)"
    fact.asOf = CivilDate(year: 2026, month: 11, day: day)
    return .fact(fact)
  }

  @Test func `are shown newest first, a dozen of a report, so that none crowds out another`() throws
  {
    let store = try Store.inMemory()
    try store.take(
      .products, [product("pan", title: "Pan", variants: [try variant("PAN", price: "9.00")])])
    try store.take(
      .facts, (1...20).map { fact($0, on: $0) } + [fact(99, on: 2, report: "amazon-fba-planning")])
    let row = try #require(try store.catalogRows().first)
    let facts = try store.variantDetail(id: row.id).facts
    #expect(facts.map(\.report).count { $0 == "amazon-fba-planning" } == 1)
    let returns = facts.filter { $0.report == "amazon-fba-returns" }
    #expect(returns.map { $0.asOf?.day } == Array((9...20).reversed()))
  }
}
