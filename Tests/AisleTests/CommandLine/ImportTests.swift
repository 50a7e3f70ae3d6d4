import Foundation
import Testing

/// `aisle import`: what goes in, what is refused, and that twice is the same as once.
@Suite struct ImportTests {
  @Test func `the sample goes in but for its five planted rows`() async throws {
    let home = try Home()
    let sample = try home.copyOfSample()
    let outcome = try await home.run(["import", sample])
    #expect(outcome.code == 2)
    #expect(outcome.lines.count { !$0.hasPrefix("  changed: ") } == 12)
    let refused = outcome.errorLines.filter { $0.contains(" refused ") }
    #expect(refused.count == 5)
    for (file, reason) in [
      ("shop/products.csv:1716:20", "decimal sign"), ("shop/products.csv:1831:14", "spreadsheet"),
      ("amazon-de/listings.txt:71:5", "not a number"), ("shop/orders.csv:710:16", "not a date"),
      ("plan/purchase-orders.csv:80:9", "not a date"),
    ] {
      let line = refused.first { $0.hasPrefix("aisle: \(sample)/\(file): refused") }
      #expect(line?.contains(reason) == true, "\(file) in \(refused)")
    }
  }

  @Test func `the second import of the sample finds everything unchanged`() async throws {
    let home = try Home()
    let sample = try home.copyOfSample()
    let first = try await home.run(["import", sample, "--json"]).objects()
    let second = try await home.run(["import", sample, "--json"])
    #expect(second.code == 2)
    let results = try second.objects()
    #expect(results.map { $0["file"] } == first.map { $0["file"] })
    for (before, after) in zip(first, results) {
      #expect(after["created"] == .number(0), "\(after)")
      #expect(after["updated"] == .number(0), "\(after)")
      #expect(after["issues"] == before["issues"])
      let touched = (before["created"]?.int ?? 0) + (before["updated"]?.int ?? 0)
      #expect(after["unchanged"]?.int == touched + (before["unchanged"]?.int ?? 0), "\(after)")
    }
  }

  @Test func `a dry run says for how many each field would change`() async throws {
    let home = try Home()
    func file(_ title: String, _ price: String) throws -> String {
      try home.write(
        "tmp/products.csv",
        "Handle,Title,Variant SKU,Variant Price\nmug,\(title),MUG,\(price)\ncup,Cup,CUP,4.00\n")
    }
    #expect(try await home.run(["import", try file("Mug", "5.00")]).lines.count == 1)
    let path = try file("Mugs", "6.00")
    let dry = try await home.run(["import", path, "--dry-run"])
    #expect(dry.lines.last == "  would change: title 1, price 1, listing price 1")
    #expect(try await home.run(["variants", "price:6", "--csv"]).lines.count == 1)
    let real = try await home.run(["import", path])
    #expect(real.lines.last == "  changed: title 1, price 1, listing price 1")
  }

