import Commerce
import TerminalKit

extension DashboardState {
  /// What was done and what came in, newest first, with the key that takes the last change back.
  func drawActivity(_ rect: Rect, on canvas: inout Canvas) {
    canvas.horizontalRule(at: rect.origin, length: rect.width)
    var title = [Span(" Activity ", .title)]
    if let last = snapshot.lastChange, last.undoneBy == nil,
      let key = setup.keymap.label(for: .undo)
    {
      title += [
        Span(" \(key)", .key), Span(" undoes: ", .muted), Span("\(last.summary) ", .muted),
      ]
    }
    canvas.write(title, at: Point(x: rect.x + 1, y: rect.y), width: rect.width - 2)
    let lines = activity.suffix(rect.height - 1).reversed()
    for (offset, line) in lines.enumerated() {
      canvas.write(
        [
          Span(TimeWords.stamp(line.at, zone: setup.zone, now: now) + " ", .muted),
          Span("\(glyph(of: line.tone)) ", style(of: line.tone)), Span(line.text),
        ], at: Point(x: rect.x + 1, y: rect.y + 1 + offset), width: rect.width - 2)
    }
    if activity.isEmpty {
      canvas.write(
        "Nothing has happened since the start", at: Point(x: rect.x + 1, y: rect.y + 1),
        width: rect.width - 2, style: .faint)
    }
  }
}
