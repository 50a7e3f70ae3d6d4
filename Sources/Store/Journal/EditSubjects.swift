public import Commerce
internal import GRDB

extension Store {
  /// Every variant that matches, with its product's fields, in the catalog's order: what a bulk
  /// edit is planned from.
  public func editSubjects(query: Query) throws(StoreError) -> [EditSubject] {
    let compiled = CatalogQuery(zone: zone).compile(query)
    return try read { db, watcher in
      let reader = ListReader(
        db: db, table: .catalog, query: compiled, order: SortOrder("title"), watcher: watcher)
      let places: [ListPlace]
      if let driver = try reader.bestDriver() {
        places = try reader.candidates(driver.fragment)
      } else {
        places = try reader.walk(from: nil, forward: true, limit: Int.max)
      }
      return try EditSubjectLoader.load(places.map(\.id), in: db)
    }
  }

  /// The named variants, in the given order; ids that are gone are left out.
  public func editSubjects(variants ids: [Int64]) throws(StoreError) -> [EditSubject] {
    try read { db, _ in try EditSubjectLoader.load(ids, in: db) }
  }
}

enum EditSubjectLoader {
  /// Rows in the order of the ids. Variants of one product that follow each other share what is
  /// read of it: a description may be long.
  static func load(_ ids: [Int64], in db: Database) throws -> [EditSubject] {
    let variants = try SQL(db, "SELECT version, \(VariantRow.columns) FROM variant WHERE id = ?")
    let products = try SQL(
      db,
      """
      SELECT id, version, title, handle, description_html, vendor, product_type, category, tags,
        status, seo_title, seo_description
      FROM product WHERE id = ?
      """)
    var subjects: [EditSubject] = []
    subjects.reserveCapacity(ids.count)
    var product: ProductPart?
    for id in ids {
      let found = try variants.start().bind(id).first { ($0.count(), VariantRow($0)) }
      guard let (version, variant) = found else { continue }
      if product?.id != variant.productID {
        product = try products.start().bind(variant.productID).first(ProductPart.init)
      }
      guard let product else { continue }
      subjects.append(EditSubject(variant, version: version, of: product))
    }
    return subjects
  }
}

/// A product's share of an edit's subject.
private struct ProductPart {
  let id: Int64
  let version: Int
  let title: String
  let handle: String
  let values: [EditableField: String]

  init(_ row: SQL) {
    id = row.int()
    version = row.count()
    title = row.text()
    handle = row.text()
    var values: [EditableField: String] = [:]
    // Room for the variant's fields too, so that filling a copy does not make it grow.
    values.reserveCapacity(EditableField.allCases.count)
    values[.title] = title
    values[.description] = row.optionalText()
    values[.vendor] = row.optionalText()
    values[.type] = row.optionalText()
    values[.category] = row.optionalText()
    let tags = TextList.decode(row.optionalText())
    values[.tags] = tags.isEmpty ? nil : tags.joined(separator: ",")
    values[.status] = row.text()
    values[.seoTitle] = row.optionalText()
    values[.seoDescription] = row.optionalText()
    self.values = values
  }
}

extension EditSubject {
  private static let variantFields = EditableField.allCases.filter { $0.entity == .variant }

  fileprivate init(_ variant: VariantRow, version: Int, of product: ProductPart) {
    var values = product.values
    for field in Self.variantFields { values[field] = variant.text(of: field) }
    let options = variant.options.map(\.value).joined(separator: " / ")
    self.init(
      productID: variant.productID, variantID: variant.id,
      subject: variant.sku
        ?? (options.isEmpty ? product.handle : "\(product.handle) \(options)"),
      productSubject: product.handle, title: product.title, productVersion: product.version,
      variantVersion: version, currency: variant.currency, values: values)
  }
}
