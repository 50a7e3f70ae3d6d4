/// Shopify's inventory export, today's header: one row per variant and location.
struct ShopInventoryFile: SampleFile {
  let world: SampleWorld

  let path = "shop/inventory.csv"

  let header = [
    "Handle", "Title", "Option1 Name", "Option1 Value", "Option2 Name", "Option2 Value",
    "Option3 Name", "Option3 Value", "SKU", "HS Code", "COO", "Location", "Bin name",
    "Incoming (not editable)", "Unavailable (not editable)", "Committed (not editable)",
    "Available (not editable)", "On hand (current)", "On hand (new)",
  ]

  func writeRows(to writer: DelimitedWriter) throws {
    let committed = world.committedUnits()
    let incoming = PurchaseOrders(world: world).incomingUnits()
    for number in 0..<world.catalog.productCount {
      let product = world.catalog.product(number)
      guard product.oddity?.isBroken != true else { continue }
      for variant in product.variants {
        let level = world.stock.level(of: variant)
        identify(variant, at: "Berlin", bin: bin(variant), to: writer)
        quantities(
          available: level.berlin, committed: committed[variant.number] ?? 0,
          unavailable: level.unavailable, incoming: incoming[variant.number] ?? 0,
          surplus: level.isMismatched ? 3 : 0, to: writer)
        try writer.endRow()
        identify(variant, at: "Osaka", bin: "", to: writer)
        if let osaka = level.osaka {
          quantities(
            available: osaka, committed: 0, unavailable: 0, incoming: 0, surplus: 0, to: writer)
        } else {
          for _ in 0..<5 { writer.field("not stocked") }
          writer.blank()
        }
        try writer.endRow()
      }
    }
  }

  private func identify(
    _ variant: SampleVariant, at location: String, bin: String, to writer: DelimitedWriter
  ) {
    writer.field(variant.product.handle)
    writer.field(variant.product.title)
    for place in 0..<3 {
      if place < variant.values.count {
        writer.field(variant.axes[place].name)
        writer.field(variant.values[place].label)
      } else if place == 0 {
        writer.field("Title")
        writer.field("Default Title")
      } else {
        writer.blank(2)
      }
    }
    writer.field(variant.sku)
    writer.blank(2)
    writer.field(location)
    writer.field(bin)
  }

  /// - Parameter surplus: Units on hand that no state accounts for.
  private func quantities(
    available: Int, committed: Int, unavailable: Int, incoming: Int, surplus: Int,
    to writer: DelimitedWriter
  ) {
    writer.field(incoming)
    writer.field(unavailable)
    writer.field(committed)
    writer.field(available)
    writer.field(available + committed + unavailable + surplus)
    writer.blank()
  }

  private func bin(_ variant: SampleVariant) -> String {
    "\(variant.product.archetype.type.vendor.code)-\(10 + variant.number % 80)"
  }
}
