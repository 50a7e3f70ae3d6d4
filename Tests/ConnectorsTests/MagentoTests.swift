import Commerce
import Testing

@testable import Connectors

@Suite struct `Magento products` {
  static let header = [
    "sku", "store_view_code", "attribute_set_code", "product_type", "categories", "name",
    "description", "product_online", "visibility", "price", "additional_attributes", "qty",
    "notify_on_stock_below", "allow_backorders", "use_config_backorders", "manage_stock",
    "use_config_manage_stock", "configurable_variations", "configurable_variation_labels",
    "base_image", "additional_images",
  ]

  static func simple(_ sku: String, _ cells: [String: String] = [:]) -> [String: String] {
    [
      "sku": sku, "attribute_set_code": "Default", "product_type": "simple", "name": sku,
      "product_online": "1", "visibility": "Not Visible Individually", "price": "24.000000",
      "qty": "100.0000", "notify_on_stock_below": "5.0000", "allow_backorders": "0",
      "manage_stock": "1", "additional_attributes": "color=Red,ean=4006381333931",
    ].merging(cells) { $1 }
  }

  static func configurable(_ sku: String, _ variations: String) -> [String: String] {
    [
      "sku": sku, "product_type": "configurable", "name": "Hoodie", "qty": "0.0000",
      "product_online": "1", "visibility": "Catalog, Search", "price": "24.000000",
      "categories": "Default Category/Men,Default Category/Men/Tops",
      "configurable_variations": variations,
      "configurable_variation_labels": "size=Size,color=Color",
    ]
  }

  @Test func `children are the variants of their parent, with its options and their figures`()
    throws
  {
    let read = try reading(
      table(
        Self.header,
        [
          Self.simple("H-S"), Self.simple("MUG", ["name": "Mug"]),
          Self.simple("H-M", ["qty": "-2", "price": "25.00"]),
          Self.configurable("H", "sku=H-S,size=S,color=Red|sku=H-M,size=M,color=Red"),
        ]))
    #expect(read.file.format.id == "magento-products")
    #expect(read.issues.isEmpty)
    #expect(read.products.map(\.handle) == ["MUG", "H"])
    let hoodie = read.products[1]
    #expect(hoodie.category == .value("Default Category/Men"))
    #expect(hoodie.isPublished == .value(true))
    #expect(hoodie.variants.map(\.sku) == ["H-S", "H-M"])
    #expect(
      hoodie.variants[1].options == [
        VariantOption(name: "Size", value: "M"), VariantOption(name: "Color", value: "Red"),
      ])
    #expect(hoodie.variants[1].quantity == .value(-2))
    #expect(hoodie.variants[1].price.value?.minorUnits == 2_500)
    #expect(hoodie.variants[0].minimum == .value(5))
    #expect(hoodie.variants[0].barcode == .value("4006381333931"))
    #expect(hoodie.variants[0].policy == .value(.deny))
  }

  @Test func `a parent before its children, and one whose children are not in the file`() throws {
    let read = try reading(
      table(
        Self.header,
        [
          Self.configurable("H", "sku=H-S,size=S"), Self.configurable("G", "sku=G-S,size=S"),
          Self.simple("H-S"),
        ]))
    #expect(read.products.map(\.handle) == ["G", "H"])
    #expect(read.products[0].variants.map(\.sku) == ["G-S"])
    #expect(read.products[0].variants[0].price == .unstated)
    #expect(read.products[1].variants[0].quantity == .value(100))
  }

  @Test func `another store view changes nothing and is kept`() throws {
    let read = try reading(
      table(
        Self.header,
        [Self.simple("MUG"), ["sku": "MUG", "store_view_code": "de", "name": "Becher"]])
    )
    #expect(read.products.map(\.title) == [.value("MUG")])
    let view = try #require(read.facts.first)
    #expect(view.report == "magento-store-view")
    #expect(
      view.values == [
        ExtraColumn(name: "store_view_code", value: "de"),
        ExtraColumn(name: "name", value: "Becher"),
      ])
  }

  @Test func `a fraction in stock refuses the row`() throws {
    let read = try reading(table(Self.header, [Self.simple("MUG", ["qty": "1.5"])]))
    #expect(read.products.isEmpty)
    #expect(read.refused.first?.columnName == "qty")
  }

  @Test func `bundles are taken and said`() throws {
    let read = try reading(
      table(Self.header, [Self.simple("SET", ["product_type": "bundle"]), Self.simple("MUG")]))
    #expect(read.products.count == 2)
    #expect(read.summary.warnings.first?.reason.contains("1 of them") == true)
  }

  @Test(arguments: [
    ("color=Red,size=M", ["color": "Red", "size": "M"]),
    ("note=\"a, b\",size=M", ["note": "a, b", "size": "M"]),
    ("note=a, b,size=M", ["note": "a, b", "size": "M"]),
    ("\"note=a, b\",size=M", ["note": "a, b", "size": "M"]),
    ("note=\"say \"\"hi\"\"\",size=M", ["note": "say \"hi\"", "size": "M"]),
    ("width=5\" wide,size=M", ["width": "5\" wide", "size": "M"]),
    ("formula=a=b,size=M", ["formula": "a=b", "size": "M"]), ("", [:]),
  ])
  func `packed attributes follow Magento's quoting`(
    text: String, expected: [String: String]
  ) {
    let pairs = MagentoAttributes.pairs(text)
    #expect(Dictionary(pairs.map { ($0.name, $0.value) }) { $1 } == expected)
  }
}
