import Commerce

extension MagentoRows {
  /// A column's text as the product's own field has it.
  func text(_ key: String, _ product: ProductRecord) -> String? {
    switch key {
    case "name": product.title.value
    case "description": product.descriptionHTML.value
    case "meta-title": product.seoTitle.value
    case "meta-description": product.seoDescription.value
    case "attribute-set-code": product.productType.value
    case "product-online": product.status.value.map { $0 == .active ? "1" : "2" }
    case "categories": product.category.value
    default: nil
    }
  }

  func text(_ key: String, _ export: VariantExport) -> String? {
    switch key {
    case "price": export.variant.price.value?.decimal
    case "cost": export.variant.cost.value?.decimal
    case "qty": export.variant.quantity.value.map(String.init)
    case "notify-on-stock-below": export.variant.minimum.value.map(String.init)
    default: nil
    }
  }
}

/// `additional_attributes` with one of its values changed.
struct MagentoAttributeCell {
  private let pairs: [(name: String, value: String)]

  init(_ extra: [ExtraColumn]) {
    let cell = extra.last { Header.normalised($0.name) == "additional-attributes" }
    pairs = MagentoAttributes.pairs(cell?.value ?? "")
  }

  /// The attribute that the field was read from.
  func name(of field: EditableField) -> String? {
    let names =
      switch field {
      case .vendor: ["brand", "manufacturer"]
      case .barcode: ["ean", "gtin", "upc", "barcode", "ean13"]
      default: [String]()
      }
    return pairs.first { names.contains($0.name.lowercased()) }?.name
  }

  /// `name=value` as Magento takes it: Magento changes only the attributes that the cell names.
  func text(setting changes: [(EditableField, String?)]) -> String? {
    let pieces = changes.compactMap { field, value in
      name(of: field).map { Self.pair($0, value ?? MagentoRows.emptied) }
    }
    return pieces.isEmpty ? nil : pieces.joined(separator: ",")
  }

  /// Quoted when a comma or quote in the value would end it.
  static func pair(_ name: String, _ value: String) -> String {
    let needsQuotes = value.contains { $0 == "," || $0 == "\"" || $0 == "=" }
    let text = needsQuotes ? "\"" + value.replacing("\"", with: "\"\"") + "\"" : value
    return "\(name)=\(text)"
  }
}
