public import Commerce
public import TerminalKit

/// Where everything stands: a pure function of the size, the focused pane and the zoom.
public struct ScreenLayout: Equatable, Sendable {
  public enum Mode: Equatable, Sendable {
    /// Smaller than 60×16: one line says so.
    case tooSmall
    /// One pane at a time, with tabs.
    case single
    /// Four panes, the focused row of them larger.
    case grid
    /// Four panes, an inspector and an activity strip.
    case wide
  }

  public var mode: Mode
  public var header: Rect
  public var tabs: Rect?
  /// The panes on the screen, borders included.
  public var panes: [Pane: Rect]
  /// Where the detail of the row under the cursor stands.
  public var inspector: Rect?
  /// Two or three lines on the row under the cursor, where there is no inspector.
  public var reason: Rect?
  public var activity: Rect?
  public var footer: Rect

  public static let smallest = Size(width: 60, height: 16)

  public init(size: Size, focus: Pane, zoom: Zoom) {
    let (header, belowHeader) = Rect(size: size).splitTop(1)
    let (body, footer) = belowHeader.splitBottom(1)
    self.header = header
    self.footer = footer
    panes = [:]
    if size.width < Self.smallest.width || size.height < Self.smallest.height {
      mode = .tooSmall
    } else if size.width < 110 || size.height < 32 {
      mode = .single
      layOutSingle(body, focus: focus, zoom: zoom)
    } else if size.width < 170 || size.height < 48 {
      mode = .grid
      layOutGrid(body, focus: focus, zoom: zoom)
    } else {
      mode = .wide
      layOutWide(body, focus: focus, zoom: zoom)
    }
  }

  private mutating func layOutSingle(_ body: Rect, focus: Pane, zoom: Zoom) {
    let (tabs, rest) = body.splitTop(1)
    self.tabs = tabs
    if zoom == .detail {
      inspector = rest
    } else if rest.height >= 14 {
      let (list, reason) = rest.splitBottom(4)
      panes[focus] = list
      self.reason = reason
    } else {
      panes[focus] = rest
    }
  }

  private mutating func layOutGrid(_ body: Rect, focus: Pane, zoom: Zoom) {
    switch zoom {
    case .full: panes[focus] = body
    case .detail:
      let (list, detail) = body.splitLeft(body.width * 11 / 20)
      panes[focus] = list
      inspector = detail
    case .grid: layOutFour(body, focus: focus)
    }
  }

  private mutating func layOutWide(_ body: Rect, focus: Pane, zoom: Zoom) {
    let (main, activity) = body.splitBottom(4)
    self.activity = activity
    let (left, inspector) = main.splitRight(max(62, main.width * 33 / 100))
    self.inspector = inspector
    if zoom == .grid { layOutFour(left, focus: focus) } else { panes[focus] = left }
  }

  /// Catalog and inventory above, promotions and orders below; the focused row gets three fifths
  /// of the height and the focused pane of it three fifths of the width.
  private mutating func layOutFour(_ area: Rect, focus: Pane) {
    let upperIsFocused = focus == .catalog || focus == .inventory
    let large = area.height * 3 / 5
    let (upper, lower) = area.splitTop(upperIsFocused ? large : area.height - large)
    func split(_ row: Rect, _ left: Pane, _ right: Pane) {
      let share = focus == left ? 56 : focus == right ? 44 : 50
      let (first, second) = row.splitLeft(row.width * share / 100)
      panes[left] = first
      panes[right] = second
    }
    split(upper, .catalog, .inventory)
    split(lower, .promotions, .orders)
  }

  /// Rows of a pane's list: its frame and column heads taken off.
  public func listHeight(of pane: Pane) -> Int {
    guard let rect = panes[pane] else { return 1 }
    return max(1, rect.height - (mode == .single ? 2 : 3))
  }
}

extension Pane {
  public var title: String {
    switch self {
    case .catalog: "Catalog"
    case .inventory: "Inventory"
    case .promotions: "Promotions"
    case .orders: "Orders"
    }
  }

  public var number: Int {
    switch self {
    case .catalog: 1
    case .inventory: 2
    case .promotions: 3
    case .orders: 4
    }
  }
}
