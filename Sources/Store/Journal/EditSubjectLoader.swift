internal import Commerce
internal import GRDB

/// Reads what edits start from. Variants of one product that follow each other share what is read of
/// it: a description may be long, and so a price change reads none.
final class EditSubjectLoader {
  private let needs: EditNeeds
  private let variantFields: [EditableField]
  private let readsWords: Bool
  private let readsProductSides: Bool
  private let readsListings: Bool
  private let variants: SQL
  private let products: SQL
  private let channels: SQL
  private let texts: SQL
  private let listingRows: SQL
  private let sets: ColumnSets
  private let productFields: ProductFields
  private let productColumns: SQL

  init(_ db: Database, _ needs: EditNeeds) throws {
    self.needs = needs
    let wanted: (EditableField) -> Bool = {
      needs.isEverything || needs.targets.contains(EditTarget($0))
    }
    let named = EditableField.allCases.filter(wanted)
    variantFields = named.filter { $0.entity == .variant && !$0.columns.isEmpty }
    readsWords = named.contains { $0.entity == .product && $0 != .title && !$0.columns.isEmpty }
    readsProductSides =
      needs.isEverything
      || needs.targets.contains { target in
        switch (target.scope, target.field) {
        case (.master, .images), (.master, .attribute), (.locale, _): true
        default: false
        }
      }
    readsListings =
      needs.isEverything
      || needs.targets.contains { target in
        switch (target.scope, target.field) {
        case (.channel, _), (.master, .variantAttribute): true
        default: false
        }
      }
    variants = try SQL(db, "SELECT version, \(VariantRow.columns) FROM variant WHERE id = ?")
    let words =
      readsWords
      ? ", description_html, vendor, product_type, category, tags, status, seo_title, seo_description"
      : ""
    products = try SQL(
      db, "SELECT id, version, title, handle, owner_channel_id\(words) FROM product WHERE id = ?")
    channels = try SQL(db, "SELECT code FROM channel WHERE id = ?")
    texts = try SQL(db, "SELECT locale, field, text FROM product_text WHERE product_id = ?")
    listingRows = try SQL(
      db,
      """
      SELECT l.channel_id, c.code, \(ListingRow.columns)
      FROM listing l JOIN channel c ON c.id = l.channel_id WHERE l.variant_id = ? ORDER BY c.code
      """)
    productColumns = try SQL(
      db,
      """
      SELECT extra_set, extra FROM product_ref
      WHERE channel_id = ? AND handle_key = ? AND product_id = ?
      """)
    sets = ColumnSets(db)
    productFields = try ProductFields(db, sets: sets)
  }

  /// Rows in the order of the ids.
  func load(_ ids: [Int64]) throws -> [EditSubject] {
    var subjects: [EditSubject] = []
    subjects.reserveCapacity(ids.count)
    var product: ProductPart?
    for id in ids {
      let found = try variants.start().bind(id).first { ($0.count(), VariantRow($0)) }
      guard let (version, variant) = found else { continue }
      if product?.id != variant.productID { product = try part(variant.productID) }
      guard let product else { continue }
      var subject = subject(variant, version: version, of: product)
      if readsListings { try addListings(to: &subject, variant, product) }
      subjects.append(subject)
    }
    return subjects
  }

  private func subject(
    _ variant: VariantRow, version: Int, of product: ProductPart
  ) -> EditSubject {
    var values = product.values
    for field in variantFields { values[field] = variant.text(of: field) }
    let options = variant.options.map(\.value).joined(separator: " / ")
    return EditSubject(
      productID: variant.productID, variantID: variant.id,
      subject: variant.sku
        ?? (options.isEmpty ? product.handle : "\(product.handle) \(options)"),
      productSubject: product.handle, title: product.title, productVersion: product.version,
      variantVersion: version, currency: variant.currency, values: values,
      scopedValues: product.scoped)
  }

  // MARK: Products

  /// A product's share of an edit's subject.
  private struct ProductPart {
    var id: Int64
    var version: Int
    var title: String
    var handle: String
    var owner: Int64?
    var values: [EditableField: String] = [:]
    var scoped: [EditTarget: String] = [:]
  }

  private func part(_ id: Int64) throws -> ProductPart? {
    let found = try products.start().bind(id).first { row in
      var part = ProductPart(
        id: row.int(), version: row.count(), title: row.text(), handle: row.text(),
        owner: row.optionalInt())
      part.values[.title] = part.title
      guard readsWords else { return part }
      part.values[.description] = row.optionalText()
      part.values[.vendor] = row.optionalText()
      part.values[.type] = row.optionalText()
      part.values[.category] = row.optionalText()
      let tags = TextList.decode(row.optionalText())
      part.values[.tags] = tags.isEmpty ? nil : tags.joined(separator: ",")
      part.values[.status] = row.text()
      part.values[.seoTitle] = row.optionalText()
      part.values[.seoDescription] = row.optionalText()
      return part
    }
    guard var part = found, readsProductSides else { return found }
    part.values[.images] = ImageList.text(try productFields.images(of: id))
    if let owner = part.owner {
      let kept = try productColumns.start().bind(owner).bind(Keys.handle(part.handle)).bind(id)
        .first { ($0.optionalInt(), $0.optionalText()) }
      if let kept {
        let columns = try KeptColumns(set: kept.0, values: kept.1, sets: sets)
        for name in columns.names { part.values[.attribute(name)] = columns[name] }
      }
    }
    for (locale, field, text) in try texts.start().bind(id).all({
      ($0.text(), $0.text(), $0.text())
    }) {
      guard let field = EditableField(rawValue: field) else { continue }
      part.scoped[EditTarget(field, in: .locale(locale))] = text
    }
    return part
  }

  // MARK: Listings

  private func addListings(
    to subject: inout EditSubject, _ variant: VariantRow, _ product: ProductPart
  ) throws {
    let rows = try listingRows.start().bind(variant.id).all { row in
      (id: row.int(), code: row.text(), listing: ListingRow(row))
    }
    let wanted = needs.channels
    for (id, code, listing) in rows {
      let isOwner = id == product.owner
      let columns = try KeptColumns(set: listing.extraSet, values: listing.extra, sets: sets)
      if isOwner {
        for name in columns.names { subject.values[.variantAttribute(name)] = columns[name] }
      }
      guard needs.isEverything || wanted.contains(code) else { continue }
      subject.listings[code] = EditSubject.Listing(
        isOwner: isOwner, currency: listing.price?.currency)
      guard !isOwner else { continue }
      let scope = EditScope.channel(code)
      for field in [EditableField.title, .description, .price, .quantity] {
        subject.scopedValues[EditTarget(field, in: scope)] = listing.text(of: field)
      }
      for name in columns.names {
        subject.scopedValues[EditTarget(.variantAttribute(name), in: scope)] = columns[name]
      }
    }
  }
}
