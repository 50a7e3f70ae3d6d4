/// Amazon's report of what lies in its own warehouses (MYI, unsuppressed).
struct MarketInventoryFile: SampleFile {
  let world: SampleWorld

  let path = "amazon-de/fba-inventory.txt"
  let dialect = DelimitedWriter.Dialect.tsv

  let header = [
    "sku", "fnsku", "asin", "product-name", "condition", "your-price", "mfn-listing-exists",
    "mfn-fulfillable-quantity", "afn-listing-exists", "afn-warehouse-quantity",
    "afn-fulfillable-quantity", "afn-unsellable-quantity", "afn-reserved-quantity",
    "afn-total-quantity", "per-unit-volume", "afn-inbound-working-quantity",
    "afn-inbound-shipped-quantity", "afn-inbound-receiving-quantity", "afn-researching-quantity",
    "afn-reserved-future-supply", "afn-future-supply-buyable",
  ]

  func writeRows(to writer: DelimitedWriter) throws {
    for number in 0..<world.catalog.productCount {
      let product = world.catalog.product(number)
      guard product.isMarketplaceFulfilled else { continue }
      for variant in product.variants {
        let level = world.stock.level(of: variant)
        try row(variant, fulfillable: level.marketplace ?? 0, to: writer)
      }
    }
  }

  private func row(_ variant: SampleVariant, fulfillable: Int, to writer: DelimitedWriter) throws {
    let reserved = fulfillable / 9
    let unsellable = variant.number.isMultiple(of: 19) ? 1 : 0
    let shipped = variant.number.isMultiple(of: 8) ? 24 : 0
    let warehouse = fulfillable + reserved + unsellable
    writer.field(variant.sku)
    writer.field("X00" + variant.asin.dropFirst(3))
    writer.field(variant.asin)
    writer.field(variant.product.marketplaceTitle)
    writer.field("New")
    writer.cents(variant.marketplaceCents)
    writer.field("No")
    writer.field(0)
    writer.field("Yes")
    writer.field(warehouse)
    writer.field(fulfillable)
    writer.field(unsellable)
    writer.field(reserved)
    writer.field(warehouse + shipped)
    writer.field("\(variant.grams * 3).00")
    writer.field(0)
    writer.field(shipped)
    for _ in 0..<4 { writer.field(0) }
    try writer.endRow()
  }
}
