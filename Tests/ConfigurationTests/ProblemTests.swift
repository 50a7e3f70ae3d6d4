import Commerce
import Configuration
import Testing

private func problems(_ text: String) -> [ConfigurationProblem] {
  Configuration.load(text, path: "/c/aisle.toml").problems
}

@Suite struct `A config file with mistakes` {
  @Test func `says where the value of the wrong kind stands`() throws {
    let found = problems(
      """
      [store]
      name = "Nordlicht"
        currency = 3
      """)
    let problem = try #require(found.first)
    #expect(found.count == 1)
    #expect((problem.line, problem.column) == (3, 14))
    #expect(problem.severity == .error)
    #expect(
      problem.description
        == "/c/aisle.toml:3:14: currency can't be 3;"
        + " write a currency code like \"EUR\", or take the line out")
  }

  @Test func `keeps every setting that can be used`() {
    let (configuration, found) = Configuration.load(
      """
      [store]
      name = "Nordlicht"
      currency = "EURO"
      zone = "Europe/Berlin"
      """, path: "/c/aisle.toml")
    #expect(found.count == 1)
    #expect(configuration.settings.name == "Nordlicht")
    #expect(configuration.settings.currency == .usd)
    #expect(configuration.assumptions == [.currency])
  }

  @Test(arguments: [
    ("[store]\ncurency = \"EUR\"", 2, "did you mean currency?"),
    ("[stroe]\nname = \"x\"", 1, "did you mean store?"),
    (
      "[[channel]]\ncode = \"a\"\n[channel.orders]\nhandlingdays = 2", 4,
      "did you mean handling_days?"
    ),
    ("[ui]\ntehme = \"dark\"", 2, "did you mean theme?"),
  ])
  func `warns of an unknown key and names the nearest`(text: String, line: Int, mend: String) {
    let found = problems(text)
    #expect(found.map(\.severity) == [.warning])
    #expect(found.map(\.line) == [line])
    #expect(found.map(\.mend) == [mend])
  }

  @Test func `lists what is known when nothing is near`() {
    #expect(problems("[ui]\nzzzzzzzz = 1").map(\.mend) == ["known are theme, detail_after"])
  }

  @Test(arguments: [
    ("[store]\nzone = \"Mars/Base\"", "zone can't be \"Mars/Base\""),
    ("[store]\nname = \"  \"", "name can't be \"  \""),
    ("[store]\nas_of = 2026-02-30", "this is not TOML"),
    ("[store]\nas_of = \"2026-02-30\"", "as_of can't be \"2026-02-30\""),
    ("[store]\nenvironment = \"prod\"", "environment can't be \"prod\""),
    ("[orders]\nhold_review_after = 48", "hold_review_after can't be 48"),
    ("[orders]\nhold_review_after = \"soon\"", "hold_review_after can't be \"soon\""),
    ("[orders]\nhandling_days = true", "handling_days can't be true"),
    ("[inventory]\nminimum = -1", "minimum can't be -1"),
    ("[inventory]\nservice_level = \"120%\"", "service_level can't be \"120%\""),
    ("[editing]\nmargin_floor = 9.5", "margin_floor can't be 9.5"),
    ("[refresh]\nevery = \"0s\"", "every can't be \"0s\""),
    ("store = 3", "store can't be 3"),
    ("channel = \"shop\"", "channel is a text, not a list of tables"),
    ("channel = [3]", "a whole number stands in [[channel]]"),
    ("[[channel]]\nname = \"x\"", "this [[channel]] has no code"),
    ("[[location]]\ncode = \"a\"\ncut_off = \"25:00\"", "cut_off can't be \"25:00\""),
    ("[[location]]\ncode = \"a\"\nopens = \"19:00\"", "\"a\" closes before it opens"),
    ("[[location]]\ncode = \"a\"\nworking_days = []", "\"a\" has no working days"),
    ("[keys]\n\"order.ack\" = 3", "order.ack can't be 3"),
  ])
  func `names the setting and what stands there`(text: String, message: String) throws {
    let found = problems(text)
    #expect(found.count == 1)
    #expect(try #require(found.first).message.hasPrefix(message))
  }

  @Test func `points into a list`() {
    let found = problems(
      """
      [[location]]
      code = "a"
      working_days = ["mon", "tue",
        "someday"]
      closures = [2026-12-25, 7]
      """)
    #expect(found.map(\.line) == [4, 5])
    #expect(found.map(\.column) == [3, 25])
  }

  @Test func `refuses a second table of the same code and keeps the first`() {
    let (configuration, found) = Configuration.load(
      """
      [[channel]]
      code = "shop"
      name = "First"
      [[channel]]
      code = "shop"
      name = "Second"
      """, path: "/c/aisle.toml")
    #expect(found.map(\.line) == [5])
    #expect(configuration.settings.channels.map(\.channel.name) == ["First"])
  }

  @Test func `refuses a reference to what is not declared`() {
    let found = problems(
      """
      [[location]]
      code = "Berlin"
      [[channel]]
      code = "shop"
      location = "Berln"
      [[source]]
      id = "a"
      inbox = "a"
      channel = "shpo"
      """)
    #expect(found.map(\.line) == [5, 9])
    #expect(found.map(\.mend) == ["did you mean \"Berlin\"?", "did you mean \"shop\"?"])
  }

  @Test(arguments: [
    ("[store]\nname = \n", 2, 8), ("x = [}", 1, 6), ("[store]\nzone = 'UTC'\nzone = 'UTC'", 3, 1),
  ])
  func `that is no TOML leaves the defaults and one error with its place`(
    text: String, line: Int, column: Int
  ) {
    let (configuration, found) = Configuration.load(text, path: "/c/aisle.toml")
    #expect(configuration == .default)
    #expect(found.map(\.line) == [line])
    #expect(found.map(\.column) == [column])
    #expect(found.map(\.severity) == [.error])
    #expect(found.map(\.mend) == ["correct the line; until then every setting has its default"])
  }

  @Test func `never stops the program, wherever it is cut off`() {
    let text = Array(Configuration.template() + "[[source]]\nid = \"a\"\ninbox = '''x'''\n")
    for length in Swift.stride(from: 0, to: text.count, by: 3) {
      _ = problems(String(text[..<length]))
      _ = problems(String(text[length...]))
    }
  }
}
