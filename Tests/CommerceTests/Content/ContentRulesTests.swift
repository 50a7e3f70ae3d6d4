import Testing

@testable import Commerce

@Suite struct ContentRulesTests {
  @Test func `nothing is wrong with a flawless product, and its score says so`() throws {
    let verdict = try judged { _ in }
    #expect(verdict.findings.isEmpty)
    #expect(verdict.scores.map(\.score) == [100, 100])
    #expect(verdict.nextChangeAt == nil)
  }

  @Test func `archived products are left alone`() throws {
    let verdict = try judged {
      $0.product.title = ""
      $0.product.status = .archived
    }
    #expect(verdict.findings.isEmpty)
    #expect(verdict.scores.isEmpty)
  }

  @Test func `what is unknown proves nothing`() throws {
    let verdict = try judged { facts in
      facts.product = ProductContent()
      facts.variants = []
    }
    #expect(verdict.findings.isEmpty)
  }

  // MARK: Titles

  @Test(
    arguments: [
      ("", ["T_EMPTY shop"]), ("  ", ["T_EMPTY shop"]),
      ("Free shipping mug", ["T_PROMO shop"]), ("Salon saleable mug", []),
      ("Mug www.example.com", ["T_PROMO shop"]), ("Mug a@example.com", ["T_PROMO shop"]),
      ("Mug, call +49 30 901820", ["T_PROMO shop"]), ("Mug 350 ml +2 lids", []),
      ("ENAMEL MUG", ["T_CAPS shop"]), ("Kelowerk MUG XL", ["T_CAPS shop"]), ("MUG", []),
      ("Mug <b>red</b>", ["HTML shop", "T_AMZ_CHARS amazon-de"]),
      ("Mug 5 $", ["T_AMZ_CHARS amazon-de"]), ("Mug ~ red", ["T_AMZ_CHARS amazon-de"]),
      ("mug Mug MUG", ["T_AMZ_REPEAT amazon-de"]), ("mug and tea and milk and sugar", []),
    ] as [(String, [String])])
  func `titles name the product and nothing else`(title: String, expected: [String]) throws {
    #expect(try found { $0.product.title = title } == expected)
  }

  @Test(
    arguments: [
      (150, []), (151, ["T_GOOGLE_LEN shop"]), (200, ["T_GOOGLE_LEN shop"]),
      (201, ["T_GOOGLE_LEN shop", "T_AMZ_LEN amazon-de"]),
    ] as [(Int, [String])])
  func `titles fit each channel, counted in characters`(count: Int, expected: [String]) throws {
    let title = String(repeating: "é", count: count)
    #expect(try found { $0.product.title = title } == expected)
  }

  @Test func `a listing's own title is judged by its channel's rules, not the product's`() throws {
    let ofAmazon = try judged {
      $0.channels[1].listings[0].title = "Fjell mug, mug, mug with a lid"
    }
    #expect(ofAmazon.findings.map(\.code) == [.titleRepeatsForAmazon, .drift])
    #expect(ofAmazon.findings.allSatisfy { $0.channel == "amazon-de" && $0.isChannelsOwn })
    let long = String(repeating: "x", count: 210)
    let shared = try found {
      $0.product.title = long
      $0.channels[1].listings[0].title = "Fjell Enamel Mug"
    }
    #expect(shared == ["T_GOOGLE_LEN shop", "DRIFT amazon-de title"])
  }

  @Test func `a title that stops inside a word of the product's title was cut`() throws {
    let cut = try found {
      $0.product.title = "Fjell Enamel Mug with a wooden lid"
      $0.channels[1].listings[0].title = "Fjell Enamel Mug with a woo"
    }
    #expect(cut.contains("TRUNC amazon-de"))
    let whole = try found {
      $0.product.title = "Fjell Enamel Mug with a wooden lid"
      $0.channels[1].listings[0].title = "Fjell Enamel Mug with a wooden"
    }
    #expect(!whole.contains("TRUNC amazon-de"))
  }

  // MARK: Texts

  @Test(
    arguments: [
      ("", ["D_EMPTY shop"]), ("<p> </p>", ["D_EMPTY shop"]), ("<p>Steel.<br>Red.<li>Lid", []),
      ("<div>Steel.", ["HTML shop"]), ("Steel.</b>", ["HTML shop"]),
      ("Steel. <script>x()</script>", ["HTML shop"]), ("Steel <b", ["HTML shop"]),
      ("Under 5 < 6 cm", []), ("<p>" + String(repeating: "x", count: 5_000), []),
      (String(repeating: "x", count: 5_001), ["D_GOOGLE_LEN shop"]),
    ] as [(String, [String])])
  func `descriptions are there, fit and are closed`(html: String, expected: [String]) throws {
    #expect(try found { $0.product.descriptionHTML = html } == expected)
  }

  @Test(arguments: [(0, true), (1, false), (60, false), (61, true)])
  func `SEO titles fit the search results`(count: Int, fires: Bool) throws {
    let title = String(repeating: "é", count: count)
    #expect(try found { $0.product.seoTitle = title } == (fires ? ["SEO_T shop"] : []))
  }

