import Commerce
import Testing

@Suite struct ContentRulesTests {
  private func codes(_ change: (inout ProductContent) -> Void) -> [FindingCode] {
    var product = ProductContent()
    change(&product)
    return ContentRules.findings(product).map(\.code)
  }

  @Test func `what is unknown proves nothing`() {
    #expect(codes { _ in }.isEmpty)
    #expect(ContentRules.findings(VariantContent()).isEmpty)
  }

  @Test(arguments: [
    ("", [FindingCode.titleEmpty]), ("  ", [.titleEmpty]), ("Red mug", []),
    (String(repeating: "x", count: 150), []),
    (String(repeating: "x", count: 151), [.titleTooLongForGoogle]),
    ("RED MUG", [.titleShouts]), ("ACME red mug", []), ("ACME RED MUG", [.titleShouts]),
    ("ACME", []), ("Mug with FREE shipping", [.titlePromotes]), ("Mug <b>red</b>", [.markup]),
    ("杯子红色", []),
  ])
  func `titles everywhere`(title: String, expected: [FindingCode]) {
    #expect(
      codes {
        $0.title = title
        $0.vendor = "ACME"
      } == expected)
  }

  @Test(arguments: [
    ("Red mug!", [FindingCode.titleCharactersForAmazon]), ("Mug mug Mug", [.titleRepeatsForAmazon]),
    ("The cup of the king of the hill", []), ("Mug mug", []),
    (String(repeating: "x", count: 201), [.titleTooLongForGoogle, .titleTooLongForAmazon]),
  ])
  func `titles on Amazon`(title: String, expected: [FindingCode]) {
    #expect(
      codes {
        $0.title = title
        $0.platforms = [.amazon]
      } == expected)
  }

  @Test func `Amazon's rules are for what is on Amazon`() {
    #expect(codes { $0.title = "Red mug!" }.isEmpty)
  }

  @Test(arguments: [
    ("", [FindingCode.descriptionEmpty]), ("<p> </p>", [.descriptionEmpty]), ("<p>Good.</p>", []),
    ("<p>" + String(repeating: "x", count: 5_001) + "</p>", [.descriptionTooLongForGoogle]),
  ])
  func `a description is its text, not its tags`(html: String, expected: [FindingCode]) {
    #expect(codes { $0.descriptionHTML = html } == expected)
  }

  @Test(arguments: [(0, true), (1, false), (60, false), (61, true)])
  func `SEO titles fit the search results`(count: Int, fires: Bool) {
    let title = String(repeating: "é", count: count)
    #expect(codes { $0.seoTitle = title } == (fires ? [.seoTitle] : []))
  }

  @Test(arguments: [(0, true), (119, true), (120, false), (160, false), (161, true)])
  func `meta descriptions fit the search results`(count: Int, fires: Bool) {
    let text = String(repeating: "é", count: count)
    #expect(codes { $0.seoDescription = text } == (fires ? [.seoDescription] : []))
  }

  @Test func `images are there, enough and described`() {
    func images(_ count: Int, alt: String? = "A mug") -> [ProductImage] {
      (0..<count).map { ProductImage(url: "u\($0)", position: $0 + 1, altText: alt) }
    }
    #expect(codes { $0.images = [] } == [.noImage])
    #expect(codes { $0.images = images(3) } == [.fewImages])
    #expect(codes { $0.images = images(4) }.isEmpty)
    #expect(codes { $0.images = images(4, alt: "") } == [.imageWithoutText])
    let onAmazon = codes {
      $0.images = images(5)
      $0.platforms = [.amazon]
    }
    #expect(onAmazon == [.fewImages])
  }

  @Test func `a product is in a category`() {
    #expect(codes { $0.category = " " } == [.noCategory])
    #expect(codes { $0.category = "Mugs" }.isEmpty)
  }

  @Test(arguments: [
    ("4006381333931", []), ("4006381333932", [FindingCode.gtinBad]),
    ("2000000000008", [.gtinRestricted]),
    ("036000291452", []), ("", []), ("96385074", []),
  ])
  func `barcodes are trade item numbers`(barcode: String, expected: [FindingCode]) {
    #expect(ContentRules.findings(VariantContent(barcode: barcode)).map(\.code) == expected)
  }

  @Test(
    arguments: [
      ("0", nil, nil, [FindingCode.priceZero]), ("10", "9", nil, [.compareAtNotAbovePrice]),
      ("10", "10", nil, [.compareAtNotAbovePrice]), ("10", "11", "10", []), ("10", "0", nil, []),
      ("10", nil, "10.01", [.priceBelowCost]),
    ] as [(String, String?, String?, [FindingCode])])
  func `prices make sense`(
    price: String, compareAt: String?, cost: String?, expected: [FindingCode]
  ) throws {
    let variant = VariantContent(
      price: try eur(price), compareAt: try compareAt.map { try eur($0) },
      cost: try cost.map { try eur($0) })
    #expect(ContentRules.findings(variant).map(\.code) == expected)
  }

  @Test func `a SKU has no blanks`() {
    #expect(ContentRules.findings(VariantContent(sku: "MUG RED")).map(\.code) == [.skuForm])
    #expect(ContentRules.findings(VariantContent(sku: "MUG-RED")).isEmpty)
  }
}
