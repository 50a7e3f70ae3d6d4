internal import Commerce
internal import GRDB

extension ListReader {
  static let countLimit = 1_001
  /// Rows that are tested one by one for a count: some milliseconds.
  static let countedRows = 2_000

  /// How many rows match: exactly up to 1,000, and only as far as a few milliseconds reach.
  func cappedCount() throws -> RowCount {
    if let narrowed = try narrowing() {
      // The index has counted more than a few, and nothing else has to be tested.
      if query.isWordsAlone, let counted = choice.best?.count, counted >= Self.countLimit {
        return RowCount(Self.countLimit - 1, isExact: false)
      }
      return try count(among: narrowed.rows)
    }
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

  /// Tests rows one by one, so many at most; then it is "or more".
  private func count(among rows: IDSet) throws -> RowCount {
    let check = try check()
    var (found, tested) = (0, 0)
    var isCutShort = false
    try rows.forEach { id in
      if found == Self.countLimit - 1 || tested == Self.countedRows {
        isCutShort = true
        return false
      }
      tested += 1
      if try check.place(of: id) != nil { found += 1 }
      return true
    }
    return RowCount(found, isExact: !isCutShort)
  }

  /// The trigram index's own count, where nothing else has to be tested.
  private func countOfWords() throws -> RowCount? {
    guard query.isWordsAlone, let driver = query.search, let queue = query.searchIndex?.queue,
      try SQL.cached(db, "SELECT 1 FROM \(queue) LIMIT 1").start().first({ _ in true }) == nil
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
    let condition = Fragment.all(conditions)
    if let driver = try bestDriver(), driver.count <= few {
      return try candidates(driver.fragment).count
    }
    return try SQL.cached(
      db,
      "SELECT count(*) FROM \(table.table) t\(table.joins(for: condition)) WHERE \(condition.sql)"
    ).start().bind(condition.values).first { $0.count() } ?? 0
  }
}
