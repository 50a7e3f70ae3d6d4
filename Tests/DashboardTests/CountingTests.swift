import Commerce
import Testing

@testable import Dashboard

/// How many rows a search has found.
@Suite struct CountingTests {
  private func found(_ rows: Int, isExact: Bool) -> Window<CatalogRow> {
    Window(
      rows: (1...5).map { Fixture.variant($0) }, hasRowsAfter: true, firstIndex: 0,
      total: RowCount(rows, isExact: isExact))
  }

  private func searching() throws -> DashboardState {
    var state = Fixture.dashboard()
    state.catalog.query = try Query.parse("mug", schema: .of(.catalog))
    return state
  }

  private func show(_ window: Window<CatalogRow>, in state: inout DashboardState) -> [Effect] {
    let (_, sequence) = state.catalog.request(limit: 5)
    return state.reduce(.catalog(window, sequence: sequence))
  }

  @Test func `more rows than a window counts are counted behind it`() throws {
    var state = try searching()
    let effects = show(found(1_000, isExact: false), in: &state)
    #expect(effects.contains(.count(.catalog, state.catalog.query)))
    #expect(state.catalog.total == RowCount(1_000, isExact: false))
    _ = state.reduce(.counted(.catalog, state.catalog.query, 78_615))
    #expect(state.catalog.total == RowCount(78_615))
  }

  @Test func `rows of the same store are not counted again, those of a changed one are`() throws {
    var state = try searching()
    _ = show(found(1_000, isExact: false), in: &state)
    _ = state.reduce(.counted(.catalog, state.catalog.query, 78_615))
    #expect(!show(found(1_000, isExact: false), in: &state).contains { $0.isCount })
    #expect(state.catalog.total == RowCount(78_615))
    state.snapshot.generation += 1
    #expect(show(found(1_000, isExact: false), in: &state).contains { $0.isCount })
    // Until the new count has come the last one says more than "1,000+".
    #expect(state.catalog.total == RowCount(78_615))
  }

  @Test func `the count of another search is dropped`() throws {
    var state = try searching()
    _ = show(found(1_000, isExact: false), in: &state)
    _ = state.reduce(.counted(.catalog, Query(), 5))
    #expect(!state.catalog.total.isExact)
  }

  @Test func `few rows are counted by the window itself`() throws {
    var state = try searching()
    #expect(!show(found(12, isExact: true), in: &state).contains { $0.isCount })
  }
}

extension Effect {
  fileprivate var isCount: Bool {
    if case .count = self { true } else { false }
  }
}
