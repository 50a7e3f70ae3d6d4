import Foundation
import Testing

/// `aisle product`: new, template, duplicate, matrix and archive.
@Suite struct ProductCommandTests {
  private static let list = "variants --csv --columns sku,title,price,status"

  private static let mug = """
    [[new]]
    title = "Polar Mug"
    vendor = "Nordlicht"
    sku = "{handle}-{1}"
    price = "19.90"
    cost = "8.00"
    [[new.option]]
    name = "Size"
    values = ["S", "L"]

    """

  @Test func `a dry run prints the plan of a new product and creates nothing`() async throws {
    let home = try await Home.withSample()
    let before = try await home.run(Self.list).output
    let file = try home.write("mug.toml", Self.mug)
    let outcome = try await home.run(["product", "new", file, "--dry-run", "--json"])
    #expect(outcome.code == 0)
    let rows = try outcome.objects()
    #expect(rows.count == 3 + 2 * 5)
    for row in rows {
      #expect(
        row.keys.isSuperset(of: ["entity", "id", "field", "old", "new", "verdict", "because"]))
      #expect(row["id"] == .null)
      #expect(row["old"] == .null)
      #expect(row["verdict"] == "ok")
    }
    #expect(rows.contains { $0["field"] == "sku" && $0["new"] == "POLAR-MUG-L" })
    #expect(try await home.run(Self.list).output == before)
  }

  @Test func `a new product goes through the platform's file and comes back confirmed`()
    async throws
  {
    let home = try await Home.withSample()
    let before = try await home.run(Self.list).output
    let file = try home.write("mug.toml", Self.mug)
    let made = try await home.run(["product", "new", file, "--yes"])
    #expect(made.code == 0)
    #expect(made.output.contains("created polar-mug, 2 variants"))
    let shown = try await home.run(["variants", "polar", "--csv", "--columns", "sku,price,status"])
    #expect(
      shown.lines == ["sku,price,status", "POLAR-MUG-S,19.90,draft", "POLAR-MUG-L,19.90,draft"])
    #expect(try await home.run("undo").code == 0)
    #expect(try await home.run(Self.list).output == before)
    #expect(try await home.run("redo").code == 0)

    let out = home.folder + "/pending.csv"
    let export = try await home.run([
      "export", "--pending", "--as", "shopify-products", "-o", out,
    ])
    #expect(export.code == 0)
    let cells = home.text("pending.csv").split(separator: "\n").map(String.init)
    #expect(cells.count == 3)
    #expect(cells[1].hasPrefix("polar-mug,Polar Mug,Nordlicht,Size,S,"))
    #expect(try await home.run(["import", out, "--source", "shop"]).code == 0)
    #expect(try await home.run("pending --json").lines == [])
    // The platform has it now.
    let refused = try await home.run("undo 13")
    #expect(refused.code == 1)
    #expect(try await home.run("doctor").output.contains("integrity  whole"))
  }

  @Test func `mistakes are told with file, line and column`() async throws {
    let home = try await Home.withSample()
    let file = try home.write(
      "bad.toml", "[[new]]\ntitle = \"\"\nprise = \"3\"\nsku = \"A\"\nprice = \"1\"\n")
    let outcome = try await home.run(["product", "new", file, "--yes"])
    #expect(outcome.code == 1)
    #expect(outcome.errors.contains("bad.toml:2:9: a title is needed"))
    #expect(
      outcome.errors.contains("bad.toml:3:1: there is no \"prise\" here; did you mean \"price\"?"))
    #expect(try await home.run(["product", "new", "/nowhere.toml"]).code == 1)
    #expect(try await home.run(["product", "new"]).code == 64)
  }

  @Test func `a SKU that is taken is refused with exit code 2, the rest is created`() async throws {
    let home = try await Home.withSample()
    let variant = "[[new.variant]]\nvalues = [\"L\"]\nsku = \"MAP-NCAPE\"\n"
    let file = try home.write("mug.toml", Self.mug + variant)
    let outcome = try await home.run(["product", "new", file, "--yes"])
    #expect(outcome.code == 2)
    #expect(outcome.errors.contains("MAP-NCAPE has this SKU already"))
    let shown = try await home.run(["variants", "polar", "--csv", "--columns", "sku"])
    #expect(shown.lines == ["sku", "POLAR-MUG-S"])
  }

  @Test func `the store's own template takes the place of the program's`() async throws {
    let home = try await Home.withSample()
    let standard = try await home.run("product template")
    #expect(standard.output.contains("channel = \"shop\""))
    try home.makeFolder("config/aisle/templates")
    try home.write("config/aisle/templates/product.toml", "# ours\n[[new]]\n")
    try home.write("config/aisle/templates/tee.toml", "# tee\n[[new]]\n")
    #expect(try await home.run("product template").output == "# ours\n[[new]]\n")
    #expect(try await home.run("product template tee").output == "# tee\n[[new]]\n")
    let unknown = try await home.run("product template cup")
    #expect(unknown.code == 1)
    #expect(unknown.errors.contains("there is no template cup; one of product, tee"))
    #expect(try await home.run(["product", "template", "../aisle"]).code == 1)
  }

  @Test func `a duplicate is everything but what identifies it`() async throws {
    let home = try await Home.withSample()
    let outcome = try await home.run([
      "product", "duplicate", "SMUG-VIK-NVY", "--title", "Vika Two", "--suffix", "-2", "--yes",
    ])
    #expect(outcome.code == 0)
    let columns = ["--json", "--sort", "sku"]
    let copies = try await home.run(["variants", "handle:vika-two"] + columns).objects()
    let originals = try await home.run(
      ["variants", "handle:vika-stoneware-mug"] + columns
    ).objects()
    #expect(copies.count == originals.count)
    for (copy, original) in zip(copies, originals) {
      #expect(copy["sku"]?.text == (original["sku"]?.text ?? "") + "-2")
      #expect(copy["price"] == original["price"])
      #expect(copy["cost"] == original["cost"])
      #expect(copy["tags"] == original["tags"])
      #expect(copy["barcode"] == .null)
      #expect(copy["on_hand"] == .null)
      #expect(copy["status"] == "draft")
    }
    // A second copy is another one.
    #expect(try await home.run("product duplicate SMUG-VIK-NVY --yes").code == 0)
    #expect(try await home.run("product duplicate SMUG-VIK-NVY --yes").code == 0)
    let further = try await home.run(["variants", "handle:copy-of", "--csv", "--columns", "sku"])
    #expect(further.lines.contains("SMUG-VIK-NVY-COPY"))
    #expect(further.lines.contains("SMUG-VIK-NVY-COPY-2"))
    // Its document is the same set-up.
    let document = try await home.run(["product", "duplicate", "SMUG-VIK-NVY", "--document"])
    let file = try home.write("copy.toml", document.output)
    #expect(try await home.run(["product", "new", file, "--dry-run"]).code == 0)
  }

  @Test func `values are added and removed, and undo brings the matrix back`() async throws {
    let home = try await Home.withSample()
    let before = try await home.run(Self.list).output
    let change = [
      "product", "matrix", "vika-stoneware-mug", "--add", "Color=Plum, Rust", "--remove",
      "Color=Navy",
    ]
    let plan = try await home.run(change + ["--dry-run", "--json"])
    let rows = try plan.objects()
    #expect(rows.filter { $0["field"] == "sku" }.count == 2)
    let gone = try #require(rows.first { $0["field"] == "variant-status" })
    #expect(gone["subject"] == "SMUG-VIK-NVY")
    #expect(gone["new"] == "archived")
    // It has stock.
    #expect(gone["verdict"] == "refused")
    #expect(gone["because"]?.text?.contains("on hand") == true)
    #expect(plan.code == 2)
    let guards = ["stock-on-hand", "open-orders"].flatMap { ["--override", $0] }
    let outcome = try await home.run(change + guards + ["--reason", "ends", "--yes"])
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("added 2 variants, archived 1 variant"))
    let archived = try await home.run(["variants", "status:archived", "--csv", "--columns", "sku"])
    #expect(archived.lines.contains("SMUG-VIK-NVY"))
    #expect(try await home.run("undo").code == 0)
    #expect(try await home.run(Self.list).output == before)
    let document = try await home.run(["product", "matrix", "SMUG-VIK-NVY", "--document"])
    let text = document.output.replacing("add = []", with: "add = [\"Plum\"]")
    let file = try home.write("matrix.toml", text)
    #expect(try await home.run(["product", "matrix", "--from", file, "--yes"]).code == 0)
    #expect(try await home.run(["product", "matrix", "MAP-NCAPE"]).code == 64)
    #expect(
      try await home.run(["product", "matrix", "vika-stoneware-mug", "--add", "x"]).code == 64)
  }

  @Test func `products are archived in one step and brought back in one`() async throws {
    let home = try await Home.withSample()
    let before = try await home.run(Self.list).output
    let dry = try await home.run(["product", "archive", "vika", "--dry-run", "--json"])
    let planned = try dry.objects()
    #expect(!planned.isEmpty)
    #expect(planned.allSatisfy { $0["field"] == "status" && $0["new"] == "archived" })
    #expect(try await home.run(["product", "archive", "vika", "--yes"]).code == 0)
    let shown = try await home.run(["variants", "vika", "--csv", "--columns", "status"])
    #expect(shown.lines.count > 1)
    #expect(shown.lines.dropFirst().allSatisfy { $0 == "archived" })
    #expect(try await home.run("undo").code == 0)
    #expect(try await home.run(Self.list).output == before)
  }
}
