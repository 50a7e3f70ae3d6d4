internal import GRDB

/// Brings the trigram indexes up to date with the rows, a short transaction at a time.
enum SearchIndex: CaseIterable {
  case variants
  case orders

  private var names: (table: String, search: String, queue: String, meta: MetaKey) {
    switch self {
    case .variants: ("variant", "variant_search", "variant_search_queue", .unindexedVariants)
    case .orders: ("sales_order", "order_search", "order_search_queue", .unindexedOrders)
    }
  }

  /// Indexes up to `limit` waiting rows; returns how many. Keeps: what is not in the queue is
  /// indexed with the text that its row has.
  func drain(limit: Int, in db: Database) throws -> Int {
    let (table, search, queue, meta) = names
    let waiting = try SQL(
      db,
      """
      SELECT q.id, q.indexed, t.haystack FROM \(queue) q LEFT JOIN \(table) t ON t.id = q.id
      ORDER BY q.id LIMIT ?
      """)
    let forget = try SQL(
      db, "INSERT INTO \(search) (\(search), rowid, haystack) VALUES ('delete', ?, ?)")
    let add = try SQL(db, "INSERT INTO \(search) (rowid, haystack) VALUES (?, ?)")
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
    try SQL(db, "DELETE FROM \(queue) WHERE id <= ?").start().bind(last).run()
    try Meta.add(meta, -done, in: db)
    return done
  }
}

extension Store {
  /// Indexes up to `limit` rows that search does not know yet, in transactions of a tenth of a
  /// second or so; returns how many were indexed. Call until it returns 0.
  public func indexSearch(limit: Int = 10_000) throws(StoreError) -> Int {
    var left = limit
    for index in SearchIndex.allCases {
      while left > 0 {
        let chunk = min(left, 4_000)
        let done = try maintain { db in
          let done = try index.drain(limit: chunk, in: db)
          return (done, done > 0)
        }
        left -= done
        if done < chunk { break }
      }
    }
    return limit - left
  }
}
