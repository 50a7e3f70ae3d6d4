import Commerce
import TerminalKit
import Testing

@testable import Dashboard

@Suite struct ColumnTests {
  private func head(_ state: DashboardState) -> String {
    // Header and tabs stand above the column heads of a single pane.
    state.render().canvas.lines()[2]
  }

  @Test func `ids are unique in each pane`() {
    let state = Fixture.dashboard()
    for pane in Pane.allCases {
      let ids = state.columnHeads(pane).map(\.id)
      #expect(Set(ids).count == ids.count, "\(pane)")
      #expect(!ids.contains("mark"))
    }
  }

  @Test func `a chosen column shows at once and stays after Enter`() throws {
    let before = try Fixture.pressing("1", in: Fixture.dashboard())
    #expect(!head(before).contains("Barcode"))
    let ids = before.columnChooser(.catalog).entries.map(\.id)
    let steps = try #require(ids.firstIndex(of: "barcode"))
    let toBarcode = String(repeating: "j ", count: steps)
    // The column stands last: the ones before it make room first.
    let open = try Fixture.pressing("c \(toBarcode)Space", in: before)
    #expect(open.catalog.columns.columns.last?.id == "barcode")
    let up = String(repeating: "K ", count: steps)
    let closed = try Fixture.pressing("\(up)Enter", in: open)
    #expect(closed.overlay == nil)
    #expect(closed.catalog.columns.columns.first?.id == "barcode")
    #expect(head(closed).contains("Barcode"))
  }

  @Test func `Esc takes back what was chosen`() throws {
    let before = try Fixture.pressing("1", in: Fixture.dashboard())
    let after = try Fixture.pressing("c j Space J + Esc", in: before)
    #expect(after.catalog.columns == before.catalog.columns)
    #expect(after.overlay == nil)
  }

  @Test func `a choice begins with the columns that have room now`() throws {
    let state = try Fixture.pressing("1 c", in: Fixture.dashboard())
    guard case .columns(let chooser) = state.overlay else {
      Issue.record("no chooser")
      return
    }
    let shown = chooser.entries.filter(\.isShown).map(\.id)
    #expect(shown == state.shownColumns(.catalog).map(\.id))
    #expect(shown.first == "title")
  }

  @Test func `a width is taken from the screen and changed by one`() throws {
    let before = try Fixture.pressing("4", in: Fixture.dashboard())
    let width = try #require(before.shownColumns(.orders).first?.width)
    let after = try Fixture.pressing("c +", in: before)
    #expect(after.orders.columns.columns.first?.width == width + 1)
    let narrower = try Fixture.pressing("- -", in: after)
    #expect(narrower.orders.columns.columns.first?.width == width - 1)
  }

  @Test func `one column has to stay`() throws {
    var state = try Fixture.pressing("4 c", in: Fixture.dashboard())
    for _ in 0..<20 { state = try Fixture.pressing("Space j", in: state) }
    #expect(state.orders.columns.columns.count >= 1)
    #expect(!state.shownColumns(.orders).isEmpty)
  }

  @Test func `the standard columns come back with =`() throws {
    let state = try Fixture.pressing("4 c j Space = Enter", in: Fixture.dashboard())
    #expect(state.orders.columns.isStandard)
  }

  @Test func `columns that the pane does not have are passed over`() {
    let choice = ColumnChoice([.init("gone"), .init("total"), .init("name")])
    #expect(choice.applied(to: PaneColumn.orders).map(\.table.id) == ["total", "name"])
    let onlyUnknown = ColumnChoice([.init("gone")])
    #expect(onlyUnknown.applied(to: PaneColumn.orders).count > 5)
  }

  @Test func `the chooser looks as recorded`() throws {
    let state = try Fixture.pressing("1 c j Space j j +", in: Fixture.dashboard())
    try expectGolden(state.render().canvas, "80x24-columns")
  }
}
