import Commerce
import Testing

@testable import Connectors

@Suite struct `Shopify products` {
  @Test func `a real export goes in whole`() throws {
    let read = try reading(path: realFile("shopify_products_packt_MIT.csv"))
    #expect(read.file.format.id == "shopify-products")
    #expect(read.file.header.count == 48)
    #expect(read.issues.isEmpty)
    #expect(read.summary.warnings.isEmpty)
    #expect(read.products.count == 20)
    let lamp = try #require(read.products.first)
    #expect(lamp.title == .value("Floor Lamp"))
    #expect(lamp.tags == .value(["Black", "Lamp"]))
    #expect(lamp.status == .value(.active))
    #expect(lamp.isPublished == .value(true))
    let variant = try #require(lamp.variants.first)
    #expect(variant.sku == nil)
    #expect(variant.options.isEmpty)
    #expect(variant.price == .value(Money(minorUnits: 6_999, currency: .eur)))
    #expect(variant.compareAtPrice == .value(Money(minorUnits: 8_500, currency: .eur)))
    #expect(variant.policy == .value(.untracked))
    #expect(variant.quantity == .value(1))
    #expect(variant.weightGrams == .value(0))
    #expect(variant.cost == .cleared)
    let chairs = try #require(read.products.dropFirst().first)
    #expect(chairs.descriptionHTML.value?.contains("\n<p><span>Lorem ipsum") == true)
  }

  @Test(arguments: [
    (Headers.shopifyClassic, "Variant SKU", "Handle", "Variant Price"),
    (Headers.shopifyMarkets, "Variant SKU", "Handle", "Variant Price"),
    (Headers.shopifyCurrent, "SKU", "URL handle", "Price"),
  ])
  func `each of the three headers gives the same variant`(
    header: [String], sku: String, handle: String, price: String
  ) throws {
    let row = [
      handle: "tee", "Title": "Tee", sku: "TEE-1", price: "19.99", "Status": "Active",
      "Option1 Name": "Size", "Option1 name": "Size", "Option1 Value": "M", "Option1 value": "M",
      "Variant Inventory Tracker": "shopify", "Inventory tracker": "shopify",
      "Variant Inventory Qty": "-3", "Inventory quantity": "-3",
      "Variant Inventory Policy": "deny", "Continue selling when out of stock": "DENY",
      "Variant Grams": "250.5", "Weight value (grams)": "250.5",
    ]
    let read = try reading(table(header, [row]))
    #expect(read.file.format.id == "shopify-products")
    #expect(read.issues.isEmpty)
    let product = try #require(read.products.first)
    #expect(product.handle == "tee")
    #expect(product.status == .value(.active))
    let variant = try #require(product.variants.first)
    #expect(variant.sku == "TEE-1")
    #expect(variant.options == [VariantOption(name: "Size", value: "M")])
    #expect(variant.price.value?.minorUnits == 1_999)
    #expect(variant.quantity == .value(-3))
    #expect(variant.policy == .value(.deny))
    #expect(variant.weightGrams == .value(251))
  }

  @Test func `rows of a handle are one product, and image rows are no variants`() throws {
    let read = try reading(
      table(
        Headers.shopifyClassic,
        [
          [
            "Handle": "tee", "Title": "Tee", "Option1 Name": "Size", "Option1 Value": "S",
            "Variant SKU": "A", "Variant Price": "10.00", "Image Src": "https://i/1",
            "Image Position": "1",
          ],
          [
            "Handle": "tee", "Option1 Value": "M", "Variant SKU": "B", "Variant Price": "11.00",
            "Image Src": "https://i/2", "Image Position": "2", "Image Alt Text": "back",
          ],
          ["Handle": "tee", "Image Src": "https://i/3", "Image Position": "3"],
          ["Handle": "mug", "Title": "Mug", "Variant Price": "5.00"],
        ]))
    #expect(read.summary.rows == 4)
    #expect(read.products.map(\.handle) == ["tee", "mug"])
    let tee = read.products[0]
    #expect(tee.variants.map(\.sku) == ["A", "B"])
    #expect(tee.variants[1].options == [VariantOption(name: "Size", value: "M")])
    #expect(tee.variants[1].place == SourcePlace(line: 3))
    #expect(tee.images.value?.map(\.url) == ["https://i/1", "https://i/2", "https://i/3"])
    #expect(tee.images.value?[1].altText == "back")
    #expect(read.products[1].images == .cleared)
  }

