/// Magento 2's product export of the Japanese shop: simple products, configurable parents, and an
/// English store view of some.
struct JapanProductsFile: SampleFile {
  let world: SampleWorld

  let path = "japan/products.csv"

  let header = [
    "sku", "store_view_code", "attribute_set_code", "product_type", "categories",
    "product_websites", "name", "description", "short_description", "weight", "product_online",
    "tax_class_name", "visibility", "price", "special_price", "special_price_from_date",
    "special_price_to_date", "url_key", "meta_title", "meta_keywords", "meta_description",
    "base_image", "base_image_label", "small_image", "small_image_label", "thumbnail_image",
    "thumbnail_image_label", "created_at", "updated_at", "new_from_date", "new_to_date",
    "display_product_options_in", "map_price", "msrp_price", "map_enabled",
    "gift_message_available", "custom_design", "custom_design_from", "custom_design_to",
    "custom_layout_update", "page_layout", "product_options_container",
    "msrp_display_actual_price_type", "country_of_manufacture", "additional_attributes", "qty",
    "out_of_stock_qty", "use_config_min_qty", "is_qty_decimal", "allow_backorders",
    "use_config_backorders", "min_cart_qty", "use_config_min_sale_qty", "max_cart_qty",
    "use_config_max_sale_qty", "is_in_stock", "notify_on_stock_below",
    "use_config_notify_stock_qty", "manage_stock", "use_config_manage_stock",
    "use_config_qty_increments", "qty_increments", "use_config_enable_qty_inc",
    "enable_qty_increments", "is_decimal_divided", "website_id", "configurable_variations",
    "configurable_variation_prices", "configurable_variation_labels", "additional_images",
  ]

  func writeRows(to writer: DelimitedWriter) throws {
    for number in 0..<world.catalog.productCount {
      let product = world.catalog.product(number)
      guard product.isInJapan else { continue }
      let isConfigurable = product.variantCount > 1
      for variant in product.variants { try simple(variant, isChild: isConfigurable, to: writer) }
      if isConfigurable { try parent(product, to: writer) }
      if number.isMultiple(of: 11) {
        try englishView(
          sku: isConfigurable ? product.stem : product.variant(0).sku, product, to: writer)
      }
    }
  }

  private func simple(_ variant: SampleVariant, isChild: Bool, to writer: DelimitedWriter) throws {
    let product = variant.product
    let labels = variant.optionText(" / ")
    let quantity = world.stock.level(of: variant).osaka ?? 0
    start(sku: variant.sku, type: "simple", product, to: writer)
    writer.field(labels.isEmpty ? product.japaneseTitle : "\(product.japaneseTitle) \(labels)")
    writer.field(isChild ? "" : product.japaneseBodyHTML)
    writer.blank()
    writer.field("\(variant.grams / 1_000).\(paddedGrams(variant.grams % 1_000))0")
    writer.field(1)
    writer.field("Taxable Goods")
    writer.field(isChild ? "Not Visible Individually" : "Catalog, Search")
    writer.field("\(variant.yen).0000")
    writer.blank(3)
    writer.field(isChild ? variant.sku.lowercasedASCII : product.handle)
    finish(
      product, attributes: attributes(variant), quantity: quantity, variations: "", to: writer)
    try writer.endRow()
  }

  private func parent(_ product: SampleProduct, to writer: DelimitedWriter) throws {
    let variants = product.variants.map { variant in
      zip(variant.axes, variant.values).reduce("sku=\(variant.sku)") { text, option in
        "\(text),\(option.0.name.lowercasedASCII)=\(option.1.label)"
      }
    }
    start(sku: product.stem, type: "configurable", product, to: writer)
    writer.field(product.japaneseTitle)
    writer.field(product.japaneseBodyHTML)
    writer.blank(2)
    writer.field(1)
    writer.field("Taxable Goods")
    writer.field("Catalog, Search")
    writer.blank(4)
    writer.field(product.handle)
    finish(
      product, attributes: "ean=,line=\(product.line.name)", quantity: 0,
      variations: variants.joined(separator: "|"), to: writer)
    try writer.endRow()
  }

  /// The same SKU again with what the English view words otherwise.
  private func englishView(
    sku: String, _ product: SampleProduct, to writer: DelimitedWriter
  ) throws {
    writer.field(sku)
    writer.field("en")
    writer.field("Default")
    writer.field(product.variantCount > 1 ? "configurable" : "simple")
    writer.blank(2)
    writer.field(product.ordinaryTitle)
    writer.blank(header.count - 7)
    try writer.endRow()
  }
}

extension JapanProductsFile {
  private func start(
    sku: String, type: String, _ product: SampleProduct, to writer: DelimitedWriter
  ) {
    let category = product.archetype.type
    writer.field(sku)
    writer.blank()
    writer.field("Default")
    writer.field(type)
    let path = "Default Category/\(category.category)"
    writer.field("\(path),\(path)/\(category.name)")
    writer.field("base")
  }

  /// Meta title to the last column.
  private func finish(
    _ product: SampleProduct, attributes: String, quantity: Int, variations: String,
    to writer: DelimitedWriter
  ) {
    let isParent = !variations.isEmpty
    writer.field(product.japaneseTitle)
    writer.blank()
    writer.field(product.seoDescription)
    for _ in 0..<3 {
      writer.field("/\(product.handle.prefix(1))/\(product.handle)-1.jpg")
      writer.field(product.japaneseTitle)
    }
    writer.field("4/1/26, 1:00 AM")
    writer.field("11/2/26, 3:15 AM")
    writer.blank(2)
    writer.field("Block after Info Column")
    writer.blank(10)
    writer.field("Use config")
    writer.field("DE")
    writer.field(attributes)
    writer.field("\(quantity).0000")
    writer.field("0.0000")
    for text in ["1", "0", "0", "1", "1.0000", "1", "10000.0000", "1"] { writer.field(text) }
    writer.field(isParent || quantity > 0 ? "1" : "0")
    for text in ["5.0000", "0", "1", "1", "1", "1.0000", "1", "0", "0", "1"] { writer.field(text) }
    writer.field(variations)
    writer.blank()
    writer.field(isParent ? product.variant(0).axes.map(label).joined(separator: ",") : "")
    writer.field("/\(product.handle.prefix(1))/\(product.handle)-2.jpg")
  }

  private func label(_ axis: OptionAxis) -> String {
    "\(axis.name.lowercasedASCII)=\(axis.japaneseName)"
  }

  private func attributes(_ variant: SampleVariant) -> String {
    zip(variant.axes, variant.values).reduce(
      "ean=\(variant.barcode),line=\(variant.product.line.name)"
    ) { text, option in
      "\(text),\(option.0.name.lowercasedASCII)=\(option.1.label)"
    }
  }

  private func paddedGrams(_ grams: Int) -> String {
    String(repeating: "0", count: 3 - String(grams).count) + String(grams)
  }
}
