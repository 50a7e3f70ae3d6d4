/// GTIN_*, SKU_FORM and PRICE_*.
enum VariantRules {
  static func findings(_ variant: VariantContent) -> [ContentFinding] {
    barcode(variant) + sku(variant) + price(variant)
  }

  private static func barcode(_ variant: VariantContent) -> [ContentFinding] {
    guard let barcode = variant.barcode, !barcode.isEmpty else { return [] }
    if let fault = Gtin.fault(of: barcode) {
      return [
        ContentFinding(
          .gtinBad, .error, field: .barcode, value: barcode, because: "\(fault).")
      ]
    }
    // Written as 13 digits, as GS1 prefixes are: a UPC begins with 0 then.
    guard [12, 13].contains(barcode.utf8.count),
      let prefix = restricted.first(where: {
        (barcode.utf8.count == 12 ? "0" + barcode : barcode).hasPrefix($0)
      })
    else { return [] }
    return [
      ContentFinding(
        .gtinRestricted, .error, field: .barcode, value: barcode,
        because: "Numbers that begin with \(prefix) are for use inside a store or for coupons.")
    ]
  }

  private static func sku(_ variant: VariantContent) -> [ContentFinding] {
    guard let sku = variant.sku, sku.contains(where: \.isWhitespace) else { return [] }
    return [
      ContentFinding(
        .skuForm, .warning, field: .sku, value: sku, because: "The SKU has blanks in it.")
    ]
  }

  private static func price(_ variant: VariantContent) -> [ContentFinding] {
    guard let price = variant.price else { return [] }
    guard price.minorUnits > 0 else {
      return [
        ContentFinding(
          .priceZero, .blocker, field: .price, value: price.decimal,
          because: "The price is not above 0.")
      ]
    }
    var findings: [ContentFinding] = []
    if let cost = variant.cost, cost.currency == price.currency,
      price.minorUnits < cost.minorUnits
    {
      findings.append(
        ContentFinding(
          .priceBelowCost, .error, field: .price, value: price.decimal,
          because: "The price is below the cost of \(cost.decimal)."))
    }
    if let compareAt = variant.compareAt, compareAt.currency == price.currency,
      compareAt.minorUnits > 0, compareAt.minorUnits <= price.minorUnits
    {
      findings.append(
        ContentFinding(
          .compareAtNotAbovePrice, .error, field: .compareAt, value: compareAt.decimal,
          because: "The compare-at price is not above the price of \(price.decimal)."))
    }
    return findings
  }

  /// GS1 prefixes for restricted circulation and coupons, in 13 digits.
  private static let restricted = ["02", "04", "05", "2", "98", "99"]
}
