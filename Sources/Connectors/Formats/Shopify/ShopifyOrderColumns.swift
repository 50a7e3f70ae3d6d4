/// The columns of a Shopify orders file.
struct ShopifyOrderColumns {
  let name, id, email, createdAt, currency, total, subtotal, shipping, taxes, discount: Column
  let outstanding, refunded, payment, fulfilment, method, paidAt, fulfilledAt, cancelledAt: Column
  let service, risk, code, tags, source, note: Column
  let shipName, shipStreet, shipAddress, shipCity, shipZip, shipCountry: Column
  let lineQuantity, lineName, linePrice, lineSKU, lineRequiresShipping, lineFulfilment: Column
  let lineDiscount: Column
  /// Unread columns without personal data.
  let rest: [Column]
  /// Columns that no issue may show.
  let personal: Set<Int>

  init(_ header: Header) {
    var pick = ColumnPicker(header)
    name = pick.column("Name")
    id = pick.column("Id")
    email = pick.column("Email")
    createdAt = pick.column("Created at")
    currency = pick.column("Currency")
    total = pick.column("Total")
    subtotal = pick.column("Subtotal")
    shipping = pick.column("Shipping")
    taxes = pick.column("Taxes")
    discount = pick.column("Discount Amount")
    outstanding = pick.column("Outstanding Balance")
    refunded = pick.column("Refunded Amount")
    payment = pick.column("Financial Status")
    fulfilment = pick.column("Fulfillment Status")
    method = pick.column("Payment Method")
    paidAt = pick.column("Paid at")
    fulfilledAt = pick.column("Fulfilled at")
    cancelledAt = pick.column("Cancelled at")
    service = pick.column("Shipping Method")
    risk = pick.column("Risk Level")
    code = pick.column("Discount Code")
    tags = pick.column("Tags")
    source = pick.column("Source")
    note = pick.column("Notes")
    shipName = pick.column("Shipping Name")
    shipStreet = pick.column("Shipping Street")
    shipAddress = pick.column("Shipping Address1")
    shipCity = pick.column("Shipping City")
    shipZip = pick.column("Shipping Zip")
    shipCountry = pick.column("Shipping Country")
    lineQuantity = pick.column("Lineitem quantity")
    lineName = pick.column("Lineitem name")
    linePrice = pick.column("Lineitem price")
    lineSKU = pick.column("Lineitem sku")
    lineRequiresShipping = pick.column("Lineitem requires shipping")
    lineFulfilment = pick.column("Lineitem fulfillment status")
    lineDiscount = pick.column("Lineitem discount")
    rest = pick.rest.filter {
      !isPersonal($0.name) && !Header.normalised($0.name).hasPrefix("lineitem-")
    }
    personal = Set(header.names.indices.filter { isPersonal(header.names[$0]) })
  }
}
