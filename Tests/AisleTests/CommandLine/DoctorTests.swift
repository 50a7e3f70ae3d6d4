import Foundation
import Testing

/// `doctor`, `config`, `themes` and `keys`: what is wrong, with the mend.
@Suite struct DoctorTests {
  @Test func `a healthy store is well, and its refused rows are listed`() async throws {
    let home = try await Home.withSample()
    let outcome = try await home.run("doctor")
    #expect(outcome.code == 0, "\(outcome.output)")
    #expect(outcome.output.contains("whole"))
    #expect(outcome.output.contains("TERM=xterm-256color"))
    #expect(outcome.output.contains("1202 in catalog"))
    let refused = outcome.lines.filter { $0.hasPrefix("note refused") }
    #expect(refused.count == 5)
    let place = "shop/products.csv:1716:20: refused (Variant Price \""
    #expect(refused.contains { $0.contains(place) })
  }

  @Test func `what is wrong makes exit code 2 and comes with the mend`() async throws {
    let home = try await Home.withSample()
    try home.write(
      "config/aisle/aisle.toml",
      """
      [[source]]
      id = "shop"
      channel = "shop"
      platform = "shopify"
      inbox = "\(home.folder)/nowhere"

      [[channel]]
      code = "shop"
      name = "Shop"
      kind = "own"
      """)
    let outcome = try await home.run("doctor --json")
    #expect(outcome.code == 2)
    let bad = try outcome.objects().filter { $0["state"] == "bad" }
    #expect(bad.count == 1, "\(bad)")
    #expect(bad.first?["text"]?.text?.hasSuffix("is missing; create it") == true)
  }

  @Test func `a damaged store is told, and not a crash`() async throws {
    let home = try await Home.withSample()
    var bytes = try Data(contentsOf: URL(filePath: home.store))
    for page in stride(from: 20, to: 400, by: 3) {
      let start = page * 4_096
      if start + 2_000 < bytes.count {
        bytes.replaceSubrange(start..<start + 2_000, with: Data(repeating: 0x5A, count: 2_000))
      }
    }
    try bytes.write(to: URL(filePath: home.store))
    let outcome = try await home.run("doctor")
    #expect(outcome.code == 2)
    #expect(outcome.output.contains("BAD "), "\(outcome.output)")
  }

  @Test func `without a store doctor says how to get one`() async throws {
    let outcome = try await Home().run("doctor")
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("none yet; import a file or run aisle demo"))
  }

  @Test func `the config's path, text and faults can be asked for`() async throws {
    let home = try Home()
    #expect(try await home.run("config path").lines == [home.configFile])
    let starter = try await home.run("config show")
    #expect(starter.code == 0)
    #expect(starter.errors.contains("there is no config file yet"))
    try home.write("config/aisle/aisle.toml", starter.output)
    let right = try await home.run("config check")
    #expect(right.code == 0, "\(right.errors)")
    #expect(right.output.contains("The config is right"))
    try home.write("config/aisle/aisle.toml", "[store]\nname = \"A\"\ncurency = \"EUR\"\n")
    let wrong = try await home.run("config check")
    #expect(wrong.code == 2)
    #expect(
      wrong.errors.hasPrefix("aisle: \(home.configFile):3:1: "), "\(wrong.errors)")
    #expect(wrong.errors.contains("currency"))
  }

  @Test func `every theme that ships is good`() async throws {
    let home = try Home()
    let names = try await home.run(["themes", "list"], now: nil).lines
    for name in ["dark", "light", "high-contrast", "colour-blind-safe"] {
      #expect(names.contains(name))
    }
    let check = try await home.run(["themes", "check"], now: nil)
    #expect(check.code == 0)
    #expect(check.lines == names.map { "\($0): good" })
    for name in names {
      let shown = try await home.run(["themes", "show", name], now: nil)
      #expect(shown.code == 0)
      #expect(shown.lines.count > 20)
      #expect(!shown.output.contains("("), "\(shown.output)")
    }
  }

  @Test func `a person's own theme is listed, and its faults are told`() async throws {
    let home = try Home()
    try home.makeFolder("config/aisle/themes")
    try home.write("config/aisle/themes/mine.toml", "inherits = \"dark\"\nshoes = \"brown\"\n")
    #expect(try await home.run(["themes", "list"], now: nil).lines.contains("mine"))
    let check = try await home.run(["themes", "check", "mine"], now: nil)
    #expect(check.code == 2)
    #expect(check.errors.contains("shoes"))
  }
}
