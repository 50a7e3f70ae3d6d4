import Commerce
import TerminalKit

extension DashboardState {
  /// Fields where a platform shows a third value: base, mine and theirs side by side.
  func drawConflicts(_ open: ConflictsOverlay, over bounds: Rect, on canvas: inout Canvas) {
    let inside = drawOverlayBox(
      "Conflicts: the platform shows another value", note: conflictsNote(open),
      size: Size(width: 116, height: min(max(6, open.rows.count + 4), bounds.height - 2)),
      over: bounds, on: &canvas)
    guard !open.rows.isEmpty else {
      canvas.write(
        open.isLoaded
          ? pendingText : "Loading…", at: inside.origin, width: inside.width,
        style: Style(.muted, on: .overlay))
      return
    }
    let columns = conflictColumns(inside.width)
    let (head, list) = inside.splitTop(1)
    canvas.write(
      [
        Span(TextWidth.pad("  SKU or handle", to: columns.subject), .muted),
        Span(TextWidth.pad("Field", to: columns.field), .muted),
        Span(TextWidth.pad("Before", to: columns.value), .muted),
        Span(TextWidth.pad("Mine", to: columns.value), .muted),
        Span(TextWidth.pad("Theirs", to: columns.value), .muted),
      ].map { Span($0.text, $0.style.on(.overlay)) }, at: head.origin, width: head.width)
    let shown = window(open.rows, around: open.cursor, height: list.height)
    for (offset, index) in shown.indices.enumerated() {
      let row = open.rows[index]
      let surface: Surface = index == open.cursor ? .selection : .overlay
      let line = list.row(offset)
      canvas.fill(line, Style(.text, on: surface))
      func cell(_ text: String?, _ width: Int, _ role: Role) -> Span {
        Span(TextWidth.pad(text ?? "(empty)", to: width - 1) + " ", Style(role, on: surface))
      }
      let mark = open.marks.contains(index) ? setup.glyphs[.markOn] : " "
      canvas.write(
        [
          cell("\(mark) \(row.subject)", columns.subject, .text),
          cell(row.target.name, columns.field, .muted),
          cell(row.base, columns.value, .faint), cell(row.mine, columns.value, .added),
          cell(row.theirs, columns.value, .warning),
        ], at: line.origin, width: line.width)
    }
  }

  private func conflictColumns(_ width: Int) -> (subject: Int, field: Int, value: Int) {
    let subject = min(24, width / 4)
    let field = min(14, width / 6)
    return (subject, field, max(8, (width - subject - field) / 3))
  }

  private func conflictsNote(_ open: ConflictsOverlay) -> String {
    if let choice = open.asking {
      let what =
        switch choice {
        case .mine: "keeps mine"
        case .theirs: "takes theirs"
        case .base: "goes back to before"
        case .value: "sets"
        }
      return "y \(what) on \(open.chosen.count) fields, any other key does nothing"
    }
    return open.rows.isEmpty
      ? "Esc closes" : "m mine, t theirs, b before, e edit, Space marks, Esc closes"
  }

  private var pendingText: String {
    snapshot.pendingEdits == 0
      ? "No conflict, and nothing is pending"
      : "No conflict; \(snapshot.pendingEdits) pending, is:pending finds them"
  }
}
