import Commerce

/// The inventory files that Seller Central takes.
enum AmazonOut {
  static let all: [OutDefinition] = [
    OutDefinition(
      format: OutFormat(
        "amazon-price-quantity", "Amazon price and quantity", .amazon, text: .tabs,
        needs: ["sku"],
        writes: "price, and the quantity of what you ship yourself",
        leavesOut: "texts and images, which Amazon takes by its category templates"),
      rule: rule,
      makeRows: { plan throws(WritingError) in AmazonOfferRows(.priceAndQuantity, plan) }),
    OutDefinition(
      format: OutFormat(
        "amazon-listings-loader", "Amazon listings loader", .amazon, text: .tabs,
        needs: ["sku", "product-id"],
        writes: "offers: product id, price, condition, quantity of what you ship yourself, note",
        leavesOut: "texts and images, which Amazon takes by its category templates"),
      rule: rule, makeRows: { plan throws(WritingError) in AmazonOfferRows(.loader, plan) }),
  ]

  @Sendable static func rule(_ field: EditableField) -> FieldRule {
    switch field {
    case .price: .column("price")
    case .quantity: .column("quantity")
    case .sku:
      .refused("Amazon knows a listing by its SKU; a new SKU is a new listing: make it there")
    case .barcode:
      .refused("Amazon fixes a listing's barcode when it is made; make a new listing for another")
    case .compareAt, .cost, .weight:
      .refused("Amazon's offer files have no \(field.rawValue)")
    case .title, .description, .vendor, .type, .category, .tags, .status, .seoTitle,
      .seoDescription, .images, .variantStatus, .option, .optionName, .attribute, .variantAttribute:
      .refused("Amazon takes the \(field.label) by its category templates; change it there")
    }
  }
}

/// Makes the rows of Amazon's offer files.
///
/// A blank cell keeps what Amazon has (the template's own words), so a row of pending edits names the
/// SKU and what changed. The quantity of a listing that Amazon ships itself is always blank: a figure
/// there would make it the seller's to ship.
final class AmazonOfferRows: RowMaker {
  enum Kind { case priceAndQuantity, loader }

  let header: [String]
  private let kind: Kind
  private let isPending: Bool

  init(_ kind: Kind, _ plan: OutPlan) {
    self.kind = kind
    isPending = plan.pending != nil
    header =
      switch kind {
      case .priceAndQuantity:
        [
          "sku", "price", "minimum-seller-allowed-price", "maximum-seller-allowed-price",
          "quantity", "handling-time", "fulfillment-channel",
        ]
      case .loader:
        [
          "sku", "product-id", "product-id-type", "price", "minimum-seller-allowed-price",
          "maximum-seller-allowed-price", "item-condition", "quantity", "add-delete",
          "will-ship-internationally", "expedited-shipping", "item-note",
          "merchant_shipping_group_name",
        ]
      }
  }

  func write(_ product: ProductExport, to writer: DelimitedWriter, _ report: OutReport) throws {
    if isPending {
      report.refuse(product.product.handle, fields: product.edited, AmazonOut.rule)
    }
    for variant in product.variants {
      if isPending {
        report.refuse(product.subject(variant), fields: variant.edited, AmazonOut.rule)
        guard !variant.edited.isDisjoint(with: [.price, .quantity]) else { continue }
      }
      do {
        if try writeOffer(variant, of: product, to: writer, report), isPending {
          report.wrote(
            written(variant), of: .variant, variant.id, scope: variant.scope)
        }
      } catch let refusal as CellRefusal {
        report.refuse(product.subject(variant), field: refusal.column, refusal.reason)
      }
    }
  }

  /// Returns whether there is a row.
  private func writeOffer(
    _ variant: VariantExport, of product: ProductExport, to writer: DelimitedWriter,
    _ report: OutReport
  ) throws -> Bool {
    guard let sku = variant.knownSKU else {
      report.refuse(product.subject(variant), "has no SKU, by which Amazon knows a listing")
      return false
    }
    let states = written(variant)
    if isPending, variant.edited.contains(.quantity), !states.contains(.quantity) {
      report.refuse(
        sku, field: "quantity", "is Amazon's to count, which ships this listing from its own stock")
      guard !states.isEmpty else { return false }
    }
    let price = !isPending || states.contains(.price) ? variant.variant.price.value : nil
    if states.contains(.price), isPending, price == nil {
      report.refuse(sku, field: "price", "is empty, and Amazon keeps its price then; give it one")
      return false
    }
    if let price, price.minorUnits <= 0 {
      report.refuse(sku, field: "price", "is zero, for which Amazon refuses the whole file")
      return false
    }
    switch kind {
    case .priceAndQuantity:
      try writer.row([sku, price?.decimal, nil, nil, quantity(variant), nil, nil])
    case .loader:
      guard let id = identity(variant) else {
        report.refuse(
          sku, field: "product-id", "has neither ASIN nor barcode, by which Amazon lists it")
        return false
      }
      try writer.row([
        sku, id.id, id.type, price?.decimal, nil, nil, kept("item-condition", variant),
        quantity(variant), "a", kept("will-ship-internationally", variant),
        kept("expedited-shipping", variant), kept("item-note", variant),
        kept("merchant-shipping-group", variant),
      ])
    }
    return true
  }

  private func quantity(_ variant: VariantExport) -> String? {
    guard variant.listing?.isPlatformFulfilled.value != true else { return nil }
    guard !isPending || variant.edited.contains(.quantity) else { return nil }
    return variant.listing?.quantity.value.map(String.init)
  }

  /// The edits of a listing that its row can state.
  private func written(_ variant: VariantExport) -> Set<EditableField> {
    let isAmazons = variant.listing?.isPlatformFulfilled.value == true
    return variant.edited.intersection(isAmazons ? [.price] : [.price, .quantity])
  }

  /// The product id as it came; else the ASIN (type 1), the UPC (3) or the EAN (4).
  private func identity(_ variant: VariantExport) -> (id: String, type: String)? {
    if let id = kept("product-id", variant), let type = kept("product-id-type", variant) {
      return (id, type)
    }
    if let asin = variant.listing?.externalID { return (asin, "1") }
    guard let barcode = variant.variant.barcode.value else { return nil }
    switch barcode.utf8.count {
    case 12: return (barcode, "3")
    case 13: return (barcode, "4")
    default: return nil
    }
  }

  private func kept(_ name: String, _ variant: VariantExport) -> String? {
    variant.variant.extra.first { Header.normalised($0.name) == name }?.value
  }
}
