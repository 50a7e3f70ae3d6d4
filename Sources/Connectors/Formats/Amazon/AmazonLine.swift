import Commerce

/// One row of an orders report: the line, and what it adds to the order's sums.
struct AmazonLine {
  var record: OrderLineRecord
  var item: Money?
  var promotion: Money?
  var shipping: Money?
  var shippingPromotion: Money?
  var giftWrap: Money?
  var tax: Stated<Money> = .unstated
  /// Whether tax comes on top of the prices.
  var addsTax = false

  init(record: OrderLineRecord) { self.record = record }

  func add(to order: inout OrderRecord) {
    order.lines.append(record)
    order.currency = order.currency ?? item?.currency
    order.subtotal = adding(item, to: order.subtotal)
    order.shipping = adding(shipping, to: order.shipping)
    order.tax = adding(tax.value, to: order.tax)
    let discounts = [promotion, shippingPromotion].compactMap { $0 }.map {
      Money(minorUnits: Int64($0.minorUnits.magnitude), currency: $0.currency)
    }
    for discount in discounts { order.discount = adding(discount, to: order.discount) }
    guard item != nil else { return }
    for part in [item, shipping, giftWrap, addsTax ? tax.value : nil] {
      order.total = adding(part, to: order.total)
    }
    for discount in discounts {
      order.total = adding(
        Money(minorUnits: -discount.minorUnits, currency: discount.currency), to: order.total)
    }
  }
}
