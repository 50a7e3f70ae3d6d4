internal import GRDB

/// Ids for new products, variants and orders, one after another. SQLite by itself gives the id of a
/// deleted last row again; what was taken back keeps its id in the journal and the logs, so nothing
/// else may ever get it.
final class FreshIDs {
  private var product: Int64
  private var variant: Int64
  private var order: Int64

  /// All rows that are made in the connection's transaction after this have to get their ids here.
  init(_ db: Database) throws {
    product = try Self.first(.lastProduct, "SELECT max(id) FROM product", in: db)
    variant = try Self.first(.lastVariant, "SELECT max(id) FROM variant", in: db)
    order = try Self.first(.lastOrder, "SELECT max(id) FROM sales_order", in: db)
  }

  func takeProduct() -> Int64 {
    defer { product += 1 }
    return product
  }

  func takeVariant() -> Int64 { takeVariants(1) }

  /// The first of so many ids in a row.
  func takeVariants(_ count: Int) -> Int64 {
    defer { variant += Int64(count) }
    return variant
  }

  func takeOrder() -> Int64 {
    defer { order += 1 }
    return order
  }

  /// Remembers an id that was given and is free again.
  static func spend(_ key: MetaKey, _ id: Int64, in db: Database) throws {
    let known = try Meta.number(key, in: db) ?? 0
    if id > known { try Meta.set(key, id, in: db) }
  }

  private static func first(_ key: MetaKey, _ highest: String, in db: Database) throws -> Int64 {
    let spent = try Meta.number(key, in: db) ?? 0
    let last = try SQL(db, highest).first { $0.optionalInt() } ?? nil
    return max(spent, last ?? 0) + 1
  }
}
