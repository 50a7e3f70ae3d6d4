import Commerce
import Foundation
import TerminalKit
import Testing

@testable import Dashboard

@Suite struct SessionTests {
  private func worked() throws -> DashboardState {
    var state = try Fixture.pressing(
      "4 / b e r g Enter s c j Space Enter + j j j", in: Fixture.dashboard())
    // The search's answer, with the cursor three rows down.
    _ = state.reduce(
      .orders(Fixture.window((1...30).map { Fixture.order($0) }), sequence: state.orders.asked))
    return try Fixture.pressing("j j j", in: state)
  }

  private func restarted(_ memory: SessionMemory) -> DashboardState {
    var state = DashboardState(
      setup: Fixture.setup(), size: Size(width: 80, height: 24), now: Fixture.now,
      snapshot: Fixture.snapshot())
    state.restore(memory)
    return state
  }

  @Test func `search, sort, columns, focus and zoom are there again`() throws {
    let before = try worked()
    let after = restarted(before.memory)
    #expect(after.focus == before.focus)
    #expect(after.zoom == before.zoom)
    for pane in Pane.allCases {
      #expect(after[list: pane].queryText == before[list: pane].queryText)
      #expect(after[list: pane].query == before[list: pane].query)
      #expect(after[list: pane].sort == before[list: pane].sort)
      #expect(after[list: pane].columns == before[list: pane].columns)
    }
    #expect(after.searchHistory == ["berg"])
    #expect(after.memory.panes["orders"]?.columns == before.memory.panes["orders"]?.columns)
  }

  @Test func `the cursor comes back to its row`() throws {
    let before = try worked()
    let row = try #require(before.orders.cursorID)
    var after = restarted(before.memory)
    #expect(
      anchors(after) == [.around(id: row, key: before.orders.current?.sortKey ?? .null)])
    _ = after.reduce(.started)
    _ = after.reduce(.orders(Fixture.window((1...30).map { Fixture.order($0) }), sequence: 1))
    #expect(after.orders.cursorID == row)
  }

  @Test func `a store made anew under the same path opens at its own first row`() throws {
    var memory = try worked().memory
    memory.generation = 2
    #expect(restarted(memory).orders.queryText == "berg")
    #expect(anchors(restarted(memory)) == [.first])
    memory.generation = 1
    #expect(anchors(restarted(memory)) != [.first])
    // Kept by an aisle that did not keep it yet.
    memory.generation = nil
    #expect(anchors(restarted(memory)) != [.first])
  }

  /// Around what a dashboard that starts asks for orders.
  private func anchors(_ state: DashboardState) -> [WindowAnchor] {
    var state = state
    return state.reduce(.started).compactMap {
      if case .loadOrders(let request, _) = $0 { request.anchor } else { nil }
    }
  }

  @Test func `a row that is gone hands over to where it stood`() throws {
    var state = restarted(try worked().memory)
    state.catalog.jump(to: 99, key: .text("Enamel Mug 25"))
    _ = state.reduce(.started)
    let rows = (10...40).filter { $0 != 25 }.map { Fixture.variant(Int64($0), "Enamel Mug \($0)") }
    _ = state.reduce(.catalog(Fixture.window(rows, before: true, after: true), sequence: 1))
    #expect(state.catalog.cursorID == 26)
  }

  @Test func `what no longer means anything is passed over`() throws {
    var memory = try worked().memory
    memory.focus = "cellar"
    memory.zoom = 9
    memory.panes["orders"]?.query = "colour:red x"
    memory.panes["orders"]?.sort = "colour"
    memory.panes["orders"]?.columns = ["gone", "total:12", "::"]
    let state = restarted(memory)
    #expect(state.focus == .orders)
    #expect(state.zoom == .grid)
    #expect(state.orders.queryText.isEmpty)
    #expect(state.orders.queryProblem == nil)
    #expect(state.orders.sort == QuerySchema.of(.orders).defaultSort)
    #expect(state.orders.columns.columns.map(\.description) == ["total:12"])
  }

  @Test func `a memory of another version is not used`() throws {
    var memory = try worked().memory
    memory.version = 99
    #expect(restarted(memory).orders.queryText.isEmpty)
  }

  @Test func `it survives being written as text`() throws {
    let memory = try worked().memory
    let text = try JSONEncoder().encode(memory)
    #expect(try JSONDecoder().decode(SessionMemory.self, from: text) == memory)
  }

  @Test func `↑ in an empty search brings the last one, and typing makes it new`() throws {
    let state = try Fixture.pressing("4 / b e r g Enter Esc / Up", in: Fixture.dashboard())
    #expect(state.prompt?.line.text == "berg")
    let moved = try Fixture.pressing("x Up", in: state)
    #expect(moved.prompt?.line.text == "bergx")
  }
}
