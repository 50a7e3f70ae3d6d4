/// A pane's sort: one of the names in the pane's `QuerySchema`, and a direction.
public struct SortOrder: Hashable, Sendable {
  public var field: String
  public var descending: Bool

  public init(_ field: String, descending: Bool = false) {
    self.field = field
    self.descending = descending
  }
}

/// Where in the sorted list a window lies.
public enum WindowAnchor: Hashable, Sendable {
  case first
  case last
  /// Rows before and after the row with this id, wherever it sorts now; when the id is gone or no
  /// longer matches, around where `key` would sort.
  case around(id: Int64, key: SortKey)
}

/// The sort column's value of a row: enough to find its place again after the row is gone.
public enum SortKey: Hashable, Sendable {
  case null
  case integer(Int64)
  case text(String)

  /// The index at which a row with this key would stand in a list, or the last one. The list may
  /// be sorted either way, which its ends tell; rows without a key stand last in both.
  public static func place(of key: SortKey, among keys: [SortKey]) -> Int {
    let valued = keys.prefix { $0 != .null }
    guard key != .null, let first = valued.first, let last = valued.last else {
      return max(0, keys.count - 1)
    }
    let isUp = !last.isLess(than: first)
    let index = valued.firstIndex { isUp ? !$0.isLess(than: key) : !key.isLess(than: $0) }
    return index ?? min(valued.endIndex, max(0, keys.count - 1))
  }

  /// As the store compares: texts by their bytes.
  private func isLess(than other: SortKey) -> Bool {
    switch (self, other) {
    case (.integer(let a), .integer(let b)): a < b
    case (.text(let a), .text(let b)): a.utf8.lexicographicallyPrecedes(b.utf8)
    default: false
    }
  }
}

/// A part of a pane's list: what matches, in which order, from where, how many.
public struct WindowRequest: Hashable, Sendable {
  public var query: Query
  public var sort: SortOrder
  public var anchor: WindowAnchor
  /// Rows wanted; with `.around`, half of them before the anchor.
  public var limit: Int

  public init(query: Query = Query(), sort: SortOrder, anchor: WindowAnchor = .first, limit: Int) {
    self.query = query
    self.sort = sort
    self.anchor = anchor
    self.limit = limit
  }
}

/// A row that a list can hold: it has an identity that survives a refresh.
public protocol IdentifiedRow: Hashable, Sendable {
  var id: Int64 { get }
  /// The value of the column that the list is sorted by.
  var sortKey: SortKey { get }
}

/// The rows that were asked for, and what lies around them.
public struct Window<Row: IdentifiedRow>: Hashable, Sendable {
  public var rows: [Row]
  public var hasRowsBefore: Bool
  public var hasRowsAfter: Bool
  /// Where the first row stands in the whole list, from 0; nil when that was not worth counting.
  public var firstIndex: Int?
  public var total: RowCount

  public init(
    rows: [Row] = [], hasRowsBefore: Bool = false, hasRowsAfter: Bool = false,
    firstIndex: Int? = nil, total: RowCount = RowCount(0)
  ) {
    self.rows = rows
    self.hasRowsBefore = hasRowsBefore
    self.hasRowsAfter = hasRowsAfter
    self.firstIndex = firstIndex
    self.total = total
  }
}
