import Commerce
import Testing

@Suite struct GuardsTests {
  @Test(
    arguments: [
      ("19.99", "18.99", nil, nil, EditVerdict.ok, nil),
      ("19.99", "0.00", nil, nil, .refused, "above 0"),
      ("19.99", "-1.00", nil, nil, .refused, "above 0"),
      ("19.99", "199.90", nil, nil, .warning, "ten times"),
      ("19.99", "199", nil, nil, .warning, "ten times"),
      ("19.99", "1.99", nil, nil, .warning, "a tenth"),
      ("19.99", "180.00", nil, nil, .ok, nil),
      ("20.00", "12.00", nil, nil, .ok, nil),
      ("20.00", "11.99", nil, nil, .warning, "40 % less"),
      ("20.00", "10.00", nil, nil, .warning, "50 % less"),
      (nil, "10.00", nil, nil, .ok, nil),
      ("19.99", "18.99", "19.00", nil, .warning, "below its cost of 19.00"),
      ("19.99", "18.99", "17.50", nil, .warning, "a margin of 7 %"),
      ("19.99", "20.00", "18.00", nil, .ok, nil),
      ("19.99", "18.99", nil, "18.99", .warning, "is not above the price"),
      ("19.99", "18.99", nil, "19.00", .ok, nil),
    ] as [(String?, String, String?, String?, EditVerdict, String?)])
  func `a price is looked at before it is saved`(
    old: String?, new: String, cost: String?, compareAt: String?, verdict: EditVerdict,
    because: String?
  ) throws {
    let checked = PriceGuards.check(
      .price, old: try old.map { try eur($0) },
      prices: PriceGuards.Prices(
        price: try eur(new), compareAt: try compareAt.map { try eur($0) },
        cost: try cost.map { try eur($0) }),
      settings: EditingSettings())
    #expect(checked.verdict == verdict)
    #expect(because.map { checked.because?.contains($0) == true } ?? (checked.because == nil))
  }

  @Test func `all doubts are told`() throws {
    let checked = PriceGuards.check(
      .price, old: try eur("20"),
      prices: PriceGuards.Prices(
        price: try eur("10"), compareAt: try eur("9"), cost: try eur("12")),
      settings: EditingSettings())
    #expect(checked.because?.split(separator: ";").count == 3)
  }

  @Test func `costs and compare-at prices are guarded too`() throws {
    func check(_ field: EditableField, _ prices: PriceGuards.Prices) -> EditVerdict {
      PriceGuards.check(field, old: nil, prices: prices, settings: EditingSettings()).verdict
    }
    let price = try eur("10")
    #expect(check(.compareAt, .init(price: price, compareAt: try eur("10"))) == .warning)
    #expect(check(.compareAt, .init(price: price, compareAt: try eur("0"))) == .refused)
    #expect(check(.compareAt, .init(price: price, compareAt: nil)) == .ok)
    #expect(check(.cost, .init(price: price, cost: try eur("11"))) == .warning)
    #expect(check(.cost, .init(price: price, cost: try eur("-1"))) == .refused)
    #expect(check(.price, .init(price: nil)) == .refused)
  }

  @Test(arguments: [
    (EditableField.title, "", EditVerdict.refused), (.title, "  ", .refused),
    (.title, "Mug", .ok), (.title, String(repeating: "x", count: 151), .warning),
    (.title, "Two\nlines", .refused), (.description, "Two\nlines", .ok),
    (.seoTitle, String(repeating: "é", count: 60), .ok),
    (.seoTitle, String(repeating: "é", count: 61), .warning),
    (.seoDescription, String(repeating: "🧦", count: 161), .warning), (.vendor, "", .ok),
    (.barcode, "4006381333931", .ok), (.barcode, "4006381333932", .warning),
    (.sku, "MUG RED", .warning), (.sku, "", .refused),
  ])
  func `a text is looked at before it is saved`(
    field: EditableField, text: String, verdict: EditVerdict
  ) {
    #expect(TextGuards.check(field, new: text).verdict == verdict)
  }

  @Test(
    arguments: [
      ("6291041500213", nil), ("4006381333931", nil), ("036000291452", nil), ("96385074", nil),
      ("10614141000415", nil), ("4006381333932", Gtin.Fault.checkDigit(expected: 1)),
      ("629104150021", .checkDigit(expected: 4)), ("12345", .length(5)), ("", .notDigits),
      ("40063813339A1", .notDigits), ("４００６３８１３", .notDigits),
    ] as [(String, Gtin.Fault?)])
  func `a GTIN has a length and a check digit`(text: String, fault: Gtin.Fault?) {
    #expect(Gtin.fault(of: text) == fault)
  }

  @Test(arguments: [(" mug-red ", "MUG-RED"), ("MUG", "MUG"), ("  ", ""), ("a b", "A B")])
  func `a SKU is compared trimmed and in capitals`(text: String, normal: String) {
    #expect(Sku.normal(text) == normal)
  }
}