  @Test func `a blank cell clears, an absent column says nothing`() throws {
    let read = try reading("Handle,Title,Vendor,Variant Price\ntee,Tee,,9.00\n")
    let product = try #require(read.products.first)
    #expect(product.vendor == .cleared)
    #expect(product.seoTitle == .unstated)
    #expect(product.images == .unstated)
    #expect(product.variants[0].compareAtPrice == .unstated)
  }

  @Test func `columns that nobody reads are kept where they belong`() throws {
    let read = try reading(
      """
      Handle,Title,Variant Price,Price / France,Material (product.metafields.custom.material)
      tee,Tee,9.00,10.50,cotton

      """)
    let product = try #require(read.products.first)
    #expect(
      product.extra == [
        ExtraColumn(name: "Material (product.metafields.custom.material)", value: "cotton")
      ])
    #expect(product.variants[0].extra == [ExtraColumn(name: "Price / France", value: "10.50")])
  }

  @Test(arguments: [
    ("Variant Price", "19,99", "a comma"), ("Variant Price", "-5.00", "negative"),
    ("Variant Price", "9.999", "more than 2 decimals"), ("Variant Price", "free", "not a number"),
    ("Variant Inventory Qty", "1.5", "whole numbers"), ("Variant SKU", "1.0E+12", "spreadsheet"),
    ("Variant Barcode", "4,00638E+12", "spreadsheet"),
    ("Variant Inventory Policy", "maybe", "deny"),
    ("Variant Price", "99999999999999999999", "too large"),
  ])
  func `a bad cell refuses its variant and nothing else`(
    column: String, value: String, reason: String
  ) throws {
    let good = [
      "Handle": "tee", "Title": "Tee", "Variant SKU": "A", "Variant Price": "10.00",
      "Variant Inventory Tracker": "shopify",
    ]
    var bad = good.merging([column: value]) { $1 }
    bad["Title"] = ""
    let read = try reading(
      table(Headers.shopifyClassic, [good, bad, ["Handle": "mug", "Title": "Mug"]]))
    let issue = try #require(read.issues.first)
    #expect(read.issues.count == 1)
    #expect(issue.severity == .refused)
    #expect(issue.place.line == 3)
    #expect(issue.place.column == Headers.shopifyClassic.firstIndex(of: column).map { $0 + 1 })
    #expect(issue.columnName == column)
    #expect(issue.value == value)
    #expect(issue.reason.contains(reason), "\(issue.reason)")
    #expect(issue.rawRow.hasPrefix("tee,"))
    #expect(read.products.map(\.handle) == ["tee", "mug"])
    #expect(read.products[0].variants.map(\.sku) == ["A"])
  }

  @Test func `a cell below line breaks is placed on its own line`() throws {
    let read = try reading(
      "Handle,Title,Body (HTML),Variant Price\ntee,Tee,\"<p>\none</p>\r\n\",x\n")
    #expect(read.refused.first?.place == SourcePlace(line: 4, column: 4))
  }

  @Test func `a status that is new is a warning, and kept`() throws {
    let read = try reading("Handle,Title,Variant Price,Status\ntee,Tee,9.00,Unlisted\n")
    #expect(read.issues.map(\.severity) == [.warning])
    #expect(read.products[0].status == .unstated)
    #expect(read.products[0].extra == [ExtraColumn(name: "Status", value: "Unlisted")])
  }

  @Test func `yen have no decimals`() throws {
    let read = try reading(
      "Handle,Title,Variant Price\ntee,Tee,1500.00\n", context(currency: .jpy))
    #expect(read.products[0].variants[0].price == .value(Money(minorUnits: 1_500, currency: .jpy)))
  }
}
