/// The assortment as a function of a product's number: nothing is kept, so that it can be any size.
struct SampleCatalog {
  let variantCount: Int
  let seed: UInt64

  /// Variants of ten products in a row, and where each begins: thirty variants in ten products.
  private static let sizes = [1, 3, 2, 9, 1, 4, 2, 1, 4, 3]
  private static let starts = [0, 1, 4, 6, 15, 16, 20, 22, 23, 27]
  /// The how-manieth of its size a product is within its ten.
  private static let ordinals = [0, 0, 0, 0, 1, 0, 1, 2, 1, 1]
  private static let perTen = 30

  var productCount: Int {
    let rest = variantCount % Self.perTen
    return variantCount / Self.perTen * 10 + Self.starts.count { $0 < rest }
  }

  func product(_ number: Int) -> SampleProduct {
    let ten = number / 10
    let place = number % 10
    let size = Self.sizes[place]
    let first = ten * Self.perTen + Self.starts[place]
    let siblings = Self.sizes.count { $0 == size }
    return SampleProduct(
      number: number, firstVariant: first, variantCount: min(size, variantCount - first),
      ordinal: ten * siblings + Self.ordinals[place], archetypes: Self.archetypes(size), seed: seed)
  }

  /// The variant of a number, 0..<variantCount, with its product.
  func variant(_ number: Int) -> SampleVariant {
    let rest = number % Self.perTen
    let place = (Self.starts.firstIndex { $0 > rest } ?? Self.starts.count) - 1
    let product = product(number / Self.perTen * 10 + place)
    return product.variant(number - product.firstVariant)
  }

  private static func archetypes(_ size: Int) -> [Archetype] {
    switch size {
    case 1: Archetype.singles
    case 2: Archetype.pairs
    case 3: Archetype.trios
    case 4: Archetype.fours
    default: Archetype.grids
    }
  }
}
