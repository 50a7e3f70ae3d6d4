import Commerce
import TerminalKit

/// The parts of a pane: column heads, rows, and a line with its search, sort and position.
struct PaneParts {
  var heads: Rect
  var rows: Rect
}

extension DashboardState {
  func drawPane(_ pane: Pane, in rect: Rect, mode: ScreenLayout.Mode, on canvas: inout Canvas) {
    let parts = drawPaneFrame(pane, in: rect, mode: mode, on: &canvas)
    switch pane {
    case .catalog: drawCatalog(parts, on: &canvas)
    case .inventory: drawInventory(parts, on: &canvas)
    case .promotions: drawPromotions(heads: parts.heads, rows: parts.rows, on: &canvas)
    case .orders: drawOrders(parts, on: &canvas)
    }
  }

  /// A box with title and note; on small screens just a line below, because the tabs name it.
  private func drawPaneFrame(
    _ pane: Pane, in rect: Rect, mode: ScreenLayout.Mode, on canvas: inout Canvas
  ) -> PaneParts {
    let isFocused = pane == focus
    let note = paneNote(pane)
    if mode == .single {
      let (body, line) = rect.splitBottom(1)
      canvas.horizontalRule(at: line.origin, length: line.width)
      let search = searchText(pane)
      canvas.write(
        [Span(search.isEmpty ? "" : " \(search) ", .accent)],
        at: Point(x: line.x + 1, y: line.y), width: line.width / 2)
      canvas.write(
        " \(note) ", at: Point(x: line.x + line.width / 2, y: line.y),
        width: line.width - line.width / 2 - 1, style: .muted, align: .right)
      let (heads, rows) = body.splitTop(1)
      return PaneParts(heads: heads, rows: rows)
    }
    canvas.box(
      rect, isFocused ? .borderFocused : .border, note: note, noteStyle: .muted)
    drawTitle(pane, in: rect, isFocused: isFocused, on: &canvas)
    let (heads, rows) = rect.inset(by: 1).splitTop(1)
    return PaneParts(heads: heads, rows: rows)
  }

  private func drawTitle(_ pane: Pane, in rect: Rect, isFocused: Bool, on canvas: inout Canvas) {
    var spans = [
      Span(" \(pane.number) ", .key),
      Span("\(pane.title) ", isFocused ? Style(.tabActive) : .title),
    ]
    if pane == .promotions { spans.append(Span(" \(monthTitle) ", .title)) }
    let badge = badge(of: pane)
    if !badge.isEmpty { spans.append(Span(" \(badge) ", badgeStyle(of: pane))) }
    let search = searchText(pane)
    if !search.isEmpty { spans.append(Span(" \(search) ", .accent)) }
    canvas.write(spans, at: Point(x: rect.x + 1, y: rect.y), width: rect.width - 2)
  }

  private func searchText(_ pane: Pane) -> String {
    let text = self[list: pane].queryText
    if let view = currentView(of: pane) { return "\(view.name): / \(text)" }
    return text.isEmpty ? "" : "/ \(text)"
  }

  /// `12/1,204  3 marked`
  private func paneNote(_ pane: Pane) -> String {
    let list = self[list: pane]
    guard list.isLoaded else { return "loading" }
    var note = ""
    let place = pane == focus ? describedID : list.cursorID
    if let position = place.flatMap(list.position(of:)) {
      note = "\(NumberWords.grouped(position))/"
    }
    note += NumberWords.count(list.total)
    if !list.marks.isEmpty { note = "\(list.marks.count) marked  " + note }
    if list.rangeStart != nil { note = "range  " + note }
    if list.queryProblem != nil { note = "search not understood  " + note }
    return note
  }

  /// The surface of a row: where the cursor is, and whether its pane has the focus.
  func surface(of id: Int64, in pane: Pane) -> Surface {
    guard self[list: pane].cursorID == id else { return .base }
    return pane == focus ? .selection : .selectionInactive
  }

  /// What a list without rows says, so that a screen is never just empty.
  func drawEmpty(_ pane: Pane, in rows: Rect, calm: String, on canvas: inout Canvas) {
    let list = self[list: pane]
    let text =
      !list.isLoaded
      ? "Loading…"
      : !list.query.isEmpty ? "Nothing matches \(list.queryText); Esc clears the search" : calm
    canvas.write(
      text, at: Point(x: rows.x + 1, y: rows.y + min(1, max(0, rows.height - 1))),
      width: max(0, rows.width - 2), style: .muted)
  }

  /// The mark before a row: marked, or under the cursor where colours can't show it.
  func markSpan(_ id: Int64, in pane: Pane, on surface: Surface) -> Span {
    if self[list: pane].marks.contains(id) {
      return Span(setup.glyphs[.markOn], Style(.mark, on: surface))
    }
    let isCursor = surface == .selection
    return Span(isCursor ? setup.glyphs[.pointer] : " ", Style(.accent, on: surface))
  }

  /// Draws rows through the pane's columns, each row on its surface.
  func drawRows<Row: IdentifiedRow>(
    _ list: ListState<Row>, pane: Pane, parts: PaneParts, columns: [PaneColumn<Row>],
    on canvas: inout Canvas
  ) {
    let chosen = list.columns.applied(to: columns)
    let table = TableLayout([Self.markColumn] + chosen.map(\.table), width: parts.rows.width)
    let contents = table.columns.map { placed in
      chosen.first { $0.table.id == placed.column.id }?.content
    }
    canvas.tableHeader(
      table, in: parts.heads, style: .muted,
      sorted: (id: list.sort.field, ascending: !list.sort.descending), sortedStyle: .accent)
    var context = CellContext(state: self, pane: pane)
    for (offset, row) in list.visible(height: parts.rows.height).enumerated() {
      let line = parts.rows.row(offset)
      context.surface = surface(of: row.id, in: pane)
      if context.surface != .base { canvas.fill(line, Style(.text, on: context.surface)) }
      for (placed, content) in zip(table.columns, contents) {
        let cell = placed.rect(in: line)
        context.width = placed.width
        let spans = content?(row, context) ?? [markSpan(row.id, in: pane, on: context.surface)]
        canvas.write(spans, at: cell.origin, width: cell.width, align: placed.column.align)
      }
    }
  }

  static let markColumn = TableColumn(id: "mark", title: "", priority: -1, minimum: 1)
}
