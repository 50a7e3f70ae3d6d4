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
      makeReader: { MagentoProductsReader($0) })
  ]
}
