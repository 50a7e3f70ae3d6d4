public import Commerce

/// A pane's list: which rows are known, where the cursor stands, what is marked.
///
/// Cursor and marks are row ids, never positions, so a refresh can't move them to another row.
public struct ListState<Row: IdentifiedRow>: Equatable, Sendable {
  /// What stands in the search field.
  public var queryText = ""
  /// `queryText` as far as it could be read.
  public var query = Query()
  /// Why `queryText` can't be read, for the line under it; the last good query stays in force.
  public var queryProblem: String?
  public var sort: SortOrder
  /// Which columns are shown.
  public var columns = ColumnChoice()
  public private(set) var window = Window<Row>()
  /// The last exact count, for the query that it was of.
  private var counted: KnownCount?

  private struct KnownCount: Equatable {
    var query: Query
    /// Of the store.
    var generation: Int
    var rows: Int
  }
  public private(set) var cursorID: Int64?
  public var marks: Set<Int64> = []
  /// Where a range of marks began; nil outside range marking.
  public var rangeStart: Int64?
  /// Index in `window.rows` of the row at the top of the screen.
  public private(set) var top = 0
  /// Number of the newest request that was sent, and of the one whose answer is shown.
  public private(set) var asked = 0
  public private(set) var shown = 0
  /// Where the cursor goes when the next answer comes.
  private var landing = Landing.stay

  private enum Landing: Equatable, Sendable {
    case stay
    case first
    case last
    /// The row with this id; when it is gone, where the key would sort.
    case row(Int64, SortKey)
  }

  public init(sort: SortOrder) { self.sort = sort }

  /// How many rows match: `1,000+` until they are counted, and from then on their last count.
  public var total: RowCount {
    guard !window.total.isExact, let counted, counted.query == query else { return window.total }
    return RowCount(max(counted.rows, window.total.value))
  }

  /// Takes the count of all rows that match a query, if that is still what is looked for.
  public mutating func count(_ rows: Int, of query: Query, generation: Int) {
    guard query == self.query else { return }
    counted = KnownCount(query: query, generation: generation, rows: rows)
  }

  /// Whether the count is that of the rows as the store has them.
  public func isCounted(generation: Int) -> Bool {
    window.total.isExact
      || counted.map { ($0.query, $0.generation) == (query, generation) } ?? false
  }

  public var isLoaded: Bool { shown > 0 }
  public var isWaiting: Bool { shown < asked }
  /// An answer is on its way that will put the cursor on another row than the one it is on.
  public var isLanding: Bool { isWaiting && landing != .stay }

  public var cursorIndex: Int? {
    cursorID.flatMap { id in window.rows.firstIndex { $0.id == id } }
  }

  public var current: Row? { cursorIndex.map { window.rows[$0] } }

  /// The cursor's place in the whole list, counted from 1, where it is known.
  public var position: Int? { cursorID.flatMap(position(of:)) }

  /// A row's place in the whole list, counted from 1, where it is known.
  public func position(of id: Int64) -> Int? {
    guard let first = window.firstIndex, let index = window.rows.firstIndex(where: { $0.id == id })
    else { return nil }
    return first + index + 1
  }

  /// The marked rows, or the one under the cursor when none is marked.
  public var selection: [Int64] {
    marks.isEmpty ? [cursorID].compactMap(\.self) : marks.sorted()
  }

  /// The rows that fit a screen of `height` rows, and which of them has the cursor.
  public func visible(height: Int) -> ArraySlice<Row> {
    let start = min(top, window.rows.count)
    return window.rows[start..<min(window.rows.count, start + max(0, height))]
  }
}

extension ListState {
  /// Numbers a request for the rows around the cursor, or from where a jump wants them.
  public mutating func request(limit: Int) -> (WindowRequest, sequence: Int) {
    asked += 1
    let anchor: WindowAnchor =
      switch landing {
      case .first: .first
      case .last: .last
      case .row(let id, let key): .around(id: id, key: key)
      case .stay: current.map { .around(id: $0.id, key: $0.sortKey) } ?? .first
      }
    return (WindowRequest(query: query, sort: sort, anchor: anchor, limit: limit), asked)
  }

  /// Sends the cursor to the first or last row of the whole list when the next answer comes.
  public mutating func jump(toEnd: Bool) { landing = toEnd ? .last : .first }

  /// Sends the cursor to a row, as it was in another session, when the next answer comes.
  public mutating func jump(to id: Int64, key: SortKey) { landing = .row(id, key) }

  /// Leaves the cursor where it is, because the answer may never come.
  public mutating func cancelJump() { landing = .stay }

