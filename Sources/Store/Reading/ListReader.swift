internal import Commerce
internal import GRDB

/// A row's place in a sorted list.
struct ListPlace: Equatable {
  var id: Int64
  var key: SQLValue

  var sortKey: SortKey {
    switch key {
    case .null: .null
    case .integer(let number): .integer(number)
    case .text(let text): .text(text)
    }
  }

  init(id: Int64, key: SQLValue) {
    self.id = id
    self.key = key
  }

  init(id: Int64, key: SortKey) {
    self.id = id
    self.key =
      switch key {
      case .null: .null
      case .integer(let number): .integer(number)
      case .text(let text): .text(text)
      }
  }
}

/// Finds the ids of a window, in one of four ways.
///
/// Words in a list that is sorted as the trigram index is: read the index from the anchor until the
/// window is full.
/// Few candidates (3,000 at most, by the cheapest index that the query offers): take them all and
/// sort. Many: walk the index of the sort column from the window's anchor and test each row until
/// the window is full. A walk that has looked at some thousand rows without filling its window is
/// given up: then the candidates are met in the order of the sort that is kept in memory, or all
/// sorted while there is none. Nothing ever uses OFFSET or sorts the table.
struct ListReader {
  let db: Database
  let table: PaneTable
  let query: CompiledQuery
  let sort: PaneTable.Sort
  let descending: Bool
  let watcher: ReadGuard
  /// The sort's order in memory, where there is one.
  var sortedIDs: (PaneTable.Sort, Database) throws -> SortedIDs? = { _, _ in nil }

  static let fewCandidates = 3_000
  /// Thousands of SQLite steps for a walk that has an alternative: a few milliseconds.
  static let walkBudget = 60
  /// The same for counting.
  static let countBudget = 100

  init(
    db: Database, table: PaneTable, query: CompiledQuery, order: SortOrder, watcher: ReadGuard
  ) {
    self.db = db
    self.table = table
    self.query = query
    (sort, descending) = table.sort(order)
    self.watcher = watcher
  }

  struct Slice {
    var places: [ListPlace] = []
    var hasBefore = false
    var hasAfter = false
    var firstIndex: Int?
    /// Nil when it was not a by-product.
    var total: RowCount?
  }

  func slice(_ anchor: WindowAnchor, limit: Int) throws -> Slice {
    guard !query.isUnfiltered else { return try walkedSlice(anchor, limit: limit) }
    if let searched = try searchedSlice(anchor, limit: limit) { return searched }
    guard let driver = try bestDriver() else {
      return try walkedSlice(anchor, limit: limit)
    }
    if driver.count <= Self.fewCandidates {
      return try candidateSlice(driver.fragment, anchor, limit: limit)
    }
    let walked = try watcher.within(budget: Self.walkBudget) {
      try walkedSlice(anchor, limit: limit)
    }
    if let walked { return walked }
    let met = try meetingSlice(query.search ?? driver.fragment, anchor, limit: limit)
    return try met ?? candidateSlice(driver.fragment, anchor, limit: limit)
  }

  /// The driver with the fewest rows, counted no further than is needed to choose.
  func bestDriver() throws -> (fragment: Fragment, count: Int)? {
    var best: (fragment: Fragment, count: Int)?
    for driver in query.drivers {
      let count =
        try SQL.cached(
          db,
          "SELECT count(*) FROM (SELECT id FROM (\(driver.sql)) LIMIT \(Self.fewCandidates + 1))"
        ).start().bind(driver.values).first { $0.count() } ?? 0
      if best.map({ count < $0.count }) ?? true { best = (driver, count) }
    }
    return best
  }

  // MARK: Candidates

  func candidates(_ driver: Fragment) throws -> [ListPlace] {
    let order = descending ? "DESC" : "ASC"
    let condition = Fragment.all(conditions)
    return try SQL.cached(
      db,
      """
      SELECT t.id, t.\(sort.column) FROM (SELECT DISTINCT id FROM (\(driver.sql))) d
      CROSS JOIN \(table.table) t ON t.id = d.id\(table.joins(for: condition))
      WHERE \(condition.sql)
      ORDER BY t.\(sort.column) IS NULL, t.\(sort.column) \(order), t.id \(order)
      """
    ).start().bind(driver.values).bind(condition.values).all {
      ListPlace(id: $0.int(), key: $0.value())
    }
  }

  private func candidateSlice(
    _ driver: Fragment, _ anchor: WindowAnchor, limit: Int
  ) throws -> Slice {
    let all = try candidates(driver)
    let start: Int
    switch anchor {
    case .first: start = 0
    case .last: start = max(0, all.count - limit)
    case .around(let id, let key):
      let place = ListPlace(id: id, key: key)
      let index =
        all.firstIndex { $0.id == id } ?? all.firstIndex { precedes(place, $0) } ?? all.count
      start = max(0, min(index - limit / 2, all.count - limit))
    }
    let end = min(all.count, start + limit)
    return Slice(
      places: Array(all[start..<end]), hasBefore: start > 0, hasAfter: end < all.count,
      firstIndex: start, total: RowCount(all.count))
  }

  /// The list's order: NULLs last either way, ids in the sort's direction.
  func precedes(_ left: ListPlace, _ right: ListPlace) -> Bool {
    switch (left.key, right.key) {
    case (.null, .null): break
    case (.null, _): return false
    case (_, .null): return true
    case (.integer(let a), .integer(let b)) where a != b: return (a < b) != descending
    case (.text(let a), .text(let b)) where a != b:
      return a.utf8.lexicographicallyPrecedes(b.utf8) != descending
    default: break
    }
    return descending ? left.id > right.id : left.id < right.id
  }

