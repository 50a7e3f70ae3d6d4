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

/// Whether a row matches, and where it stands in the list.
struct RowCheck {
  let statement: SQL
  let values: [SQLValue]

  /// Nil when the row is gone or does not match.
  func place(of id: Int64) throws -> ListPlace? {
    try statement.start().bind(id).bind(values).first { ListPlace(id: $0.int(), key: $0.value()) }
  }
}

/// Finds the ids of a window, in one of three ways.
///
/// Few candidates (1,000 at most, by the trigrams that are known of its words or by the cheapest
/// index that the query offers): take them all and sort. Many: go through the sort's order that is
/// kept in memory, pass over what the trigrams exclude and test the rest until the window is full.
/// Without such an order, or without words, walk the index of the sort column and test each row; a
/// walk that has looked at some thousand rows without filling its window is given up, and all
/// candidates are met or sorted. Nothing ever uses OFFSET or sorts the table.
struct ListReader {
  let db: Database
  let table: PaneTable
  let query: CompiledQuery
  let sort: PaneTable.Sort
  let descending: Bool
  let watcher: ReadGuard
  /// The sort's order in memory, where there is one.
  var sortedIDs: (PaneTable.Sort, PaneTable, Database) throws -> SortedIDs? = { _, _, _ in nil }
  /// The rows that the query's trigrams leave, where they are known.
  var narrowed: (CompiledQuery, PaneTable, Database) throws -> Narrowed? = { _, _, _ in nil }
  let choice = Choice()

  /// What was found out about the query, so that it is found out once.
  final class Choice {
    var best: (fragment: Fragment, count: Int)?
    var hasBest = false
    var narrowed: Narrowed?
    var hasNarrowed = false
    var check: RowCheck?
  }

  /// Candidates that are few enough to take them all.
  var few = fewCandidates

  static let fewCandidates = 1_000
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
    let narrowed = try narrowing()
    if let narrowed, narrowed.rows.isAtMost(few) {
      return candidateSlice(try candidates(narrowed.rows), anchor, limit: limit)
    }
    // Known to the last trigram, the rows need no other index.
    if let narrowed, narrowed.isComplete,
      let met = try meetingSlice(narrowed.rows, anchor, limit: limit)
    {
      return met
    }
    guard let driver = try bestDriver() else {
      return try walkedSlice(anchor, limit: limit)
    }
    if driver.count <= few {
      return candidateSlice(try candidates(driver.fragment), anchor, limit: limit)
    }
    if let narrowed, let met = try meetingSlice(narrowed.rows, anchor, limit: limit) { return met }
    let walked = try watcher.within(budget: Self.walkBudget) {
      try walkedSlice(anchor, limit: limit)
    }
    if let walked { return walked }
    let met = try meetingSlice(of: query.search ?? driver.fragment, anchor, limit: limit)
    return try met ?? candidateSlice(try candidates(driver.fragment), anchor, limit: limit)
  }

  /// The rows that the words leave, and of those what other indexes of few rows leave.
  func narrowing() throws -> Narrowed? {
    if choice.hasNarrowed { return choice.narrowed }
    choice.hasNarrowed = true
    guard var narrowed = try narrowed(query, table, db) else { return nil }
    for driver in query.drivers where driver != query.search {
      let limit = Self.narrowingRows + 1
      let ids = try SQL.cached(db, "SELECT id FROM (\(driver.sql)) LIMIT \(limit)").start()
        .bind(driver.values).all { $0.int() }
      guard ids.count < limit else { continue }
      var rows = IDSet()
      for id in ids { rows.insert(id) }
      narrowed.rows.formIntersection(rows)
    }
    choice.narrowed = narrowed
    return narrowed
  }

  /// Rows of another index that are read to narrow a search.
  static let narrowingRows = 20_000

  /// The driver with the fewest rows, counted no further than is needed to choose.
  func bestDriver() throws -> (fragment: Fragment, count: Int)? {
    if choice.hasBest { return choice.best }
    var best: (fragment: Fragment, count: Int)?
    for driver in query.drivers {
      let count =
        try SQL.cached(
          db,
          "SELECT count(*) FROM (SELECT id FROM (\(driver.sql)) LIMIT \(few + 1))"
        ).start().bind(driver.values).first { $0.count() } ?? 0
      if best.map({ count < $0.count }) ?? true { best = (driver, count) }
    }
    choice.best = best
    choice.hasBest = true
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

  /// Those of a few rows that match, in the list's order.
  func candidates(_ rows: IDSet) throws -> [ListPlace] {
    let check = try check()
    var places: [ListPlace] = []
    try rows.forEach { id in
      if let place = try check.place(of: id) { places.append(place) }
      return true
    }
    return places.sorted(by: precedes)
  }

  private func candidateSlice(
    _ all: [ListPlace], _ anchor: WindowAnchor, limit: Int
  ) -> Slice {
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
  func place(of id: Int64) throws -> ListPlace? { try check().place(of: id) }

  /// Tests rows one at a time; prepared once.
  func check() throws -> RowCheck {
    if let check = choice.check { return check }
    let condition = Fragment.all(conditions)
    let check = RowCheck(
      statement: try SQL.cached(
        db,
        """
        SELECT t.id, t.\(sort.column) FROM \(table.table) t\(table.joins(for: condition))
        WHERE t.id = ? AND (\(condition.sql))
        """), values: condition.values)
    choice.check = check
    return check
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
