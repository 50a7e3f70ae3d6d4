import Foundation
import Testing

/// `aisle edit --document` and `--from`.
@Suite struct EditDocumentTests {
  private static let price = "variants sku:MAP-NCAPE --csv --columns price"

  @Test func `a document that is printed, changed and taken changes just that`() async throws {
    let home = try await Home.withSample()
    let printed = try await home.run(["edit", "sku:MAP-NCAPE", "--document"])
    #expect(printed.code == 0)
    try home.write("same.toml", printed.output)
    let same = try await home.run(["edit", "--from", "\(home.folder)/same.toml", "--yes"])
    #expect(same.code == 0)
    #expect(same.errors.contains("Nothing to change"))
    let text = printed.output.replacing("price = \"14.90\"", with: "price = \"15.90\"")
    try home.write("new.toml", text)
    let plan = try await home.run(
      ["edit", "--from", "\(home.folder)/new.toml", "--dry-run", "--json"])
    #expect(try plan.objects().map { $0["new"]?.text } == ["15.90"])
    #expect(try await home.run(Self.price).lines == ["price", "14.90"])
    #expect(try await home.run(["edit", "--from", "\(home.folder)/new.toml", "--yes"]).code == 0)
    #expect(try await home.run(Self.price).lines == ["price", "15.90"])
    // Written before the price changed: what it says of the price is not taken any more.
    let stale = try await home.run(["edit", "--from", "\(home.folder)/same.toml", "--yes"])
    #expect(stale.code == 2)
    #expect(stale.errors.contains("changed since the document was written"))
    #expect(try await home.run(Self.price).lines == ["price", "15.90"])
    #expect(try await home.run("undo").code == 0)
    #expect(try await home.run(Self.price).lines == ["price", "14.90"])
  }

  @Test func `a mistake is told with file, line and column, and nothing is changed`() async throws {
    let home = try await Home.withSample()
    let file = try home.write(
      "bad.toml", "[[product]]\nid = 1\ntitel = \"x\"\n\n[[product]]\nid = \"no\"\n")
    let outcome = try await home.run(["edit", "--from", file, "--yes"])
    #expect(outcome.code == 1)
    #expect(outcome.errors.contains("\(file):3:1: there is no field \"titel\" here"))
    #expect(outcome.errors.contains("did you mean \"title\""))
  }

  @Test func `a SKU that another variant has is refused in a document too`() async throws {
    let home = try await Home.withSample()
    let document = try await home.run(["edit", "sku:MAP-NCAPE", "--document"]).output
    let text = document.replacing("sku = \"MAP-NCAPE\"", with: "sku = \"SMUG-VIK-NVY\"")
    #expect(text != document)
    let file = try home.write("sku.toml", text)
    let outcome = try await home.run(["edit", "--from", file, "--yes"])
    #expect(outcome.code == 2)
    #expect(outcome.errors.contains("SMUG-VIK-NVY has this SKU already"))
  }

  @Test(arguments: [
    ["edit"], ["edit", "mug"], ["edit", "mug", "--from", "x"],
    ["edit", "mug", "price 1", "--editor"],
    ["edit", "mug", "--editor", "--document"],
  ])
  func `what does not fit together is wrong usage`(arguments: [String]) async throws {
    let home = try await Home.withSample()
    #expect(try await home.run(arguments).code == 64)
  }
}
