import Commerce
import Testing

@testable import Connectors

/// Files that make products on their platform, and formats that can't.
@Suite struct NewProductFileTests {
  private let fields: Set<EditableField> = [
    .title, .vendor, .status, .images, .sku, .price, .option(1), .optionName(1),
  ]

  private func tee(isNew: Bool = true) throws -> ProductExport {
    var product = ProductRecord(handle: "tee")
    product.title = .value("Tee")
    product.vendor = .value("Acme")
    product.status = .value(.draft)
    product.images = .value([ProductImage(url: "https://cdn.example/1.jpg", position: 1)])
    product.variants = try ["S", "M"].map { size in
      var variant = VariantRecord(sku: "TEE-\(size)", place: SourcePlace(line: 0))
      variant.options = [VariantOption(name: "Size", value: size)]
      variant.price = .value(try Money(decimal: "19.90", currency: .eur))
      variant.policy = .value(.deny)
      return variant
    }
    var export = product.export
    export.isNew = isNew
    export.edited = isNew ? [.title, .vendor, .status, .images] : []
    for index in export.variants.indices {
      export.variants[index].isNew = isNew || index == 1
      guard export.variants[index].isNew else { continue }
      export.variants[index].edited = [.sku, .price, .option(1), .optionName(1)]
    }
    return export
  }

  private func file(
    _ format: String, _ products: [ProductExport], _ fields: Set<EditableField>
  ) throws -> (text: String, summary: OutSummary) {
    var plan = OutPlan()
    plan.pending = fields
    plan.hasNew = true
    plan.lastHeader = format == "shopify-products" ? Headers.shopifyClassic : []
    return try written(format, products, plan: plan)
  }

  private func lines(_ text: String) -> [String] {
    text.split(whereSeparator: \.isNewline).map(String.init)
  }

  @Test func `Shopify gets everything that makes a product, and nothing that nobody gave it`()
    throws
  {
    let file = try file("shopify-products", [try tee()], fields)
    #expect(
      lines(file.text) == [
        "Handle,Title,Vendor,Option1 Name,Option1 Value,Option2 Name,Option2 Value,"
          + "Option3 Name,Option3 Value,Variant SKU,Variant Grams,Variant Inventory Tracker,"
          + "Variant Inventory Policy,Variant Price,Variant Barcode,Image Src,Image Position,"
          + "Image Alt Text,Status",
        "tee,Tee,Acme,Size,S,,,,,TEE-S,,shopify,deny,19.90,,https://cdn.example/1.jpg,1,,draft",
        "tee,,,,M,,,,,TEE-M,,shopify,deny,19.90,,,,,",
      ])
    #expect(file.summary.issues == [])
    #expect(file.summary.written.count == 12)
  }

  @Test(arguments: ["shopify-products-classic", "shopify-products-current"])
  func `what Shopify is given reads back as the product that was set up`(format: String) throws {
    let product = try tee()
    let file = try file(format, [product], fields)
    let back = try #require(try reading(file.text).products.first)
    #expect(back.handle == "tee")
    #expect(back.title == .value("Tee"))
    #expect(back.status == .value(.draft))
    #expect(back.images == product.product.images)
    #expect(back.variants.map(\.sku) == ["TEE-S", "TEE-M"])
    #expect(back.variants.map(\.options) == product.variants.map(\.variant.options))
    #expect(back.variants.map(\.price) == product.variants.map(\.variant.price))
    #expect(back.variants.map(\.policy) == [.value(.deny), .value(.deny)])
  }

  @Test
  func `a new variant of a product that is there brings its options and nothing of the others`()
    throws
  {
    let file = try file("shopify-products", [try tee(isNew: false)], [.sku, .price, .option(1)])
    let rows = lines(file.text)
    #expect(rows.count == 2)
    #expect(rows.last == "tee,Tee,Size,M,,,,,TEE-M,,shopify,deny,19.90,,draft")
    #expect(file.summary.issues == [])
  }

  @Test func `an edited option of a variant that is there is still refused`() throws {
    var tee = try tee(isNew: false)
    tee.variants[0].edited = [.option(1)]
    let file = try file("shopify-products", [tee], [.sku, .price, .option(1)])
    #expect(file.summary.issues.map(\.subject) == ["TEE-S"])
    #expect(file.summary.issues.map(\.field) == ["option1"])
  }

  @Test(arguments: ["magento-products", "amazon-price-quantity"])
  func `a format that makes nothing new says so and leaves it out`(format: String) throws {
    let file = try file(format, [try tee()], fields)
    #expect(lines(file.text).count == 1)
    #expect(file.summary.written == [])
    #expect(file.summary.issues.map(\.subject) == ["TEE-S", "TEE-M"])
    #expect(
      file.summary.issues.first?.reason.hasSuffix(
        "changes what is there and makes nothing new; make it there, and the next import confirms "
          + "it") == true)
  }

  @Test func `a variant that was archived is told, because no file takes it away`() throws {
    var tee = try tee(isNew: false)
    tee.variants.removeLast()
    tee.archived = ["TEE-M"]
    let file = try file("shopify-products", [tee], [.variantStatus])
    #expect(lines(file.text).count == 1)
    #expect(file.summary.issues.map(\.subject) == ["TEE-M"])
    #expect(file.summary.issues.map(\.field) == ["variant-status"])
  }
}
