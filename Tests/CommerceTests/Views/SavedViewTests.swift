import Testing

@testable import Commerce

@Suite struct SavedViewTests {
  @Test(arguments: SavedView.shipped)
  func `every view that ships can be read and has a key of its own`(view: SavedView) throws {
    let query = try Query.parse(
      view.query, schema: .of(view.pane), today: CivilDate(daysSinceEpoch: 20_000))
    #expect(!query.isEmpty)
    let key = try #require(view.key)
    #expect(SavedView.isKey(key))
    #expect(SavedView.shipped.count { $0.pane == view.pane && $0.key == key } == 1)
    #expect(SavedView.shipped.count { $0.isSame(as: view) } == 1)
  }

  @Test func `a view of the same name replaces the program's own`() {
    let mine = SavedView(.orders, "Due Today", query: "is:open")
    let merged = [SavedView].merging([mine])
    #expect(merged.filter { $0.isSame(as: mine) } == [mine])
    #expect(merged.count == SavedView.shipped.count)
  }

  @Test func `a key that a person gave away is the program's no longer`() {
    let merged = [SavedView].merging([SavedView(.orders, "rush", query: "rush", key: "5")])
    #expect(merged.count { $0.pane == .orders && $0.key == "5" } == 1)
    #expect(merged.contains { $0.pane == .catalog && $0.key == "5" })
  }

  @Test func `a view is found by its name or by a beginning that only it has`() {
    let views = [SavedView].merging([])
    #expect(views.named("DUE TODAY", in: .orders)?.name == "due today")
    #expect(views.named("auth", in: .orders)?.name == "authorisations")
    #expect(views.named("p", in: .orders) == nil)
    #expect(views.named("due today", in: .catalog) == nil)
  }

  @Test func `a sort reads back as it is written`() throws {
    let schema = QuerySchema.of(.catalog)
    for text in ["price", "-price"] {
      #expect(try #require(SortOrder(text, schema: schema)).text == text)
    }
    #expect(SortOrder("barcode", schema: schema) == nil)
  }
}
