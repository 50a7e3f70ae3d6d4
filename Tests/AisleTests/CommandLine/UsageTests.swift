import Foundation
import Testing

/// Wrong usage: exit code 64, nothing on standard output, and a line that helps.
@Suite struct UsageTests {
  @Test(arguments: [
    ("orders is:stuk", "did you mean \"stuck\"?"),
    ("orders custmer:Meyer", "there is no field \"custmer\"; did you mean \"customer\"?"),
    ("orders -custmer:Meyer", "column 2: there is no field \"custmer\"; did you mean \"customer"),
    ("variants prise>5", "there is no field \"prise\"; did you mean \"price\"?"),
    ("variants price:abc", "\"abc\" does not fit \"price\", which is an amount like 19.99"),
    ("alerts sevrity:1", "there is no field \"sevrity\""),
    ("promotions nmae:x", "there is no field \"nmae\"; did you mean \"name\"?"),
    ("edit prise>5 price+1", "there is no field \"prise\"; did you mean \"price\"?"),
    ("orders --sort nope", "can't sort by \"nope\"; one of score, name, placed"),
    ("orders --columns order,nope", "there is no column \"nope\"; one of priority, score, order"),
    ("screen --size 80", "--size is columns x rows, like 80x24; not \"80\""),
    ("screen --pane shop", "there is no pane \"shop\"; one of catalog, inventory"),
    ("screen --keys Hmpf", "\"Hmpf\" is not a key; write it like j, Enter, ^D or F5"),
    ("orders --json --csv", "--json and --csv exclude each other"),
    ("orders --now yesterday", "'yesterday' is invalid"),
    ("show invoice 7", "'invoice' is invalid"),
    ("import", "Missing expected argument"),
  ])
  func `wrong usage is told on standard error`(line: String, message: String) async throws {
    let words = line.split(separator: " ").map(String.init)
    let outcome = try await Home().run(words, now: line.contains("--now") ? nil : Home.now)
    #expect(outcome.code == 64)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.hasPrefix("aisle: "), "\(outcome.errors)")
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
  }

  @Test func `an expression that can't be read names what is meant`() async throws {
    let home = try await Home.withSample()
    let outcome = try await home.run(["edit", "mug", "prise 9.99", "--yes"])
    #expect(outcome.code == 64)
    #expect(outcome.errors.contains("did you mean \"price\"?"), "\(outcome.errors)")
    #expect(try await home.run("journal --json").objects().allSatisfy { $0["source"] != "edit" })
  }

  @Test func `a wrong command is refused`() async throws {
    let outcome = try await Home().run("dance")
    #expect(outcome.code == 64)
    #expect(outcome.errors.contains("dance"))
  }

  @Test(arguments: ["--help", "--version", "help orders", "edit --help"])
  func `help and version are no errors`(line: String) async throws {
    let words = line.split(separator: " ").map(String.init)
    let outcome = try await Home().run(words, now: nil)
    #expect(outcome.code == 0)
    #expect(outcome.errors.isEmpty)
    #expect(!outcome.output.isEmpty)
  }

  @Test(arguments: [
    "show order nope", "show variant nope", "show product nope", "show promotion nope",
    "explain order nope", "undo 99", "undo", "redo", "themes check nope", "themes show nope",
    "orders --config nowhere.toml", "orders --store /proc/none/aisle.sqlite",
    "orders --read-only",
  ])
  func `what is not there fails with exit code 1`(line: String) async throws {
    let words = line.split(separator: " ").map(String.init)
    let outcome = try await Home().run(words, now: line.hasPrefix("themes") ? nil : Home.now)
    #expect(outcome.code == 1, "\(outcome.output)")
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.hasPrefix("aisle: "))
    #expect(outcome.errorLines.count == 1)
  }
}
