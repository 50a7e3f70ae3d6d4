import Commerce

/// The reports of Amazon's Seller Central, as tab-separated text.
enum AmazonFormats {
  static let all: [FormatDefinition] =
    listings + orders + stock + promotions + AmazonFactReport.definitions

  private static let promotions = [
    FormatDefinition(
      format: FeedFormat(
        "amazon-promotions", "Amazon FBA promotions", .amazon, .figures),
      headers: [["shipment-date", "item-promotion-discount", "item-promotion-id"]],
      makeReader: { AmazonPromotionsReader($0) })
  ]

  private static let listings: [FormatDefinition] = [
    FormatDefinition(
      format: FeedFormat("amazon-listings", "Amazon All Listings", .amazon, .listings),
      headers: [["item-name", "seller-sku", "price", "status"]],
      makeReader: { AmazonListingsReader($0, state: nil) }),
    FormatDefinition(
      format: FeedFormat(
        "amazon-listings-active", "Amazon Active Listings", .amazon, .listings),
      // Only sellers with business prices have this column; without it the next one matches.
      headers: [
        ["item-name", "seller-sku", "price", "quantity", "listing-id", "Business Price"],
        ["item-name", "seller-sku", "price", "quantity"],
      ],
      without: ["status"],
      makeReader: { AmazonListingsReader($0, state: .live) }),
    FormatDefinition(
      format: FeedFormat(
        "amazon-listings-inactive", "Amazon Inactive Listings", .amazon, .listings),
      headers: [
        ["item-name", "seller-sku", "price", "quantity", "listing-id"],
        ["item-name", "seller-sku", "price", "quantity"],
      ],
      without: ["status"],
      makeReader: { AmazonListingsReader($0, state: .inactive) }),
    FormatDefinition(
      format: FeedFormat(
        "amazon-listings-cancelled", "Amazon Cancelled Listings", .amazon, .listings),
      headers: [["item-name", "seller-sku", "price", "quantity", "asin1", "add-delete"]],
      without: ["status", "listing-id", "open-date"],
      makeReader: { AmazonListingsReader($0, state: .removed) }),
    FormatDefinition(
      format: FeedFormat(
        "amazon-listings-suppressed", "Amazon Suppressed Listings", .amazon, .listings),
      headers: [["Status", "Reason", "SKU", "ASIN", "Issue Description"]],
      makeReader: { AmazonSuppressedReader($0) }),
    FormatDefinition(
      format: FeedFormat("amazon-open-listings", "Amazon Open Listings", .amazon, .listings),
      headers: [["sku", "asin", "price", "quantity"]],
      without: ["item-name", "product-name"],
      makeReader: { AmazonListingsReader($0, state: nil) }),
  ]

  private static let orders: [FormatDefinition] = [
    FormatDefinition(
      format: FeedFormat("amazon-orders", "Amazon All Orders", .amazon, .orders),
      headers: [["amazon-order-id", "purchase-date", "order-status", "sku", "quantity"]],
      makeReader: { AmazonOrdersReader($0) }),
    FormatDefinition(
      format: FeedFormat("amazon-orders-unshipped", "Amazon Unshipped Orders", .amazon, .orders),
      headers: [["order-id", "order-item-id", "purchase-date", "sku", "quantity-purchased"]],
      makeReader: { AmazonUnshippedReader($0) }),
  ]

  private static let stock: [FormatDefinition] = [
    FormatDefinition(
      format: FeedFormat(
        "amazon-fba-inventory", "Amazon FBA inventory", .amazon, .stock),
      headers: [["sku", "fnsku", "asin", "afn-fulfillable-quantity"]],
      makeReader: { AmazonFBAStockReader($0) }),
    FormatDefinition(
      format: FeedFormat(
        "amazon-afn-inventory", "Amazon fulfilled inventory", .amazon, .stock),
      headers: [["seller-sku", "asin", "Warehouse-Condition-code", "Quantity Available"]],
      makeReader: { AmazonAFNStockReader($0) }),
    FormatDefinition(
      format: FeedFormat(
        "amazon-fba-reserved", "Amazon FBA reserved inventory", .amazon, .stock),
      headers: [["sku", "fnsku", "reserved_qty"]],
      makeReader: { AmazonReservedReader($0) }),
  ]
}