  @Test(arguments: [(0, true), (119, true), (120, false), (160, false), (161, true)])
  func `meta descriptions fit the search results`(count: Int, fires: Bool) throws {
    let text = String(repeating: "é", count: count)
    #expect(try found { $0.product.seoDescription = text } == (fires ? ["SEO_D shop"] : []))
  }

  @Test func `no two products have one SEO title, meta description or main image`() throws {
    #expect(try found { $0.product.sharesSEOTitle = true } == ["SEO_T shop"])
    #expect(try found { $0.product.sharesSEODescription = true } == ["SEO_D shop"])
    #expect(try found { $0.product.sharesMainImage = true } == ["IMG_DUP shop"])
  }

  @Test func `search engines and pictures matter to own stores only`() throws {
    let onAmazonAlone = try found { facts in
      facts.channels.removeFirst()
      facts.owner = "amazon-de"
      facts.product.seoTitle = ""
      facts.product.images = []
      facts.product.category = ""
    }
    #expect(onAmazonAlone.isEmpty)
  }

  @Test func `a product is in a category`() throws {
    #expect(try found { $0.product.category = " " } == ["CAT_NONE shop"])
  }

  // MARK: Images

  @Test func `images are there, enough, described and each once`() throws {
    func images(_ count: Int, alt: String? = "A mug") -> [ProductImage] {
      (0..<count).map { ProductImage(url: "u\($0)", position: $0 + 1, altText: alt) }
    }
    #expect(try found { $0.product.images = [] } == ["IMG_NONE shop"])
    #expect(try found { $0.product.images = images(3) } == ["IMG_FEW shop"])
    #expect(try found { $0.product.images = images(4, alt: "") } == ["IMG_ALT shop"])
    let twice = images(4) + [ProductImage(url: "u2", position: 5, altText: "Again")]
    #expect(try found { $0.product.images = twice } == ["IMG_DUP shop"])
  }

  // MARK: Identity

  @Test(
    arguments: [
      ("6291041500213", []), ("4006381333931", []), ("036000291452", []), ("96385074", []),
      ("10614141000415", []), ("4006381333932", ["GTIN_BAD shop"]),
      ("629104150021", ["GTIN_BAD shop"]), ("40063813339A1", ["GTIN_BAD shop"]),
      ("2000000000008", ["GTIN_RESTRICTED shop"]), ("9800000000007", ["GTIN_RESTRICTED shop"]),
      ("", []),
    ] as [(String, [String])])
  func `barcodes are trade item numbers`(barcode: String, expected: [String]) throws {
    #expect(try found { $0.variants[0].barcode = barcode } == expected)
  }

  @Test func `barcodes and SKUs belong to one variant`() throws {
    #expect(try found { $0.variants[0].sharesBarcode = true } == ["GTIN_DUP shop"])
    #expect(try found { $0.variants[0].sharesSKU = true } == ["SKU_DUP shop"])
  }

  @Test(
    arguments: [
      ("MUG-RED", false), ("MUG RED", true), ("MUG-1O0", true), ("MUG-R0T", true),
      ("OX-100", false),
      ("MUG-350ML", false), ("TOOL-0", false),
    ])
  func `SKUs are not easily mistyped`(sku: String, fires: Bool) throws {
    #expect(try found { $0.variants[0].sku = sku } == (fires ? ["SKU_FORM shop"] : []))
  }

  @Test(arguments: [(50, false), (51, true)])
  func `Google's id takes 50 characters`(count: Int, fires: Bool) throws {
    let sku = String(repeating: "A", count: count)
    #expect(try found { $0.variants[0].sku = sku } == (fires ? ["ID_GOOGLE shop"] : []))
  }

  @Test func `siblings have the same options, each its own choice`() throws {
    func with(_ options: [[VariantOption]]) throws -> [String] {
      try found { facts in
        facts.variants = options.enumerated().map { index, options in
          VariantContent(id: Int64(index + 1), options: options)
        }
      }
    }
    let red = VariantOption(name: "Colour", value: "Red")
    let blue = VariantOption(name: "Colour", value: "Blue")
    let small = VariantOption(name: "Size", value: "S")
    #expect(try with([[red], [blue]]).isEmpty)
    #expect(try with([[red]]).isEmpty)
    #expect(try with([[red], [red]]) == ["VAR_OPT shop"])
    #expect(try with([[red], []]) == ["VAR_OPT shop"])
    #expect(try with([[red], [small]]) == ["VAR_OPT shop"])
  }

  @Test func `a weight is missing where files have weights`() throws {
    #expect(try found { $0.variants[0].weightGrams = nil } == ["LOGISTICS shop"])
    let unstated = try found {
      $0.variants[0].weightGrams = nil
      $0.variants[0].statesWeight = false
    }
    #expect(unstated.isEmpty)
  }
}
