internal import GRDB

/// Brings the orders' trigram index up to date with the rows that wait for it.
struct OrderIndex {
  let db: Database

  /// Indexes up to `limit` waiting rows; returns how many. Keeps: what is not in the queue is
  /// indexed with the text that its row has.
  func drain(limit: Int) throws -> Int {
    let waiting = try SQL(
      db,
      """
      SELECT q.id, q.indexed, t.haystack FROM order_search_queue q
      LEFT JOIN sales_order t ON t.id = q.id ORDER BY q.id LIMIT ?
      """)
    let forget = try SQL(
      db, "INSERT INTO order_search (order_search, rowid, haystack) VALUES ('delete', ?, ?)")
    let add = try SQL(db, "INSERT INTO order_search (rowid, haystack) VALUES (?, ?)")
    var done = 0
    var last: Int64 = 0
    waiting.start().bind(limit)
    while try waiting.step() {
      let id = waiting.int()
      if let old = waiting.optionalText() { try forget.start().bind(id).bind(old).run() }
      if let new = waiting.optionalText() { try add.start().bind(id).bind(new).run() }
      last = id
      done += 1
    }
    guard done > 0 else { return 0 }
    try SQL(db, "DELETE FROM order_search_queue WHERE id <= ?").start().bind(last).run()
    try Meta.add(.unindexedOrders, -done, in: db)
    return done
  }
}
