import Testing

@Suite struct `aisle export --as shopify-discounts` {
  private static let promotions = """
    key,name,kind,state,channels,code,value,targets,start,end,zone
    bf,Black Friday,percentage,approved,,BF20,20 % off,,2026-11-27,2026-11-30,UTC
    sale,Mug sale,percentage,approved,,MUGS,10 % off,tags:mug,2026-11-27,2026-11-30,UTC
    idea,Spring idea,percentage,planned,,SPRING,10 % off,,2027-03-01,2027-03-10,UTC

    """

  @Test func `writes what is decided, tells what it can't say, and is read back unchanged`()
    async throws
  {
    let home = try Home()
    try home.write("config/aisle/aisle.toml", "[store]\ncurrency = \"EUR\"\nzone = \"UTC\"\n")
    _ = try await home.run(["import", try home.write("plan.csv", Self.promotions)])
    let out = home.folder + "/discounts.csv"
    let all = try await home.run(["export", "--as", "shopify-discounts", "--all", "-o", out])
    #expect(all.code == 2)
    #expect(all.errors.contains("Mug sale: targets (tags:mug) have no column"))
    #expect(
      home.text("discounts.csv") == """
        Name,Value,Value Type,Type,Status,Start,End
        BF20,-20.0,percentage,Amount off order,Scheduled,2026-11-27 00:00:00 +0000,2026-12-01 00:00:00 +0000

        """)
    let again = try await home.run(["export", "--as", "shopify-discounts", "--all", "-o", out])
    #expect(again.code == 1)
    let read = try await home.run(["import", out, "--dry-run", "--json"])
    #expect(read.code == 0)
    #expect(try read.objects().first?["format"]?.text == "shopify-discounts")
  }

  @Test func `takes a query of promotions, and has nothing pending`() async throws {
    let home = try Home()
    _ = try await home.run(["import", try home.write("plan.csv", Self.promotions)])
    let some = try await home.run([
      "export", "--as", "shopify-discounts", "--where", "code:BF20",
    ])
    #expect(some.code == 0)
    #expect(some.lines.count == 2)
    let pending = try await home.run(["export", "--as", "shopify-discounts", "--pending"])
    #expect(pending.code == 64)
    let wrong = try await home.run([
      "export", "--as", "shopify-discounts", "--where", "cod:BF20",
    ])
    #expect(wrong.code == 64)
    let list = try await home.run(["export", "--list", "--json"])
    #expect(try list.objects().contains { $0["format"]?.text == "shopify-discounts" })
  }
}
