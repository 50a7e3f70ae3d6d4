internal import Commerce
internal import GRDB

/// Keeps `stuck_order`: what the order queue can be grouped by, for each stuck order.
final class StuckOrders {
  private let save: SQL
  private let drop: SQL
  private let firstSKU: SQL

  init(_ db: Database) throws {
    save = try SQL.cached(
      db,
      """
      INSERT INTO stuck_order (order_id, queue_rank, score, deadline_at, code, carrier, location,
        sku, channel)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (order_id) DO UPDATE SET queue_rank = excluded.queue_rank,
        score = excluded.score, deadline_at = excluded.deadline_at, code = excluded.code,
        carrier = excluded.carrier, location = excluded.location, sku = excluded.sku,
        channel = excluded.channel
      """)
    drop = try SQL.cached(db, "DELETE FROM stuck_order WHERE order_id = ?")
    firstSKU = try SQL.cached(
      db, "SELECT sku FROM order_line WHERE order_id = ? ORDER BY seq LIMIT 1")
  }

  /// The SKU is the one that lacks stock, else the first line's; what is not known is empty.
  func sync(
    _ order: StoredOrder, _ facts: OrderFacts, _ evaluation: OrderEvaluation, rank: Int64,
    channel: String, wasStuck: Bool
  ) throws {
    guard let worst = evaluation.alerts.first else {
      if wasStuck { try drop.start().bind(order.id).run() }
      return
    }
    let sku =
      try facts.shortLines.first?.sku
      ?? (firstSKU.start().bind(order.id).first { $0.optionalText() } ?? nil)
    try save.start().bind(order.id).bind(rank).bind(evaluation.score)
      .bind(evaluation.deadline?.at).bind(worst.code.rawValue)
      .bind(order.shippingService ?? "").bind(evaluation.location ?? "").bind(sku ?? "")
      .bind(channel).run()
  }
}
