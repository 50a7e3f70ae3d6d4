import Commerce
import Testing

@testable import Store

@Suite struct FigureTests {
  private func clicks(_ digits: Int64, on day: String = "2026-11-20") throws -> FeedRecord {
    let date = try #require(CivilDate(day))
    return .figure(
      FigureRecord(
        report: "google-ads", subject: "Brand", metric: "clicks", from: date, until: date,
        value: PlainDecimal(digits: digits, decimals: 0)))
  }

  private func figures(_ store: Store, _ request: FigureRequest = FigureRequest()) throws
    -> [String]
  {
    var found: [String] = []
    try store.eachFigure(request) { row in
      found.append("\(row.figure.until) \(row.figure.subject) \(row.figure.value)")
      return true
    }
    return found
  }

  @Test func `a later report of the same day replaces the figure, another day adds one`() throws {
    let store = try Store.inMemory()
    #expect(try store.take(.figures, [clicks(5)]).created == 1)
    #expect(try store.take(.figures, [clicks(5)]).unchanged == 1)
    #expect(try store.take(.figures, [clicks(8), clicks(1, on: "2026-11-21")]).updated == 1)
    #expect(try figures(store) == ["2026-11-21 Brand 1", "2026-11-20 Brand 8"])
    #expect(
      try figures(store, FigureRequest(subject: "bra", until: CivilDate("2026-11-20")))
        == ["2026-11-20 Brand 8"])
    #expect(try figures(store, FigureRequest(metric: "cost")).isEmpty)
  }

  @Test func `an older report changes nothing`() throws {
    let store = try Store.inMemory()
    try store.take(.figures, [clicks(8)], at: noon)
    try store.take(.figures, [clicks(5)], at: noon - .days(2))
    #expect(try figures(store) == ["2026-11-20 Brand 8"])
  }

  @Test func `a cost goes to the SKU it names, and nowhere else`() throws {
    let store = try Store.inMemory()
    try store.take(
      .products, [product("mug", title: "Mug", variants: [variant("M", price: "9.00")])])
    let result = try store.take(
      .costs,
      [
        .cost(CostRecord(sku: "m ", cost: eur("4.20"))),
        .cost(CostRecord(sku: "NONE", cost: eur("1.00"))),
        .cost(
          CostRecord(
            sku: "M", cost: Money(minorUnits: 1, currency: try #require(Currency(code: "USD"))))),
      ])
    #expect(result.updated == 1)
    #expect(result.quarantined == 2)
    #expect(result.issues.map(\.reason).contains { $0.contains("priced in EUR") })
    var costs: [Money?] = []
    try store.eachCatalogRow(query: Query(), sort: SortOrder("sku")) { row in
      costs.append(row.cost)
      return true
    }
    #expect(costs == [try eur("4.20")])
  }

  @Test func `a cost that is being changed here waits for the platform to show it`() throws {
    let store = try Store.inMemory()
    try store.take(
      .products, [product("mug", title: "Mug", variants: [variant("M", price: "9.00")])])
    try store.take(.costs, [.cost(CostRecord(sku: "M", cost: eur("4.00")))])
    let subjects = try store.editSubjects(query: Query())
    let expression = try EditExpression.parse("cost set 4.50")
    let plan = EditPlanner.plan(
      rows: subjects, expressions: [expression], settings: EditingSettings())
    try store.apply(plan: plan, summary: "cost", actor: "t", now: noon)
    try store.take(.costs, [.cost(CostRecord(sku: "M", cost: eur("4.00")))])
    #expect(try store.pendingEdits().map(\.hasConflict) == [false])
    try store.take(.costs, [.cost(CostRecord(sku: "M", cost: eur("4.50")))])
    #expect(try store.pendingEdits().isEmpty)
  }
}
