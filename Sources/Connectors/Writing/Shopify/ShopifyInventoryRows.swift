import Commerce

extension ShopifyOut {
  static let inventory = OutDefinition(
    format: {
      var format = OutFormat(
        "shopify-inventory", "Shopify inventory", .shopify, text: .csv,
        takesWholeProducts: true, needs: ["handle", "options", "location"],
        writes: "a row a variant and location, with On hand (current) and On hand (new)",
        leavesOut: "the figures that Shopify computes; variants that no location stocks")
      format.takesLevels = true
      return format
    }(),
    rule: { field in
      .refused(
        "Shopify's inventory file has quantities only; \(field.rawValue) goes with shopify-products"
      )
    },
    makeRows: { plan throws(WritingError) in
      guard plan.pending == nil else { throw .nothingPending(format: "shopify-inventory") }
      return ShopifyInventoryRows()
    })
}

/// Makes the rows of today's Shopify inventory file: what is on hand now, in the column that Shopify
/// checks (`On hand (current)`) and in the one that it takes (`On hand (new)`).
///
/// Shopify refuses a row whose current figure is no longer right, so a file that has become old
/// overwrites nothing.
final class ShopifyInventoryRows: RowMaker {
  let header = [
    "Handle", "Title", "Option1 Name", "Option1 Value", "Option2 Name", "Option2 Value",
    "Option3 Name", "Option3 Value", "SKU", "Location", "On hand (current)", "On hand (new)",
  ]

  func write(_ product: ProductExport, to writer: DelimitedWriter, _ report: OutReport) throws {
    for variant in product.variants {
      for level in variant.levels {
        guard let onHand = level.onHand.value else {
          report.refuse(
            product.subject(variant), field: level.location,
            "nobody knows what is on hand there; import an inventory file first")
          continue
        }
        try writer.row { writer in
          try writer.field(product.product.handle)
          try writer.field(product.product.title.value)
          for index in 0..<3 {
            let option = option(index, of: variant.variant)
            try writer.field(option?.name)
            try writer.field(option?.value)
          }
          try writer.field(variant.variant.sku)
          try writer.field(level.location)
          try writer.field(String(onHand))
          try writer.field(String(onHand))
        }
      }
    }
  }

  private func option(_ index: Int, of variant: VariantRecord) -> VariantOption? {
    if variant.options.isEmpty {
      return index == 0 ? VariantOption(name: "Title", value: "Default Title") : nil
    }
    return index < variant.options.count ? variant.options[index] : nil
  }
}
