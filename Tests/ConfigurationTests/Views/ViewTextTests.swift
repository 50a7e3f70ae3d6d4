import Commerce
import Foundation
import Testing

@testable import Configuration

@Suite struct ViewTextTests {
  private let rush = SavedView(
    .orders, "Rush", query: "is:open \"next day\"", sort: SortOrder("deadline"),
    columns: ColumnChoice([.init("name"), .init("total", width: 12)]), key: "5")

  private let file = """
    # My store; keep this line.
    [store]
    name = "Nordlicht"   # and this one

    [[view]]
    # why this view is here
    pane = "catalog"
    name = "lamps"
    query = "lamp"

    # about the keys
    [keys]
    edit.field = ["F4"]
    """

  private func views(in text: String) -> [SavedView] {
    let loaded = Configuration.load(text, path: "/aisle.toml")
    #expect(loaded.problems.isEmpty, "\(loaded.problems)")
    return loaded.configuration.views
  }

  @Test func `a new view stands at the end and reads back the same`() throws {
    let text = try ViewText.saving(rush, in: file)
    #expect(text.hasPrefix(file))
    #expect(views(in: text).last == rush)
    #expect(views(in: text).count == 2)
  }

  @Test func `an empty file becomes one with the view alone`() throws {
    let text = try ViewText.saving(rush, in: "")
    #expect(text.hasPrefix("[[view]]\n"))
    #expect(views(in: text) == [rush])
  }

  @Test func `a view of the same name is replaced where it stands`() throws {
    let lamps = SavedView(.catalog, "Lamps", query: "type:lamp price>100")
    let text = try ViewText.saving(lamps, in: file)
    #expect(views(in: text) == [lamps])
    let before = file.components(separatedBy: "[[view]]")[0]
    let after = "\n\n# about the keys\n[keys]\nedit.field = [\"F4\"]"
    #expect(text.hasPrefix(before))
    #expect(text.hasSuffix(after))
    #expect(text.contains("# why this view is here\n"))
  }

  @Test func `removing a view restores the file byte for byte`() throws {
    for original in [file, file + "\n", ""] {
      let text = try ViewText.removing(rush, from: try ViewText.saving(rush, in: original))
      #expect(text == original || text == original + "\n")
    }
  }

  @Test func `other line ends stay as they are`() throws {
    let windows = "[store]\r\nname = \"N\"\r\n"
    let text = try ViewText.saving(rush, in: windows)
    #expect(text.hasPrefix(windows))
    #expect(text.components(separatedBy: "\n").dropLast().allSatisfy { $0.hasSuffix("\r") })
    #expect(views(in: text) == [rush])
  }

  @Test func `a bracket inside a long text is no table`() throws {
    let tricky = "[store]\nname = \"\"\"\n[[view]]\npane = 1\"\"\"\n"
    let text = try ViewText.saving(rush, in: tricky)
    #expect(text.hasPrefix(tricky))
    #expect(views(in: text) == [rush])
  }

  @Test(arguments: ["a \"quoted\" \\ name", "tab\tand\u{1B}[31m", "ümläut 東京"])
  func `any name survives`(name: String) throws {
    let view = SavedView(.inventory, name, query: "\"\(name.filter { $0 != "\"" && $0 != "\\" })\"")
    #expect(views(in: try ViewText.saving(view, in: file)).last == view)
  }

  @Test func `a file that is not TOML is left alone`() {
    #expect(throws: ViewText.Failure.self) { try ViewText.saving(rush, in: "[store\n") }
    #expect(throws: ViewText.Failure.notTables) {
      try ViewText.saving(rush, in: "view = [{ pane = \"orders\", name = \"x\" }]\n")
    }
    #expect(throws: ViewText.Failure.noSuchView(name: "Rush")) {
      try ViewText.removing(rush, from: file)
    }
  }
}
