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
      for variant in product.variants { try row(variant, to: writer) }
    }
  }

  private func row(_ variant: SampleVariant, to writer: DelimitedWriter) throws {
    let product = variant.product
    let isInactive = variant.number % 37 == 5
    writer.field(title(variant))
    writer.field(product.detail)
    writer.field(String(1_120_000_000 + variant.number * 13))
    writer.field(variant.sku)
    // One price that only a person can read: the row is refused.
    if variant.number == world.options.variants / 7 / 30 * 30 + 1 {
      writer.field("n/a €")
    } else {
      writer.cents(variant.marketplaceCents)
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
    writer.field(variant.asin)
    writer.blank(5)
    writer.field(variant.barcode)
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
