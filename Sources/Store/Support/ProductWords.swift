internal import Commerce

/// What each variant carries of its product: the keys that it is sorted by, and the product's part of
/// the text in which bare words are looked for. Made once for all variants of a product.
struct ProductWords {
  let titleKey: String
  let vendorKey: String?
  private let title: String
  private let rest: String

  init(_ product: ProductRow) {
    title = Keys.fold(product.title)
    titleKey = Keys.start(ofFolded: title)
    let vendor = product.vendor.map(Keys.fold)
    vendorKey = vendor.map(Keys.start(ofFolded:))
    var rest = ""
    func add(_ part: String) {
      guard !part.isEmpty else { return }
      rest += "\n"
      rest += part
    }
    if let vendor { add(vendor) }
    if let type = product.productType { add(Keys.fold(type)) }
    for tag in product.tags { add(Keys.fold(tag)) }
    add(Keys.fold(product.handle))
    self.rest = rest
  }

  /// Everything that a person may remember about a variant, in lower case.
  func haystack(of variant: VariantRow) -> String {
    var text = title
    text.reserveCapacity(title.utf8.count + rest.utf8.count + 64)
    func add(_ part: String) {
      guard !part.isEmpty else { return }
      text += "\n"
      text += Keys.fold(part)
    }
    if let sku = variant.sku { add(sku) }
    if let barcode = variant.barcode { add(barcode) }
    for option in variant.options { add(option.value) }
    text += rest
    return text
  }
}
