import Commerce
import Testing

@Suite struct EditExpressionTests {
  @Test(arguments: [
    ("price -15% round .99", "price -15.00% round .99"), ("price 19.99", "price set 19.99"),
    ("price set -5", "price set -5"), ("price 19.99 EUR", "price set 19.99 EUR"),
    ("price +2 -5.00", "price +2 -5.00"), ("cost +12.5%", "cost +12.50%"),
    ("compare-at copy from price", "compare-at copy from price"),
    ("compare-at clear", "compare-at clear"), ("title \"Red Mug\"", "title set \"Red Mug\""),
    ("TITLE title-case", "title title-case"),
    (#"title replace "a \"b\"" "c""#, #"title replace "a \"b\"" "c""#),
    ("title append \" (new)\" prepend \"* \"", "title append \" (new)\" prepend \"* \""),
    ("tags append summer remove winter", "tags append \"summer\" remove \"winter\""),
    ("status DRAFT", "status set \"draft\""), ("weight 250", "weight set \"250\""),
    ("weight -10%", "weight -10.00%"), ("price round 9.99", "price round 9.99"),
    ("price round 0.99", "price round .99"), ("price round 80", "price round 80"),
    ("price round 05", "price round 05"), ("title set clear", "title set \"clear\""),
  ])
  func `the bulk grammar is read, and its description reads the same`(
    text: String, description: String
  ) throws {
    let expression = try EditExpression.parse(text)
    #expect(expression.description == description)
    #expect(try EditExpression.parse(description) == expression)
  }

  @Test(
    arguments: [
      ("", 1, "", nil), ("pirce 10", 1, "pirce", "price"), ("price", 6, "", nil),
      ("price ronud .99", 7, "ronud", "round"), ("price 10 ronud", 10, "ronud", "round"),
      ("title appned x", 7, "appned", "append"), ("title Red Mug", 11, "Mug", nil),
      ("price round", 12, "", nil), ("price round x", 13, "x", nil),
      ("price 19,99", 7, "19,99", nil), ("price replace a b", 7, "replace", nil),
      ("title +10%", 0, "", nil), ("title round .99", 7, "round", nil),
      ("status sold", 8, "sold", nil), ("status actve", 8, "actve", "active"),
      ("compare-at copy from titel", 22, "titel", "title"),
      ("price copy from title", 17, "title", nil), ("title \"open", 7, "open", nil),
      ("title replace \"\" x", 15, "", nil), ("price +x%", 7, "+x%", nil),
      ("status clear", 8, "clear", nil), ("weight 1.5", 8, "1.5", nil), ("price 1 2", 9, "2", nil),
      ("price -0.001%", 7, "-0.001%", nil), ("price +9999999999%", 7, "+9999999999%", nil),
    ] as [(String, Int, String, String?)])
  func `a mistake is placed and the nearest name offered`(
    text: String, column: Int, word: String, nearest: String?
  ) throws {
    guard column > 0 else {
      // On text a signed value is the text itself.
      #expect(try EditExpression.parse(text).operations == [.set("+10%")])
      return
    }
    let error = try #require(throws: EditExpressionError.self) { try EditExpression.parse(text) }
    #expect(error.column == column)
    #expect(error.word == word)
    if let nearest { #expect(error.nearest == nearest) }
    #expect(error.description.hasPrefix("column \(column): "))
  }
}
