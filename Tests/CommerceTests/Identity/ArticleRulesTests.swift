import Commerce
import Testing

private let mugGTIN = "4006381333931"
private let otherGTIN = "4006381333948"

/// A variant that the shop's products file describes.
private func inShop(
  _ sku: String? = "MUG-01", barcode: String? = mugGTIN, title: String = "Vika Mug",
  options: [VariantOption] = [], vendor: String? = nil, price: String? = "19.90", id: Int64 = 1
) throws -> ArticleFacts {
  ArticleFacts(
    variantID: id, productID: id, sku: sku, barcodes: barcode.map { [$0] } ?? [], title: title,
    options: options, vendor: vendor,
    price: try price.map { try Money(decimal: $0, currency: .eur) }, owner: "shop",
    isDescribed: true, listings: [ArticleListing("shop")])
}

/// A variant that a marketplace lists.
private func listed(
  _ sku: String? = "AMZ-7", barcode: String? = mugGTIN, title: String = "Vika Mug, stoneware",
  options: [VariantOption] = [], vendor: String? = nil, price: String? = "21.90", id: Int64 = 2,
  on channel: String = "amazon-de", article: String? = nil
) throws -> ArticleFacts {
  ArticleFacts(
    variantID: id, productID: id, sku: sku, barcodes: barcode.map { [$0] } ?? [], title: title,
    options: options, vendor: vendor,
    price: try price.map { try Money(decimal: $0, currency: .eur) }, owner: channel,
    listings: [ArticleListing(channel, articleID: article)])
}

struct ArticleCase: CustomTestStringConvertible, Sendable {
  var testDescription: String
  var one: ArticleFacts
  var other: ArticleFacts
  var others: [ArticleFacts] = []
  var strength: ArticleStrength?
  var codes: [String]

  init(
    _ name: String, _ one: ArticleFacts, _ other: ArticleFacts, others: [ArticleFacts] = [],
    _ strength: ArticleStrength?, _ codes: [String] = []
  ) {
    testDescription = name
    self.one = one
    self.other = other
    self.others = others
    self.strength = strength
    self.codes = codes
  }

  static func all() throws -> [ArticleCase] { try barcodes() + skus() + doubts() + duplicates() }

  private static func barcodes() throws -> [ArticleCase] {
    [
      ArticleCase("the same barcode", try inShop(), try listed(), .certain, ["same-gtin"]),
      ArticleCase(
        "the same number as UPC and EAN", try inShop(barcode: "036000291452"),
        try listed(barcode: "0036000291452"), .certain, ["same-gtin"]),
      ArticleCase(
        "a wrong check digit", try inShop(barcode: "4006381333932"),
        try listed(barcode: "4006381333932"), nil),
      ArticleCase(
        "a number for use inside a store", try inShop(barcode: "2000000000015"),
        try listed(barcode: "2000000000015"), nil),
      ArticleCase("nothing in common", try inShop(), try listed(barcode: otherGTIN), nil),
      ArticleCase(
        "the same words alone", try inShop(barcode: nil, title: "Vika Mug"),
        try listed(barcode: nil, title: "Vika Mug"), nil),
      ArticleCase(
        "a third variant with the barcode beside one of them", try inShop(), try listed(),
        others: [try listed("AMZ-8", id: 3)], .likely, ["same-gtin", "crowded-gtin"]),
      ArticleCase(
        "a third variant with the barcode on a third channel", try inShop(), try listed(),
        others: [try listed("AMZ-8", id: 3, on: "amazon-fr")], .certain, ["same-gtin"]),
      ArticleCase(
        "a barcode that nine variants have", try inShop(), try listed(),
        others: try (3...9).map { try listed("AMZ-\($0)", id: $0, on: "c\($0)") }, nil),
      ArticleCase(
        "the same id on two marketplaces", try listed(barcode: nil, id: 1, article: "B000000001"),
        try listed("FR-7", barcode: nil, on: "amazon-fr", article: "B000000001"), .likely,
        ["same-article-id", "same-words"]),
    ]
  }

  private static func skus() throws -> [ArticleCase] {
    [
      ArticleCase(
        "SKUs that differ in punctuation, with the same words",
        try inShop(barcode: nil), try listed("mug 1", barcode: nil, title: "Mug, Vika"), .likely,
        ["same-sku", "same-words"]),
      ArticleCase(
        "the colour in the title of one and the option of the other",
        try inShop(
          "MUG-N", barcode: nil, options: [VariantOption(name: "Colour", value: "Navy")]),
        try listed("MUG N", barcode: nil, title: "Vika Mug Navy"), .likely,
        ["same-sku", "same-words"]),
      ArticleCase(
        "such SKUs, and of one nothing but its SKU",
        try inShop(barcode: nil),
        ArticleFacts(variantID: 2, productID: 2, sku: "mug01", title: "mug01"), .likely,
        ["same-sku"]),
      ArticleCase(
        "such SKUs alone", try inShop(barcode: nil), try listed("mug 1", barcode: nil), .doubtful,
        ["same-sku"]),
      ArticleCase(
        "such SKUs and two barcodes", try inShop(), try listed("mug 1", barcode: otherGTIN), nil),
      ArticleCase(
        "such SKUs and another size",
        try inShop("TEE-S", barcode: nil, options: [VariantOption(name: "Size", value: "S")]),
        try listed("TEE S", barcode: nil, options: [VariantOption(name: "size", value: "M")]), nil),
    ]
  }

