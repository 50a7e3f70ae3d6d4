internal import Commerce
internal import GRDB

/// Reads and writes what a product has beside its own columns: images, kept columns, translations.
final class ProductFields {
  private let sets: ColumnSets
  private let loadImages: SQL
  private let deleteImages: SQL
  private let insertImage: SQL
  private let loadColumns: SQL
  private let saveColumns: SQL
  private let loadText: SQL
  private let saveText: SQL
  private let deleteText: SQL

  init(_ db: Database, sets: ColumnSets) throws {
    self.sets = sets
    loadImages = try SQL(
      db, "SELECT url, position, alt_text FROM product_image WHERE product_id = ? ORDER BY seq")
    deleteImages = try SQL(db, "DELETE FROM product_image WHERE product_id = ?")
    insertImage = try SQL(
      db,
      """
      INSERT INTO product_image (product_id, seq, url, position, alt_text)
      VALUES (?, ?, ?, ?, ?)
      """)
    loadColumns = try SQL(
      db,
      """
      SELECT extra_set, extra FROM product_ref
      WHERE channel_id = ? AND handle_key = ? AND product_id = ?
      """)
    saveColumns = try SQL(
      db,
      "UPDATE product_ref SET extra_set = ?, extra = ? WHERE channel_id = ? AND handle_key = ?")
    loadText = try SQL(
      db, "SELECT text FROM product_text WHERE product_id = ? AND locale = ? AND field = ?")
    saveText = try SQL(
      db,
      """
      INSERT INTO product_text (product_id, locale, field, text) VALUES (?, ?, ?, ?)
      ON CONFLICT (product_id, locale, field) DO UPDATE SET text = excluded.text
      """)
    deleteText = try SQL(
      db, "DELETE FROM product_text WHERE product_id = ? AND locale = ? AND field = ?")
  }

  /// The plain text of a target that is none of the product's columns.
  func text(of target: EditTarget, _ product: ProductRow) throws -> String? {
    switch (target.scope, target.field) {
    case (.locale(let tag), let field):
      return try loadText.start().bind(product.id).bind(tag).bind(field.rawValue)
        .first { $0.text() }
    case (.master, .images): return ImageList.text(try images(of: product.id))
    case (.master, .attribute(let name)): return try columns(of: product)?[name]
    default: return nil
    }
  }

  /// Writes a target that is none of the product's columns; returns why it can't be.
  func set(_ target: EditTarget, to text: String?, _ product: ProductRow) throws -> String? {
    switch (target.scope, target.field) {
    case (.locale(let tag), let field):
      if let text, !text.isEmpty {
        try saveText.start().bind(product.id).bind(tag).bind(field.rawValue).bind(text).run()
      } else {
        try deleteText.start().bind(product.id).bind(tag).bind(field.rawValue).run()
      }
    case (.master, .images): try replaceImages(ImageList.images(text ?? ""), of: product.id)
    case (.master, .attribute(let name)):
      guard let owner = product.ownerChannelID, var columns = try columns(of: product) else {
        return "no products file has brought it yet, so there is no column to keep this in"
      }
      columns.set(name, to: text)
      let (set, values) = try columns.stored(in: sets)
      try saveColumns.start().bind(set).bind(values).bind(owner)
        .bind(Keys.handle(product.handle)).run()
      if let set { try sets.note(set, as: .product, channel: owner) }
    default: return "\(target.name) is no field of the product"
    }
    return nil
  }

  func images(of productID: Int64) throws -> [ProductImage] {
    try loadImages.start().bind(productID).all {
      ProductImage(url: $0.text(), position: $0.count(), altText: $0.optionalText())
    }
  }

  private func replaceImages(_ images: [ProductImage], of productID: Int64) throws {
    try deleteImages.start().bind(productID).run()
    for (seq, image) in images.enumerated() {
      try insertImage.start().bind(productID).bind(seq).bind(image.url).bind(image.position)
        .bind(image.altText).run()
    }
  }

  /// The kept columns of the file that owns the product; nil when no file brought it.
  private func columns(of product: ProductRow) throws -> KeptColumns? {
    guard let owner = product.ownerChannelID else { return nil }
    let found = try loadColumns.start().bind(owner).bind(Keys.handle(product.handle))
      .bind(product.id).first { ($0.optionalInt(), $0.optionalText()) }
    return try found.map { try KeptColumns(set: $0, values: $1, sets: sets) }
  }
}
