public import Commerce
internal import GRDB

/// An open decision as a file for its platform needs it.
public struct OrderActionExport: Hashable, Sendable {
  public var staged: StagedAction
  public var name: String
  public var channel: String
  public var externalID: String?
  public var platform: Platform?
}

extension Store {
  /// Every open decision, oldest first; of one channel where it is named.
  public func openOrderActions(channel: String? = nil) throws(StoreError) -> [OrderActionExport] {
    try read { db, _ in
      var platforms: [String: Platform?] = [:]
      let found = try SQL.cached(
        db,
        """
        SELECT \(StagedAction.columns), o.name, c.code, o.external_id FROM order_action a
        JOIN sales_order o ON o.id = a.order_id JOIN channel c ON c.id = o.channel_id
        WHERE a.outcome IS NULL AND (?1 IS NULL OR c.code = ?1) ORDER BY a.id
        """
      ).start().bind(channel).all { row -> OrderActionExport? in
        guard let staged = StagedAction(row) else { return nil }
        return OrderActionExport(
          staged: staged, name: row.text(), channel: row.text(), externalID: row.optionalText(),
          platform: nil)
      }.compactMap(\.self)
      return try found.map { export in
        var export = export
        if platforms[export.channel] == nil {
          platforms[export.channel] = try OrderActionPlanner.platform(of: export.channel, in: db)
        }
        export.platform = platforms[export.channel] ?? nil
        return export
      }
    }
  }

  /// Notes that decisions went into a file; one that was settled meanwhile is left as it is.
  public func markExported(
    actions ids: [Int64], as format: String, now: Instant
  ) throws(StoreError) {
    guard !ids.isEmpty else { return }
    try maintain { db in
      let mark = try SQL(
        db,
        "UPDATE order_action SET exported_at = ?, exported_as = ? WHERE id = ? AND outcome IS NULL")
      for id in ids { try mark.start().bind(Optional(now)).bind(format).bind(id).run() }
      return ((), true)
    }
  }
}
