import Commerce
import Testing

@Suite struct `A row kept raw` {
  private let csv = RowDialect(delimiter: ",", isQuoted: true)

  @Test(arguments: [
    ("a,b,c", ["a", "b", "c"]), ("a,,", ["a", "", ""]), ("", [""]),
    ("\"a,b\",\"say \"\"hi\"\"\"", ["a,b", "say \"hi\""]),
    ("\"two\nlines\",x", ["two\nlines", "x"]), ("5\" pipe,x", ["5\" pipe", "x"]),
    ("é\u{301},ł", ["é\u{301}", "ł"]),
  ])
  func `is cut into its cells, and written from them alike`(row: String, fields: [String]) {
    #expect(csv.fields(of: row) == fields)
    #expect(csv.fields(of: csv.row(of: fields)) == fields)
  }

  @Test func `without quoting takes quotes for letters and lets no cell cut the row`() {
    let tabs = RowDialect(delimiter: "\t", isQuoted: false)
    #expect(tabs.fields(of: "\"a\"\tb") == ["\"a\"", "b"])
    #expect(tabs.row(of: ["a\tb", "c\nd"]) == "a b\tc d")
  }

  @Test(arguments: [
    RowDialect(delimiter: ";", isQuoted: true), RowDialect(delimiter: "\t", isQuoted: false),
    RowDialect(delimiter: ",", isQuoted: true, decimal: .comma),
    RowDialect(delimiter: ",", isQuoted: false, decimal: .point),
  ])
  func `remembers how it is cut`(dialect: RowDialect) {
    #expect(RowDialect(text: dialect.text) == dialect)
    #expect(RowDialect(text: "") == nil)
    #expect(RowDialect(text: "abc") == nil)
  }

  @Test func `is known again by its identity, whatever the case and the blanks`() {
    #expect(RowIdentity.key([" mug-red ", "Halle  2"]) == RowIdentity.key(["MUG-RED", "halle 2"]))
    #expect(RowIdentity.key(["MUG", ""]) == nil)
    #expect(RowIdentity.key([]) == nil)
    let level = StockRecord(sku: "mug", location: "Main")
    #expect(
      RowIdentity.keys(of: .stock(level)) == [
        RowIdentity.key(["MUG"]), RowIdentity.key(["MUG", "MAIN"]),
      ])
  }
}
