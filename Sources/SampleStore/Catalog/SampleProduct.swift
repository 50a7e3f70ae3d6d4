/// A product of the sample, the same in every file that mentions it.
struct SampleProduct {
  let number: Int
  let firstVariant: Int
  let variantCount: Int
  let archetype: Archetype
  let line: ProductLine
  /// 0 for the first product of its kind and line, then 1, 2, …
  let series: Int
  /// Percent of the archetype's price.
  let priceFactor: Int
  /// Percent of the price that the product costs.
  let costFactor: Int
  /// Percent that a reduced product was dearer before; nil at its normal price.
  let reduction: Int?
  let imageCount: Int
  let oddity: Oddity?
  let article: OddArticle?

  init(
    number: Int, firstVariant: Int, variantCount: Int, ordinal: Int, archetypes: [Archetype],
    seed: UInt64
  ) {
    self.number = number
    self.firstVariant = firstVariant
    self.variantCount = variantCount
    let kind = ordinal % archetypes.count
    let lines = ProductLine.all
    archetype = archetypes[kind]
    line = lines[(ordinal / archetypes.count + kind) % lines.count]
    series = ordinal / (archetypes.count * lines.count)
    var random = SampleRandom(seed: seed, purpose: .product, index: number)
    priceFactor = random.within(88...128)
    costFactor = random.within(34...58)
    reduction = random.chance(70) ? random.pick([15, 20, 25, 40]) : nil
    imageCount = random.within(2...4)
    oddity = Oddity.of(product: number)
    article = oddity?.article
  }
}

extension SampleProduct {
  /// `Fjell Enamel Mug 350 ml`
  var title: String {
    article?.title ?? ordinaryTitle
  }

  /// The title as far as it can be read aloud.
  var ordinaryTitle: String {
    if let article { return isRepeated ? "\(article.plainTitle) \(number)" : article.plainTitle }
    return series == 0
      ? "\(line.name) \(archetype.noun)" : "\(line.name) \(archetype.noun) No. \(series + 1)"
  }

  var detail: String { article?.detail ?? archetype.detail }

  /// Odd articles come back every four hundred products, under names of their own.
  var isRepeated: Bool { number >= 400 }

  var japaneseTitle: String {
    series == 0
      ? "\(line.japaneseName) \(archetype.japaneseNoun)"
      : "\(line.japaneseName) \(archetype.japaneseNoun) No. \(series + 1)"
  }

  /// `fjell-enamel-mug-350-ml`
  var handle: String {
    var handle = ""
    for scalar in ordinaryTitle.unicodeScalars {
      switch scalar {
      case "A"..."Z": handle.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value) + 32))
      case "a"..."z", "0"..."9": handle.unicodeScalars.append(scalar)
      default: if !handle.hasSuffix("-") { handle += "-" }
      }
    }
    return handle
  }

  /// The part of the SKU that its variants share: `MUG35-FJE`.
  var stem: String {
    series == 0
      ? "\(archetype.code)-\(line.code)" : "\(archetype.code)-\(line.code)\(series + 1)"
  }

  var vendor: Supplier { archetype.type.vendor }

  /// `active`, `draft` or `archived`, as Shopify writes them.
  var status: String {
    if oddity == .draftWithStock || number % 33 == 17 { return "draft" }
    return number % 50 == 29 ? "archived" : "active"
  }

  var isPublished: Bool { status == "active" && oddity != .hiddenWithStock }

  /// Whether customers buy it: what is never sold needs no stock and gets no orders.
  var isSold: Bool { isPublished && oddity?.isUnsold != true }

  /// About half of the assortment is sold on the marketplace too.
  var isOnMarketplace: Bool { isSold && (number / 10 + number).isMultiple(of: 2) }

  /// Two in five of those are stocked and shipped by the marketplace.
  var isMarketplaceFulfilled: Bool { isOnMarketplace && number % 7 < 3 }

  /// About a third goes to the Japanese shop.
  var isInJapan: Bool { isSold && oddity == nil && (number / 10 + number * 3) % 10 < 3 }

  func imageURL(_ position: Int) -> String {
    "https://cdn.example.com/products/\(handle)-\(position).jpg"
  }

  /// The first axes' values in the order of the variants.
  private var axes: [OptionAxis] {
    archetype.axes.map { $0.rotated(by: number / 10) }
  }

  func variant(_ ordinal: Int) -> SampleVariant {
    let axes = axes
    var values: [OptionValue] = []
    switch axes.count {
    case 1: values = [axes[0].values[ordinal % axes[0].values.count]]
    case 2:
      values = [
        axes[0].values[ordinal / 3 % axes[0].values.count],
        axes[1].values[ordinal % 3 % axes[1].values.count],
      ]
    default: break
    }
    return SampleVariant(product: self, ordinal: ordinal, axes: axes, values: values)
  }

  var variants: some Sequence<SampleVariant> {
    (0..<variantCount).lazy.map { variant($0) }
  }
}
