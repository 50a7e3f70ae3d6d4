internal import Commerce
internal import GRDB

extension ListReader {
  /// The window as the trigram index lists it; nil where that is another order than the list's,
  /// where rows wait to be indexed, where the anchor's row is not in the index, and where other
  /// conditions let so few rows through that another way is shorter.
  func searchedSlice(_ anchor: WindowAnchor, limit: Int) throws -> Slice? {
    guard sort.isSearchOrder, let match = query.match, try isIndexed(match.table) else {
      return nil
    }
    guard !query.isWordsAlone else { return try searched(match, anchor, limit: limit) }
    return try watcher.within(budget: Self.walkBudget) {
      try searched(match, anchor, limit: limit)
    } ?? nil
  }

  /// Whether no row waits to be indexed.
  func isIndexed(_ table: SearchTable) throws -> Bool {
    try SQL.cached(db, "SELECT 1 FROM \(table.queue) LIMIT 1").start().first { _ in true } == nil
  }

  private func searched(
    _ match: SearchMatch, _ anchor: WindowAnchor, limit: Int
  ) throws -> Slice? {
    switch anchor {
    case .first:
      let places = try find(match, after: nil, forward: true, limit: limit + 1)
      return Slice(
        places: Array(places.prefix(limit)), hasAfter: places.count > limit, firstIndex: 0)
    case .last:
      let places = try find(match, after: nil, forward: false, limit: limit + 1)
      let hasBefore = places.count > limit
      return Slice(
        places: places.prefix(limit).reversed(), hasBefore: hasBefore,
        firstIndex: hasBefore ? nil : 0)
    case .around(let id, _):
      guard let label = try SearchPlaces.label(of: id, in: db) else { return nil }
      return try sliceAround(try place(of: id), limit: limit) { forward, limit in
        try find(match, after: label, forward: forward, limit: limit)
      }
    }
  }

  /// Matching rows after (or, backwards, before) a place in the index, nearest first.
  private func find(
    _ match: SearchMatch, after label: Int64?, forward: Bool, limit: Int
  ) throws -> [ListPlace] {
    try watcher.check()
    let isUp = forward != descending
    let (index, bound) = (match.table.index, label ?? (isUp ? .min : .max))
    let condition = Fragment.all(query.isWordsAlone ? [] : conditions)
    return try SQL.cached(
      db,
      """
      SELECT t.id, t.\(sort.column) FROM \(index) s
      CROSS JOIN \(table.table) t ON t.id = s.\(match.table.id)\(table.joins(for: condition))
      WHERE \(index) MATCH ? AND s.rowid \(isUp ? ">" : "<") ? AND \(condition.sql)
      ORDER BY s.rowid \(isUp ? "ASC" : "DESC") LIMIT ?
      """
    ).start().bind(match.text).bind(bound).bind(condition.values).bind(limit)
      .all { ListPlace(id: $0.int(), key: $0.value()) }
  }
}
