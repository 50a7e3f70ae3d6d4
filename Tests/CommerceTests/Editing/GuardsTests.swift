import Commerce
import Testing

@Suite struct GuardsTests {
  @Test(
    arguments: [
      ("19.99", "18.99", nil, nil, EditVerdict.ok, nil, []),
      ("19.99", "0.00", nil, nil, .refused, "above 0", [.zeroPrice]),
      ("19.99", "-1.00", nil, nil, .refused, "above 0", [.zeroPrice]),
      ("19.99", "199.90", nil, nil, .refused, "ten times", [.tenfold]),
      ("19.99", "199", nil, nil, .refused, "ten times", [.tenfold]),
      ("19.99", "1.99", nil, nil, .refused, "a tenth", [.tenfold]),
      ("19.99", "180.00", nil, nil, .ok, nil, []),
      ("20.00", "12.00", nil, nil, .ok, nil, []),
      ("20.00", "11.99", nil, nil, .refused, "40 % less", [.priceDrop]),
      ("20.00", "10.00", nil, nil, .refused, "50 % less", [.priceDrop]),
      (nil, "10.00", nil, nil, .ok, nil, []),
      ("19.99", "18.99", "19.00", nil, .refused, "below its cost of 19.00", [.belowCost]),
      ("19.99", "18.99", "17.50", nil, .refused, "a margin of 7 %", [.marginFloor]),
      ("19.99", "20.00", "18.00", nil, .ok, nil, []),
      ("18.00", "18.99", nil, "18.99", .refused, "is not above the price", [.compareAt]),
      ("19.99", "18.99", nil, "19.00", .ok, nil, []),
      ("20.00", "9.00", "12.00", "8.00", .refused, "below its cost", [.priceDrop, .belowCost]),
    ] as [(String?, String, String?, String?, EditVerdict, String?, [EditGuard])])
  func `a price is looked at before it is saved`(
    old: String?, new: String, cost: String?, compareAt: String?, verdict: EditVerdict,
    because: String?, guards: [EditGuard]
  ) throws {
    let report = PriceGuards.check(
      .price, old: try old.map { try eur($0) },
      prices: PriceGuards.Prices(
        price: try eur(new), compareAt: try compareAt.map { try eur($0) },
        cost: try cost.map { try eur($0) }),
      settings: EditingSettings())
    #expect(report.verdict == verdict)
    #expect(because.map { report.because?.contains($0) == true } ?? (report.because == nil))
    #expect(report.guards == guards)
  }

  @Test(
    arguments: [
      // Price before and after, cost, compare-at: still wrong, but not through this edit.
      (EditableField.price, "8.00", "8.50", "9.00", nil),
      (.price, "9.20", "9.30", "9.00", nil),
      (.price, "20.00", "19.00", nil, "18.00"),
    ] as [(EditableField, String, String, String?, String?)])
  func `an edit that only mends what was wrong is a warning`(
    field: EditableField, old: String, new: String, cost: String?, compareAt: String?
  ) throws {
    let report = PriceGuards.check(
      field, old: try eur(old),
      prices: PriceGuards.Prices(
        price: try eur(new), compareAt: try compareAt.map { try eur($0) },
        cost: try cost.map { try eur($0) }), settings: EditingSettings())
    #expect(report.verdict == .warning)
    #expect(report.guards.isEmpty)
  }

  @Test func `the thresholds come from the settings`() throws {
    var settings = EditingSettings()
    settings.maximumDrop = BasisPoints(1_000)
    settings.marginFloor = BasisPoints(3_000)
    let report = PriceGuards.check(
      .price, old: try eur("20.00"),
      prices: PriceGuards.Prices(price: try eur("17.00"), cost: try eur("12.50")),
      settings: settings)
    #expect(report.guards == [.priceDrop, .marginFloor])
    #expect(report.because?.contains("over the limit of 10 %") == true)
    #expect(report.because?.contains("under the floor of 30 %") == true)
  }

  @Test func `what may be overridden stands in one table`() {
    #expect(
      EditGuard.allCases.filter { $0.override == .never } == [.zeroPrice, .wrongCurrency])
  }

  @Test func `a guarded row goes in only when every guard that fired is overridden`() {
    var row = EditPlanRow(
      entity: .variant, entityID: 1, subject: "MUG", title: "Mug", field: .price, old: "20.00",
      new: "9.00", verdict: .refused, because: "below its cost", version: 1)
    row.guards = [.belowCost, .priceDrop]
    #expect(row.overriding([.belowCost]).verdict == .refused)
    let passed = row.overriding([.belowCost, .priceDrop, .tenfold])
    #expect(passed.verdict == .warning)
    #expect([passed].journalReason("clearance") == "clearance (over below-cost, price-drop)")
    #expect([row].journalReason("clearance") == nil)
    row.guards = [.zeroPrice]
    #expect(row.overriding(Set(EditGuard.allCases)).verdict == .refused)
    row.guards = []
    #expect(row.overriding(Set(EditGuard.allCases)).verdict == .refused)
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
    #expect(check(.compareAt, .init(price: price, compareAt: try eur("10"))) == .refused)
    #expect(check(.compareAt, .init(price: price, compareAt: try eur("0"))) == .refused)
    #expect(check(.compareAt, .init(price: price, compareAt: nil)) == .ok)
    #expect(check(.cost, .init(price: price, cost: try eur("11"))) == .refused)
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
