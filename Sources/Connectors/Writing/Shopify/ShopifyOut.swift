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
      format: {
        var format = OutFormat(
          id, name, .shopify, text: .csv, readAs: "shopify-products", takesWholeProducts: true,
          needs: ["handle", "title", "options"],
          writes: "products, new ones too, variants, prices, texts, images, and every other column "
            + "that came",
          leavesOut: "edited options, removed images and variants; products that another channel "
            + "described")
        format.makesProducts = true
        return format
      }(),
      rule: { rule($0, header ?? .current) },
      makeRows: { plan throws(WritingError) in try ShopifyProductRows(plan, header: header) })
  }

  /// Every field has its column; a variant that Shopify does not have yet brings its options. The
  /// names are the current template's unless the header is classic.
  static func rule(
    _ field: EditableField, _ header: ShopifyHeader, isNew: Bool = false
  ) -> FieldRule {
    switch field {
    case .option(let place) where isNew: return .column(header.name(of: .optionValue(place - 1)))
    case .optionName(let place) where isNew:
      return .column(header.name(of: .optionName(place - 1)))
    case .variantStatus where isNew: return .column(header.name(of: .sku))
    case .variantStatus:
      return .refused("Shopify's file has no status of a variant; archive or delete it there")
    case .attribute(let name), .variantAttribute(let name):
      return .column(header.name(for: name))
    case .images: return .column(header.name(of: .imageSource))
    case .option, .optionName:
      return .refused(
        "Shopify knows a variant by its options, and a file with another one would delete the "
          + "variant and make a new one; change it there")
    case .quantity:
      return .refused("quantities go with the inventory file, by location; change them there")
    default: break
    }
    let entry = ShopifyHeader.entries.first { $0.cell?.field == field }
    guard let name = entry.flatMap({ header.name(of: $0) }) else {
      return .refused("Shopify's products file has no column for \(field.rawValue)")
    }
    return .column(name)
  }
}
