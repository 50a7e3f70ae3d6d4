import Commerce
import Testing

@testable import Connectors

/// Files of pending edits: what changed, what identifies the row, and nothing else.
@Suite struct PendingFileTests {
  private func tee() throws -> ProductExport {
    var product = ProductRecord(handle: "tee")
    product.title = .value("Tee")
    product.vendor = .value("Acme")
    product.tags = .value(["summer", "sale"])
    product.variants = try ["S", "M"].map { size in
      var variant = VariantRecord(sku: "TEE-\(size)", place: SourcePlace(line: 0))
      variant.options = [VariantOption(name: "Size", value: size)]
      variant.price = .value(try Money(decimal: "19.90", currency: .eur))
      variant.policy = .value(.deny)
      return variant
    }
    return product.export
  }

  private func lines(
    _ format: String, _ products: [ProductExport], _ fields: Set<EditableField>
  ) throws -> (lines: [String], summary: OutSummary) {
    var plan = OutPlan()
    plan.pending = fields
    plan.lastHeader = format.hasPrefix("shopify") ? Headers.shopifyClassic : []
    let file = try written(format, products, plan: plan)
    let lines = file.text.split(whereSeparator: \.isNewline).map(String.init)
    return (lines, file.summary)
  }

  @Test func `Shopify gets handle, title, options and the price that changed`() throws {
    var tee = try tee()
    tee.variants[1].edited = [.price]
    let file = try lines("shopify-products", [tee], [.price])
    #expect(
      file.lines == [
        "Handle,Title,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Option3 Name,"
          + "Option3 Value,Variant Price",
        "tee,Tee,Size,M,,,,,19.90",
      ])
    #expect(file.summary.written == [ExportedEdit(entity: .variant, entityID: 1, field: .price)])
  }

  @Test func `Shopify gets no option columns when only the product changed`() throws {
    var tee = try tee()
    tee.edited = [.tags]
    let file = try lines("shopify-products", [tee], [.tags])
    #expect(file.lines == ["Handle,Title,Tags", "tee,Tee,\"summer, sale\""])
  }

  @Test func `product fields stand on the first row, and nothing is blank that was not edited`()
    throws
  {
    var tee = try tee()
    tee.variants[1].edited = [.price]
    var cup = ProductRecord(handle: "cup")
    cup.title = .value("Cup")
    cup.vendor = .value("New vendor")
    cup.variants = [VariantRecord(sku: "CUP", place: SourcePlace(line: 0))]
    cup.variants[0].price = .value(try Money(decimal: "5.00", currency: .eur))
    var edited = cup.export
    edited.edited = [.vendor]
    let file = try lines("shopify-products", [tee, edited], [.price, .vendor])
    #expect(
      Array(file.lines.dropFirst()) == [
        "tee,Tee,Acme,Size,M,,,,,19.90", "cup,Cup,New vendor,Title,Default Title,,,,,5.00",
      ])
  }

  @Test func `a cleared field is a blank cell for Shopify and Magento's own word there`() throws {
    var tee = try tee()
    tee.product.vendor = .cleared
    tee.product.seoTitle = .cleared
    tee.edited = [.seoTitle]
    let shopify = try lines("shopify-products", [tee], [.seoTitle])
    #expect(shopify.lines == ["Handle,Title,SEO Title", "tee,Tee,"])
    let magento = try lines("magento-products", [tee], [.seoTitle])
    #expect(magento.lines == ["sku,store_view_code,meta_title", "tee,,__EMPTY__VALUE__"])
  }

  @Test func `Amazon gets the SKU and the price`() throws {
    var tee = try tee()
    tee.variants[0].edited = [.price]
    let file = try lines("amazon-price-quantity", [tee], [.price])
    #expect(file.lines.count == 2)
    #expect(file.lines.last == "TEE-S\t19.90\t\t\t\t\t")
    #expect(file.summary.written.count == 1)
  }

  @Test func `what a format can't say is refused with the reason and is not marked`() throws {
    var tee = try tee()
    tee.edited = [.title]
    tee.variants[0].edited = [.cost, .price]
    let file = try lines("amazon-price-quantity", [tee], [.title, .cost, .price])
    #expect(file.summary.issues.map(\.subject) == ["tee", "TEE-S"])
    #expect(file.summary.issues.map(\.field) == ["title", "cost"])
    #expect(file.summary.written == [ExportedEdit(entity: .variant, entityID: 0, field: .price)])
  }

  @Test func `an edited SKU is known to Shopify by its options, to Amazon by the old one`() throws {
    var tee = try tee()
    tee.variants[0].variant.sku = "TEE-SMALL"
    tee.variants[0].knownSKU = "TEE-S"
    tee.variants[0].edited = [.sku, .price]
    let shopify = try lines("shopify-products", [tee], [.sku])
    #expect(shopify.lines.last == "tee,Tee,Size,S,,,,,TEE-SMALL")
    let amazon = try lines("amazon-price-quantity", [tee], [.sku, .price])
    #expect(amazon.lines.last?.hasPrefix("TEE-S\t19.90") == true)
    #expect(amazon.summary.issues.map(\.field) == ["sku"])
  }

  @Test func `an edited barcode or vendor goes into the attribute that it was read from`() throws {
    var product = ProductRecord(handle: "M-1")
    product.title = .value("M")
    product.vendor = .value("Acme, \"Ltd\"")
    product.extra = [
      ExtraColumn(name: "additional_attributes", value: "color=Red,manufacturer=Old,ean=1")
    ]
    var variant = VariantRecord(sku: "M-1", place: SourcePlace(line: 0))
    variant.barcode = .value("4006381333931")
    product.variants = [variant]
    var export = product.export
    export.edited = [.vendor]
    export.variants[0].edited = [.barcode]
    let sink = try written(
      "magento-products", [export],
      plan: {
        var plan = OutPlan(); plan.pending = [.vendor, .barcode]; return plan
      }())
    let read = try reading(
      "sku,store_view_code,name,product_type,price,additional_attributes\n"
        + sink.text.split(separator: "\n")[1].replacing("M-1,,", with: "M-1,,M,simple,1,"))
    #expect(read.products.first?.vendor == .value("Acme, \"Ltd\""))
    #expect(read.products.first?.variants.first?.barcode == .value("4006381333931"))
    #expect(!sink.text.contains("color"))
  }

  @Test(arguments: OutFormat.all.filter { $0.platform != .plain }, EditableField.allCases)
  func `each field has its column or a reason`(format: OutFormat, field: EditableField) {
    switch format.rule(for: field) {
    case .column(let name): #expect(!name.isEmpty)
    case .refused(let reason): #expect(reason.count > 20, "\(reason)")
    }
  }
}
