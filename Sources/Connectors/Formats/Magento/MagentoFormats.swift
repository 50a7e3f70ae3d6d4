import Commerce

/// The files that Magento 2 exports.
enum MagentoFormats {
  static let all: [FormatDefinition] = [
    FormatDefinition(
      format: FeedFormat("magento-products", "Magento 2 products", .magento, .products),
      headers: [
        ["sku", "store_view_code", "attribute_set_code", "product_type", "name", "price"],
        ["sku", "product_type", "name", "price"], ["sku", "store_view_code", "name"],
        ["sku", "attribute_set_code", "product_type"],
      ],
      makeReader: { MagentoProductsReader($0) }),
    FormatDefinition(
      format: FeedFormat("magento-orders", "Magento 2 orders grid", .magento, .orders),
      headers: [
        ["ID", "Purchase Date", "Status", "Grand Total (Purchased)"],
        ["ID", "Purchase Date", "Status", "Grand Total (Base)"],
      ],
      makeReader: { MagentoOrdersReader($0) }),
    FormatDefinition(
      format: FeedFormat("magento-stock-sources", "Magento 2 stock sources", .magento, .stock),
      headers: [["source_code", "sku", "quantity"]],
      makeReader: { MagentoSourcesReader($0) }),
    FormatDefinition(
      format: FeedFormat("magento-price-rules", "Magento 2 price rules", .magento, .promotions),
      headers: [
        ["ID", "Rule", "Start", "End", "Status"],
        ["rule_id", "name", "from_date", "to_date", "is_active"],
      ],
      makeReader: { MagentoRulesReader($0) }),
  ]
}
