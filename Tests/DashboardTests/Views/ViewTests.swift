import Commerce
import TerminalKit
import Testing

@testable import Dashboard

@Suite struct ViewTests {
  private func press(_ keys: String, _ driver: Driver) throws -> [Effect] {
    try KeySequence(parsing: keys).flatMap { driver.reduce(.key($0)) }
  }

  private func type(_ text: String, _ driver: Driver) {
    for character in text { driver.reduce(.key(Key(.character(character)))) }
  }

  @Test func `a digit opens the pane's view of this key`() throws {
    let driver = Driver(Fixture.dashboard())
    let effects = try press("4 5", driver)
    #expect(driver.orders.queryText == "is:open deadline<=today")
    #expect(driver.orders.sort == SortOrder("deadline"))
    guard case .loadOrders(let request, _) = effects.last else {
      Issue.record("nothing was asked for")
      return
    }
    #expect(request.query.description == "is:open deadline<=2026-11-22")
    #expect(request.anchor == .first)
  }

  @Test func `a digit without a view says so`() throws {
    let driver = Driver(Fixture.dashboard())
    #expect(try press("3 9", driver).isEmpty)
    #expect(driver.message?.text.contains("F shows them") == true)
  }

  @Test func `saving asks for a name and a key, and overwrites the same name`() throws {
    let driver = Driver(Fixture.dashboard())
    _ = try press("4 / b e r g Enter s F s", driver)
    type("Berg", driver)
    #expect(try press("Enter", driver).isEmpty)
    type("m", driver)
    let effects = try press("Enter", driver)
    let view = SavedView(.orders, "Berg", query: "berg", sort: driver.orders.sort, key: "m")
    #expect(effects == [.saveView(view)])
    driver.reduce(.viewSaved(view, file: "/aisle.toml"))
    #expect(driver.setup.views.contains(view))
    #expect(driver.dashboard.currentView(of: .orders) == view)
    driver.reduce(.viewSaved(SavedView(.orders, "berg", query: "x"), file: "/aisle.toml"))
    #expect(driver.setup.views.count { $0.isNamed("berg") } == 1)
  }

  @Test func `a key that another view has is refused`() throws {
    let driver = Driver(Fixture.dashboard())
    driver.reduce(.viewSaved(SavedView(.orders, "one", query: "x", key: "6"), file: nil))
    _ = try press("4 F s", driver)
    type("two", driver)
    _ = try press("Enter", driver)
    type("6", driver)
    #expect(try press("Enter", driver).isEmpty)
    #expect(driver.prompt?.problem == "6 already opens \"one\"")
  }

  @Test func `deleting asks first, and what ships stays`() throws {
    let driver = Driver(Fixture.dashboard())
    let mine = SavedView(.orders, "mine", query: "berg")
    driver.reduce(.viewSaved(mine, file: "/aisle.toml"))
    #expect(try press("4 F j D x", driver).isEmpty)
    #expect(try press("D y", driver) == [.deleteView(mine)])
    driver.reduce(.viewDeleted(mine))
    #expect(!driver.setup.views.contains(mine))
    #expect(try press("D y", driver).isEmpty)
    #expect(driver.setup.views.count == SavedView.shipped.count)
  }

  @Test func `everything takes search, sort and columns back to the pane's own`() throws {
    let driver = Driver(Fixture.dashboard())
    _ = try press("4 5 c j Space Enter F g Enter", driver)
    #expect(driver.orders.queryText.isEmpty)
    #expect(driver.orders.sort == QuerySchema.of(.orders).defaultSort)
    #expect(driver.orders.columns.isStandard)
  }

  @Test func `today moves on at midnight`() throws {
    let driver = Driver(Fixture.dashboard())
    _ = try press("4 5", driver)
    let effects = driver.reduce(.tick(Fixture.now + .days(1)))
    guard case .loadOrders(let request, _) = effects.last else {
      Issue.record("nothing was asked for")
      return
    }
    #expect(request.query.description == "is:open deadline<=2026-11-23")
  }

  @Test func `the list of views looks as recorded`() throws {
    let driver = Driver(Fixture.dashboard())
    driver.reduce(
      .viewSaved(
        SavedView(
          .orders, "Berlin rush", query: "city:berlin is:open", sort: SortOrder("deadline"),
          columns: ColumnChoice([.init("name"), .init("total")]), key: "b"), file: "/a.toml"))
    _ = try press("4 F", driver)
    try expectGolden(driver.render().canvas, "80x24-views")
  }
}