  /// Takes the answer to a request: the cursor stays on its row and its row stays on its screen
  /// line; a row that is gone hands the cursor to its successor, at the end to the last row. An
  /// answer older than what is shown is dropped.
  ///
  /// - Returns: whether the answer was taken.
  @discardableResult
  public mutating func show(_ answer: Window<Row>, sequence: Int, height: Int) -> Bool {
    guard sequence >= shown else { return false }
    let oldRows = window.rows
    let oldIndex = cursorIndex
    // A row of another session is shown with some of what stands before it.
    let screenLine: Int
    switch landing {
    case .row: screenLine = height / 2
    case .stay, .first, .last: screenLine = oldIndex.map { $0 - top } ?? 0
    }
    window = answer
    shown = sequence
    let ids = Dictionary(
      answer.rows.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let target: Int
    switch landing {
    case .first: target = 0
    case .last: target = answer.rows.count - 1
    case .row(let id, let key):
      target = ids[id] ?? SortKey.place(of: key, among: answer.rows.map(\.sortKey))
    case .stay:
      target =
        heir(of: oldIndex, in: oldRows, now: ids) ?? min(oldIndex ?? 0, answer.rows.count - 1)
    }
    if sequence == asked { landing = .stay }
    place(target, screenLine: landing == .stay ? screenLine : 0, height: height)
    return true
  }

  /// Where the cursor's row stands now; when it is gone, its nearest successor that still is
  /// there, else its nearest predecessor.
  private func heir(of index: Int?, in old: [Row], now ids: [Int64: Int]) -> Int? {
    guard let index else { return nil }
    for row in old[index...] {
      if let place = ids[row.id] { return place }
    }
    for row in old[..<index].reversed() {
      if let place = ids[row.id] { return place }
    }
    return nil
  }

  private mutating func place(_ target: Int, screenLine: Int, height: Int) {
    guard !window.rows.isEmpty else {
      cursorID = nil
      top = 0
      return
    }
    let index = min(max(0, target), window.rows.count - 1)
    cursorID = window.rows[index].id
    top = index - screenLine
    keepCursorVisible(height: height)
  }

  /// Scrolls just as far as the cursor's row asks for, and never past the ends.
  public mutating func keepCursorVisible(height: Int) {
    guard let index = cursorIndex, height > 0 else {
      top = 0
      return
    }
    if index < top { top = index }
    if index >= top + height { top = index - height + 1 }
    top = max(0, min(top, window.rows.count - height))
    if index < top { top = index }
  }
}

extension ListState {
  /// Moves the cursor by rows, as far as rows are known.
  ///
  /// - Returns: true when more rows should be asked for, because the cursor came within two
  ///   screens of an end of the window that is not an end of the list.
  @discardableResult
  public mutating func move(by steps: Int, height: Int) -> Bool {
    guard !window.rows.isEmpty else { return false }
    let from = cursorIndex ?? 0
    let to = min(max(0, from + steps), window.rows.count - 1)
    cursorID = window.rows[to].id
    keepCursorVisible(height: height)
    if let rangeStart, let start = window.rows.firstIndex(where: { $0.id == rangeStart }) {
      marks.formUnion(Self.markable(window.rows[min(start, to)...max(start, to)]))
    }
    let margin = 2 * max(1, height)
    return (to < margin && window.hasRowsBefore)
      || (to >= window.rows.count - margin && window.hasRowsAfter)
  }

  /// Puts the cursor on a row of the window.
  public mutating func select(id: Int64, height: Int) {
    guard window.rows.contains(where: { $0.id == id }) else { return }
    cursorID = id
    keepCursorVisible(height: height)
  }

  /// Puts the cursor on the nearest row below, else above, that is none of these: they are about to
  /// move, and the cursor is to stay where the work is.
  public mutating func leave(_ ids: Set<Int64>, height: Int) {
    guard let index = cursorIndex, ids.contains(window.rows[index].id) else { return }
    let next =
      window.rows[index...].first { !ids.contains($0.id) }
      ?? window.rows[..<index].last { !ids.contains($0.id) }
    if let next { select(id: next.id, height: height) }
  }

  public mutating func toggleMark() {
    guard let cursorID else { return }
    if marks.remove(cursorID) == nil { marks.insert(cursorID) }
  }

  /// Starts a range at the cursor, or ends it and keeps its marks.
  public mutating func toggleRange() {
    if rangeStart == nil {
      rangeStart = cursorID
      if let cursorID { marks.insert(cursorID) }
    } else {
      rangeStart = nil
    }
  }

  public mutating func markKnownRows() { marks.formUnion(Self.markable(window.rows[...])) }

  /// Rows that stand for several others have ids below 0 and can't be marked.
  private static func markable(_ rows: ArraySlice<Row>) -> [Int64] {
    rows.map(\.id).filter { $0 >= 0 }
  }

  public mutating func clearMarks() {
    marks = []
    rangeStart = nil
  }
}
