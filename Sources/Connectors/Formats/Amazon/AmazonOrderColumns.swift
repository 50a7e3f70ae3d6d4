/// The columns of the All Orders reports.
struct AmazonOrderColumns {
  let id, purchased, updated, status, fulfilmentChannel, salesChannel, service, title, sku: Column
  let itemStatus, quantity, currency, itemPrice, shipping, giftWrap: Column
  let itemPromotion, shippingPromotion, promotions: Column
  let taxes: [Column]
  /// Unread columns without personal data, of the order's first row.
  let rest: [Column]
  let personal: Set<Int>

  init(_ header: Header) {
    var pick = ColumnPicker(header)
    id = pick.column("amazon-order-id", "order-id")
    purchased = pick.column("purchase-date")
    updated = pick.column("last-updated-date")
    status = pick.column("order-status")
    fulfilmentChannel = pick.column("fulfillment-channel")
    salesChannel = pick.column("sales-channel")
    service = pick.column("ship-service-level")
    title = pick.column("product-name")
    sku = pick.column("sku")
    itemStatus = pick.column("item-status")
    quantity = pick.column("quantity")
    currency = pick.column("currency")
    itemPrice = pick.column("item-price")
    shipping = pick.column("shipping-price")
    giftWrap = pick.column("gift-wrap-price")
    itemPromotion = pick.column("item-promotion-discount")
    shippingPromotion = pick.column("ship-promotion-discount")
    promotions = pick.column("promotion-ids")
    taxes = [
      pick.column("item-tax"), pick.column("shipping-tax"), pick.column("gift-wrap-tax"),
    ]
    rest = pick.rest.filter { !isPersonal($0.name) }
    personal = Set(header.names.indices.filter { isPersonal(header.names[$0]) })
  }
}
