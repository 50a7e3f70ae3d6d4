import Commerce

/// The files that Shopify's admin exports.
enum ShopifyFormats {
  static let all: [FormatDefinition] = [
    FormatDefinition(
      format: FeedFormat("shopify-products", "Shopify products", .shopify, .products),
      headers: [
        ["Handle", "Title", "Variant SKU", "Variant Price", "Option1 Value"],
        ["Title", "URL handle", "SKU", "Price", "Option1 value"],
        ["Handle", "Title", "Variant Price"], ["Handle", "Variant SKU", "Variant Price"],
        ["Handle", "Title", "Variant SKU"], ["URL handle", "Title", "Price"],
        ["URL handle", "SKU", "Price"],
      ],
      makeReader: { ShopifyProductsReader($0) }),
    FormatDefinition(
      format: FeedFormat("shopify-inventory", "Shopify inventory", .shopify, .stock),
      headers: [
        ["Handle", "Option1 Value", "SKU", "Location", "On hand"],
        ["Handle", "Option1 Value", "SKU", "Location", "On hand (current)"],
        ["Handle", "SKU", "Location", "Available"], ["Handle", "SKU", "Location", "On hand"],
        ["Handle", "SKU", "Location", "Available (not editable)"],
        ["Handle", "SKU", "Location", "On hand (current)"],
      ],
      makeReader: { ShopifyInventoryReader($0) }),
    FormatDefinition(
      format: FeedFormat("shopify-orders", "Shopify orders", .shopify, .orders),
      headers: [["Name", "Financial Status", "Created at", "Lineitem quantity", "Lineitem name"]],
      makeReader: { ShopifyOrdersReader($0) }),
    FormatDefinition(
      format: FeedFormat("shopify-discounts", "Shopify discounts", .shopify, .promotions),
      headers: [["Name", "Value", "Value Type", "Status", "Start", "End"]],
      makeReader: { ShopifyDiscountsReader($0) }),
  ]
}
