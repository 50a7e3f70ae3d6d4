import Commerce
import TerminalKit

extension DashboardState {
  /// Each change of a product's fields: when, who, from where, before and after.
  func drawHistory(_ history: HistoryOverlay, over bounds: Rect, on canvas: inout Canvas) {
    let shown = history.shown
    let inside = drawOverlayBox(
      "History of \(history.subject)" + (history.field.map { ": \($0)" } ?? ""),
      note: "r back to before, Tab one field, Enter its set, Esc closes",
      size: Size(width: 112, height: min(max(8, shown.count + 4), bounds.height - 2)),
      over: bounds, on: &canvas)
    guard !shown.isEmpty else {
      canvas.write(
        history.isLoaded
          ? "Nothing has changed since it came into the store" : "Loading…", at: inside.origin,
        width: inside.width, style: Style(.muted, on: .overlay))
      return
    }
    let (list, foot) = inside.splitTop(inside.height - 1)
    let visible = window(shown, around: history.cursor, height: list.height)
    for (offset, index) in visible.indices.enumerated() {
      let change = shown[index]
      let surface: Surface = index == history.cursor ? .selection : .overlay
      let line = list.row(offset)
      canvas.fill(line, Style(.text, on: surface))
      canvas.write(
        [
          Span(
            TextWidth.pad(TimeWords.stamp(change.at, zone: setup.zone, now: now), to: 14),
            Style(.muted, on: surface)),
          Span(TextWidth.pad(change.source, to: 9), Style(.accent, on: surface)),
          Span(TextWidth.pad(change.actor, to: 10) + " ", Style(.faint, on: surface)),
          Span(TextWidth.pad(change.name, to: 12) + " ", Style(.text, on: surface)),
        ] + values(change, on: surface), at: line.origin, width: line.width)
    }
    guard let change = history.current else { return }
    canvas.write(
      "r sets \(change.name) back to \(change.old.map { "\"\($0)\"" } ?? "empty"), with a preview",
      at: foot.origin, width: foot.width, style: Style(.muted, on: .overlay))
  }

  /// What did not go in: what was wanted, what stands there, and who put it there.
  func drawLeftOut(_ leftOut: LeftOutOverlay, over bounds: Rect, on canvas: inout Canvas) {
    let count = leftOut.conflicts.count
    let inside = drawOverlayBox(
      "Left out: \(count) \(count == 1 ? "field" : "fields") changed meanwhile",
      note: leftOutNote(leftOut),
      size: Size(width: 100, height: min(count * 4 + 3, bounds.height - 2)), over: bounds,
      on: &canvas)
    var y = inside.y
    for conflict in leftOut.conflicts.dropFirst(leftOut.scroll) {
      guard y + 3 <= inside.maxY else { break }
      for line in leftOutLines(conflict) {
        canvas.write(line, at: Point(x: inside.x, y: y), width: inside.width)
        y += 1
      }
      y += 1
    }
  }

  private func leftOutNote(_ leftOut: LeftOutOverlay) -> String {
    if leftOut.isAsking {
      return "y goes over the newer values, any other key keeps them"
    }
    switch leftOut.origin {
    case .edit(.some): return "r plans it again on top, e changes the text, Esc keeps theirs"
    case .edit(nil): return "Esc keeps what stands there"
    case .undo: return "f forces the undo, Esc keeps what stands there"
    }
  }

  private func leftOutLines(_ conflict: EditConflict) -> [[Span]] {
    let row = conflict.row
    let by = conflict.change.map {
      "\($0.actor) (\($0.source)) at \(TimeWords.stamp($0.at, zone: setup.zone, now: now))"
    }
    return [
      [
        Span(row.subject, Style(.text, on: .overlay, .bold)),
        Span("  \(row.target.label)", Style(.muted, on: .overlay)),
      ],
      [
        Span("  yours   ", Style(.muted, on: .overlay)),
        Span(row.old ?? "(empty)", Style(.removed, on: .overlay)),
        Span(" \(setup.glyphs[.arrowRight]) ", Style(.muted, on: .overlay)),
        Span(row.new ?? "(empty)", Style(.added, on: .overlay)),
      ],
      [
        Span("  now     ", Style(.muted, on: .overlay)),
        Span(conflict.now ?? "(empty)", Style(.warning, on: .overlay)),
        Span(by.map { "  by \($0)" } ?? "", Style(.muted, on: .overlay)),
      ],
    ]
  }
}
