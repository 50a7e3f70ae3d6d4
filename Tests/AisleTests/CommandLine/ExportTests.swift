import Foundation
import Testing

/// `aisle export`: files that platforms take, and the way of an edit to its platform and back.
@Suite struct ExportTests {
  /// A real export, and one made by us of each other header.
  private static let files = [
    "Tests/ConnectorsTests/Fixtures/Real/shopify_products_packt_MIT.csv",
    "SampleData/japan/products.csv",
  ]

  @Test(arguments: files)
  func `import and export without an edit mean the same to the platform`(file: String) async throws
  {
    let home = try Home()
    let source = Repository.root.path + "/" + file
    #expect(try await home.run("import \(source)").code == 0)
    let format = file.contains("japan") ? "magento-products" : "shopify-products"
    let out = home.folder + "/out.csv"
    let outcome = try await home.run("export --as \(format) --all -o \(out)")
    #expect(outcome.code == 0, "\(outcome.errors)")
    let came = PlatformCells(
      String(decoding: try #require(FileManager.default.contents(atPath: source)), as: UTF8.self))
    let went = PlatformCells(home.text("out.csv"))
    #expect(came.rows.count > 20)
    #expect(came.header == went.header)
    #expect(went.differences(from: came) == [])
  }

  @Test func `markets prices, image rows and columns nobody reads come back`() async throws {
    let home = try Home()
    let text = """
      Handle,Title,Body (HTML),Vendor,Product Category,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Grams,Variant Inventory Tracker,Variant Inventory Policy,Variant Price,Image Src,Image Position,Image Alt Text,Variant Image,Included / France,Price / France,My (product.metafields.custom.mine),Status
      tee,Tee,"<p>Two
      lines, ""quoted""</p>",Acme,Apparel > Tops,Size,S,Colour,Red,TEE-S,120.5,shopify,continue,19.9,https://cdn.example.com/1.jpg,1,Front,https://cdn.example.com/red.jpg,TRUE,21.00,wool,active
      tee,,,,,,M,,Red,,120,shopify,deny,19.9,https://cdn.example.com/2.jpg,2,,,TRUE,,,
      tee,,,,,,,,,,,,,,https://cdn.example.com/3.jpg,3,Back,,,,,
      cup,Cup,,,,Title,Default Title,,,,0.0,,continue,5,,,,,,,,draft

      """
    let file = try home.write("products.csv", text)
    #expect(try await home.run("import \(file)").code == 0)
    let outcome = try await home.run("export --as shopify-products --all")
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(PlatformCells(outcome.output).differences(from: PlatformCells(text)) == [])
    // And the current template says the same of it.
    let current = try await home.run(
      "export --as shopify-products-current --all -o \(home.folder)/current.csv")
    #expect(current.code == 0)
    let other = try Home()
    #expect(try await other.run("import \(home.folder)/current.csv").code == 0)
    let back = try await other.run("export --as shopify-products-classic --all")
    let again = PlatformCells(back.output)
    let source = PlatformCells(text)
    #expect(again.rows.count == 4)
    for name in source.header {
      let (mine, theirs) = (again.header.firstIndex(of: name), source.header.firstIndex(of: name))
      let (column, original) = (try #require(mine, "\(name)"), try #require(theirs))
      let differing = zip(again.rows, source.rows).filter { row, came in
        PlatformCells("x\n\"\(row[column].replacing("\"", with: "\"\""))\"")
          .differences(
            from: PlatformCells("x\n\"\(came[original].replacing("\"", with: "\"\""))\"")
          )
          .isEmpty == false
      }
      #expect(differing.isEmpty, "\(name)")
    }
  }

  @Test func `an edit goes out once, waits, and is confirmed by the next import`() async throws {
    let home = try await Home.withSample()
    #expect(try await home.run(["edit", "sku:SMUG-SKO-NVY", "price 21.50", "--yes"]).code == 0)
    #expect(
      try await home.run(["edit", "sku:SMUG-LUM-ICE", "tags append winter", "--yes"]).code == 0)
    let out = home.folder + "/pending.csv"
    let outcome = try await home.run(
      "export --pending --as shopify-products --channel shop -o \(out)")
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.lines == ["\(out)  shopify-products  2 rows, 2 pending edits"])
    let cells = PlatformCells(home.text("pending.csv"))
    #expect(
      cells.header == [
        "Handle", "Title", "Tags", "Option1 Name", "Option1 Value", "Option2 Name", "Option2 Value",
        "Option3 Name", "Option3 Value", "Variant Price",
      ])
    let mug = try #require(cells.rows.first { $0[0].contains("skog") })
    try #require(mug.count == cells.header.count)
    #expect((mug[4], mug[9]) == ("Navy", "21.50"))

    // The platform's next export shows the price: that edit is confirmed, the other still waits.
    let products = try #require(
      FileManager.default.contents(atPath: Repository.root.path + "/SampleData/shop/products.csv"))
    let text = String(decoding: products, as: UTF8.self)
    let row = try #require(text.split(separator: "\n").first { $0.contains("SMUG-SKO-NVY") })
    let shown = text.replacing(row, with: row.replacing("20.50", with: "21.50"))
    #expect(shown != text)
    let config = Repository.root.path + "/SampleData/aisle.toml"
    let next = try home.write("next.csv", shown)
    _ = try await home.run("import \(next) --source shop --config \(config)")
    let rest = try await home.run("export --pending --as shopify-products --channel shop")
    #expect(rest.code == 0)
    #expect(PlatformCells(rest.output).header == ["Handle", "Title", "Tags"])
  }

  @Test func `a conflict is left out and said`() async throws {
    let home = try Home()
    let first = try home.write("a.csv", Home.product("S-1", "Mug", "5.00"))
    #expect(try await home.run("import \(first)").code == 0)
    #expect(try await home.run(["edit", "sku:s-1", "price 6.00", "--yes"]).code == 0)
    let second = try home.write("b.csv", Home.product("S-1", "Mug", "7.00"))
    #expect(try await home.run("import \(second)").code == 0)
    let outcome = try await home.run(
      "export --pending --as shopify-products -o \(home.folder)/x.csv")
    #expect(outcome.code == 2)
    #expect(outcome.errors.contains("1 edit was left out"))
    #expect(!home.exists("x.csv"))
  }

  @Test func `nothing that waits is no file and no failure`() async throws {
    let home = try Home()
    let first = try home.write("a.csv", Home.product("S-1", "Mug", "5.00"))
    #expect(try await home.run("import \(first)").code == 0)
    let outcome = try await home.run(
      "export --pending --as shopify-products -o \(home.folder)/x.csv")
    #expect(outcome.code == 0)
    #expect(outcome.errors.contains("no file was written"))
    #expect(!home.exists("x.csv"))
  }

  @Test func `usage says what is missing and what was meant`() async throws {
    let home = try await Home.withSample()
    let none = try await home.run("export --as csv")
    #expect(
      (none.code, none.errors.contains("one of --pending, --where QUERY and --all")) == (64, true))
    let typo = try await home.run("export --as shopify-product --all")
    #expect((typo.code, typo.errors.contains("did you mean shopify-products?")) == (64, true))
    let channel = try await home.run("export --as csv --all --channel shpo")
    #expect(channel.code == 1)
    #expect(channel.errors.contains("there is no channel shpo"))
    let listed = try await home.run("export --list --json")
    #expect(try listed.objects().contains { $0["format"] == "amazon-price-quantity" })
  }

  @Test func `a plain table has the columns that were asked for`() async throws {
    let home = try await Home.withSample()
    let outcome = try await home.run([
      "export", "--as", "csv", "--where", "sku:SMUG-SKO-NVY", "--columns",
      "sku,title,price,Variant Weight Unit",
    ])
    #expect(
      outcome.lines == [
        "sku,title,price,Variant Weight Unit", "SMUG-SKO-NVY,Skog Stoneware Mug,20.50,kg",
      ])
  }
}
