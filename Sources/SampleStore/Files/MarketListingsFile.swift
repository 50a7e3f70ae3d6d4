import Commerce

/// Amazon's All Listings report.
struct MarketListingsFile: SampleFile {
  let world: SampleWorld

  let path = "amazon-de/listings.txt"
  let dialect = DelimitedWriter.Dialect.tsv

  let header = [
    "item-name", "item-description", "listing-id", "seller-sku", "price", "quantity", "open-date",
    "image-url", "item-is-marketplace", "product-id-type", "zshop-shipping-fee", "item-note",
    "item-condition", "zshop-category1", "zshop-browse-path", "zshop-storefront-feature", "asin1",
    "asin2", "asin3", "will-ship-internationally", "expedited-shipping", "zshop-boldface",
    "product-id", "bid-for-featured-placement", "add-delete", "pending-quantity",
    "fulfillment-channel", "merchant-shipping-group", "status",
  ]

  func writeRows(to writer: DelimitedWriter) throws {
    for number in 0..<world.catalog.productCount {
      let product = world.catalog.product(number)
      guard product.isOnMarketplace else { continue }
      for variant in product.variants { try row(line(variant), to: writer) }
    }
    for line in otherNames() { try row(line, to: writer) }
  }

  /// What a row says of a variant.
  private struct Line {
    var variant: SampleVariant
    var id: Int
    var sku: String
    var title: String
    var detail: String
    /// Nil for one price that only a person can read: the row is refused.
    var cents: Int?
    var barcode: String
    var asin: String
  }

  private func line(_ variant: SampleVariant) -> Line {
    let isUnreadable = variant.number == world.options.variants / 7 / 30 * 30 + 1
    return Line(
      variant: variant, id: 1_120_000_000 + variant.number * 13, sku: variant.sku,
      title: title(variant), detail: variant.product.detail,
      cents: isUnreadable ? nil : variant.marketplaceCents,
      barcode: variant.barcode, asin: variant.asin)
  }

  /// Four listings under SKUs that the shop does not have: two articles of the shop's that the
  /// marketplace has given SKUs of its own, one whose SKU somebody typed by hand, and one that only
  /// looks like one of the shop's.
  private func otherNames() -> [Line] {
    let unlisted = (0..<min(200, world.catalog.productCount)).lazy
      .map { world.catalog.product($0) }
      .filter { $0.isSold && !$0.isOnMarketplace && $0.oddity == nil }
      .map { $0.variant(0) }.prefix(4)
    return unlisted.enumerated().map { place, variant in
      let asin = variant.asin
      var line = Line(
        variant: variant, id: 1_190_000_000 + place,
        sku: "\(asin.suffix(2))-\(String(asin.suffix(4).reversed()))-N7ZK", title: title(variant),
        detail: variant.product.detail, cents: variant.marketplaceCents, barcode: variant.barcode,
        asin: asin)
      guard place > 1 else { return line }
      line.barcode = ""
      line.sku = variant.sku.lowercased().replacing("-", with: " ")
      line.title = [variant.product.title, variant.optionText(", ")].joined(separator: ", ")
      guard place > 2 else { return line }
      line.title = "Gift wrap with ribbon, 5 sheets"
      line.detail = "Printed paper and two metres of ribbon."
      line.cents = 499
      line.asin = "B0NLGIFTWR"
      return line
    }
  }

  private func row(_ line: Line, to writer: DelimitedWriter) throws {
    let variant = line.variant
    let product = variant.product
    let isInactive = variant.number % 37 == 5
    writer.field(line.title)
    writer.field(line.detail)
    writer.field(String(line.id))
    writer.field(line.sku)
    if let cents = line.cents {
      writer.cents(cents)
    } else {
      writer.field("n/a €")
    }
    if product.isMarketplaceFulfilled {
      writer.blank()
    } else {
      writer.field(isInactive ? 0 : max(0, min(30, world.stock.level(of: variant).berlin)))
    }
    writer.field(openDate(variant))
    writer.blank()
    writer.field("y")
    writer.field(4)
    writer.blank(2)
    writer.field(11)
    writer.blank(3)
    writer.field(line.asin)
    writer.blank(5)
    writer.field(line.barcode)
    writer.blank(2)
    writer.field(0)
    writer.field(product.isMarketplaceFulfilled ? "AMAZON_EU" : "DEFAULT")
    writer.field("Standard DE")
    writer.field(isInactive ? "Inactive" : "Active")
    try writer.endRow()
  }

  private func title(_ variant: SampleVariant) -> String {
    variant.values.isEmpty
      ? variant.product.marketplaceTitle
      : "\(variant.product.marketplaceTitle), \(variant.optionText(", "))"
  }

  /// `14/03/2025 09:21:44 MET`
  private func openDate(_ variant: SampleVariant) -> String {
    let date = world.options.asOf.adding(days: -260 - variant.product.number % 600)
    let day = SampleMoment.twoDigits(date.day)
    let minute = SampleMoment.twoDigits(variant.number % 60)
    let isSummer = (4...9).contains(date.month)
    return "\(day)/\(SampleMoment.twoDigits(date.month))/\(date.year) 09:\(minute):44"
      + (isSummer ? " MEST" : " MET")
  }
}
