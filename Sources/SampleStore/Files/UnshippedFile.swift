import Commerce

/// Amazon's report of orders that the seller still has to ship, with the promised ship-by.
struct UnshippedFile: SampleFile {
  let world: SampleWorld

  let path = "amazon-de/unshipped.txt"
  let dialect = DelimitedWriter.Dialect.tsv

  let header = [
    "order-id", "order-item-id", "purchase-date", "payments-date", "reporting-date",
    "promise-date", "days-past-promise", "buyer-email", "buyer-phone-number", "is-business-order",
    "quantity-purchased", "quantity-shipped", "quantity-to-ship", "product-name",
    "purchase-order-number", "recipient-name", "ship-city", "ship-country", "ship-postal-code",
    "ship-promotion-discount", "ship-service-level", "ship-state", "shipping-price",
    "shipping-tax", "sku",
  ]

  func writeRows(to writer: DelimitedWriter) throws {
    let orders = world.marketOrders
    for number in orders.firstRecent..<max(orders.firstRecent, orders.count) {
      let order = orders.order(number)
      guard order.status == .unshipped, let shipBy = order.shipBy else { continue }
      for (index, line) in order.lines.enumerated() {
        try row(order, line, index: index, shipBy: shipBy, to: writer)
      }
    }
  }

  private func row(
    _ order: MarketOrder, _ line: OrderLine, index: Int, shipBy: SampleMoment,
    to writer: DelimitedWriter
  ) throws {
    let reported = world.calendar.exportedAt
    let daysPast = reported.local.date.daysSinceEpoch - shipBy.local.date.daysSinceEpoch
    writer.field(order.id)
    writer.field(order.itemID(index))
    writer.field(order.placed.marketText)
    writer.field(order.placed.marketText)
    writer.field(reported.marketText)
    writer.field(shipBy.marketText)
    writer.field(max(0, daysPast))
    writer.field("buyer\(order.number)@marketplace.example.com")
    writer.blank()
    writer.field(order.isBusiness ? "true" : "false")
    writer.field(line.quantity)
    writer.field(0)
    writer.field(line.quantity)
    writer.field(line.variant.product.marketplaceTitle)
    writer.field(order.isBusiness ? "BESTELLUNG-\(order.number)" : "")
    writer.field(order.customer.name)
    writer.field(order.customer.town.city)
    writer.field(order.customer.town.country)
    writer.field(order.customer.town.postcode)
    writer.blank()
    writer.field("Standard")
    writer.field(order.customer.town.provinceName)
    writer.field("3.99")
    writer.field("0.64")
    writer.field(line.variant.sku)
    try writer.endRow()
  }
}
