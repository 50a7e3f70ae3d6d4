/// Shopify's product export, classic header with cost and status.
struct ShopProductsFile: SampleFile {
  let world: SampleWorld

  let path = "shop/products.csv"

  let header = [
    "Handle", "Title", "Body (HTML)", "Vendor", "Type", "Tags", "Published", "Option1 Name",
    "Option1 Value", "Option2 Name", "Option2 Value", "Option3 Name", "Option3 Value",
    "Variant SKU", "Variant Grams", "Variant Inventory Tracker", "Variant Inventory Qty",
    "Variant Inventory Policy", "Variant Fulfillment Service", "Variant Price",
    "Variant Compare At Price", "Variant Requires Shipping", "Variant Taxable", "Variant Barcode",
    "Image Src", "Image Position", "Image Alt Text", "Gift Card", "SEO Title", "SEO Description",
    "Google Shopping / Google Product Category", "Google Shopping / Gender",
    "Google Shopping / Age Group", "Google Shopping / MPN",
    "Google Shopping / AdWords Grouping", "Google Shopping / AdWords Labels",
    "Google Shopping / Condition", "Google Shopping / Custom Product",
    "Google Shopping / Custom Label 0", "Google Shopping / Custom Label 1",
    "Google Shopping / Custom Label 2", "Google Shopping / Custom Label 3",
    "Google Shopping / Custom Label 4", "Variant Image", "Variant Weight Unit",
    "Variant Tax Code", "Cost per item", "Status",
  ]

  func writeRows(to writer: DelimitedWriter) throws {
    for number in 0..<world.catalog.productCount {
      let product = world.catalog.product(number)
      let images = product.oddity == .noImage ? 0 : product.imageCount
      for row in 0..<max(product.variantCount, images) {
        writer.field(product.handle)
        if row == 0 { head(product, to: writer) } else { writer.blank(6) }
        if row < product.variantCount {
          variant(product.variant(row), isFirst: row == 0, to: writer)
        } else {
          writer.blank(17)
        }
        image(product, position: row < images ? row + 1 : nil, to: writer)
        tail(product, row: row, to: writer)
        try writer.endRow()
      }
    }
  }

  private func head(_ product: SampleProduct, to writer: DelimitedWriter) {
    writer.field(product.title)
    writer.field(product.bodyHTML)
    writer.field(product.vendor.name)
    writer.field(product.archetype.type.name)
    writer.field(product.tags.joined(separator: ", "))
    writer.field(product.isPublished ? "true" : "false")
  }

  private func variant(_ variant: SampleVariant, isFirst: Bool, to writer: DelimitedWriter) {
    for place in 0..<3 {
      if place < variant.values.count {
        writer.field(isFirst ? variant.axes[place].name : "")
        writer.field(variant.values[place].label)
      } else if place == 0 {
        writer.field("Title")
        writer.field("Default Title")
      } else {
        writer.blank(2)
      }
    }
    writer.field(variant.sku)
    writer.field("\(variant.grams).0")
    writer.field("shopify")
    writer.field(world.stock.level(of: variant).shop)
    writer.field("deny")
    writer.field("manual")
    if variant.product.oddity == .brokenPrice {
      writer.field("12,x9")
    } else {
      writer.cents(variant.cents)
    }
    writer.cents(variant.compareAtCents)
    writer.field("true")
    writer.field("true")
    writer.field(variant.barcode)
  }

  private func image(_ product: SampleProduct, position: Int?, to writer: DelimitedWriter) {
    guard let position else { return writer.blank(3) }
    writer.field(product.imageURL(position))
    writer.field(position)
    writer.field(position == 1 ? product.ordinaryTitle : "")
  }

  private func tail(_ product: SampleProduct, row: Int, to writer: DelimitedWriter) {
    if row == 0 {
      writer.field("false")
      writer.field(product.seoTitle)
      writer.field(product.seoDescription)
    } else {
      writer.blank(3)
    }
    writer.blank(13)
    guard row < product.variantCount else { return writer.blank(5) }
    writer.blank()
    writer.field("kg")
    writer.blank()
    writer.cents(product.variant(row).costCents)
    writer.field(row == 0 ? product.status : "")
  }
}
