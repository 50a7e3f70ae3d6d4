import Commerce
import Testing

@Suite struct QueryParserTests {
  private func parsed(_ text: String, _ pane: Pane = .catalog) throws -> [QueryTerm] {
    try Query.parse(text, schema: .of(pane)).terms
  }

  private func field(_ name: String, _ pane: Pane = .catalog) throws -> QueryField {
    try #require(QuerySchema.of(pane).field(named: name))
  }

  @Test func `bare words and phrases match anywhere and keep their case`() throws {
    #expect(
      try parsed(#"Mug "Floor Lamp" -old"#) == [
        QueryTerm(.text("Mug")), QueryTerm(.text("Floor Lamp")),
        QueryTerm(.text("old"), isNegated: true),
      ])
  }

  @Test func `nothing and spaces ask nothing`() throws {
    for text in ["", "   ", "\"\"", "-", " - "] { #expect(try parsed(text).isEmpty) }
  }

  @Test func `a field takes one of several values`() throws {
    #expect(
      try parsed(#"tags:summer,"winter sale""#) == [
        QueryTerm(.field(field("tags"), .equals, [.text("summer"), .text("winter sale")]))
      ])
  }

  @Test func `values are typed by the kind of the field`() throws {
    let expected: [(String, QueryField, QueryComparison, QueryValue)] = [
      ("price>=19.90", try field("price"), .greaterOrEqual, .decimal(digits: 1990, decimals: 2)),
      ("price<-.5", try field("price"), .less, .decimal(digits: -5, decimals: 1)),
      ("available<=-3", try field("available"), .lessOrEqual, .integer(-3)),
      ("status:DRAFT", try field("status"), .equals, .text("draft")),
      ("alert:oversold", try field("alert"), .equals, .text("OVERSOLD")),
      ("TITLE:Mug", try field("title"), .equals, .text("Mug")),
    ]
    for (text, field, comparison, value) in expected {
      #expect(try parsed(text) == [QueryTerm(.field(field, comparison, [value]))], "\(text)")
    }
    #expect(
      try parsed("placed>2026-12-01", .orders) == [
        QueryTerm(.field(field("placed", .orders), .greater, [.date(date("2026-12-01"))]))
      ])
  }

  @Test func `flags and missing fields`() throws {
    #expect(
      try parsed("-is:Live has:barcode") == [
        QueryTerm(.flag("live"), isNegated: true), QueryTerm(.has(field("barcode"))),
      ])
  }

  @Test func `a quote inside a word is an inch mark`() throws {
    #expect(try parsed(#"5" mug"#) == [QueryTerm(.text("5\"")), QueryTerm(.text("mug"))])
  }

  @Test(arguments: [
    ("pirce>10", 1, "pirce", "price"),
    ("mug titel:x", 5, "titel", "title"),
    ("-avail<3", 2, "avail", "available"),
    ("is:liv", 4, "liv", "live"),
    ("has:barcod", 5, "barcod", "barcode"),
    ("status:active,draff", 15, "draff", "draft"),
    ("10:30", 1, "10", nil),
  ])
  func `a mistake is placed and the nearest name offered`(
    text: String, column: Int, word: String, nearest: String?
  ) throws {
    let error = try #require(throws: QueryError.self) { try parsed(text) }
    #expect(error.column == column)
    #expect(error.word == word)
    if let nearest {
      #expect(error.nearest == nearest)
      #expect(error.description.contains("did you mean \"\(nearest)\"?"))
    }
    #expect(error.description.hasPrefix("column \(column): "))
  }

  @Test(arguments: [
    "price>abc", "price>1,2", "available:1.5", "available:", "title>a", "status<draft",
    "placed:2026-11", "is:live,out", "is>live", "tags:a,,b", "\"open", "title:\"open",
    "price>99999999999999999999",
  ])
  func `what does not fit is an error, never an empty result`(text: String) {
    #expect(throws: QueryError.self) {
      try Query.parse(text, schema: .of(text.hasPrefix("placed") ? .orders : .catalog))
    }
  }

  @Test func `errors say what would fit`() throws {
    let error = try #require(throws: QueryError.self) { try parsed("price:cheap") }
    #expect(
      error.description
        == "column 7: \"cheap\" does not fit \"price\", which is an amount like 19.99")
  }
}
