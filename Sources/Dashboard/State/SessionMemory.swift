import Commerce

/// What a person finds again when they come back: focus, zoom, and each pane's search, sort,
/// columns and place.
public struct SessionMemory: Codable, Equatable, Sendable {
  public struct List: Codable, Equatable, Sendable {
    public var query: String
    /// `price`, `-score`.
    public var sort: String
    /// `title:40`; empty for the pane's own.
    public var columns: [String]
    /// The row under the cursor and its value of the sort column, with which its place is found
    /// when it is gone.
    public var row: Int64?
    public var number: Int64?
    public var text: String?
  }

  /// Grows when the meaning of a key changes; a memory of another version is not used.
  public static let version = 1

  public var version = SessionMemory.version
  public var focus: String
  public var zoom: Int
  /// By the pane's name.
  public var panes: [String: List]
  /// What was searched for, the newest last.
  public var searches: [String]
  /// The store's generation, which only grows: a store that is behind it is another one under the
  /// same path, and its rows are others.
  public var generation: Int?

  public static let keptSearches = 50
}

extension DashboardState {
  /// What to keep for the next start.
  public var memory: SessionMemory {
    var panes: [String: SessionMemory.List] = [:]
    for pane in Pane.allCases {
      let list = self[list: pane]
      var kept = SessionMemory.List(
        query: list.queryText, sort: list.sort.text,
        columns: list.columns.columns.map(\.description), row: list.cursorID)
      switch list.cursorKey {
      case .integer(let number): kept.number = number
      case .text(let text): kept.text = text
      case .null, nil: break
      }
      panes[pane.rawValue] = kept
    }
    return SessionMemory(
      focus: focus.rawValue, zoom: zoom.rawValue, panes: panes,
      searches: Array(searchHistory.suffix(SessionMemory.keptSearches)),
      generation: snapshot.generation)
  }

  /// Takes up where a memory left off. What it says that no longer means anything, a field that is
  /// gone or a search that can't be read, is passed over.
  public mutating func restore(_ memory: SessionMemory) {
    guard memory.version == SessionMemory.version else { return }
    if let pane = Pane(rawValue: memory.focus) { focus = pane }
    zoom = Zoom(rawValue: memory.zoom) ?? zoom
    searchHistory = memory.searches
    let isSameStore = memory.generation.map { $0 <= snapshot.generation } ?? true
    for pane in Pane.allCases {
      guard let kept = memory.panes[pane.rawValue] else { continue }
      setQuery(kept.query, on: pane)
      if self[list: pane].queryProblem != nil { setQuery("", on: pane) }
      if let sort = SortOrder(kept.sort, schema: .of(pane)) { self[list: pane].sort = sort }
      let known = Set(columnHeads(pane).map(\.id))
      self[list: pane].columns = ColumnChoice(
        kept.columns.compactMap { ColumnChoice.Column(reading: $0) }.filter {
          known.contains($0.id)
        })
      if isSameStore, let row = kept.row {
        let key = kept.number.map(SortKey.integer) ?? kept.text.map(SortKey.text) ?? .null
        self[list: pane].jump(to: row, key: key)
      }
    }
  }
}
