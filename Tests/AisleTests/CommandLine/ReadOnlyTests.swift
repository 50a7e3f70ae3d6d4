import Foundation
import Testing

/// `--read-only` changes nothing and says so.
@Suite struct ReadOnlyTests {
  @Test(arguments: [
    ["import", Repository.sample + "/plan"], ["refresh"], ["undo"], ["redo"],
    ["edit", "sku:MAP-NCAPE", "price 15.90", "--yes"],
  ])
  func `a command that writes is refused`(arguments: [String]) async throws {
    let home = try await Home.withSample()
    let before = try Data(contentsOf: URL(filePath: home.store))
    let outcome = try await home.run(arguments + ["--read-only"])
    #expect(outcome.code == 1)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.hasPrefix("aisle: --read-only changes nothing"), "\(outcome.errors)")
    #expect(try Data(contentsOf: URL(filePath: home.store)) == before)
  }

  @Test(arguments: [
    "orders is:stuck --json", "alerts --csv", "variants --limit 3", "promotions", "journal",
    "show variant MAP-NCAPE", "explain variant MAP-NCAPE", "doctor",
    "screen --size 120x40", "edit sku:MAP-NCAPE price:15.90 --dry-run",
  ])
  func `a command that reads works and leaves the store as it was`(line: String) async throws {
    let home = try await Home.withSample()
    let before = try Data(contentsOf: URL(filePath: home.store))
    let words = line.split(separator: " ").map { String($0).replacing("price:", with: "price ") }
    let outcome = try await home.run(words + ["--read-only"])
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(!outcome.output.isEmpty)
    #expect(try Data(contentsOf: URL(filePath: home.store)) == before)
  }

  @Test func `the screen says that it is read-only`() async throws {
    let home = try await Home.withSample()
    let screen = try await home.run("screen --read-only").output
    #expect(screen.contains("READ-ONLY"))
    #expect(!(try await home.run("screen").output.contains("READ-ONLY")))
  }
}
