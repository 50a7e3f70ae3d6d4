import Foundation
import Testing

/// `aisle keys`, and the README's table made from it.
@Suite struct KeysTests {
  @Test func `every command has a name, a key and a sentence`() async throws {
    let keys = try await Home().run("keys --json")
    #expect(keys.code == 0)
    let entries = try keys.objects()
    #expect(entries.count > 40)
    for entry in entries {
      #expect(entry["keys"]?.elements.isEmpty == false, "\(entry)")
      #expect(entry["help"]?.text?.isEmpty == false, "\(entry)")
    }
    #expect(Set(entries.compactMap { $0["id"]?.text }).count == entries.count)
  }

  @Test func `the config's keys replace the standard ones, and a wrong name is told`() async throws
  {
    let home = try Home()
    try home.write(
      "config/aisle/aisle.toml",
      """
      [keys]
      "row.copy" = ["c"]
      "row.cpoy" = ["C"]
      """)
    let outcome = try await home.run("keys --json")
    let copy = try outcome.objects().first { $0["id"] == "row.copy" }
    #expect(copy?["keys"] == .array(["c"]))
    #expect(outcome.errors.contains("did you mean row.copy?"), "\(outcome.errors)")
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: Repository.readme)))
  func `the key table of the README is the program's`() async throws {
    let readme = try String(contentsOfFile: Repository.readme, encoding: .utf8)
    let after = try #require(readme.split(separator: "<!-- keys -->", maxSplits: 1).last)
    #expect(after.count < readme.count, "README.md has no <!-- keys --> marker")
    let end = try #require(after.range(of: "<!-- /keys -->"))
    let table = after[..<end.lowerBound].trimmingCharacters(in: .whitespacesAndNewlines)
    let generated = try await Home().run("keys --markdown").output
    #expect(
      table == generated.trimmingCharacters(in: .whitespacesAndNewlines),
      "put what `aisle keys --markdown` prints between the two markers of README.md")
  }
}
