internal import Commerce
internal import GRDB

extension ListReader {
  /// The window around the anchor, by looking at each id of the order in memory; nil without one,
  /// and for an anchor whose row is gone.
  func meetingSlice(
    _ driver: Fragment, _ anchor: WindowAnchor, limit: Int
  ) throws -> Slice? {
    guard let order = try sortedIDs(sort, db) else { return nil }
    var candidates = IDSet()
    let statement = try SQL.cached(db, driver.sql).start().bind(driver.values)
    while try statement.step() { candidates.insert(statement.int()) }
    try watcher.check()
    switch anchor {
    case .first:
      let places = try meet(candidates, order, forward: true, after: nil, limit: limit + 1)
      return Slice(
        places: Array(places.prefix(limit)), hasAfter: places.count > limit, firstIndex: 0)
    case .last:
      let places = try meet(candidates, order, forward: false, after: nil, limit: limit + 1)
      let hasBefore = places.count > limit
      return Slice(
        places: places.prefix(limit).reversed(), hasBefore: hasBefore,
        firstIndex: hasBefore ? nil : 0)
    case .around(let id, _):
      guard let here = try place(of: id) else { return nil }
      return try sliceAround(here, limit: limit) { forward, limit in
        try meet(candidates, order, forward: forward, after: id, limit: limit)
      }
    }
  }

  /// Matching rows in list order, from the beginning (or end), or from behind a row.
  private func meet(
    _ candidates: IDSet, _ order: SortedIDs, forward: Bool, after start: Int64?, limit: Int
  ) throws -> [ListPlace] {
    var places: [ListPlace] = []
    var batch: [Int64] = []
    var batchSize = min(RowLoader.pieceSize, limit + 16)
    var isPast = start == nil
    for part in order.positions(descending: descending, forward: forward) {
      for position in part {
        let id = order.ids[position]
        guard isPast else {
          isPast = Int64(id) == start
          continue
        }
        guard candidates.contains(id) else { continue }
        batch.append(Int64(id))
        guard batch.count >= batchSize else { continue }
        places += try matching(batch)
        batch.removeAll(keepingCapacity: true)
        batchSize = RowLoader.pieceSize
        if places.count >= limit { return Array(places.prefix(limit)) }
        try watcher.check()
      }
    }
    if !batch.isEmpty { places += try matching(batch) }
    return Array(places.prefix(limit))
  }

  /// Those of the rows that match, in the given order.
  private func matching(_ ids: [Int64]) throws -> [ListPlace] {
    let condition = Fragment.all(conditions)
    let found = try SQL(
      db,
      """
      SELECT t.id, t.\(sort.column) FROM \(table.table) t\(table.joins(for: condition))
      WHERE t.id IN (\(Fragment.marks(ids.count))) AND \(condition.sql)
      """
    ).start().bind(ids.map(SQLValue.integer)).bind(condition.values).all {
      ListPlace(id: $0.int(), key: $0.value())
    }
    let byID = Dictionary(found.map { ($0.id, $0) }) { first, _ in first }
    return ids.compactMap { byID[$0] }
  }
}
