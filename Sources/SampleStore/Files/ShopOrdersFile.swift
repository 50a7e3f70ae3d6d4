/// Shopify's order export: newest first, an order's further lines with few columns.
struct ShopOrdersFile: SampleFile {
  let world: SampleWorld

  let path = "shop/orders.csv"

  let header = [
    "Name", "Email", "Financial Status", "Paid at", "Fulfillment Status", "Fulfilled at",
    "Accepts Marketing", "Currency", "Subtotal", "Shipping", "Taxes", "Total", "Discount Code",
    "Discount Amount", "Shipping Method", "Created at", "Lineitem quantity", "Lineitem name",
    "Lineitem price", "Lineitem compare at price", "Lineitem sku", "Lineitem requires shipping",
    "Lineitem taxable", "Lineitem fulfillment status", "Billing Name", "Billing Street",
    "Billing Address1", "Billing Address2", "Billing Company", "Billing City", "Billing Zip",
    "Billing Province", "Billing Country", "Billing Phone", "Shipping Name", "Shipping Street",
    "Shipping Address1", "Shipping Address2", "Shipping Company", "Shipping City", "Shipping Zip",
    "Shipping Province", "Shipping Country", "Shipping Phone", "Notes", "Note Attributes",
    "Cancelled at", "Payment Method", "Payment Reference", "Refunded Amount", "Vendor",
    "Outstanding Balance", "Employee", "Location", "Device ID", "Id", "Tags", "Risk Level",
    "Source", "Lineitem discount", "Tax 1 Name", "Tax 1 Value", "Tax 2 Name", "Tax 2 Value",
    "Tax 3 Name", "Tax 3 Value", "Tax 4 Name", "Tax 4 Value", "Tax 5 Name", "Tax 5 Value",
    "Phone", "Receipt Number", "Duties", "Billing Province Name", "Shipping Province Name",
    "Payment ID", "Payment Terms Name", "Next Payment Due At", "Payment References",
  ]

  func writeRows(to writer: DelimitedWriter) throws {
    let broken = brokenOrder
    for number in (0..<world.shopOrders.count).reversed() {
      let order = world.shopOrders.order(number)
      for index in order.lines.indices {
        try row(order, line: index, hasBrokenDate: number == broken, to: writer)
      }
    }
  }

  /// An order of one line, so that one row is refused and no more.
  private var brokenOrder: Int {
    let latest = world.shopOrders.timeline.number(daysBefore: 20, secondOfDay: 43_200)
    return (0...latest).last { world.shopOrders.order($0).lines.count == 1 } ?? latest
  }

  private func row(
    _ order: ShopOrder, line index: Int, hasBrokenDate: Bool, to writer: DelimitedWriter
  ) throws {
    let isFirst = index == 0
    writer.field(order.name)
    writer.field(order.customer.email)
    if isFirst { money(of: order, to: writer) } else { writer.blank(13) }
    // A day that a spreadsheet made up: refused, whatever the reader's locale.
    writer.field(hasBrokenDate ? "2026-02-31 25:61" : order.placed.shopText)
    line(order, index, to: writer)
    if isFirst { addresses(of: order, to: writer) } else { writer.blank(26) }
    writer.field(order.lines[index].variant.product.vendor.name)
    if isFirst { origin(of: order, to: writer) } else { writer.blank(8) }
    writer.field("0.00")
    if isFirst { taxes(of: order, to: writer) } else { writer.blank(19) }
    try writer.endRow()
  }

  /// Financial Status to Shipping Method.
  private func money(of order: ShopOrder, to writer: DelimitedWriter) {
    writer.field(order.payment.rawValue)
    writer.field(order.isPaidFor ? order.placed.shopText : "")
    writer.field(order.fulfilment.rawValue)
    writer.field(order.fulfilled?.shopText ?? "")
    writer.field(order.number.isMultiple(of: 3) ? "yes" : "no")
    writer.field("EUR")
    writer.cents(order.subtotalCents)
    writer.cents(order.shippingCents)
    writer.cents(order.taxCents)
    writer.cents(order.totalCents)
    writer.field(order.discount?.code ?? "")
    writer.cents(order.discountCents)
    writer.field(order.isExpress ? "Express" : "Standard")
  }

  private func line(_ order: ShopOrder, _ index: Int, to writer: DelimitedWriter) {
    let line = order.lines[index]
    writer.field(line.quantity)
    writer.field(line.variant.lineTitle)
    writer.cents(line.cents)
    writer.cents(line.variant.compareAtCents)
    writer.field(line.variant.sku)
    writer.field("true")
    writer.field("true")
    writer.field(order.isShipped(line: index) ? "fulfilled" : "pending")
  }
}

extension ShopOrdersFile {
  /// Billing Name to Refunded Amount.
  private func addresses(of order: ShopOrder, to writer: DelimitedWriter) {
    address(order.customer, gaps: [], to: writer)
    address(order.customer, gaps: order.gaps, to: writer)
    writer.field(order.note)
    writer.blank()
    writer.field(order.cancelled?.shopText ?? "")
    writer.field(order.method.rawValue)
    writer.field("rNL\(order.id / 32_768 % 10_000_000).1")
    writer.cents(order.refundedCents)
  }

  private func address(
    _ customer: SampleCustomer, gaps: Set<ShopOrder.AddressPart>, to writer: DelimitedWriter
  ) {
    writer.field(gaps.contains(.name) ? "" : customer.name)
    writer.field(customer.street)
    writer.field(customer.street)
    writer.blank(2)
    writer.field(gaps.contains(.city) ? "" : customer.town.city)
    // The apostrophe keeps a spreadsheet from eating a leading zero.
    writer.field(gaps.contains(.postcode) ? "" : "'\(customer.town.postcode)")
    writer.field(customer.town.province)
    writer.field(customer.town.country)
    writer.field(customer.phone)
  }

  /// Outstanding Balance to Source.
  private func origin(of order: ShopOrder, to writer: DelimitedWriter) {
    writer.cents(order.outstandingCents)
    writer.blank(3)
    writer.field(order.id)
    writer.field(order.tags.joined(separator: ", "))
    writer.field(order.isHighRisk ? "High" : "Low")
    writer.field(order.number % 40 == 7 ? "3890849" : "web")
  }

  /// Tax 1 Name to Payment References.
  private func taxes(of order: ShopOrder, to writer: DelimitedWriter) {
    writer.field("DE VAT 19%")
    writer.cents(order.taxCents)
    writer.blank(10)
    writer.blank()
    writer.field(order.customer.town.provinceName)
    writer.field(order.customer.town.provinceName)
    writer.field("rNL\(order.id / 32_768 % 10_000_000).1")
    writer.blank(2)
    writer.field("rNL\(order.id / 32_768 % 10_000_000).1")
  }
}
