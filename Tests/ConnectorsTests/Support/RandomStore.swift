import Commerce

@testable import Connectors

/// SplitMix64: the same numbers for the same seed, on every machine.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Products as hostile as real ones: quotes, line breaks, HTML, missing prices and SKUs.
struct RandomStore {
  var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  private static let words = [
    "Mug", "Ünï", "\"quoted\"", "a,b", "two\nlines", "crlf\r\nhere", "<p class=\"x\">HTML</p>",
    "日本",
    "=1+1", "'apostrophe", "tab\there", "100 %", "Ærø;", "|pipe|", "-", "+5",
  ]

  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

  mutating func text(_ count: ClosedRange<Int> = 1...4) -> String {
    let number = Int.random(in: count, using: &random)
    return (0..<number).map { _ in Self.words.randomElement(using: &random) ?? "x" }
      .joined(separator: " ")
  }

  mutating func stated(_ percent: Int = 80) -> Stated<String> {
    chance(percent) ? .value(text()) : .cleared
  }

  mutating func money(_ percent: Int = 80) -> Stated<Money> {
    guard chance(percent) else { return .cleared }
    return .value(
      Money(minorUnits: Int64.random(in: 0...5_000_000, using: &random), currency: .eur))
  }

  mutating func variant(_ index: Int, of handle: String, options: [VariantOption]) -> VariantRecord
  {
    var variant = VariantRecord(
      sku: chance(85) ? "\(handle)-\(index)".uppercased() : nil, place: SourcePlace(line: 0))
    variant.options = options
    variant.position = index + 1
    variant.price = chance(95) ? money(100) : .cleared
    variant.compareAtPrice = money(30)
    variant.cost = money(50)
    variant.barcode = chance(60) ? .value("40063813339\(10 + index)") : .cleared
    variant.weightGrams = chance(70) ? .value(Int.random(in: 0...50_000, using: &random)) : .cleared
    variant.quantity = chance(80) ? .value(Int.random(in: -5...900, using: &random)) : .unstated
    variant.policy = .value([.deny, .backorder, .untracked].randomElement(using: &random) ?? .deny)
    return variant
  }

  mutating func images() -> [ProductImage] {
    (0..<Int.random(in: 0...5, using: &random)).map { index in
      ProductImage(
        url: "https://cdn.example.com/\(index)?v=1,2", position: index + 1,
        altText: chance(60) ? "alt \(index) \"of\" it" : nil)
    }
  }

  /// A product with every field that Shopify's file has.
  mutating func shopifyProduct(_ number: Int) -> ProductRecord {
    let handle = "product-\(number)"
    var product = ProductRecord(handle: handle)
    product.title = .value(text())
    product.descriptionHTML = stated()
    product.vendor = stated()
    product.productType = stated(50)
    product.category = stated(40)
    product.tags = chance(70) ? .value(["sale", "Größe M", "a \"b\""]) : .cleared
    product.status = .value(ProductStatus.allCases.randomElement(using: &random) ?? .active)
    product.isPublished = .value(chance(50))
    product.seoTitle = stated(40)
    product.seoDescription = stated(40)
    let images = images()
    product.images = images.isEmpty ? .cleared : .value(images)
    let count = Int.random(in: 1...4, using: &random)
    product.variants = (0..<count).map { index in
      let size = VariantOption(name: "Size", value: "S \(index)")
      let colour = VariantOption(name: "Colour, \"main\"", value: text(1...2) + " \(index)")
      let options = count == 1 ? [] : chance(50) || index > 0 ? [size, colour] : [size, colour]
      return variant(index, of: handle, options: options)
    }
    return product
  }
}

extension ProductRecord {
  /// As the store would give it to a writer.
  var export: ProductExport {
    var bare = self
    bare.variants = []
    var product = ProductExport(id: 1, product: bare)
    product.variants = variants.enumerated().map { index, variant in
      VariantExport(id: Int64(index), variant: variant, currency: .eur)
    }
    return product
  }

  /// Without where it stood in the file: what a store is made of.
  var withoutPlaces: ProductRecord {
    var product = self
    product.rowCount = nil
    product.variants = variants.map { variant in
      var variant = variant
      variant.place = SourcePlace(line: 0)
      return variant
    }
    return product
  }
}

/// The text of a file with these products.
func written(
  _ format: String, _ products: [ProductExport], plan: OutPlan = OutPlan()
) throws -> (text: String, summary: OutSummary) {
  let sink = MemorySink()
  let file = try OutFile(try OutFormat(id: format), plan: plan, sink: sink)
  for product in products { try file.take(product) }
  let summary = try file.finish()
  return (String(decoding: sink.bytes, as: UTF8.self), summary)
}
