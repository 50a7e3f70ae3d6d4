import Commerce
import Testing

@testable import Connectors

/// Written and read back, a store is the same store.
@Suite struct RoundTripTests {
  @Test(arguments: ["shopify-products-classic", "shopify-products-current"], 1...12)
  func `a random store comes back from a Shopify products file`(
    format: String, seed: Int
  ) throws {
    var random = RandomStore(seed: UInt64(seed))
    let products = (0..<25).map { random.shopifyProduct($0) }
    let file = try written(format, products.map(\.export))
    #expect(file.summary.issueCount == 0)
    let read = try reading(file.text)
    #expect(read.file.format.id == "shopify-products")
    #expect(read.issues.isEmpty, "\(read.issues.prefix(2))")
    let back = read.products.map(\.withoutPlaces)
    #expect(back.count == products.count)
    for (came, went) in zip(back, products) { #expect(came == went.withoutPlaces) }
  }

  @Test func `what a cell says beyond its field goes back as it came`() throws {
    let header = Headers.shopifyClassic
    let source = table(
      header,
      [
        [
          "Handle": "lamp", "Title": "Lamp", "Option1 Name": "Title",
          "Option1 Value": "Default Title", "Variant Price": "9.90", "Variant Grams": "453.592",
          "Variant Inventory Tracker": "amazon_marketplace_web", "Status": "unlisted",
          "Variant Taxable": "false", "Gift Card": "false", "Variant Inventory Policy": "deny",
          "Google Shopping / Custom Label 3": "x",
        ],
        ["Handle": "lamp", "Image Src": "https://cdn.example.com/2", "Image Position": "1"],
      ])
    let product = try #require(try reading(source).products.first)
    #expect(product.variants.first?.weightGrams == .value(454))
    var plan = OutPlan()
    plan.lastHeader = header
    let back = try written("shopify-products", [product.export], plan: plan)
    let cells = try reading(back.text).products.first
    #expect(cells?.withoutPlaces == product.withoutPlaces)
    #expect(back.text.contains("453.592"))
    #expect(back.text.contains("amazon_marketplace_web"))
    #expect(back.text.contains("unlisted"))
  }

  @Test func `an edited field takes the place of what was kept`() throws {
    var product = ProductRecord(handle: "lamp")
    product.title = .value("Lamp")
    product.status = .value(.draft)
    product.extra = [ExtraColumn(name: "Status", value: "unlisted")]
    var variant = VariantRecord(sku: "L", place: SourcePlace(line: 2))
    variant.weightGrams = .value(500)
    variant.extra = [ExtraColumn(name: "Variant Grams", value: "453.592")]
    product.variants = [variant]
    var export = product.export
    export.edited = [.status]
    export.variants[0].edited = [.weight]
    let back = try written("shopify-products-classic", [export])
    let read = try #require(try reading(back.text).products.first)
    #expect(read.status == .value(.draft))
    #expect(read.variants.first?.weightGrams == .value(500))
  }

  @Test func `markets, metafields and the other header keep their columns`() throws {
    let header = Headers.shopifyMarkets
    let source = table(
      header,
      [
        [
          "Handle": "cup", "Title": "Cup", "Variant Price": "5.00", "Price / France": "6.00",
          "Included / France": "true", "Option1 Name": "Title", "Option1 Value": "Default Title",
          "Variant Weight Unit": "kg", "Variant Image": "https://cdn.example.com/v",
        ]
      ])
    let product = try #require(try reading(source).products.first)
    var plan = OutPlan()
    plan.lastHeader = header
    let current = try written("shopify-products-current", [product.export], plan: plan)
    let first = try #require(current.text.split(separator: "\n").first).split(separator: ",")
    for name in ["URL handle", "Price / France", "Weight unit for display", "Variant image URL"] {
      #expect(first.contains(Substring(name)), "\(name)")
    }
    let back = try #require(try reading(current.text).products.first?.variants.first)
    let kept = Dictionary(uniqueKeysWithValues: back.extra.map { ($0.name, $0.value) })
    #expect(kept["Price / France"] == "6.00")
    #expect(kept["Weight unit for display"] == "kg")
    #expect(kept["Variant image URL"] == "https://cdn.example.com/v")
  }

  @Test(arguments: 1...8)
  func `a random store comes back from a Magento products file`(seed: Int) throws {
    var random = RandomStore(seed: UInt64(seed) + 100)
    let source = random.magentoFile(products: 20)
    let came = try reading(source)
    #expect(came.issues.isEmpty, "\(came.issues.prefix(2))")
    var plan = OutPlan()
    plan.lastHeader = RandomStore.magentoHeader
    let exports = came.products.map { product in
      var export = product.export
      let skus = Set(product.variants.map { $0.sku ?? "" } + [product.handle])
      export.views = came.facts.filter { skus.contains($0.sku ?? "") }
      return export
    }
    let file = try written("magento-products", exports, plan: plan)
    let back = try reading(file.text)
    #expect(back.products.count == came.products.count)
    for (new, old) in zip(back.products, came.products) {
      #expect(new.withoutPlaces == old.withoutPlaces)
    }
    #expect(Set(back.facts) == Set(came.facts))
    #expect(back.file.header == RandomStore.magentoHeader)
  }

  @Test(arguments: 1...8) func `stock levels come back from an inventory file`(seed: Int) throws {
    var random = RandomStore(seed: UInt64(seed) + 200)
    var levels: [StockRecord] = []
    let exports = (0..<15).map { number in
      var export = random.shopifyProduct(number).export
      for index in export.variants.indices {
        let variant = export.variants[index].variant
        for location in ["Berlin", "Osaka, \"east\""] {
          var level = StockRecord(
            sku: variant.sku, handle: export.product.handle, location: location)
          level.options = variant.options
          level.onHand = .value(Int.random(in: -9...500, using: &random.random))
          export.variants[index].levels.append(level)
          levels.append(level)
        }
      }
      return export
    }
    let file = try written("shopify-inventory", exports)
    let read = try reading(file.text)
    let back = read.stock.map { level in
      var level = level
      level.extra = []
      return level
    }
    #expect(back == levels)
    #expect(read.stock.first?.extra.first?.name == "On hand (new)")
  }
}
