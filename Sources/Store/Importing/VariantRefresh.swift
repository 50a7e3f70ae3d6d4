internal import Commerce
internal import GRDB

/// Computes a variant's totals and live channels again from their sources.
final class VariantRefresh {
  private let load: SQL
  private let levels: SQL
  private let listings: SQL
  private let onOrder: SQL
  private let save: SQL

  init(_ db: Database) throws {
    load = try SQL(
      db,
      """
      SELECT sku_key, file_quantity, on_hand, available, committed, unavailable, incoming,
        stock_as_of_at, live_channels
      FROM variant WHERE id = ?
      """)
    levels = try SQL(
      db,
      """
      SELECT count(*), max(as_of_at), sum(on_hand), sum(available), sum(committed),
        sum(unavailable), sum(incoming)
      FROM stock_level WHERE variant_id = ?
      """)
    listings = try SQL(
      db,
      """
      SELECT c.code, l.state, l.quantity FROM listing l JOIN channel c ON c.id = l.channel_id
      WHERE l.variant_id = ? ORDER BY c.code
      """)
    onOrder = try SQL(
      db,
      """
      SELECT sum(max(0, ordered - received)) FROM purchase_order_line
      WHERE sku_key = ? AND received_on IS NULL
      """)
    save = try SQL(
      db,
      """
      UPDATE variant SET on_hand = ?, available = ?, committed = ?, unavailable = ?,
        incoming = ?, stock_as_of_at = ?, is_live = ?, live_channels = ?
      WHERE id = ?
      """)
  }

  private struct Copies: Equatable {
    var stock: StockLevel
    var asOf: Instant?
    var liveChannels: String
  }

  /// Keeps: totals = sum over locations; without any location the products file's quantity, else
  /// the largest that a channel believes it can sell. Incoming falls back to open purchase orders.
  /// Returns whether anything changed.
  @discardableResult
  func refresh(_ id: Int64, asOf: Instant) throws -> Bool {
    let found = try load.start().bind(id).first { row in
      (
        sku: row.optionalText(), fileQuantity: row.optionalCount(),
        copies: Copies(
          stock: StockLevel(row), asOf: row.instant(), liveChannels: row.text())
      )
    }
    guard let (sku, fileQuantity, old) = found else { return false }
    let shown = try listings.start().bind(id).all { row in
      (code: row.text(), isLive: row.text() == "live", quantity: row.optionalCount())
    }
    let sum = try levels.start().bind(id).first { row in
      (count: row.count(), asOf: row.instant(), stock: StockLevel(row))
    }
    var new = Copies(
      stock: StockLevel(), asOf: nil,
      liveChannels: shown.filter(\.isLive).map(\.code).joined(separator: ","))
    if let sum, sum.count > 0 {
      new.stock = sum.stock
      new.asOf = sum.asOf
    } else if let quantity = fileQuantity ?? shown.compactMap(\.quantity).max() {
      new.stock.available = quantity
      new.asOf = old.stock.available == quantity ? old.asOf ?? asOf : asOf
    }
    if new.stock.incoming == nil, let sku {
      new.stock.incoming = try onOrder.start().bind(sku).first { $0.optionalCount() } ?? nil
    }
    guard new != old else { return false }
    try save.start().bind(new.stock.onHand).bind(new.stock.available).bind(new.stock.committed)
      .bind(new.stock.unavailable).bind(new.stock.incoming).bind(new.asOf)
      .bind(!new.liveChannels.isEmpty).bind(new.liveChannels).bind(id).run()
    return true
  }
}
