internal import Commerce
internal import GRDB

extension ProductImporter {
  /// Of a row that names no handle: the one of the product that has its SKU, else the SKU. A product
  /// of several variants keeps its texts: what one of its SKUs is called is not what it is called.
  func withHandle(_ stated: ProductRecord) throws -> ProductRecord {
    var record = stated
    let sku = record.variants.first?.sku.map(Keys.trimmed) ?? ""
    guard let key = Keys.sku(sku), let variant = try catalog.variant(sku: key),
      let product = try catalog.product(variant.productID)
    else {
      record.handle = sku
      return record
    }
    record.handle = product.handle
    if try catalog.variantCount(of: product.id) > 1 {
      record.title = .unstated
      record.descriptionHTML = .unstated
      record.seoTitle = .unstated
      record.seoDescription = .unstated
    }
    return record
  }
}
