public import Commerce
import TerminalKit

/// What all panes' lists can do, whatever their rows are.
public protocol PaneList: Equatable, Sendable {
  var queryText: String { get set }
  var query: Query { get set }
  var queryProblem: String? { get set }
  var sort: SortOrder { get set }
  var columns: ColumnChoice { get set }
  var cursorID: Int64? { get }
  /// The sort column's value of the row under the cursor.
  var cursorKey: SortKey? { get }
  func position(of id: Int64) -> Int?
  var marks: Set<Int64> { get set }
  var rangeStart: Int64? { get }
  var isLoaded: Bool { get }
  var isWaiting: Bool { get }
  var isLanding: Bool { get }
  var rowCount: Int { get }
  var total: RowCount { get }

  func isCounted(generation: Int) -> Bool
  mutating func count(_ rows: Int, of query: Query, generation: Int)
  mutating func request(limit: Int) -> (WindowRequest, sequence: Int)
  mutating func jump(toEnd: Bool)
  mutating func jump(to id: Int64, key: SortKey)
  mutating func cancelJump()
  mutating func move(by steps: Int, height: Int) -> Bool
  mutating func keepCursorVisible(height: Int)
  mutating func leave(_ ids: Set<Int64>, height: Int)
  mutating func toggleMark()
  mutating func toggleRange()
  mutating func markKnownRows()
  mutating func clearMarks()
}

extension ListState: PaneList {
  public var cursorKey: SortKey? { current?.sortKey }
  public var rowCount: Int { window.rows.count }
}

extension DashboardState {
  /// The list of a pane, its rows' type left open.
  public subscript(list pane: Pane) -> any PaneList {
    get {
      switch pane {
      case .catalog: catalog
      case .inventory: inventory
      case .promotions: promotions
      case .orders: orders
      }
    }
    set {
      switch pane {
      case .catalog: if let list = newValue as? ListState<CatalogRow> { catalog = list }
      case .inventory: if let list = newValue as? ListState<AlertRow> { inventory = list }
      case .promotions: if let list = newValue as? ListState<PromotionRow> { promotions = list }
      case .orders: if let list = newValue as? ListState<OrderRow> { orders = list }
      }
    }
  }

  public var layout: ScreenLayout { ScreenLayout(size: size, focus: focus, zoom: zoom) }

  /// Rows of the pane's list on the screen now; panes that are hidden keep a screen's worth.
  func listHeight(_ pane: Pane) -> Int {
    let layout = layout
    return layout.panes[pane] == nil ? max(1, size.height - 5) : layout.listHeight(of: pane)
  }
}
