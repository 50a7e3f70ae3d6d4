import Commerce
import TerminalKit

extension DashboardState {
  /// Draws what lies over the panes; returns where the terminal's cursor stands in it.
  func draw(_ overlay: Overlay, over bounds: Rect, on canvas: inout Canvas) -> Point? {
    switch overlay {
    case .help(let chooser): return drawHelp(chooser, over: bounds, on: &canvas)
    case .palette(let chooser): return drawPalette(chooser, over: bounds, on: &canvas)
    case .fields(let chooser): drawFields(chooser, over: bounds, on: &canvas)
    case .sources(let sources): drawSources(sources, over: bounds, on: &canvas)
    case .journal(let journal): drawJournal(journal, over: bounds, on: &canvas)
    case .plan(let plan): drawPlan(plan, over: bounds, on: &canvas)
    case .handOff(let note): drawHandOff(note, over: bounds, on: &canvas)
    case .outbox(let outbox): drawOutbox(outbox, over: bounds, on: &canvas)
    case .runbook(let book): drawRunbook(book, over: bounds, on: &canvas)
    case .orderActions(let menu): drawActionMenu(menu, over: bounds, on: &canvas)
    case .orderPlan(let plan): drawOrderPlan(plan, over: bounds, on: &canvas)
    case .history(let history): drawHistory(history, over: bounds, on: &canvas)
    case .conflicts(let conflicts): drawConflicts(conflicts, over: bounds, on: &canvas)
    case .leftOut(let leftOut): drawLeftOut(leftOut, over: bounds, on: &canvas)
    case .runUndo(let open): drawRunUndo(open, over: bounds, on: &canvas)
    case .schedule(let schedule): drawSchedule(schedule, over: bounds, on: &canvas)
    case .form(let form): return drawForm(form, over: bounds, on: &canvas)
    case .drafts(let list): drawDrafts(list, over: bounds, on: &canvas)
    case .columns(let chooser): drawColumns(chooser, over: bounds, on: &canvas)
    case .views(let open): drawViews(open, over: bounds, on: &canvas)
    case .incidents(let open): drawIncidents(open, over: bounds, on: &canvas)
    case .map(let open): return drawMap(open, over: bounds, on: &canvas)
    case .refused(let open): return drawRefused(open, over: bounds, on: &canvas)
    case .identity(let open): drawIdentity(open, over: bounds, on: &canvas)
    }
    return nil
  }

  /// An empty box in the middle; returns its inside.
  func drawOverlayBox(
    _ title: String, note: String, size wanted: Size, over bounds: Rect, on canvas: inout Canvas
  ) -> Rect {
    let room = bounds.inset(horizontal: 2, vertical: 1)
    let rect = room.centered(
      Size(width: min(wanted.width, room.width), height: min(wanted.height, room.height)))
    canvas.fill(rect, Style(.text, on: .overlay))
    canvas.box(
      rect, Style(.borderFocused, on: .overlay), title: title,
      titleStyle: Style(.title, on: .overlay, .bold), note: note,
      noteStyle: Style(.muted, on: .overlay))
    return rect.inset(horizontal: 2, vertical: 1)
  }

  /// A search line at the top of an overlay; returns where its cursor stands.
  func drawChooserLine(_ chooser: Chooser, in row: Rect, on canvas: inout Canvas) -> Point {
    canvas.fill(row, Style(.input, on: .field))
    let view = chooser.line.view(width: row.width)
    if chooser.line.isEmpty {
      canvas.write("type to search", at: row.origin, style: Style(.placeholder, on: .field))
    } else {
      canvas.write(view.text, at: row.origin, width: row.width, style: Style(.input, on: .field))
    }
    return Point(x: row.x + view.cursorColumn, y: row.y)
  }

  /// The part of a list that shows `cursor`, about in the middle.
  func window<Element>(_ elements: [Element], around cursor: Int, height: Int)
    -> ArraySlice<Element>
  {
    let first = max(0, min(cursor - height / 2, elements.count - height))
    return elements[first..<min(elements.count, first + max(0, height))]
  }
}
