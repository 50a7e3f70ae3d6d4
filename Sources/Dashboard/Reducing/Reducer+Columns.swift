import Commerce
import TerminalKit

extension DashboardState {
  /// Opens the list of the focused pane's columns.
  mutating func openColumns() -> [Effect] {
    overlay = .columns(columnChooser(focus))
    return []
  }

  func columnChooser(_ pane: Pane) -> ColumnChooser {
    ColumnChooser(
      pane, heads: columnHeads(pane), shown: shownColumns(pane).map(\.id),
      now: self[list: pane].columns, before: self[list: pane].columns)
  }

  mutating func handleColumns(_ key: Key, _ open: ColumnChooser) -> [Effect] {
    var chooser = open
    let last = max(0, chooser.entries.count - 1)
    let width = shownColumns(chooser.pane)
      .first { $0.id == chooser.entries[min(chooser.cursor, last)].id }?.width
    switch (key.code, key.modifiers) {
    case (.escape, _), (.character("q"), []):
      overlay = nil
      self[list: chooser.pane].columns = chooser.before
      return []
    case (.enter, _):
      overlay = nil
      let isSame = self[list: chooser.pane].columns == chooser.before
      if !isSame { say(.done, "Columns kept; F then s saves them with the search as a view") }
      return []
    case (.down, []), (.character("j"), []), (.character("n"), .control):
      chooser.cursor = min(last, chooser.cursor + 1)
    case (.up, []), (.character("k"), []), (.character("p"), .control):
      chooser.cursor = max(0, chooser.cursor - 1)
    case (.character("g"), []), (.home, _): chooser.cursor = 0
    case (.character("G"), []), (.end, _): chooser.cursor = last
    case (.character(" "), []):
      guard !chooser.entries[chooser.cursor].isShown || chooser.choice.columns.count > 1 else {
        say(.info, "One column has to stay")
        return []
      }
      chooser.entries[chooser.cursor].isShown.toggle()
      return show(chooser)
    case (.character("J"), []), (.down, .shift):
      chooser.moveColumn(by: 1)
      return show(chooser)
    case (.character("K"), []), (.up, .shift):
      chooser.moveColumn(by: -1)
      return show(chooser)
    case (.character("+"), []), (.character(">"), []), (.right, []):
      chooser.widen(by: 1, shown: width)
      return show(chooser)
    case (.character("-"), []), (.character("<"), []), (.left, []):
      chooser.widen(by: -1, shown: width)
      return show(chooser)
    case (.character("="), []):
      self[list: chooser.pane].columns = ColumnChoice()
      chooser = ColumnChooser(
        chooser.pane, heads: columnHeads(chooser.pane),
        shown: shownColumns(chooser.pane).map(\.id), now: ColumnChoice(), before: chooser.before)
    default: break
    }
    overlay = .columns(chooser)
    return []
  }

  /// Puts the choice into force.
  private mutating func show(_ chooser: ColumnChooser) -> [Effect] {
    self[list: chooser.pane].columns = chooser.choice
    overlay = .columns(chooser)
    return []
  }

  /// Every column that the pane knows.
  func columnHeads(_ pane: Pane) -> [(id: String, title: String)] {
    func heads<Row>(_ columns: [PaneColumn<Row>]) -> [(id: String, title: String)] {
      columns.map { ($0.table.id, $0.table.title) }
    }
    return switch pane {
    case .catalog: heads(PaneColumn.catalog)
    case .inventory: heads(PaneColumn.inventory)
    case .promotions: heads(PaneColumn.agenda)
    case .orders: heads(PaneColumn.orders)
    }
  }

  /// The columns that have room now, with their widths.
  func shownColumns(_ pane: Pane) -> [(id: String, width: Int)] {
    func shown<Row>(_ columns: [PaneColumn<Row>]) -> [(id: String, width: Int)] {
      let chosen = self[list: pane].columns.applied(to: columns)
      let table = TableLayout(
        [Self.markColumn] + chosen.map(\.table), width: tableWidth(pane))
      return table.columns.dropFirst().map { ($0.column.id, $0.width) }
    }
    return switch pane {
    case .catalog: shown(PaneColumn.catalog)
    case .inventory: shown(PaneColumn.inventory)
    case .promotions: shown(PaneColumn.agenda)
    case .orders: shown(PaneColumn.orders)
    }
  }

  /// Columns of the screen that the pane's table has; a hidden pane's as if it were alone.
  private func tableWidth(_ pane: Pane) -> Int {
    let layout = layout
    guard let rect = layout.panes[pane] else { return size.width }
    let width = rect.width - (layout.mode == .single ? 0 : 2)
    return pane == .promotions ? agendaWidth(of: width, height: layout.listHeight(of: pane)) : width
  }
}
