import Commerce
import Testing

@Suite struct EditApplicationTests {
  /// The plain text after an edit; throws what refuses it.
  private func edited(
    _ expression: String, from old: String?, currency: Currency = .eur,
    row: [EditableField: String] = [:]
  ) throws -> String? {
    let edit = try EditExpression.parse(expression)
    let current = try EditableValue(text: old, field: edit.field, currency: currency)
    return try edit.apply(to: current, currency: currency) { field in
      (try? EditableValue(text: row[field.field], field: field.field, currency: currency)) ?? .empty
    }.plainText
  }

  @Test(
    arguments: [
      ("price 24.99", "19.99", "24.99"), ("price +10%", "19.99", "21.99"),
      ("price -15%", "19.99", "16.99"), ("price -15% round .99", "24.00", "19.99"),
      ("price -15% round .99", "24.20", "20.99"), ("price +2", "19.99", "21.99"),
      ("price -5.00", "19.99", "14.99"), ("price round .99", "17.49", "17.99"),
      ("price round .99", "17.48", "16.99"), ("price round .99", "0.20", "0.99"),
      ("price round .00", "17.50", "18.00"), ("price round 9.99", "34.00", "29.99"),
      ("price round 9.99", "35.00", "39.99"), ("price round .95", "17.95", "17.95"),
      ("price +0.5%", "1.00", "1.01"), ("price 10", nil, "10.00"),
    ] as [(String, String?, String)])
  func `prices change in whole cents`(expression: String, old: String?, new: String) throws {
    #expect(try edited(expression, from: old) == new)
  }

  @Test func `other currencies have their own decimals`() throws {
    #expect(try edited("price +10%", from: "1235", currency: .jpy) == "1359")
    #expect(try edited("price round 80", from: "1359", currency: .jpy) == "1380")
    #expect(try edited("price +10%", from: "1.235", currency: currency("KWD")) == "1.359")
  }

  @Test(
    arguments: [
      ("price round .99", "1200", "JPY", "decimals"), ("price 1.5", "1200", "JPY", "decimals"),
      ("price +0.001", "1.00", "EUR", "decimals"), ("price 5 USD", "1.00", "EUR", "not USD"),
      ("price +10%", nil, "EUR", "it has no price to change"),
      ("compare-at copy from price", "1.00", "EUR", "it has no price"),
      ("price +10000%", "92233720368547758.07", "EUR", "too large"),
    ] as [(String, String?, String, String)])
  func `what a row can't take is refused with the reason`(
    expression: String, old: String?, code: String, because: String
  ) throws {
    let error = try #require(throws: EditRefusal.self) {
      try edited(expression, from: old, currency: currency(code))
    }
    #expect(error.because.contains(because))
  }

  @Test(
    arguments: [
      (#"title replace "red" "blue""#, "red mug, red lid", "blue mug, blue lid"),
      (#"title replace "RED" "blue""#, "red mug", "red mug"),
      (#"title append " (new)""#, "Mug", "Mug (new)"), (#"title prepend "The ""#, "Mug", "The Mug"),
      (#"title remove " old""#, "Mug old", "Mug"), ("vendor clear", "Acme", nil),
      ("vendor append x", nil, "x"),
      ("title title-case", "the lord of the rings", "The Lord of the Rings"),
      ("title title-case", "RED T-SHIRT", "Red T-Shirt"),
      ("title title-case", "a case for iPhone and USB-C", "A Case for iPhone and USB-C"),
      ("title copy from vendor append \"!\"", "Mug", "Acme!"),
    ] as [(String, String?, String?)])
  func `text changes as it is written`(expression: String, old: String?, new: String?) throws {
    #expect(try edited(expression, from: old, row: [.vendor: "Acme"]) == new)
  }

  @Test(
    arguments: [
      ("tags append summer", "a,b", "a,b,summer"), ("tags append A", "a,b", "a,b"),
      ("tags append \"c, d\"", "a", "a,c,d"), ("tags prepend new", "a,b", "new,a,b"),
      ("tags prepend B", "a,b", "B,a"), ("tags remove B", "a,b,bb", "a,bb"),
      ("tags replace b \"c,d\"", "a, b ,bb", "a,c,d,bb"), ("tags clear", "a,b", nil),
      ("tags \"x,y,X\"", "a", "x,y"), ("tags append x", nil, "x"), ("tags remove a", "a", nil),
      ("tags copy from vendor", "a", "Acme"), ("tags title-case", "red mug,b", "Red Mug,B"),
    ] as [(String, String?, String?)])
  func `tags change by whole members`(expression: String, old: String?, new: String?) throws {
    #expect(try edited(expression, from: old, row: [.vendor: "Acme"]) == new)
  }

  @Test func `grams are whole`() throws {
    #expect(try edited("weight +10%", from: "255") == "281")
    #expect(try edited("weight -5", from: "255") == "250")
  }
}
