internal import Commerce
internal import GRDB

/// Takes the images of products.
final class ImportedImages {
  private let pending: PendingEdits
  private let load: SQL
  private let delete: SQL
  private let insert: SQL

  init(_ db: Database, pending: PendingEdits) throws {
    self.pending = pending
    load = try SQL(
      db, "SELECT url, position, alt_text FROM product_image WHERE product_id = ? ORDER BY seq")
    delete = try SQL(db, "DELETE FROM product_image WHERE product_id = ?")
    insert = try SQL(
      db,
      """
      INSERT INTO product_image (seq, url, position, alt_text, product_id)
      VALUES (?, ?, ?, ?, ?)
      """)
  }

  /// Whether the images were edited here and wait for their channel, which now shows `theirs`.
  func keeps(_ known: ProductRow?, theirs: [ProductImage]) throws -> Bool {
    guard let known, known.pendingCount > 0,
      let edit = try pending.edits(.product, known.id).first(where: { $0.field == .images })
    else { return false }
    // A new product's images get addresses of the platform's own.
    if known.isNew, ImageList.images(edit.mine ?? "").count == theirs.count {
      try pending.settle(edit, of: .product, known.id, theirs: edit.mine)
      return false
    }
    try pending.settle(edit, of: .product, known.id, theirs: ImageList.text(theirs))
    return true
  }

  /// Returns whether anything changed.
  func replace(_ images: [ProductImage], of productID: Int64, isNew: Bool) throws -> Bool {
    if !isNew {
      let old = try load.start().bind(productID).all {
        ProductImage(url: $0.text(), position: $0.count(), altText: $0.optionalText())
      }
      guard old != images else { return false }
      try delete.start().bind(productID).run()
    }
    for (seq, image) in images.enumerated() {
      try image.bind(to: insert.start(), seq: seq).bind(productID).run()
    }
    return !images.isEmpty || !isNew
  }
}

extension ProductImage {
  /// Binds its place in the file, address, position and alternative text.
  @discardableResult
  func bind<Row: RowBinding>(to row: Row, seq: Int) -> Row {
    row.bind(seq).bind(url).bind(position).bind(altText)
  }
}

extension ProductRecord {
  /// The images that a file gives; nil where it says nothing about them.
  var statedImages: [ProductImage]? {
    switch images {
    case .unstated: nil
    case .cleared: []
    case .value(let images): images
    }
  }
}
