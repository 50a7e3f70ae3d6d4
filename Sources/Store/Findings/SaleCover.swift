internal import Commerce
internal import GRDB

/// Which running promotion covers a variant's reduced price. Promotions are read once, and only
/// when a variant has been on sale for a while.
final class SaleCover {
  private struct Running {
    var channels: [String]
    var end: Instant
    /// What its targets ask of a variant; nil covers everything.
    var condition: Fragment?
  }

  private let db: Database
  private let now: Instant
  private let zone: StoreZone
  private var running: [Running]?

  init(_ db: Database, now: Instant, zone: StoreZone) {
    self.db = db
    self.now = now
    self.zone = zone
  }

  /// When the last promotion that covers the variant ends; nil when none does. One without an end
  /// is looked at again after a year.
  func end(variant: Int64, channels: [String]) throws -> Instant? {
    var latest: Instant?
    for promotion in try promotions()
    where PromotionRules.shareChannels(promotion.channels, channels) {
      if let condition = promotion.condition, try !matches(variant, condition) { continue }
      latest = max(latest ?? promotion.end, promotion.end)
    }
    return latest
  }

  private func matches(_ variant: Int64, _ condition: Fragment) throws -> Bool {
    try SQL(
      db,
      """
      SELECT 1 FROM variant t\(PaneTable.catalog.joins(for: condition))
      WHERE t.id = ? AND \(condition.sql)
      """
    ).start().bind(variant).bind(condition.values).first { _ in true } ?? false
  }

  private func promotions() throws -> [Running] {
    if let running { return running }
    let found = try SQL(
      db,
      """
      SELECT channels, targets, end_at FROM calendar_entry
      WHERE entry = 'promotion' AND state = 'approved' AND start_at <= ?
        AND (end_at IS NULL OR end_at > ?)
      """
    ).start().bind(Optional(now)).bind(Optional(now)).all { row in
      (TextList.decode(row.text()), row.optionalText(), row.instant())
    }
    let all = found.compactMap { channels, targets, end -> Running? in
      var condition: Fragment?
      if let targets, !targets.isEmpty {
        guard let query = try? Query.parse(targets, schema: QuerySchema.of(.catalog)) else {
          return nil
        }
        condition = Fragment.all(CatalogQuery(zone: zone).compile(query).conditions)
      }
      return Running(channels: channels, end: end ?? now + .days(365), condition: condition)
    }
    running = all
    return all
  }
}
