import Commerce
import TerminalKit

extension DashboardState {
  /// The pane's views with their keys and what they search for.
  func drawViews(_ open: ViewsOverlay, over bounds: Rect, on canvas: inout Canvas) {
    let views = views(of: open.pane)
    let chosen = views[min(max(0, open.cursor), views.count - 1)]
    let inside = drawOverlayBox(
      "Views of \(open.pane.title.lowercased())",
      note: open.isDeleting
        ? "y deletes \"\(chosen.name)\", any other key keeps it" : "Enter opens, Esc closes",
      size: Size(width: 92, height: min(views.count + 5, bounds.height - 4)), over: bounds,
      on: &canvas)
    let (list, below) = inside.splitBottom(2)
    let shown = window(views, around: open.cursor, height: list.height)
    for (offset, index) in shown.indices.enumerated() {
      let view = views[index]
      let line = list.row(offset)
      let surface: Surface = index == open.cursor ? .selection : .overlay
      canvas.fill(line, Style(.text, on: surface))
      canvas.write(
        [
          Span(" \(view.key.map(String.init) ?? " ")  ", Style(.key, on: surface)),
          Span(TextWidth.pad(view.name, to: 22) + " ", Style(.text, on: surface)),
          Span(
            view.query.isEmpty ? "no search" : view.query,
            Style(view.isShipped ? .muted : .accent, on: surface)),
          Span(viewNote(view), Style(.faint, on: surface)),
        ], at: line.origin, width: line.width)
    }
    let hints = [("s", "saves what is shown"), ("S", "overwrites"), ("D", "deletes")]
    var spans = [Span(" ", Style(.muted, on: .overlay))]
    for (key, does) in hints {
      spans.append(Span(key, Style(.key, on: .overlay)))
      spans.append(Span(" \(does)  ", Style(.muted, on: .overlay)))
    }
    canvas.write(spans, at: Point(x: below.x, y: below.y + 1), width: below.width)
  }

  /// `  by deadline, 6 columns`
  private func viewNote(_ view: SavedView) -> String {
    var parts: [String] = []
    if let sort = view.sort {
      parts.append("by \(sort.field)\(sort.descending ? ", largest first" : "")")
    }
    if !view.columns.isStandard {
      let count = view.columns.columns.count
      parts.append("\(count) \(count == 1 ? "column" : "columns")")
    }
    return parts.isEmpty ? "" : "  " + parts.joined(separator: ", ")
  }
}
