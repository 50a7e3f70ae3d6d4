import Commerce
import Testing

@testable import Configuration

@Suite struct ViewLoadTests {
  private func load(_ text: String) -> (views: [SavedView], problems: [String]) {
    let loaded = Configuration.load(text, path: "/a.toml")
    return (loaded.configuration.views, loaded.problems.map(\.description))
  }

  @Test func `a view needs a pane and a name only`() {
    let (views, problems) = load("[[view]]\npane = \"orders\"\nname = \"mine\"\n")
    #expect(views == [SavedView(.orders, "mine")])
    #expect(problems.isEmpty)
  }

  @Test(arguments: [
    ("name = \"x\"", "a.toml:1:1: this view has no pane"),
    ("pane = \"orders\"", "a.toml:1:1: this view has no name"),
    ("pane = \"order\"\nname = \"x\"", "a.toml:2:8: pane can't be"),
    (
      "pane = \"orders\"\nname = \"x\"\nquery = \"pirce>1\"",
      "a.toml:4:9: the query can't be read: column 1: there is no field \"pirce\""
    ),
    ("pane = \"orders\"\nname = \"x\"\nsort = \"colour\"", "a.toml:4:8: sort can't be"),
    ("pane = \"orders\"\nname = \"x\"\nkey = \"j\"", "a.toml:4:7: key can't be"),
    ("pane = \"orders\"\nname = \"x\"\ncolumns = [\"a:b\"]", "a.toml:4:11: columns can't be"),
    ("pane = \"orders\"\nname = \"x\"\ncolour = 1", "a.toml:4:1: colour is not a setting"),
  ])
  func `what can't be used is named with its place`(body: String, message: String) {
    let (_, problems) = load("[[view]]\n\(body)\n")
    #expect(problems.count == 1)
    #expect(problems.first?.contains(message) == true, "\(problems)")
  }

  @Test func `two of one name, and two of one key, are told apart`() {
    let (views, problems) = load(
      """
      [[view]]
      pane = "orders"
      name = "a"
      key = "5"
      [[view]]
      pane = "orders"
      name = "A"
      [[view]]
      pane = "orders"
      name = "b"
      key = "5"
      """)
    #expect(views.map(\.name) == ["a", "b"])
    #expect(views.map(\.key) == ["5", nil])
    #expect(problems.count == 2)
  }
}
