import Foundation
import Testing

/// Files that can't be imported: each is told with its place, its reason, and what to do.
@Suite struct UnknownFileTests {
  @Test(arguments: [
    ("data.csv", Data("shoe size,mood\n42,good\n".utf8), ":1:1: no known format has these columns"),
    ("picture.csv", Data([0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 1, 0, 2]), ":1:1: is a PNG picture"),
    ("program.csv", Data([0x7F, 0x45, 0x4C, 0x46, 0, 0, 0, 1, 0, 2]), ":1:1: is not a text file"),
    ("empty.csv", Data(), "empty"),
  ])
  func `a file that can't be read fails with the reason`(
    name: String, content: Data, reason: String
  ) async throws {
    let home = try Home()
    let path = home.folder + "/" + name
    try content.write(to: URL(filePath: path))
    let outcome = try await home.run(["import", path])
    #expect(outcome.code == 1)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.hasPrefix("aisle: \(path):"), "\(outcome.errors)")
    #expect(outcome.errors.contains(reason), "\(outcome.errors)")
  }

  @Test func `a file that is not there is named`() async throws {
    let outcome = try await Home().run("import nowhere.csv")
    #expect(outcome.code == 1)
    #expect(outcome.errors.hasPrefix("aisle: nowhere.csv: can't be read: No such file"))
  }

  @Test func `a folder without exports says so`() async throws {
    let home = try Home()
    let folder = try home.makeFolder("nothing")
    try home.write("nothing/notes.md", "# Notes\n")
    let outcome = try await home.run(["import", folder])
    #expect(outcome.code == 1)
    #expect(outcome.errors.contains("aisle: \(folder): "), "\(outcome.errors)")
  }

  @Test func `in a folder the unknown file is named and the rest goes in`() async throws {
    let home = try Home()
    let folder = try home.makeFolder("exports")
    try home.write("exports/mood.csv", "shoe size,mood\n42,good\n")
    try home.write(
      "exports/suppliers.csv",
      try String(contentsOfFile: Repository.sample + "/plan/suppliers.csv", encoding: .utf8))
    let outcome = try await home.run(["import", folder])
    #expect(outcome.code == 2)
    #expect(outcome.errors.contains("mood.csv:1:1: no known format"))
    #expect(outcome.lines.count == 1)
    #expect(outcome.output.contains("8 created"))
  }

  @Test func `a format of the wrong name names the nearest`() async throws {
    let home = try Home()
    let path = Repository.sample + "/shop/products.csv"
    let outcome = try await home.run(["import", path, "--as", "shopify-product"])
    #expect(outcome.code == 1)
    #expect(outcome.errors.contains("shopify-products"), "\(outcome.errors)")
  }

  @Test func `a store that is no store is left alone`() async throws {
    let home = try Home()
    let path = try home.write("letter.txt", String(repeating: "Dear reader, ", count: 500))
    let outcome = try await home.run(["orders", "--store", path])
    #expect(outcome.code == 1)
    #expect(outcome.errors.contains("\(path): this is not a store of aisle"), "\(outcome.errors)")
    #expect(home.text("letter.txt").hasPrefix("Dear reader"))
  }
}
