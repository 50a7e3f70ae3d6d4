import Commerce
import TerminalKit

/// A column of a pane: how it stands in the table and what it shows of a row.
///
/// Each pane has one list of them (`PaneColumn.catalog`, `.inventory`, `.agenda`, `.orders`), from
/// which its rows, the column chooser and saved views are made; the mark before each row is no
/// column of it.
struct PaneColumn<Row: IdentifiedRow>: Sendable {
  var table: TableColumn
  /// Shown only where somebody chose it.
  var isExtra: Bool
  var content: @Sendable (Row, CellContext) -> [Span]

  /// - Parameters:
  ///   - priority: which columns go first when there is no room: lower numbers stay longest.
  ///   - minimum: columns of the screen; without a `maximum` the width.
  init(
    _ id: String, _ title: String, priority: Int, _ minimum: Int, maximum: Int? = nil,
    flex: Int = 0, align: Alignment = .left, isExtra: Bool = false,
    content: @escaping @Sendable (Row, CellContext) -> [Span]
  ) {
    table = TableColumn(
      id: id, title: title, priority: priority, minimum: minimum, maximum: maximum, align: align,
      flex: flex)
    self.isExtra = isExtra
    self.content = content
  }
}

/// Where a cell is drawn, and what it may look up.
struct CellContext {
  let state: DashboardState
  let pane: Pane
  var width = 0
  var surface = Surface.base

  func span(_ text: String, _ role: Role = .text) -> [Span] {
    [Span(text, Style(role, on: surface))]
  }

  /// With the words of the pane's search picked out.
  func highlighted(_ text: String, _ role: Role = .text) -> [Span] {
    state.highlighted(text, pane: pane, on: surface, role)
  }

  func amount(_ money: Money?) -> [Span] { span(money?.grouped ?? "", .muted) }

  func stamp(_ instant: Instant?) -> [Span] {
    span(instant.map { TimeWords.stamp($0, zone: state.setup.zone, now: state.now) } ?? "", .muted)
  }
}

extension ColumnChoice {
  /// The pane's columns as they were chosen; its own where nothing was, or nothing that it has.
  func applied<Row>(to all: [PaneColumn<Row>]) -> [PaneColumn<Row>] {
    let standard = all.filter { !$0.isExtra }
    guard !isStandard else { return standard }
    let chosen = columns.enumerated().compactMap { place, choice -> PaneColumn<Row>? in
      guard var column = all.first(where: { $0.table.id == choice.id }) else { return nil }
      column.table.priority = place
      if let width = choice.width {
        column.table.minimum = width
        column.table.maximum = width
      }
      return column
    }
    return chosen.isEmpty ? standard : chosen
  }
}
