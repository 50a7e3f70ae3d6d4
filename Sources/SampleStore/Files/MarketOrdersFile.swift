/// Amazon's All Orders report by order date.
struct MarketOrdersFile: SampleFile {
  let world: SampleWorld

  let path = "amazon-de/orders.txt"
  let dialect = DelimitedWriter.Dialect.tsv

  let header = [
    "amazon-order-id", "merchant-order-id", "purchase-date", "last-updated-date", "order-status",
    "fulfillment-channel", "sales-channel", "order-channel", "ship-service-level", "product-name",
    "sku", "asin", "item-status", "quantity", "currency", "item-price", "item-tax",
    "shipping-price", "shipping-tax", "gift-wrap-price", "gift-wrap-tax",
    "item-promotion-discount", "ship-promotion-discount", "ship-city", "ship-state",
    "ship-postal-code", "ship-country", "promotion-ids", "cpf", "is-business-order",
    "purchase-order-number", "price-designation", "signature-confirmation-recommended",
  ]

  func writeRows(to writer: DelimitedWriter) throws {
    for number in (0..<world.marketOrders.count).reversed() {
      let order = world.marketOrders.order(number)
      for line in order.lines { try row(order, line, to: writer) }
    }
  }

  private func row(_ order: MarketOrder, _ line: OrderLine, to writer: DelimitedWriter) throws {
    writer.field(order.id)
    writer.field(order.id)
    writer.field(order.placed.marketText)
    writer.field(order.updated.marketText)
    writer.field(order.status.rawValue)
    writer.field(order.isPlatformFulfilled ? "Amazon" : "Merchant")
    writer.field("Amazon.de")
    writer.blank()
    writer.field(order.isPlatformFulfilled ? "Expedited" : "Standard")
    writer.field(line.variant.product.marketplaceTitle)
    writer.field(line.variant.sku)
    writer.field(line.variant.asin)
    writer.field(order.itemStatus)
    writer.field(order.status == .cancelled ? 0 : line.quantity)
    prices(order, line, to: writer)
    writer.field(order.customer.town.city)
    writer.field(order.customer.town.provinceName)
    writer.field(order.customer.town.postcode)
    writer.field(order.customer.town.country)
    writer.field(order.number.isMultiple(of: 23) ? "DE Core Free Shipping 2026" : "")
    writer.blank()
    writer.field(order.isBusiness ? "true" : "false")
    writer.field(order.isBusiness ? "BESTELLUNG-\(order.number)" : "")
    writer.field(order.isBusiness ? "Business Price" : "")
    writer.field("false")
    try writer.endRow()
  }

  /// Currency to ship promotion discount. What is not paid yet or never will be has no prices.
  private func prices(_ order: MarketOrder, _ line: OrderLine, to writer: DelimitedWriter) {
    guard order.status != .cancelled, order.status != .pending else { return writer.blank(9) }
    writer.field("EUR")
    writer.cents(line.totalCents)
    writer.cents((line.totalCents * 19 + 59) / 119)
    writer.field(order.isPlatformFulfilled ? "" : "3.99")
    writer.field(order.isPlatformFulfilled ? "" : "0.64")
    writer.blank(3)
    writer.field(order.number.isMultiple(of: 23) && !order.isPlatformFulfilled ? "3.99" : "")
  }
}
