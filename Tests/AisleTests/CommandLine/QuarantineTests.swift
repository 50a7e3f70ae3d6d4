import Foundation
import Testing

/// Refused rows: mended, taken again, and gone when a later file has them right.
@Suite struct `aisle quarantine` {
  private static let orders = [
    "Name", "Email", "Financial Status", "Fulfillment Status", "Currency", "Total", "Created at",
    "Lineitem quantity", "Lineitem name", "Lineitem price", "Lineitem sku", "Shipping Name",
    "Shipping Street", "Shipping Country",
  ]

  private func home() throws -> Home {
    let home = try Home()
    try home.write("config/aisle/aisle.toml", "[store]\ncurrency = \"EUR\"\nzone = \"UTC\"\n")
    return home
  }

  private func refused(_ home: Home) async throws -> [JSON] {
    try await home.run(["quarantine", "--json"]).objects()
  }

  private func costs(_ home: Home, _ name: String, _ rows: String) throws -> String {
    try home.write(name, "sku,cost,currency\n\(rows)\n")
  }

  /// Two products, so that costs have something to be of.
  private func withProducts() async throws -> Home {
    let home = try home()
    _ = try await home.run([
      "import",
      try home.write(
        "products.csv", "sku,title,price,currency\nMUG,Mug,20,EUR\nCUP,Cup,5,EUR\n"),
    ])
    return home
  }

