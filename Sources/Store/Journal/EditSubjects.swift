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
  static func load(_ ids: [Int64], in db: Database) throws -> [EditSubject] {
    let statement = try SQL(
      db,
      """
      SELECT p.version, p.title, p.handle, p.description_html, p.vendor, p.product_type,
        p.category, p.tags, p.status, p.seo_title, p.seo_description, v.version,
        \(VariantRow.columns.split(separator: ",").map { "v.\(Keys.trimmed(String($0)))" }
          .joined(separator: ", "))
      FROM variant v CROSS JOIN product p ON p.id = v.product_id WHERE v.id = ?
      """)
    var subjects: [EditSubject] = []
    subjects.reserveCapacity(ids.count)
    for id in ids {
      if let subject = try statement.start().bind(id).first(EditSubject.init) {
        subjects.append(subject)
      }
    }
    return subjects
  }
}

extension EditSubject {
  init(_ row: SQL) {
    let productVersion = row.count()
    let title = row.text()
    let handle = row.text()
    var values: [EditableField: String] = [.title: title]
    values[.description] = row.optionalText()
    values[.vendor] = row.optionalText()
    values[.type] = row.optionalText()
    values[.category] = row.optionalText()
    let tags = TextList.decode(row.optionalText())
    values[.tags] = tags.isEmpty ? nil : tags.joined(separator: ",")
    values[.status] = row.text()
    values[.seoTitle] = row.optionalText()
    values[.seoDescription] = row.optionalText()
    let variantVersion = row.count()
    let variant = VariantRow(row)
    for field in EditableField.allCases where field.entity == .variant {
      values[field] = variant.text(of: field)
    }
    let options = variant.options.map(\.value).joined(separator: " / ")
    self.init(
      productID: variant.productID, variantID: variant.id,
      subject: variant.sku ?? (options.isEmpty ? handle : "\(handle) \(options)"),
      productSubject: handle, title: title, productVersion: productVersion,
      variantVersion: variantVersion, currency: variant.currency, values: values)
  }
}
