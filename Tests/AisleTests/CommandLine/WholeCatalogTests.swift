import Testing

/// Files that have the whole catalog say what is not there any more.
@Suite struct `A whole catalog` {
  private static let three =
    Home.product("MUG", "Mug", "9.00") + "cup,Cup,CUP,5.00\nlamp,Lamp,LAMP,40.00\n"
  private static let two = Home.product("MUG", "Mug", "9.00") + "cup,Cup,CUP,5.00\n"

  private func missing(_ home: Home) async throws -> [String?] {
    try await home.run(["variants", "is:missing", "--json"]).objects().map { $0["sku"]?.text }
  }

  @Test func `is what a person says it is, or the source`() async throws {
    let home = try Home.withInbox()
    _ = try await home.run(["import", try home.write("a.csv", Self.three)])
    let plain = try await home.run(["import", try home.write("b.csv", Self.two)])
    #expect(plain.code == 0)
    #expect(try await missing(home).isEmpty)
    let full = try await home.run(["import", home.folder + "/b.csv", "--full", "--again", "--json"])
    #expect(try full.objects().first?["missing"]?.int == 1)
    #expect(try await missing(home) == ["LAMP"])
    _ = try await home.run(["import", home.folder + "/a.csv", "--again"])
    #expect(try await missing(home).isEmpty)

    let config = home.inboxConfig(every: "5s")
      .replacing("platform = \"shopify\"", with: "platform = \"shopify\"\nfull_exports = true")
    try home.write("config/aisle/aisle.toml", config)
    let declared = try await home.run([
      "import", home.folder + "/b.csv", "--source", "shop", "--again",
    ])
    #expect(declared.output.contains("1 missing"))
    #expect(try await missing(home) == ["LAMP"])
  }

  @Test func `is never one of several files that come together`() async throws {
    let home = try Home.withInbox()
    _ = try await home.run(["import", try home.write("a.csv", Self.three)])
    try home.makeFolder("parts")
    try home.write("parts/1.csv", Self.two)
    try home.write("parts/2.csv", Home.product("VASE", "Vase", "12.00"))
    _ = try await home.run(["import", home.folder + "/parts", "--full"])
    #expect(try await missing(home).isEmpty)
  }

  @Test func `is what All Listings are, without anybody saying so`() async throws {
    let home = try Home()
    func listings(_ name: String, _ skus: String...) throws -> String {
      let rows = skus.map { "\($0) pan\t\($0)\t9.00\t3\tActive" }
      return try home.write(
        name, (["item-name\tseller-sku\tprice\tquantity\tstatus"] + rows).joined(separator: "\n"))
    }
    _ = try await home.run(["import", try listings("monday.txt", "A", "B", "C")])
    let later = try await home.run(["import", try listings("tuesday.txt", "A", "C"), "--json"])
    #expect(try later.objects().first?["missing"]?.int == 1)
    #expect(try await missing(home) == ["B"])
    let variant = try await home.run(["show", "variant", "B", "--json"])
    let listing = try variant.objects().first?["listings"]?.elements.first
    #expect(listing?["missing_since"]?.text != nil)
  }
}
