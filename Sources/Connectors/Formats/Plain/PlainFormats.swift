import Commerce

/// Files that people write themselves, in a spreadsheet or by hand.
///
/// The columns, in any order; those in brackets may be left out:
///
/// | format | columns |
/// |---|---|
/// | `products` | `sku,[handle],[title],[description],[vendor],[type],[category],[tags],[status],[seo_title],[seo_description],[option1_name],[option1],…,[price],[compare_at],[cost],[currency],[barcode],[weight],[quantity],[minimum],[images]` |
/// | `stock` | `sku,[location],[on_hand],[available],[committed],[incoming]` |
/// | `orders` | `order,[placed_at],[sku],[title],quantity,[price],[currency],[total],[subtotal],[shipping],[tax],[discount],[payment],[fulfilment],[paid_at],[fulfilled_at],[cancelled_at],[ship_by],[service],[customer],[email],[city],[postcode],[country],[tags]` |
/// | `promotions` | `key,name,kind,[state],[channels],[code],[value],[targets],start,[end],[zone]` |
/// | `calendar-events` | `key,name,kind,[channels],start,[end],[zone]` |
/// | `suppliers` | `code,name,lead_time_days,[currency]` |
/// | `stock-counts` | `sku,location,counted` |
/// | `costs` | `sku,cost,[currency]` |
/// | `inquiries` | `inquiry,order,received,subject,[kind],[answered]` |
/// | `purchase-orders` | `number,supplier,sku,ordered,[received],[unit_cost],[currency],[ordered_on],[expected_on],[received_on],[location]` |
///
/// Column maps read other systems' files as these: `MapKind` has the same columns.
///
/// Channels are parted by `|`; none means all. Times are `2026-11-27` or `2026-11-27 18:00` in
/// `zone` (an IANA name), else in the source's zone. A bare end date means the end of that day, no
/// end means open-ended for a promotion and the end of its day for an event.
enum PlainFormats {
  static let all: [FormatDefinition] = [
    FormatDefinition(
      format: FeedFormat("promotions", "Promotions", .plain, .promotions),
      headers: [
        ["key", "name", "kind", "start", "state"], ["key", "name", "kind", "start", "value"],
      ],
      makeReader: { PromotionsReader($0) }),
    FormatDefinition(
      format: FeedFormat("calendar-events", "Calendar events", .plain, .events),
      headers: [["key", "name", "kind", "start"]],
      without: ["state", "value"],
      makeReader: { EventsReader($0) }),
    FormatDefinition(
      format: FeedFormat("suppliers", "Suppliers", .plain, .suppliers),
      headers: [["code", "name", "lead_time_days"]],
      makeReader: { SuppliersReader($0) }),
    FormatDefinition(
      format: FeedFormat("purchase-orders", "Purchase orders", .plain, .purchaseOrders),
      headers: [["number", "supplier", "sku", "ordered"]],
      makeReader: { PurchaseOrdersReader($0) }),
    FormatDefinition(
      format: FeedFormat("stock-counts", "Stock counts", .plain, .stock),
      headers: [["sku", "location", "counted"]],
      makeReader: { StockCountsReader($0) }),
    FormatDefinition(
      format: FeedFormat("costs", "Costs", .plain, .costs),
      headers: [["sku", "cost"]],
      // Suppliers' and products' lists have a cost too, among much else.
      without: ["Title", "Price", "Handle", "name"],
      makeReader: { CostsReader($0) }),
    FormatDefinition(
      format: FeedFormat("inquiries", "Inquiries", .plain, .inquiries),
      headers: [["inquiry", "order", "received", "subject"]],
      makeReader: { InquiriesReader($0) }),
    FormatDefinition(
      format: FeedFormat("products", "Products", .plain, .products),
      headers: [["sku", "title", "price"]],
      without: ["Option1 Value", "Variant Price", "asin", "attribute_set_code"],
      makeReader: { PlainProductsReader($0) }),
    FormatDefinition(
      format: FeedFormat("stock", "Stock", .plain, .stock),
      headers: [
        ["sku", "location", "on_hand"], ["sku", "location", "available"], ["sku", "on_hand"],
        ["sku", "available"],
      ],
      without: ["Title", "Price", "Handle", "name", "asin", "fnsku"],
      makeReader: { PlainStockReader($0) }),
    FormatDefinition(
      format: FeedFormat("orders", "Orders", .plain, .orders),
      headers: [["order", "sku", "quantity", "placed_at"]],
      makeReader: { PlainOrdersReader($0) }),
  ]
}
