import Commerce
import TerminalKit

extension DashboardState {
  /// The pane's columns from the left: which are shown, which have no room, how wide they are.
  func drawColumns(_ chooser: ColumnChooser, over bounds: Rect, on canvas: inout Canvas) {
    let inside = drawOverlayBox(
      "Columns of \(chooser.pane.title.lowercased())", note: "Enter keeps, Esc takes back",
      size: Size(width: 60, height: min(chooser.entries.count + 5, bounds.height - 4)),
      over: bounds, on: &canvas)
    let (list, keys) = inside.splitBottom(2)
    let room = Set(shownColumns(chooser.pane).map(\.id))
    let shown = window(chooser.entries, around: chooser.cursor, height: list.height)
    for (offset, index) in shown.indices.enumerated() {
      let entry = chooser.entries[index]
      let line = list.row(offset)
      let surface: Surface = index == chooser.cursor ? .selection : .overlay
      canvas.fill(line, Style(.text, on: surface))
      let width = entry.width.map { "\($0) wide" } ?? ""
      let note = entry.isShown && !room.contains(entry.id) ? "no room on this screen" : width
      canvas.write(
        [
          Span(
            " \(entry.isShown ? setup.glyphs[.check] : " ") ",
            Style(entry.isShown ? .good : .faint, on: surface)),
          Span(
            TextWidth.pad(entry.title, to: 20), Style(entry.isShown ? .text : .muted, on: surface)),
          Span(TextWidth.pad(entry.id, to: 14), Style(.faint, on: surface)),
          Span(note, Style(.muted, on: surface)),
        ], at: line.origin, width: line.width)
    }
    let hints = [("Space", "shows, hides"), ("J K", "move"), ("- +", "width"), ("=", "standard")]
    var spans = [Span(" ", Style(.muted, on: .overlay))]
    for (key, does) in hints {
      spans.append(Span(key, Style(.key, on: .overlay)))
      spans.append(Span(" \(does)  ", Style(.muted, on: .overlay)))
    }
    canvas.write(
      spans, at: Point(x: keys.x, y: keys.y + 1), width: keys.width)
  }
}
