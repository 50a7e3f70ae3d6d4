internal import Commerce
internal import GRDB

extension ListReader {
  /// The window around the anchor, from all rows that an index gives; nil as below.
  func meetingSlice(
    of driver: Fragment, _ anchor: WindowAnchor, limit: Int
  ) throws -> Slice? {
    guard try sortedIDs(sort, table, db) != nil else { return nil }
    var candidates = IDSet()
    let statement = try SQL.cached(db, driver.sql).start().bind(driver.values)
    while try statement.step() { candidates.insert(statement.int()) }
    try watcher.check()
    return try meetingSlice(candidates, anchor, limit: limit)
  }

  /// The window around the anchor, by looking at each id of the order in memory; nil without one,
  /// and for an anchor whose row is gone.
  func meetingSlice(
    _ candidates: IDSet, _ anchor: WindowAnchor, limit: Int
  ) throws -> Slice? {
    guard let order = try sortedIDs(sort, table, db) else { return nil }
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
    let check = try check()
    var places: [ListPlace] = []
    var isPast = start == nil
    var untilLook = 1
    try order.ids.withUnsafeBufferPointer { ids in
      for part in order.positions(descending: descending, forward: forward) {
        for position in part {
          let id = ids[position]
          guard isPast else {
            isPast = Int64(id) == start
            continue
          }
          guard candidates.contains(id) else { continue }
          if let place = try check.place(of: Int64(id)) {
            places.append(place)
            if places.count >= limit { return }
          }
          untilLook -= 1
          if untilLook == 0 {
            untilLook = 500
            try watcher.check()
          }
        }
      }
    }
    return places
  }
}
