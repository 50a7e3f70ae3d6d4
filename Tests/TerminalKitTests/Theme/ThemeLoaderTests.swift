import TerminalKit
import Testing

struct ThemeLoaderTests {
  @Test(arguments: [
    ("[roles]\ntext = { fg = \"#ffffff\" ", 2, "not TOML"),
    ("[roles]\n\ncriticl = \"#ff0000\"", 3, "did you mean \"critical\"?"),
    ("[surfaces]\nselektion = \"#ff0000\"", 2, "did you mean \"selection\"?"),
    ("colour = 1", 1, "\"colour\" is not known"),
    ("[palette]\nred = \"rot\"", 2, "expected a colour like"),
    ("[palette]\nred = { color = \"#f00\", 256 = 999 }", 2, "expected a number from 0 to 255"),
    ("[palette]\nred = { 16 = 1 }", 2, "write color"),
    ("[palette]\nred = \"#f00\"\n[roles]\ntext = \"rde\"", 4, "did you mean \"red\"?"),
    ("[roles.text]\nfg = \"#fff\"\nattributes = [\"blod\"]", 3, "did you mean \"bold\"?"),
    ("[roles]\ntext = { fg = \"#fff\", glyph = \"long\" }", 2, "one column wide"),
    ("[roles]\ntext = { fg = \"#fff\", glyph = \"漢\" }", 2, "one column wide"),
    ("[roles]\ntext = { fg = 5 }", 2, "expected a text in quotes"),
    ("[roles]\ntext = 5", 2, "expected a table"),
    ("inherits = \"gone\"", 1, "which does not exist"),
    ("inherits = \"test\"", 1, "inherits from itself"),
    ("", nil, "says nothing"),
  ])
  func `what is wrong becomes a warning with its line`(text: String, line: Int?, words: String) {
    let (_, warnings) = ThemeLoader.load(text: text, name: "test") { _ in nil }
    let warning = warnings.first { $0.message.contains(words) }
    #expect(warning != nil, "\(warnings.map(\.description))")
    if let line { #expect(warning?.line == line) }
  }

  @Test func `a theme that cannot be read is replaced by the built-in one`() {
    #expect(ThemeLoader.load(text: "= = =", name: "x") { _ in nil }.theme == .builtIn)
    #expect(ThemeLoader.load(name: "gone") { _ in nil }.theme == .builtIn)
  }

  @Test func `circles of inheritance end`() {
    let files = ["a": "inherits = \"b\"", "b": "inherits = \"a\""]
    let (_, warnings) = ThemeLoader.load(name: "a") { files[$0] }
    #expect(warnings.contains { $0.description.contains("a, b, a") })
  }

  @Test func `a theme of a few lines changes those of the one it inherits`() {
    let text = """
      inherits = "dark"
      [palette]
      alarm = "#ff00ff"
      [roles]
      title = { attributes = ["underline"] }
      """
    let (theme, warnings) = ThemeLoader.load(text: text, name: "mine", resolve: BundledThemes.text)
    #expect(warnings == [])
    #expect(theme.name == "mine")
    #expect(theme.ink(.critical).foreground == ThemeColor(RGB(red: 255, green: 0, blue: 255)))
    #expect(theme.ink(.critical).attributes == .bold)
    #expect(theme.ink(.title).attributes == .underline)
    #expect(theme.ink(.text) == Theme.builtIn.ink(.text))
  }

  @Test func `what is not given looks like text or base`() {
    let text = "[surfaces]\nbase = \"#000000\"\n[roles]\ntext = \"#ffffff\""
    let (theme, warnings) = ThemeLoader.load(text: text, name: "short") { _ in nil }
    #expect(
      theme.resolve(Style(.critical, on: .overlay), depth: .trueColor)
        == theme.resolve(.text, depth: .trueColor))
    #expect(warnings.count == Role.allCases.count + Surface.allCases.count - 2)
  }

  @Test func `no text stops it`() {
    let words = [
      "[", "]", "roles", "=", "\"", "{", "}", "text", "\n", "#fff", ".", "1", "inherits",
    ]
    var random = SeededGenerator(seed: 3)
    for _ in 0..<500 {
      let text = (0..<12).map { _ in words.randomElement(using: &random) ?? "" }.joined(
        separator: " ")
      _ = ThemeLoader.load(text: text, name: "noise") { _ in text }
    }
  }
}
