internal import Commerce
internal import GRDB

extension ListReader {
  static let countLimit = 1_001

  /// How many rows match: exactly up to 1,000, and only as far as some ten milliseconds reach.
  func cappedCount() throws -> RowCount {
    if let count = try countOfWords() { return count }
    let condition = Fragment.all(conditions)
    let driver = try bestDriver()
    let source =
      driver.map { "(\($0.fragment.sql)) d CROSS JOIN \(table.table) t ON t.id = d.id" }
      ?? "\(table.table) t"
    let count = try watcher.within(budget: Self.countBudget) {
      try SQL.cached(
        db,
        """
        SELECT count(*) FROM (SELECT DISTINCT t.id FROM \(source)\(table.joins(for: condition))
        WHERE \(condition.sql) LIMIT \(Self.countLimit))
        """
      ).start().bind(driver?.fragment.values ?? []).bind(condition.values).first { $0.count() }
    }
    guard let count, let count else { return RowCount(0, isExact: false) }
    return count == Self.countLimit
      ? RowCount(Self.countLimit - 1, isExact: false) : RowCount(count)
  }

  /// The trigram index's own count, where nothing else has to be tested.
  private func countOfWords() throws -> RowCount? {
    guard query.isWordsAlone, let driver = query.search, let match = query.match,
      try isIndexed(match.table)
    else { return nil }
    let count =
      try SQL.cached(
        db, "SELECT count(*) FROM (SELECT id FROM (\(driver.sql)) LIMIT \(Self.countLimit))"
      ).start().bind(driver.values).first { $0.count() } ?? 0
    return count == Self.countLimit
      ? RowCount(Self.countLimit - 1, isExact: false) : RowCount(count)
  }

  /// How many rows match, however long it takes.
  func exactCount() throws -> Int {
    if query.isWordsAlone, let match = query.match, try isIndexed(match.table) {
      let index = match.table.index
      return try SQL.cached(db, "SELECT count(*) FROM \(index) WHERE \(index) MATCH ?").start()
        .bind(match.text).first { $0.count() } ?? 0
    }
    let condition = Fragment.all(conditions)
    if let driver = try bestDriver(), driver.count <= Self.fewCandidates {
      return try candidates(driver.fragment).count
    }
    return try SQL.cached(
      db,
      "SELECT count(*) FROM \(table.table) t\(table.joins(for: condition)) WHERE \(condition.sql)"
    ).start().bind(condition.values).first { $0.count() } ?? 0
  }
}
