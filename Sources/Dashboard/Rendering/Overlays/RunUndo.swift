import Commerce
import TerminalKit

extension DashboardState {
  /// Rows of each kind that an undo of an import takes away and puts back, and what is in its way.
  func drawRunUndo(_ open: RunUndoOverlay, over bounds: Rect, on canvas: inout Canvas) {
    let plan = open.plan
    let width = 90
    let obstacles = plan.obstacles.flatMap {
      TextWrap.lines($0.text, width: min(width, bounds.width) - 8)
    }
    let size = Size(width: width, height: 6 + max(1, plan.counts.count) + max(1, obstacles.count))
    let inside = drawOverlayBox(
      "Undo the import of set \(plan.set)", note: runUndoNote(open), size: size, over: bounds,
      on: &canvas)
    var y = inside.y
    func write(_ spans: [Span]) {
      guard y < inside.maxY else { return }
      canvas.write(spans, at: Point(x: inside.x, y: y), width: inside.width)
      y += 1
    }
    write([Span(plan.file, Style(.text, on: .overlay, .bold))])
    write([Span(plan.source, Style(.muted, on: .overlay))])
    if plan.counts.isEmpty { write([Span("Nothing of it is left", Style(.muted, on: .overlay))]) }
    for count in plan.counts {
      let (leaving, returning) = (count.leaving, count.returning)
      write([
        Span("  " + TextWidth.pad(count.many, to: 24), Style(.text, on: .overlay)),
        Span(
          TextWidth.pad(leaving > 0 ? "\(NumberWords.grouped(leaving)) taken away" : "", to: 22),
          Style(.removed, on: .overlay)),
        Span(
          returning > 0 ? "\(NumberWords.grouped(returning)) put back" : "",
          Style(.added, on: .overlay)),
      ])
    }
    y += 1
    guard !plan.obstacles.isEmpty else {
      write([
        Span("It comes back by importing the file again.", Style(.muted, on: .overlay))
      ])
      return
    }
    for line in obstacles { write([Span(line, Style(.warning, on: .overlay))]) }
  }

  private func runUndoNote(_ open: RunUndoOverlay) -> String {
    if open.isAsking { return "y goes over what was changed since, any other key keeps it" }
    if open.plan.isPossible(force: false) { return "y takes it back, Esc leaves it" }
    return open.plan.isPossible(force: true)
      ? "f forces it, Esc leaves it" : "it can't be taken back now; Esc closes"
  }
}