  @Test func `refused rows stand in the order of their file, with what they say`() async throws {
    let home = try Home()
    let file = try home.write(
      "stock.csv", "sku,location,on_hand\nA-1,Berlin,few\nA-2,Berlin,3\nA-3,Berlin,\"1\n2\"\n")
    let outcome = try await home.run(["import", file])
    #expect(outcome.code == 2)
    #expect(
      outcome.errorLines.prefix(2) == [
        "aisle: \(file):2:3: refused (on_hand \"few\"): is not a number; correct the cell",
        "aisle: \(file):4:3: refused (on_hand \"1⏎2\"): is not a number; correct the cell",
      ])
    let rows = try await refused(home)
    #expect(rows.map { $0["line"]?.int } == [2, 4])
  }

  @Test func `a mended cell lets its row in, alone and without its file`() async throws {
    let home = try await withProducts()
    let file = try costs(home, "costs.csv", "MUG,abc,EUR\nCUP,1.50,EUR")
    #expect(try await home.run(["import", file]).code == 2)
    try FileManager.default.removeItem(atPath: file)
    let row = try #require(try await refused(home).first)
    #expect(row["line"]?.int == 2)
    #expect(row["row"]?.text == "MUG,abc,EUR")
    let id = try #require(row["id"]?.int)

    let trial = try await home.run(
      ["quarantine", "mend", "\(id)", "cost=7.25", "--dry-run", "--json"])
    #expect(trial.code == 0)
    #expect(try trial.objects().first?["updated"]?.int == 1)
    #expect(try await refused(home).count == 1)

    let still = try await home.run(["quarantine", "mend", "\(id)", "cost=7.2567"])
    #expect(still.code == 2)
    #expect(still.errors.contains("costs.csv:2:2: refused (cost \"7.2567\"): has"))
    let again = try #require(try await refused(home).first)
    #expect(again["row"]?.text == "MUG,7.2567,EUR")

    let done = try await home.run(
      ["quarantine", "mend", "\(try #require(again["id"]?.int))", "COST=7.25"])
    #expect(done.code == 0)
    #expect(try await refused(home).isEmpty)
    let variant = try await home.run(["variants", "sku:mug", "--json"])
    #expect(try variant.objects().first?["cost"]?.text == "7.25")
    #expect(try await home.run(["doctor"]).output.contains("whole"))
  }

  @Test func `a row that only the catalog refused is kept whole, and goes in once it can`()
    async throws
  {
    let home = try await withProducts()
    let file = try costs(home, "costs.csv", "LAMP,9.00,EUR")
    #expect(try await home.run(["import", file]).code == 2)
    #expect(try await refused(home).first?["row"]?.text == "LAMP,9.00,EUR")
    #expect(try await home.run(["quarantine", "retry"]).code == 2)
    _ = try await home.run([
      "import", try home.write("lamp.csv", "sku,title,price,currency\nLAMP,Lamp,40,EUR\n"),
    ])
    #expect(try await home.run(["quarantine", "retry"]).code == 0)
    #expect(try await refused(home).isEmpty)
  }

  @Test func `a row goes by itself when a later file has it right, and stays while it does not`()
    async throws
  {
    let home = try await withProducts()
    _ = try await home.run(["import", try costs(home, "monday.csv", "MUG,abc,EUR\nCUP,x,EUR")])
    #expect(try await refused(home).count == 2)
    _ = try await home.run(["import", try costs(home, "tuesday.csv", "mug,6.00,EUR\nCUP,y,EUR")])
    let left = try await refused(home)
    #expect(left.map { $0["row"]?.text } == ["CUP,y,EUR"])
    #expect(left.first?["file"]?.text?.hasSuffix("tuesday.csv") == true)
  }

  @Test func `refused rows go in once the config declares their decimal sign`() async throws {
    let home = try Home()
    let file = try home.write(
      "costs.csv", "sku,cost,currency\nMUG,9.00,USD\nMUG,\"7,25\",USD\n")
    let source = ["--source", "erp"]
    _ = try await home.run(
      ["import", try home.write("products.csv", Home.product("MUG", "Mug", "19.90"))])
    #expect(try await home.run(["import", file] + source).code == 2)
    try home.write(
      "config/aisle/aisle.toml",
      "[[source]]\nid = \"erp\"\ninbox = \"\(home.folder)\"\ndecimal = \",\"\n")
    let again = try await home.run(["quarantine", "retry"])
    #expect(again.code == 0, "\(again.errors)")
    #expect(try await refused(home).isEmpty)
    let cost = try await home.run("variants sku:MUG --csv --columns cost")
    #expect(cost.lines == ["cost", "7.25"])
  }

  @Test func `a mended row is read with the decimal sign of its file`() async throws {
    let home = try Home()
    let text = "sku\tlocation\ton_hand\tnote\nA-1\tBerlin\tmany\t\nA-2\tBerlin\t3\t24,50\n"
    let file = try home.write("stock.txt", text)
    #expect(try await home.run(["import", file]).code == 2)
    let id = try #require(try await refused(home).first?["id"]?.int)
    let doubtful = try await home.run(["quarantine", "mend", "\(id)", "on_hand=1.000"])
    #expect(doubtful.code == 2)
    #expect(doubtful.errors.contains("could be a decimal or a thousand"), "\(doubtful.errors)")
    let again = try #require(try await refused(home).first?["id"]?.int)
    #expect(try await home.run(["quarantine", "mend", "\(again)", "on_hand=1000"]).code == 0)
    let stock = try await home.run("variants sku:A-1 --csv --columns on_hand")
    #expect(stock.lines == ["on_hand", "1000"])
  }

  @Test func `the same file again is still free after one of its rows was mended`() async throws {
    let home = try await withProducts()
    let file = try costs(home, "costs.csv", "MUG,abc,EUR\nCUP,1.50,EUR")
    _ = try await home.run(["import", file])
    let id = try #require(try await refused(home).first?["id"]?.int)
    _ = try await home.run(["quarantine", "mend", "\(id)", "cost=7.25"])
    let again = try await home.run(["import", file, "--json"])
    #expect(again.code == 2 || again.code == 0)
    #expect(try await refused(home).isEmpty)
    let variant = try await home.run(["variants", "sku:mug", "--json"])
    #expect(try variant.objects().first?["cost"]?.text == "7.25")
  }

  @Test func `an order's row is taken with its whole file, whose private cells nobody kept`()
    async throws
  {
    let home = try home()
    let rows = [
      "#1,ada@example.com,paid,unfulfilled,EUR,30.00,2026-11-18 10:00:00 +0000,two,Mug,10.00,MUG,Ada,1 Main St,DE",
      "#1,,,,,,2026-11-18 10:00:00 +0000,1,Cup,10.00,CUP,,,",
      "#2,bob@example.com,paid,unfulfilled,EUR,5.00,2026-11-18 11:00:00 +0000,1,Cup,5.00,CUP,Bob,2 Main St,DE",
    ]
    let file = try home.write(
      "orders.csv", ([Self.orders.joined(separator: ",")] + rows).joined(separator: "\n") + "\n")
    #expect(try await home.run(["import", file]).code == 2)
    let first = try #require(try await refused(home).last)
    #expect(first["row"]?.text?.contains("ada@") == false)
    let id = try #require(first["id"]?.int)
    try home.makeFolder("done")
    try FileManager.default.moveItem(atPath: file, toPath: home.folder + "/done/orders.csv")

    let done = try await home.run(["quarantine", "mend", "\(id)", "Lineitem quantity=2"])
    #expect(done.code == 0, "\(done.errors)")
    #expect(try await refused(home).isEmpty)
    let order = try #require(
      try await home.run(["show", "order", "#1", "--json"]).objects().first)
    // Masked on the way in: the address itself was never in quarantine.
    #expect(order["customer"]?.text == "a•••@example.com")

    try FileManager.default.removeItem(atPath: home.folder + "/done/orders.csv")
    let bad = try home.write(
      "more.csv",
      ([Self.orders.joined(separator: ",")] + [rows[0].replacing("#1", with: "#3")])
        .joined(separator: "\n") + "\n")
    _ = try await home.run(["import", bad])
    try FileManager.default.removeItem(atPath: bad)
    let other = try #require(try await refused(home).first?["id"]?.int)
    let gone = try await home.run(["quarantine", "mend", "\(other)", "Lineitem quantity=2"])
    #expect(gone.code == 1)
    #expect(gone.errors.contains("the file is gone or has changed"))
  }

  @Test func `a row of the wrong width is mended as a whole`() async throws {
    let home = try await withProducts()
    _ = try await home.run(["import", try costs(home, "costs.csv", "MUG,7")])
    let id = try #require(try await refused(home).first?["id"]?.int)
    let cell = try await home.run(["quarantine", "mend", "\(id)", "cost=7"])
    #expect(cell.code == 1)
    #expect(cell.errors.contains("--row"))
    #expect(
      try await home.run(["quarantine", "mend", "\(id)", "--row", "MUG,7.00,EUR"]).code == 0)
    #expect(try await refused(home).isEmpty)
  }

  @Test func `a correction can be kept for later, and wrong names say what there is`() async throws
  {
    let home = try await withProducts()
    _ = try await home.run(["import", try costs(home, "costs.csv", "MUG,abc,EUR")])
    let id = try #require(try await refused(home).first?["id"]?.int)
    let kept = try await home.run(["quarantine", "mend", "\(id)", "cost=7", "--later"])
    #expect(kept.code == 0)
    #expect(try await refused(home).first?["mended_by"]?.text == "tester")
    let show = try await home.run(["quarantine", "show", "\(id)"])
    #expect(show.output.contains("cost=7"))
    let wrong = try await home.run(["quarantine", "mend", "\(id)", "costs=7"])
    #expect(wrong.code == 64)
    #expect(wrong.errors.contains("sku, cost, currency"))
    #expect(try await home.run(["quarantine", "mend", "9999", "cost=7"]).code == 1)
    #expect(try await home.run(["quarantine", "retry"]).code == 0)
    #expect(try await refused(home).isEmpty)
  }

  @Test func `rows of a mapped file go in when the map is mended`() async throws {
    let home = try home()
    let head = "[store]\ncurrency = \"EUR\"\n[map.wms]\nkind = \"stock\"\ncolumns.sku = \"Nr\"\n"
    try home.write("config/aisle/aisle.toml", head + "columns.on_hand = \"Stand\"\n")
    let file = try home.write("wms.csv", "Nr;Stand;Menge\nMUG;neu;3\n")
    #expect(try await home.run(["import", file]).code == 2)
    try home.write("config/aisle/aisle.toml", head + "columns.on_hand = \"Menge\"\n")
    let again = try await home.run(["quarantine", "retry", "--json"])
    #expect(again.code == 0, "\(again.errors)")
    #expect(try again.objects().first?["created"]?.int == 1)
    #expect(try await refused(home).isEmpty)
  }
}
