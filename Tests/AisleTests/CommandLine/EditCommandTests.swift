import Foundation
import Testing

/// `aisle edit`, `journal`, `undo` and `redo`.
@Suite struct EditCommandTests {
  private static let list = "variants --csv --columns sku,title,price,compare_at,tags"

  @Test func `a dry run prints the plan and changes nothing`() async throws {
    let home = try await Home.withSample()
    let before = try await home.run(Self.list).output
    let outcome = try await home.run([
      "edit", "mug", "price +10% round .99", "tags append sale", "--dry-run", "--json",
    ])
    #expect(outcome.code == 0)
    let rows = try outcome.objects()
    #expect(rows.contains { $0["field"] == "price" })
    #expect(rows.contains { $0["field"] == "tags" && $0["entity"] == "product" })
    for row in rows {
      #expect(
        row.keys.isSuperset(of: ["entity", "id", "field", "old", "new", "verdict", "because"]))
    }
    for row in rows where row["field"] == "price" {
      #expect(row["new"]?.text?.hasSuffix(".99") == true)
      #expect(row["old"] != row["new"])
    }
    #expect(try await home.run(Self.list).output == before)
    #expect(try await home.run("journal --json").objects().allSatisfy { $0["source"] == "import" })
  }

  @Test func `undo restores every row, and redo brings every change back`() async throws {
    let home = try await Home.withSample()
    let before = try await home.run(Self.list).output
    let edit = try await home.run([
      "edit", "mug", "price +5%", "tags append sale", "--yes", "--json",
    ])
    #expect(edit.code == 0)
    let changed = try await home.run(Self.list).output
    #expect(changed != before)
    let set = try #require(try await home.run("journal --json --limit 1").objects().first)
    #expect(set["source"] == "edit")
    #expect(set["actor"] == "tester")
    #expect(set["undone_by"] == .null)
    #expect((set["rows"]?.int ?? 0) > 5)

    #expect(try await home.run("undo").code == 0)
    #expect(try await home.run(Self.list).output == before)
    let sets = try await home.run("journal --json --limit 2").objects()
    try #require(sets.count == 2)
    #expect(sets[0]["source"] == "undo")
    #expect(sets[1]["undone_by"] == sets[0]["set"])

    #expect(try await home.run("redo").code == 0)
    #expect(try await home.run(Self.list).output == changed)
    #expect(try await home.run("undo").code == 0)
    #expect(try await home.run(Self.list).output == before)
  }

  @Test func `without yes and without a terminal nothing is changed`() async throws {
    let home = try await Home.withSample()
    let before = try await home.run(Self.list).output
    let outcome = try await home.run(["edit", "sku:MAP-NCAPE", "price 15.90"])
    #expect(outcome.code == 1)
    #expect(outcome.errors.contains("nothing was changed"))
    #expect(try await home.run(Self.list).output == before)
  }

  @Test func `a guarded change goes in only with a reason, which the journal keeps`() async throws {
    let home = try await Home.withSample()
    let slip = ["edit", "sku:MAP-NCAPE", "price 1.49", "--yes"]
    let refused = try await home.run(slip)
    #expect(refused.code == 2)
    #expect(refused.errors.hasPrefix("aisle: MAP-NCAPE: price 14.90 → 1.49: refused: "))
    #expect(refused.errors.contains("--override tenfold"))
    let price = "variants sku:MAP-NCAPE --csv --columns price"
    #expect(try await home.run(price).lines == ["price", "14.90"])
    let guards = ["tenfold", "below-cost", "margin-floor"].flatMap { ["--override", $0] }
    #expect(try await home.run(slip + guards).code == 64)
    #expect(try await home.run(slip + ["--override", "zero-price", "--reason", "x"]).code == 64)
    let outcome = try await home.run(slip + guards + ["--reason", "last piece, torn box"])
    #expect(outcome.code == 0)
    let set = try #require(try await home.run("journal --json --limit 1").objects().first)
    #expect(set["reason"]?.text?.hasPrefix("last piece, torn box (over ") == true)
  }

  @Test func `undo leaves alone what somebody changed since`() async throws {
    let home = try await Home.withSample()
    #expect(try await home.run(["edit", "sku:MAP-NCAPE", "price 15.90", "--yes"]).code == 0)
    let set = try #require(
      try await home.run("journal --json --limit 1").objects().first?["set"]?.int)
    #expect(try await home.run(["edit", "sku:MAP-NCAPE", "price 16.90", "--yes"]).code == 0)
    let outcome = try await home.run(["undo", "\(set)"])
    #expect(outcome.code == 2)
    #expect(outcome.errors.contains("MAP-NCAPE: price was changed by someone else meanwhile"))
    let price = "variants sku:MAP-NCAPE --csv --columns price"
    #expect(try await home.run(price).lines == ["price", "16.90"])
    #expect(try await home.run(["undo", "\(set)", "--force"]).code == 0)
    #expect(try await home.run(price).lines == ["price", "14.90"])
  }

  @Test func `the journal lists the fields of one set`() async throws {
    let home = try await Home.withSample()
    #expect(try await home.run(["edit", "sku:MAP-NCAPE", "price 15.90", "--yes"]).code == 0)
    let sets = try await home.run("journal --json --limit 1").objects()
    let set = try #require(sets.first?["set"]?.int)
    let change = try #require(
      try await home.run(["journal", "--set", "\(set)", "--json"]).objects().first)
    #expect(change["field"] == "price")
    #expect(change["entity"] == "variant")
    #expect(change["old"]?.text?.contains("14.90") == true || change["old"] == "1490")
  }
}
