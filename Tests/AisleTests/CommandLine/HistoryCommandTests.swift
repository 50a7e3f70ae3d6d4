import Foundation
import Testing

/// `aisle undo` of parts, `history`, `pending`, `settle` and `schedule`.
@Suite struct HistoryCommandTests {
  private static let price = "variants sku:MAP-NCAPE --csv --columns price"

  private func set(_ home: Home) async throws -> String {
    let newest = try await home.run("journal --json --limit 1").objects().first
    return "\(try #require(newest?["set"]?.int))"
  }

  @Test func `a part of a set is undone, by query or by field, and the rest later`() async throws {
    let home = try await Home.withSample()
    let list = "variants --csv --columns sku,price,tags"
    let before = try await home.run(list).output
    #expect(
      try await home.run(["edit", "mug", "price +5%", "tags append sale", "--yes"]).code == 0)
    let set = try await set(home)
    let tags = try await home.run(["undo", set, "--field", "tags", "--json"])
    #expect(tags.code == 0)
    #expect(try await home.run(["undo", set, "--only", "sku:nothing-has-this"]).code == 1)
    let half = try await home.run("journal --json --limit 2").objects()
    try #require(half.count == 2)
    #expect(half[1]["undone_by"] == .null)
    #expect(half[1]["undone_fields"] == half[0]["rows"])
    #expect(half[0]["summary"]?.text?.hasPrefix("undo: price +5%; tags append sale on ") == true)
    #expect(try await home.run(["undo", set]).code == 0)
    #expect(try await home.run(list).output == before)
    #expect(try await home.run(["undo", set]).code == 1)
    #expect(try await home.run(["redo", set]).code == 0)
  }

  @Test func `each field's history says when, who, from where, before and after`() async throws {
    let home = try await Home.withSample()
    #expect(try await home.run(["edit", "sku:MAP-NCAPE", "price 15.90", "--yes"]).code == 0)
    #expect(try await home.run(["edit", "sku:MAP-NCAPE", "cost 2.00", "--yes"]).code == 0)
    #expect(try await home.run("undo").code == 0)
    let all = try await home.run("history MAP-NCAPE --json").objects()
    #expect(all.prefix(3).map { $0["source"]?.text } == ["undo", "edit", "edit"])
    let price = try #require(
      try await home.run("history MAP-NCAPE --field price --json").objects().first)
    #expect(price["old"] == "14.90")
    #expect(price["new"] == "15.90")
    #expect(price["actor"] == "tester")
    let entity = try await home.run("journal --entity MAP-NCAPE --json").objects()
    #expect(entity.count == all.count)
  }

  @Test func `a conflict is listed and settled`() async throws {
    let home = try Home()
    func export(_ price: String) async throws {
      let text = """
        Handle,Title,Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Price,Status
        mug,Mug,Acme,Title,Default Title,MUG,\(price),active

        """
      let file = try home.write("products.csv", text)
      #expect(try await home.run(["import", file, "--source", "shop"]).code == 0)
    }
    try await export("20.00")
    #expect(try await home.run(["edit", "sku:MUG", "price 22", "--yes"]).code == 0)
    try await export("21.00")
    let row = try #require(try await home.run("pending --conflicts --json").objects().first)
    #expect(row["base"] == "20.00" && row["mine"] == "22.00" && row["theirs"] == "21.00")
    #expect(row["conflict"] == .bool(true))
    #expect(try await home.run("variants is:conflict --csv --columns sku").lines == ["sku", "MUG"])
    #expect(try await home.run(["settle", "MUG", "price", "0"]).code == 1)
    #expect(try await home.run(["settle", "MUG", "price", "theirs"]).code == 0)
    #expect(try await home.run("pending --json").objects().isEmpty)
    #expect(try await home.run("variants --csv --columns price").lines == ["price", "21.00"])
    #expect(try await home.run(["settle", "MUG", "price", "mine"]).code == 1)
  }

  @Test func `a scheduled price goes in and comes back by the clock`() async throws {
    let home = try await Home.withSample()
    func at(_ time: String, _ words: [String]) async throws -> Outcome {
      try await home.run(words, now: time)
    }
    let planned = try await at(
      "2026-11-22T10:00:00Z",
      [
        "edit", "sku:MAP-NCAPE", "price 12.90", "--at", "2026-11-27", "--until", "2026-11-29",
        "--yes", "--json",
      ])
    #expect(planned.code == 0)
    #expect(try await home.run(Self.price).lines == ["price", "14.90"])
    let listed = try #require(
      try await at("2026-11-22T10:00:00Z", ["schedule", "list", "--json"]).objects().first)
    #expect(listed["phase"] == "waiting")
    #expect(listed["start_local"] == "2026-11-27 00:00")
    #expect(listed["end_local"] == "2026-11-30 00:00")
    let late = try await at("2026-11-28T10:00:00Z", ["refresh"])
    #expect(late.output.contains("went in, late (due 2026-11-27 00:00)"))
    #expect(try await home.run(Self.price).lines == ["price", "12.90"])
    let ended = try await at("2026-12-05T10:00:00Z", ["refresh"])
    #expect(ended.output.contains("the old values are back"))
    #expect(try await home.run(Self.price).lines == ["price", "14.90"])
    #expect(try await at("2026-12-05T10:00:00Z", ["schedule"]).lines.count <= 1)
  }

  @Test func `times that can't be meant are refused, and a change is called off`() async throws {
    let home = try await Home.withSample()
    let edit = ["edit", "sku:MAP-NCAPE", "price 12.90", "--yes"]
    #expect(try await home.run(edit + ["--at", "soon"]).code == 64)
    #expect(try await home.run(edit + ["--until", "2026-12-01"]).code == 64)
    #expect(try await home.run(edit + ["--at", "2026-11-27", "--until", "2026-11-20"]).code == 64)
    #expect(try await home.run(edit + ["--at", "2026-11-27"]).code == 0)
    let id = try #require(
      try await home.run("schedule list --json").objects().first?["id"]?.int)
    #expect(
      try await home.run(["schedule", "move", "\(id)", "--at", "2026-11-28 09:00"]).code == 0)
    #expect(try await home.run(["schedule", "cancel", "\(id)"]).code == 0)
    #expect(try await home.run(["schedule", "cancel", "\(id)"]).code == 1)
  }
}