  private static func doubts() throws -> [ArticleCase] {
    let small = [VariantOption(name: "Size", value: "S")]
    let large = [VariantOption(name: "Size", value: "L")]
    return [
      ArticleCase(
        "the same barcode, other vendors", try inShop(vendor: "Nordlicht"),
        try listed(vendor: "Acme"), .likely, ["same-gtin", "different-vendors"]),
      ArticleCase(
        "a vendor in other letters", try inShop(vendor: "NORDLICHT"),
        try listed(vendor: "Nordlicht"), .certain, ["same-gtin"]),
      ArticleCase(
        "the same barcode, twice the price and a cent", try inShop(price: "10.00"),
        try listed(price: "20.01"), .likely, ["same-gtin", "far-prices"]),
      ArticleCase(
        "exactly twice the price", try inShop(price: "10.00"), try listed(price: "20.00"), .certain,
        ["same-gtin"]),
      ArticleCase(
        "the same barcode, no word in common", try inShop(), try listed(title: "Becher blau"),
        .likely, ["same-gtin", "different-titles"]),
      ArticleCase(
        "the same barcode, other vendor and price", try inShop(vendor: "A", price: "10.00"),
        try listed(vendor: "B", price: "50.00"), .doubtful,
        ["same-gtin", "different-vendors", "far-prices"]),
      ArticleCase(
        "the same barcode, another size", try inShop(options: small), try listed(options: large),
        .doubtful, ["same-gtin", "different-option"]),
      ArticleCase(
        "the same barcode on one and on two of it", try inShop(),
        try listed(title: "Vika Mug 2-Pack"), .doubtful, ["same-gtin", "different-pack"]),
      ArticleCase(
        "such SKUs, other words and price: never less than doubtful",
        try inShop("SOAP-12", barcode: nil, title: "Olive Soap", price: "4.00"),
        try listed("SOAP 12", barcode: nil, title: "Dish brush", price: "40.00"), .doubtful,
        ["same-sku", "far-prices", "different-titles"]),
    ]
  }

  private static func duplicates() throws -> [ArticleCase] {
    [
      ArticleCase(
        "the same barcode twice on one channel", try listed(id: 1), try listed("AMZ-8"), .duplicate,
        ["same-gtin", "same-words"]),
      ArticleCase(
        "such SKUs in one products file", try inShop("MUG-01", barcode: nil),
        try inShop("mug 1", barcode: nil, id: 2), .duplicate, ["same-sku", "same-words"]),
      ArticleCase(
        "the same barcode on two sizes",
        try inShop(options: [VariantOption(name: "Size", value: "S")]),
        try inShop("MUG-02", options: [VariantOption(name: "Size", value: "L")], id: 2), .duplicate,
        ["same-gtin", "different-option"]),
      ArticleCase(
        "such SKUs in one file with two barcodes", try inShop("MUG-01"),
        try inShop("mug 1", barcode: otherGTIN, id: 2), nil),
    ]
  }
}

@Suite struct ArticleRulesTests {
  @Test(arguments: try ArticleCase.all())
  func `what speaks for two variants and against them makes how sure it is`(
    one: ArticleCase
  ) throws {
    let match = ArticleRules.match(one.one, one.other, others: one.others)
    #expect(match?.strength == one.strength)
    guard let match else { return #expect(one.codes.isEmpty) }
    #expect(match.evidence.map(\.code) == one.codes)
    #expect(match.evidence.allSatisfy { $0.sentence.hasSuffix(".") })
    #expect((match.remedy(one.one, one.other) != nil) == (match.strength == .duplicate))
    // Whichever is named first.
    let turned = ArticleRules.match(one.other, one.one, others: one.others)
    #expect(turned?.strength == one.strength)
    #expect(turned?.facts == match.facts)
  }

  @Test func `each reason is a sentence with its values`() throws {
    let match = try #require(
      ArticleRules.match(
        inShop("MUG-01", vendor: "A", price: "10.00"), listed("mug 1", vendor: "B", price: "30.00"))
    )
    #expect(
      match.evidence.map(\.sentence) == [
        "Both have the barcode 4006381333931.",
        "Their SKUs differ in case, spaces or punctuation only: MUG-01, mug 1.",
        "Their vendors differ: A, B.", "Their prices are far apart: 10.00 and 30.00 EUR.",
      ])
  }

  @Test func `the one that a products file describes stays, then an owned one, then the older`()
    throws
  {
    let bare = ArticleFacts(variantID: 9, productID: 9, sku: "X", title: "X")
    #expect(ArticleRules.kept(try listed(id: 1), try inShop(id: 5)) == 5)
    #expect(ArticleRules.kept(try listed(id: 10), bare) == 10)
    #expect(ArticleRules.kept(try listed(id: 4), try listed(id: 3, on: "amazon-fr")) == 3)
  }

  @Test func `a decision answers until something new speaks for it`() throws {
    let decided = try #require(ArticleRules.match(inShop(), listed())).facts
    let same = try #require(ArticleRules.match(inShop(price: "1.00"), listed())).facts
    #expect(ArticleMatch.isCovered(same, by: decided))
    let more = try #require(ArticleRules.match(inShop("AMZ 7"), listed())).facts
    #expect(!ArticleMatch.isCovered(more, by: decided))
    let other = try #require(
      ArticleRules.match(inShop(barcode: otherGTIN), listed(barcode: otherGTIN))
    ).facts
    #expect(!ArticleMatch.isCovered(other, by: decided))
  }
}
