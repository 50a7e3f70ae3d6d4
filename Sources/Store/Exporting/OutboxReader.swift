public import Commerce
internal import GRDB

extension Store {
  /// What waits for each channel, the oldest channel first. Formats and files are the caller's to
  /// fill in.
  public func outbox() throws(StoreError) -> [OutboxLine] {
    try read { db, _ in
      try SQL.cached(
        db,
        """
        SELECT CASE e.scope WHEN '' THEN ifnull(c.code, '') ELSE e.scope END, count(DISTINCT p.id), sum(1 - e.has_conflict),
          sum(e.has_conflict), sum(e.export_id IS NOT NULL AND e.has_conflict = 0), max(x.id)
        FROM pending_edit e
        LEFT JOIN variant v ON e.entity = 'variant' AND v.id = e.entity_id
        JOIN product p ON p.id = CASE e.entity WHEN 'variant' THEN v.product_id ELSE e.entity_id END
        LEFT JOIN channel c ON c.id = p.owner_channel_id
        LEFT JOIN export_run x ON x.id = e.export_id
        WHERE substr(e.scope, 1, 7) <> 'locale:'
        GROUP BY 1 ORDER BY min(ifnull(p.owner_channel_id, 0)), 1
        """
      ).start().all { row in
        var line = OutboxLine(
          channel: row.text(), products: row.count(), fields: row.count(), conflicts: row.count(),
          exported: row.count())
        if let run = row.optionalInt() {
          (line.exportedAt, line.exportedTo) = try Self.export(run, in: db)
        }
        return line
      }
    }
  }

  private static func export(_ id: Int64, in db: Database) throws -> (Instant?, String?) {
    try SQL.cached(db, "SELECT at, file FROM export_run WHERE id = ?").start().bind(id)
      .first { ($0.instant(), $0.optionalText()) } ?? (nil, nil)
  }

  /// The platform whose files last came for a channel; nil when none has.
  public func platform(ofChannel code: String) throws(StoreError) -> Platform? {
    try read { db, _ in
      let format = try SQL.cached(
        db,
        """
        SELECT r.format FROM sync_run r JOIN channel c ON c.id = r.channel_id
        WHERE c.code = ? AND r.subject IN ('products', 'listings') AND r.undone_by IS NULL
        ORDER BY r.id DESC LIMIT 1
        """
      ).start().bind(code).first { $0.text() }
      return format.flatMap { format in
        Platform.allCases.first { format.hasPrefix($0.rawValue + "-") }
      }
    }
  }
}