  // MARK: Walking

  var conditions: [Fragment] {
    (table.scope.map { [$0] } ?? []) + query.orderedConditions
  }

  private func walkedSlice(_ anchor: WindowAnchor, limit: Int) throws -> Slice {
    switch anchor {
    case .first:
      var places = try walk(from: nil, forward: true, limit: limit + 1)
      let hasAfter = places.count > limit
      if hasAfter { places.removeLast() }
      return Slice(places: places, hasBefore: false, hasAfter: hasAfter, firstIndex: 0)
    case .last:
      var places = try walk(from: nil, forward: false, limit: limit + 1)
      let hasBefore = places.count > limit
      if hasBefore { places.removeLast() }
      return Slice(
        places: places.reversed(), hasBefore: hasBefore, hasAfter: false,
        firstIndex: hasBefore ? nil : 0)
    case .around(let id, let key):
      let here = try place(of: id)
      let pivot = here ?? ListPlace(id: id, key: key)
      return try sliceAround(here, limit: limit) { forward, limit in
        try walk(from: pivot, forward: forward, limit: limit)
      }
    }
  }

  /// Half of the window before the pivot, the rest after it, and more of either where the other
  /// runs out. `more` gives rows before or after the pivot, nearest first.
  func sliceAround(
    _ here: ListPlace?, limit: Int,
    more: (_ forward: Bool, _ limit: Int) throws -> [ListPlace]
  ) throws -> Slice {
    let middle = here.map { [$0] } ?? []
    var before = try more(false, limit / 2 + 1)
    let after = try more(true, limit - min(before.count, limit / 2) - middle.count + 1)
    if after.count + middle.count + min(before.count, limit / 2) < limit,
      before.count > limit / 2
    {
      before = try more(false, limit - after.count - middle.count + 1)
    }
    let keptAfter = min(after.count, max(0, limit - middle.count - min(before.count, limit / 2)))
    let keptBefore = min(before.count, max(0, limit - middle.count - keptAfter))
    let hasBefore = before.count > keptBefore
    return Slice(
      places: before[..<keptBefore].reversed() + middle + after[..<keptAfter],
      hasBefore: hasBefore, hasAfter: after.count > keptAfter, firstIndex: hasBefore ? nil : 0)
  }

  /// Where a row stands now; nil when it is gone or no longer matches.
  func place(of id: Int64) throws -> ListPlace? {
    let condition = Fragment.all([Fragment("t.id = ?", [.integer(id)])] + conditions)
    return try SQL.cached(
      db,
      """
      SELECT t.id, t.\(sort.column) FROM \(table.table) t\(table.joins(for: condition)) WHERE \(condition.sql)
      """
    ).start().bind(condition.values).first { ListPlace(id: $0.int(), key: $0.value()) }
  }

  /// Rows after (or, backwards, before) a place in the list's order, nearest first; from the
  /// list's beginning (or end) without a place.
  func walk(from place: ListPlace?, forward: Bool, limit: Int) throws -> [ListPlace] {
    var places: [ListPlace] = []
    for segment in segments(from: place, forward: forward) {
      guard places.count < limit else { break }
      try watcher.check()
      let statement = statement(for: segment)
      places += try SQL.cached(db, statement.sql).start().bind(statement.values)
        .bind(limit - places.count).all { ListPlace(id: $0.int(), key: $0.value()) }
    }
    return places
  }

  /// One segment's statement; its last `?` is the limit.
  func statement(for segment: Segment) -> Fragment {
    let condition = Fragment.all([segment.range] + conditions)
    // Named, lest a condition on another column tempt SQLite to that one's index and to sorting.
    return Fragment(
      """
      SELECT t.id, t.\(sort.column) FROM \(table.table) t INDEXED BY \(sort.index)
      \(table.joins(for: condition))
      WHERE \(condition.sql) ORDER BY \(segment.order) LIMIT ?
      """, condition.values)
  }

  struct Segment: Equatable {
    var range: Fragment
    var order: String
  }

  /// The pieces of the index between a place and the list's end, each one range in index order.
  func segments(from place: ListPlace?, forward: Bool) -> [Segment] {
    let column = "t.\(sort.column)"
    let isUp = forward != descending
    let (sign, direction) = isUp ? (">", "ASC") : ("<", "DESC")
    let idOrder = "t.id \(direction)"
    let keyOrder = "\(column) \(direction), t.id \(direction)"
    let nulls =
      sort.isNullable ? [Segment(range: Fragment("\(column) IS NULL"), order: idOrder)] : []
    let values = [
      Segment(
        range: sort.isNullable ? Fragment("\(column) IS NOT NULL") : Fragment("1"),
        order: keyOrder)
    ]
    guard let place, sort.isNullable || place.key != .null else {
      return forward ? values + nulls : nulls + values
    }
    if place.key == .null {
      let rest = Segment(
        range: Fragment("\(column) IS NULL AND t.id \(sign) ?", [.integer(place.id)]),
        order: idOrder)
      return forward ? [rest] : [rest] + values
    }
    let same = Segment(
      range: Fragment(
        "\(column) = ? AND t.id \(sign) ?", [place.key, .integer(place.id)]), order: idOrder)
    let further = Segment(
      range: Fragment("\(column) \(sign) ?", [place.key]), order: keyOrder)
    return [same, further] + (forward ? nulls : [])
  }
}
