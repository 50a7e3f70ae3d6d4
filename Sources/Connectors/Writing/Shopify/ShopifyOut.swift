import Commerce

/// The files that Shopify's admin takes.
enum ShopifyOut {
  static let all: [OutDefinition] = [
    products(
      "shopify-products", "Shopify products, with the header of the last import", header: nil),
    products("shopify-products-classic", "Shopify products, classic header", header: .classic),
    products(
      "shopify-products-current", "Shopify products, current template", header: .current),
    inventory,
  ]

  private static func products(
    _ id: String, _ name: String, header: ShopifyHeader?
  ) -> OutDefinition {
    OutDefinition(
      format: OutFormat(
        id, name, .shopify, text: .csv, readAs: "shopify-products", takesWholeProducts: true,
        needs: ["handle", "title", "options"],
        writes: "products, variants, prices, texts, images, and every other column that came",
        leavesOut:
          "nothing of a product that Shopify described; products of other channels are refused"),
      rule: { rule($0, header ?? .current) },
      makeRows: { plan throws(WritingError) in try ShopifyProductRows(plan, header: header) })
  }

  /// Every field has its column; the names are the current template's unless the header is classic.
  private static func rule(_ field: EditableField, _ header: ShopifyHeader) -> FieldRule {
    let entry = ShopifyHeader.entries.first { $0.cell?.field == field }
    guard let name = entry.flatMap({ header.name(of: $0) }) else {
      return .refused("Shopify's products file has no column for \(field.rawValue)")
    }
    return .column(name)
  }
}
