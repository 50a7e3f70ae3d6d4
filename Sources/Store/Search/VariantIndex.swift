internal import Commerce
internal import GRDB

/// Brings the variants' trigram index up to date with the rows that wait for it.
struct VariantIndex {
  private struct Waiting {
    var id: Int64
    /// What the index has; nil when it knows nothing of the row.
    var indexed: String?
    /// What the row says now; nil when it is gone.
    var title: String?
    var haystack: String?
  }

  let db: Database

  /// Indexes up to `limit` waiting rows; returns how many. Keeps: what is not in the queue is
  /// indexed with the text that its row has, in the order of the titles.
  func drain(limit: Int) throws -> Int {
    let rows = try waiting(limit)
    guard !rows.isEmpty else { return 0 }
    try forget(rows)
    try unqueue(rows)
    let live = rows.filter { $0.id <= SearchPlaces.idMask }.compactMap { row in
      row.title.map { (id: row.id, title: $0, haystack: row.haystack ?? "") }
    }.sorted { left, right in
      left.title == right.title
        ? left.id < right.id : SearchPlaces.precedes(left.title, right.title)
    }
    guard let labels = try SearchPlaces(db).give(live.map { ($0.id, $0.title) }) else {
      try startOver()
      return rows.count
    }
    let add = try SQL(db, "INSERT INTO variant_search (rowid, haystack) VALUES (?, ?)")
    // FTS5 writes out what it has gathered whenever a number is not above the last.
    for (row, label) in zip(live, labels) {
      try add.start().bind(label).bind(row.haystack).run()
    }
    return rows.count
  }

  /// Rows that wait. First those behind the last title of the index, in the order of titles: while
  /// the index is made that is all of them, and each goes to its end.
  private func waiting(_ limit: Int) throws -> [Waiting] {
    let columns = "SELECT q.id, q.indexed, v.title_key, v.haystack FROM"
    let last = try SQL(
      db,
      """
      SELECT v.title_key, v.id FROM variant_search_place s CROSS JOIN variant v ON v.id = s.id
      WHERE NOT EXISTS (SELECT 1 FROM variant_search_queue q WHERE q.id = v.id)
      ORDER BY s.label DESC LIMIT 1
      """
    ).first { ($0.text(), $0.int()) }
    let behind = try read(
      try SQL(
        db,
        """
        \(columns) variant v INDEXED BY variant_title
        CROSS JOIN variant_search_queue q ON q.id = v.id
        WHERE (v.title_key, v.id) > (?, ?) ORDER BY v.title_key, v.id LIMIT ?
        """
      ).start().bind(last?.0 ?? "").bind(last?.1 ?? 0).bind(limit))
    if !behind.isEmpty { return behind }
    return try read(
      try SQL(
        db,
        """
        \(columns) variant_search_queue q LEFT JOIN variant v ON v.id = q.id
        ORDER BY q.id LIMIT ?
        """
      ).start().bind(limit))
  }

  private func read(_ statement: SQL) throws -> [Waiting] {
    try statement.all {
      Waiting(
        id: $0.int(), indexed: $0.optionalText(), title: $0.optionalText(),
        haystack: $0.optionalText())
    }
  }

  private func forget(_ rows: [Waiting]) throws {
    let place = try SQL(db, "SELECT label FROM variant_search_place WHERE id = ?")
    let remove = try SQL(db, "DELETE FROM variant_search_place WHERE id = ?")
    let forget = try SQL(
      db, "INSERT INTO variant_search (variant_search, rowid, haystack) VALUES ('delete', ?, ?)")
    var known: [(label: Int64, text: String)] = []
    for row in rows {
      guard let text = row.indexed,
        let label = try place.start().bind(row.id).first({ $0.int() })
      else { continue }
      known.append((label, text))
      try remove.start().bind(row.id).run()
    }
    for (label, text) in known.sorted(by: { $0.label < $1.label }) {
      try forget.start().bind(label).bind(text).run()
    }
  }

  private func unqueue(_ rows: [Waiting]) throws {
    let remove = try SQL(db, "DELETE FROM variant_search_queue WHERE id = ?")
    for row in rows { try remove.start().bind(row.id).run() }
    try Meta.add(.unindexedVariants, -rows.count, in: db)
  }

  /// Forgets the whole index and has every variant wait for it.
  private func startOver() throws {
    try db.execute(
      sql: """
        INSERT INTO variant_search (variant_search) VALUES ('delete-all');
        DELETE FROM variant_search_place;
        DELETE FROM variant_search_queue;
        INSERT INTO variant_search_queue (id) SELECT id FROM variant
        """)
    let waiting = try SQL(db, "SELECT count(*) FROM variant_search_queue").first { $0.int() }
    try Meta.set(.unindexedVariants, waiting ?? 0, in: db)
  }
}
