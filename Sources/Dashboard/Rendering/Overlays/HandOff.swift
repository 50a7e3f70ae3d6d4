import Commerce
import TerminalKit

extension DashboardState {
  /// The note for the next shift, as it would be copied.
  func drawHandOff(_ note: HandOffOverlay, over bounds: Rect, on canvas: inout Canvas) {
    let inside = drawOverlayBox(
      "Hand-off", note: "j k scroll, y copies, Esc closes",
      size: Size(width: 110, height: bounds.height - 2), over: bounds, on: &canvas)
    guard let text = note.text else {
      canvas.write(
        "Gathering…", at: inside.origin, width: inside.width, style: Style(.muted, on: .overlay))
      return
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
      line.isEmpty ? [""] : TextWrap.lines(String(line), width: inside.width)
    }
    let scroll = min(note.scroll, max(0, lines.count - inside.height))
    for (offset, line) in lines[scroll...].prefix(inside.height).enumerated() {
      let style: Style =
        line.hasPrefix("#") ? Style(.title, on: .overlay, .bold) : Style(.text, on: .overlay)
      canvas.write(
        line, at: Point(x: inside.x, y: inside.y + offset), width: inside.width, style: style)
    }
    if lines.count > inside.height {
      canvas.scrollbar(
        in: Rect(x: inside.maxX + 1, y: inside.y, width: 1, height: inside.height),
        total: lines.count, visible: inside.height, offset: scroll)
    }
  }
}
