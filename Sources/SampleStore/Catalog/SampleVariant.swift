/// One sellable variant of a product.
struct SampleVariant {
  let product: SampleProduct
  /// From 0.
  let ordinal: Int
  let axes: [OptionAxis]
  /// One for each axis.
  let values: [OptionValue]

  /// 0..<variantCount of the catalog.
  var number: Int { product.firstVariant + ordinal }

  /// Empty for the few products that the shop never gave any.
  var sku: String {
    if let sku = product.oddity?.sku {
      return product.isRepeated && !sku.isEmpty ? "\(sku)-\(product.number)" : sku
    }
    return values.reduce(product.stem) { "\($0)-\($1.code)" }
  }

  /// `Fjell Merino T-Shirt - M / Navy`, as order lines name it.
  var lineTitle: String {
    values.isEmpty ? product.title : "\(product.title) - \(optionText(" / "))"
  }

  /// The chosen values in a row.
  func optionText(_ separator: String) -> String {
    values.map(\.label).joined(separator: separator)
  }
}

extension SampleVariant {
  /// Euro cents with VAT.
  var cents: Int {
    if let cents = product.oddity?.cents { return cents }
    let surcharge = values.reduce(100) { $0 + $1.surcharge }
    return Self.shopPrice(product.archetype.cents * product.priceFactor * surcharge / 10_000)
  }

  /// What the price was, for reduced products.
  var compareAtCents: Int? {
    if product.oddity == .compareAtBelowPrice { return cents * 9 / 10 }
    return product.reduction.map { Self.shopPrice(cents * (100 + $0) / 100) }
  }

  /// Euro cents without VAT.
  var costCents: Int {
    product.oddity == .costAbovePrice ? cents * 12 / 10 : cents * product.costFactor / 119
  }

  /// Prices end as shoppers know them: under 20 € in .90, under 100 € in .00 or .50, above in
  /// whole fives.
  private static func shopPrice(_ cents: Int) -> Int {
    switch cents {
    case ..<2_000: max(190, cents / 100 * 100 + 90)
    case ..<10_000: (cents + 25) / 50 * 50
    default: (cents + 250) / 500 * 500
    }
  }

  /// The marketplace's price carries part of its fee.
  var marketplaceCents: Int { cents * 108 / 10_000 * 100 + 99 }

  /// Yen with consumption tax, ending in 80.
  var yen: Int { max(280, cents * 168 / 10_000 * 100 + 80) }

  var grams: Int { product.archetype.grams * values.reduce(100) { $0 + $1.surcharge / 2 } / 100 }

  /// EAN-13 in the range that GS1 keeps for examples (952), with its check digit.
  var barcode: String {
    if let barcode = product.oddity?.barcode { return barcode }
    return Self.barcode(number)
  }

  static func barcode(_ number: Int) -> String {
    let body = 952_000_000_000 + number * 7 + 1_000_000
    var sum = 0
    var rest = body
    for position in 0..<12 {
      sum += rest % 10 * (position.isMultiple(of: 2) ? 3 : 1)
      rest /= 10
    }
    return String(body * 10 + (10 - sum % 10) % 10)
  }

  /// Ten characters like the marketplace's own, in a range that it does not use.
  var asin: String {
    let digits = String(number * 31 + 46_656, radix: 36, uppercase: true)
    return "B0NL" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }
}
