import Commerce
import Testing

@Suite struct QueryPartialTests {
  @Test(arguments: [
    ("mug ti", "mug ti"), ("mug title:", "mug"), ("title:\"red mu", "title:\"red mu\""),
    ("\"red mu", "\"red mu\""), ("pirce:", ""), ("price>", ""), ("price>1.", "price>1"),
    ("status:a", "status:active,archived"), ("status:draft,arc", "status:draft,archived"),
    ("status:zz", ""), ("tags:a,", "tags:a"), ("is:o", ""), ("is:ov", "is:oversold"),
    ("has:barc", "has:barcode"), ("-", ""), ("mug -", "mug"), ("available<-", ""),
  ])
  func `the last term may be unfinished`(typed: String, meant: String) throws {
    let schema = QuerySchema.of(.catalog)
    #expect(try Query.parse(partial: typed, schema: schema).description == meant)
  }

  @Test func `no beginning of a valid query is an error`() throws {
    let text = #"Mug -"old one" price>=19.90 status:active,draft tags:"a b",c is:live has:cost"#
    let schema = QuerySchema.of(.catalog)
    for length in 0...text.count {
      _ = try Query.parse(partial: String(text.prefix(length)), schema: schema)
    }
    #expect(
      try Query.parse(partial: text, schema: schema) == Query.parse(text, schema: schema))
  }

  @Test func `a finished term that is wrong is an error while typing on`() {
    #expect(throws: QueryError.self) {
      try Query.parse(partial: "pirce:10 mug", schema: .of(.catalog))
    }
    #expect(throws: QueryError.self) {
      try Query.parse(partial: "price>abc ", schema: .of(.catalog))
    }
  }
}
