import Testing

@testable import SampleStore

@Suite struct `The sample's assortment` {
  @Test(arguments: [1, 2, 29, 30, 31, 1_200, 1_237])
  func `has exactly as many variants as asked for`(count: Int) {
    let catalog = SampleCatalog(variantCount: count, seed: 1)
    let numbers = (0..<catalog.productCount).flatMap { number in
      catalog.product(number).variants.map(\.number)
    }
    #expect(numbers == Array(0..<count))
    #expect((0..<count).allSatisfy { catalog.variant($0).number == $0 })
  }

  @Test func `names nothing twice, at any size`() {
    let catalog = SampleCatalog(variantCount: 30_000, seed: 1)
    var skus: Set<String> = []
    var handles: Set<String> = []
    var known = 0
    for number in 0..<catalog.productCount {
      let product = catalog.product(number)
      #expect(handles.insert(product.handle).inserted, "\(product.handle) twice")
      for variant in product.variants where !variant.sku.isEmpty {
        skus.insert(variant.sku)
        known += 1
      }
    }
    #expect(skus.count == known)
  }

  @Test func `carries barcodes with the right check digit`() {
    for number in [0, 1, 17, 1_199, 999_999] {
      let digits = SampleVariant.barcode(number).compactMap(\.wholeNumberValue)
      #expect(digits.count == 13)
      let weighted = digits.enumerated().map { $1 * ($0.isMultiple(of: 2) ? 1 : 3) }
      #expect(weighted.reduce(0, +).isMultiple(of: 10))
    }
  }

  @Test(arguments: [1, 2, 7, 30, 1_200, 99_991, 1_000_000])
  func `ranks every variant once`(count: Int) {
    let popularity = Popularity(count: count)
    for variant in Swift.stride(from: 0, to: count, by: max(1, count / 500)) {
      let rank = popularity.rank(of: variant)
      #expect((0..<count).contains(rank))
      #expect(popularity.variant(at: rank) == variant)
    }
  }
}
