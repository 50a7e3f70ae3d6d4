internal import Commerce
internal import Dispatch
internal import GRDB
internal import Synchronization

/// The ids of a table in the order of one sort, in memory: what turns "the first 50 of 50,000
/// matches" from a sort of all of them into a glance at each.
struct SortedIDs: Sendable {
  /// What the catalog was when it was read: another stamp, another order.
  var stamp: Int64
  /// Ascending; rows with a value first, then those without.
  var ids: [UInt32]
  var valueCount: Int

  /// Positions in list order, from the list's beginning or from its end.
  func positions(descending: Bool, forward: Bool) -> [StrideTo<Int>] {
    let values = 0..<valueCount
    let nulls = valueCount..<ids.count
    let parts = forward ? [values, nulls] : [nulls, values]
    let isUp = forward != descending
    return parts.map { part in
      isUp
        ? stride(from: part.lowerBound, to: part.upperBound, by: 1)
        : stride(from: part.upperBound - 1, to: part.lowerBound - 1, by: -1)
    }
  }
}

/// Keeps the orders that large searches have asked for: four bytes a row and sort. An order that is
/// out of date is never used; it is read again in the background while the search that noticed
/// takes its slower way.
final class SortOrderCache: Sendable {
  private struct State {
    var orders: [String: SortedIDs] = [:]
    var building: Set<String> = []
  }

  private let state = Mutex(State())
  /// Smaller tables are searched fast enough without.
  private let least = Atomic<Int>(20_000)

  var leastRows: Int {
    get { least.load(ordering: .relaxed) }
    set { least.store(newValue, ordering: .relaxed) }
  }

  func order(_ index: String, stamp: Int64) -> SortedIDs? {
    state.withLock { state in
      guard let order = state.orders[index], order.stamp == stamp else { return nil }
      return order
    }
  }

  /// True for the caller who is to build; nobody else is told so until it is done.
  func startBuilding(_ index: String) -> Bool {
    state.withLock { $0.building.insert(index).inserted }
  }

  func finishBuilding(_ index: String, _ order: SortedIDs?) {
    state.withLock { state in
      state.building.remove(index)
      if let order { state.orders[index] = order }
    }
  }
}

extension Store {
  /// The order of a catalog sort at the moment of a read; nil while there is none, and then one is
  /// on its way.
  func sortedIDs(_ sort: PaneTable.Sort, in db: Database) throws -> SortedIDs? {
    guard sort.isCacheable,
      try Meta.number(.variants, in: db) ?? 0 >= sortOrders.leastRows
    else { return nil }
    let stamp = try Meta.number(.catalogStamp, in: db) ?? 0
    if let order = sortOrders.order(sort.index, stamp: stamp) { return order }
    if sortOrders.startBuilding(sort.index) {
      DispatchQueue.global(qos: .utility).async { [self] in
        sortOrders.finishBuilding(sort.index, try? readSortedIDs(sort))
      }
    }
    return nil
  }

  /// Reads one order now; for tests and for the background.
  func readSortedIDs(_ sort: PaneTable.Sort) throws -> SortedIDs? {
    try database.read { db in
      let stamp = try Meta.number(.catalogStamp, in: db) ?? 0
      let largest = try SQL(db, "SELECT ifnull(max(id), 0) FROM variant").first { $0.int() } ?? 0
      guard largest <= Int64(UInt32.max) else { return nil }
      func ids(_ condition: String) throws -> [UInt32] {
        try SQL(
          db,
          """
          SELECT id FROM variant INDEXED BY \(sort.index) WHERE \(sort.column) \(condition)
          ORDER BY \(sort.column), id
          """
        ).all { UInt32(truncatingIfNeeded: $0.int()) }
      }
      let values = try ids("IS NOT NULL")
      let nulls = sort.isNullable ? try ids("IS NULL") : []
      return SortedIDs(stamp: stamp, ids: values + nulls, valueCount: values.count)
    }
  }
}

/// A set of ids, a bit each.
struct IDSet {
  private var words: [UInt64] = []
  private(set) var count = 0

  mutating func insert(_ id: Int64) {
    guard id >= 0 else { return }
    let index = Int(id >> 6)
    if index >= words.count {
      words.append(contentsOf: repeatElement(0, count: index + 1 - words.count + 1_024))
    }
    let bit: UInt64 = 1 << UInt64(id & 63)
    if words[index] & bit == 0 {
      words[index] |= bit
      count += 1
    }
  }

  func contains(_ id: UInt32) -> Bool {
    let index = Int(id >> 6)
    return index < words.count && words[index] & (1 << UInt64(id & 63)) != 0
  }
}