  @Test func `an import result has the contract's keys`() async throws {
    let home = try Home()
    let path = Repository.sample + "/shop/products.csv"
    let result = try #require(try await home.run(["import", path, "--json"]).objects().first)
    #expect(
      result.keys.isSuperset(of: [
        "file", "format", "rows", "created", "updated", "unchanged", "quarantined", "seconds",
        "issues",
      ]))
    #expect(result["quarantined"] == .number(2))
    let issue = try #require(result["issues"]?.elements.first)
    #expect(issue.keys.isSuperset(of: ["line", "column", "value", "reason"]))
    #expect(issue["line"] == .number(1716))
    #expect(issue["column"] == .number(20))
    #expect(issue["value"] == .string("12,x9"))
  }

  @Test(arguments: fixtures)
  func `a platform's own file goes in whole, and changes nothing the second time`(
    name: String
  ) async throws {
    let home = try Home()
    let path = "\(Repository.fixtures)/\(name)"
    let first = try await home.run(["import", path, "--json"])
    #expect(first.code == 0, "\(first.errors)")
    let before = try #require(try first.objects().first)
    #expect(before["quarantined"] == .number(0))
    #expect((before["created"]?.int ?? 0) > 0)
    // A copy with one more line break is another file with the same rows.
    let copy = try home.write(name, try String(contentsOfFile: path, encoding: .utf8) + "\n")
    for again in [path, copy] {
      let second = try await home.run(["import", again, "--json"])
      let after = try #require(try second.objects().first)
      #expect(second.code == 0)
      #expect(after["created"] == .number(0), "\(again)")
      #expect(after["updated"] == .number(0), "\(again)")
      #expect(after["quarantined"] == .number(0), "\(again)")
    }
  }

  /// All but the one that belongs to no platform.
  static let fixtures: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: Repository.fixtures)) ?? []
    return names.filter { !$0.hasPrefix("uci_") }.sorted()
  }()

  @Test func `there are fixtures to import`() {
    #expect(Self.fixtures.count >= 13)
  }

  @Test func `a dry run says the same and changes nothing`() async throws {
    let home = try Home()
    let shop = try home.copyOfSample() + "/shop"
    let dry = try await home.run(["import", shop, "--dry-run", "--json"])
    #expect(dry.code == 2)
    let first = try #require(try dry.objects().first)
    #expect(first["created"] == .number(1524))
    #expect(try await home.run("variants --json").output.isEmpty)
    #expect(try await home.run("journal --json").output.isEmpty)
    let wet = try await home.run(["import", shop, "--json"])
    #expect(try wet.objects().first?["created"] == .number(1524))
  }

  @Test func `a file that is wrong throughout is printed in part, and its number is said`()
    async throws
  {
    let home = try Home()
    try home.write("config/aisle/aisle.toml", Self.store("EUR"))
    let rows = (0..<1_100).map { "k-\($0),Kettle,K-\($0),9.00,a, b" }
    let path = try home.write(
      "products.csv",
      (["Handle,Title,Variant SKU,Variant Price,Tags"] + rows).joined(separator: "\n") + "\n")
    let dry = try await home.run(["import", path, "--dry-run"])
    #expect(dry.code == 2)
    #expect(dry.errors.hasSuffix(": 100 more rows refused\n"))
    let outcome = try await home.run(["import", path])
    let lines = outcome.errors.split(separator: "\n")
    #expect(lines.count == 1_001)
    #expect(lines.first?.hasPrefix("aisle: \(path):2: refused: has 6 columns") == true)
    let last = try #require(lines.last)
    #expect(last.hasSuffix(": 100 more rows refused; aisle quarantine has every one"))
    #expect(try await home.run("quarantine --json").lines.count == 1_100)
  }

  private static func store(_ currency: String) -> String {
    "[store]\ncurrency = \"\(currency)\"\nzone = \"Europe/Berlin\"\n"
  }

  @Test func `what nobody said is told with the first file, and only then`() async throws {
    let home = try Home()
    let first = try home.write("a.csv", Home.product("MUG", "Mug", "9.00"))
    let second = try home.write("b.csv", Home.product("CUP", "Cup", "8.00"))
    let told = try await home.run(["import", first])
    #expect(told.errors.contains("prices without a currency are read as USD"))
    #expect(told.errors.contains("days are counted in UTC"))
    #expect(try await home.run(["import", second]).errors.isEmpty)
    try home.write("config/aisle/aisle.toml", Self.store("EUR"))
    #expect(try await home.run(["import", first, second, "--again"]).errors.isEmpty)
    let currencies = try await home.run("variants --csv --columns currency").lines
    #expect(currencies == ["currency", "EUR", "EUR"])
  }

  @Test(arguments: [nil, "USD"])
  func `a folder that describes itself has its own currency`(own: String?) async throws {
    let home = try Home()
    if let own { try home.write("config/aisle/aisle.toml", Self.store(own)) }
    let described = """
      \(Self.store("NOK"))
      [[channel]]
      code = "shop"
      name = "Shop"
      kind = "own"

      [[source]]
      id = "shop"
      channel = "shop"
      platform = "shopify"
      inbox = "shop"

      """
    try home.write("exports/aisle.toml", described)
    try home.write("exports/shop/a.csv", Home.product("MUG", "Mug", "9.00"))
    let taken = try await home.run(["import", home.folder + "/exports"])
    #expect(!taken.errors.contains("are read as"), "\(taken.errors)")
    #expect(try await home.run("variants --csv --columns currency").lines == ["currency", "NOK"])
  }
}
