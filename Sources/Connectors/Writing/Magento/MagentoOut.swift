import Commerce

/// The files that Magento 2's import takes.
enum MagentoOut {
  static let all: [OutDefinition] = [
    OutDefinition(
      format: {
        var format = OutFormat(
          "magento-products", "Magento 2 products", .magento, text: .csv,
          takesWholeProducts: true, needs: ["sku", "store_view_code"],
          writes: "products, children before their parents, store views, every column that came",
          leavesOut: "fields that Magento has no attribute for: tags, compare-at, weight (no unit)")
        format.takesStoreViews = true
        return format
      }(),
      rule: rule,
      makeRows: { plan throws(WritingError) in try MagentoRows(plan, isPricesOnly: false) }),
    OutDefinition(
      format: OutFormat(
        "magento-prices", "Magento 2 prices", .magento, text: .csv, readAs: "magento-products",
        needs: ["sku", "store_view_code"], writes: "the base price of each SKU",
        leavesOut: "everything else; special and tier prices stay as Magento has them"),
      rule: priceRule,
      makeRows: { plan throws(WritingError) in try MagentoRows(plan, isPricesOnly: true) }),
  ]

  @Sendable static func rule(_ field: EditableField) -> FieldRule {
    switch field {
    case .title: .column("name")
    case .description: .column("description")
    case .seoTitle: .column("meta_title")
    case .seoDescription: .column("meta_description")
    case .status: .column("product_online")
    case .category: .column("categories")
    case .price: .column("price")
    case .cost: .column("cost")
    // Which of the attributes they came from is known row by row.
    case .vendor, .barcode: .column("additional_attributes")
    case .type: .refused("Magento keeps the attribute set of a product that exists")
    case .tags: .refused("Magento has no tags; it groups by category and attribute")
    case .compareAt: .refused("Magento has no compare-at price; give it a special price there")
    case .weight: .refused("Magento's file does not tell its unit of weight; change it there")
    case .sku: .refused("Magento knows a product by its SKU; change it there")
    case .attribute(let name), .variantAttribute(let name): .column(name)
    case .images: .refused("Magento takes images by paths on its own disk; change them there")
    case .option, .optionName:
      .refused("Magento's options are attributes that its families are made by; change them there")
    case .variantStatus:
      .refused("a variant is a product of its own in Magento; switch it off there")
    case .quantity: .refused("stock goes with Magento's stock sources; change it there")
    }
  }

  @Sendable static func priceRule(_ field: EditableField) -> FieldRule {
    field == .price
      ? .column("price") : .refused("this file has prices only; write magento-products")
  }
}
