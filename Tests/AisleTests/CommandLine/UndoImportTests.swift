import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// `aisle undo` of an import.
@Suite struct UndoImportTests {
  private static let columns = "variants --csv --columns sku,title,price"

  private func newest(_ home: Home) async throws -> String {
    let set = try await home.run("journal --json --limit 1").objects().first
    return "\(try #require(set?["set"]?.int))"
  }

  @Test func `is looked at first, goes back whole, and comes again by its file`() async throws {
    let home = try Home()
    let monday = try home.write("monday.csv", Home.product("MUG", "Mug", "9.00"))
    _ = try await home.run(["import", monday])
    let before = try await home.run(Self.columns).output
    let wrong = try home.write(
      "wrong.csv", Home.product("MUG", "Mug", "90.00") + "cup,Cup,CUP,5.00\n")
    let first = try #require(try await home.run(["import", wrong, "--json"]).objects().first)
    let set = try await newest(home)

    let look = try await home.run(["undo", set, "--dry-run"])
    #expect(look.code == 0)
    #expect(
      look.output.contains("imported as set \(set): taken away: 1 product, 1 variant"),
      "\(look.output)")
    let plan = try #require(
      try await home.run(["undo", set, "--dry-run", "--json"]).objects().first)
    #expect(plan["counts"]?.elements.first?["leaving"]?.int == 1)
    #expect(plan["obstacles"]?.elements.isEmpty == true)
    #expect(try await home.run(Self.columns).lines.count == 3)

    let undone = try await home.run(["undo", set])
    #expect(undone.code == 0, "\(undone.errors)")
    #expect(undone.errors.contains("Importing \(wrong) again is the way back"))
    #expect(try await home.run(Self.columns).output == before)
    #expect(try await home.run(["undo", set]).code == 1)
    let redo = try await home.run(["redo", set])
    #expect(redo.code == 1)
    #expect(redo.errors.contains("import \(wrong) again"))
    #expect(try await home.run("doctor").output.contains("whole"))

    let again = try #require(try await home.run(["import", wrong, "--json"]).objects().first)
    for count in ["rows", "created", "updated", "unchanged", "quarantined"] {
      #expect(again[count] == first[count])
    }
  }

  @Test func `is refused where an order knows it, and nothing changes`() async throws {
    let home = try Home()
    _ = try await home.run(["import", try home.write("a.csv", Home.product("MUG", "Mug", "9.00"))])
    let set = try await newest(home)
    let orders = """
      order,placed_at,sku,title,quantity,price,currency,total
      #1,2026-11-20T10:00:00Z,MUG,Mug,1,9.00,EUR,9.00

      """
    let taken = try await home.run(["import", try home.write("orders.csv", orders)])
    #expect(taken.code == 0, "\(taken.errors)")
    for arguments in [["undo", set], ["undo", set, "--force"], ["undo", set, "--dry-run"]] {
      let refused = try await home.run(arguments)
      #expect(refused.code == 1)
      #expect(refused.errors.contains("has order #1 of MUG; undo change"), "\(refused.errors)")
    }
    #expect(try await home.run(Self.columns).lines.count == 2)
  }

  @Test func `an edit is shown before it is taken back, and nothing changes`() async throws {
    let home = try Home()
    _ = try await home.run(["import", try home.write("a.csv", Home.product("MUG", "Mug", "9.00"))])
    _ = try await home.run(["edit", "sku:MUG", "price 8.00", "--yes"])
    let look = try await home.run("undo --dry-run --csv")
    #expect(look.lines.last?.hasPrefix("MUG,price,8.00,9.00,ok") == true, "\(look.output)")
    #expect(try await home.run("variants --csv --columns price").lines == ["price", "8.00"])
  }

  @Test func `does not come back by the inbox, only by hand`() async throws {
    let home = try Home.withInbox()
    let config = home.inboxConfig(every: "5s")
      .replacing("platform = \"shopify\"", with: "platform = \"shopify\"\nkeep_files = true")
    try home.write("config/aisle/aisle.toml", config)
    try home.drop("inbox/products.csv", Home.product("BEAN-1", "Bean bag", "59.00"))
    #expect(try await home.run("refresh").code == 0)
    #expect(try await home.run(["undo", try await newest(home)]).code == 0)
    let refresh = try await home.run("refresh")
    #expect(refresh.code == 0)
    #expect(refresh.errors.contains("does not come back by itself; import it by hand"))
    #expect(try await home.run("variants --json").lines.isEmpty)
    #expect(try await home.run(["import", home.folder + "/inbox/products.csv"]).code == 0)
    #expect(try await home.run("variants --json").lines.count == 1)
    #expect(try await home.run("refresh").errors.isEmpty)
  }

  @Test func `killed in the middle, nothing has happened`() async throws {
    let home = try Home()
    let rows = (0..<40_000).map { "k-\($0),Kettle \($0),K-\($0),9.00" }
    let path = try home.write(
      "products.csv",
      (["Handle,Title,Variant SKU,Variant Price"] + rows).joined(separator: "\n") + "\n")
    #expect(try await home.run(["import", path]).code == 0)
    let set = try await newest(home)
    let undo = ["undo", set, "--now", Home.now]
    let spawned = try home.start(undo, killedAt: 5_000)
    #expect(try await spawned.finish("the undo") == -SIGXFSZ)
    let count = try await home.run("variants --csv --columns sku").lines.count - 1
    #expect(count == 40_000)
    #expect(try await home.run("doctor").output.contains("whole"))
    #expect(try await home.run(["undo", set]).code == 0)
    #expect(try await home.run("variants --json").lines.isEmpty)
  }
}
