internal import Commerce
internal import GRDB

/// Keeps `short_sku`: the SKUs whose stock does not cover the orders that wait for it, and marks
/// those orders when that changes.
final class ShortStock {
  private let load: SQL
  private let save: SQL
  private let drop: SQL
  private let mark: SQL

  init(_ db: Database) throws {
    load = try SQL.cached(db, "SELECT shortage, inbound FROM short_sku WHERE sku_key = ?")
    save = try SQL.cached(
      db,
      """
      INSERT INTO short_sku (sku_key, shortage, inbound) VALUES (?, ?, ?)
      ON CONFLICT (sku_key) DO UPDATE SET shortage = excluded.shortage,
        inbound = excluded.inbound
      """)
    drop = try SQL.cached(db, "DELETE FROM short_sku WHERE sku_key = ?")
    mark = try SQL.cached(
      db,
      """
      INSERT OR IGNORE INTO dirty_order (id)
      SELECT order_id FROM waiting_line WHERE sku_key = ?
      """)
  }

  private struct Short: Equatable {
    var shortage: Int?
    var inbound: String
  }

  /// A stock that nobody knows, or that nobody counts, is never short.
  func sync(_ sku: String, _ facts: StockFacts) throws {
    let new = Self.short(facts)
    let old = try load.start().bind(sku).first { row in
      Short(shortage: row.optionalCount(), inbound: row.text())
    }
    guard new != old else { return }
    if let new {
      try save.start().bind(sku).bind(new.shortage).bind(new.inbound).run()
    } else {
      try drop.start().bind(sku).run()
    }
    try mark.start().bind(sku).run()
  }

  private static func short(_ facts: StockFacts) -> Short? {
    guard facts.policy != .untracked else { return nil }
    let inbound = Inbound.text(facts.inbound)
    if let onHand = facts.stock.onHand, onHand <= 0 {
      return Short(shortage: nil, inbound: inbound)
    }
    guard let available = facts.stock.available, available < 0 else { return nil }
    return Short(shortage: -available, inbound: inbound)
  }
}
