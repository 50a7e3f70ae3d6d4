internal import Commerce
internal import GRDB

/// Reads single fields in the plain text form of plans and journal.
final class FieldReader {
  private let variants: SQL
  private let products: SQL

  init(_ db: Database) throws {
    variants = try SQL.cached(db, "SELECT \(VariantRow.columns) FROM variant WHERE id = ?")
    products = try SQL.cached(db, "SELECT \(ProductRow.columns) FROM product WHERE id = ?")
  }

  /// Nil for an empty field and for a row that is gone.
  func value(of field: EditableField, _ entity: EditEntity, _ id: Int64) throws -> String? {
    switch entity {
    case .variant:
      try variants.start().bind(id).first(VariantRow.init)?.text(of: field)
    case .product:
      try products.start().bind(id).first(ProductRow.init)?.text(of: field)
    }
  }
}
