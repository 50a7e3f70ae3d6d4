import Commerce
import TerminalKit

extension DashboardState {
  /// Every change set, newest first; below, the fields of the one under the cursor.
  func drawJournal(_ journal: JournalOverlay, over bounds: Rect, on canvas: inout Canvas) {
    let inside = drawOverlayBox(
      "Journal", note: "u undoes the set, ^R redoes, Esc closes",
      size: Size(width: 120, height: bounds.height - 4), over: bounds, on: &canvas)
    guard !journal.sets.isEmpty else {
      canvas.write(
        "No change yet; every edit and import will stand here", at: inside.origin,
        width: inside.width, style: Style(.muted, on: .overlay))
      return
    }
    let (list, below) = inside.splitTop(max(3, inside.height * 3 / 5))
    let shown = window(journal.sets, around: journal.cursor, height: list.height)
    for (offset, index) in shown.indices.enumerated() {
      drawSet(
        journal.sets[index], isCurrent: index == journal.cursor, in: list.row(offset), on: &canvas)
    }
    canvas.horizontalRule(
      at: below.origin, length: below.width, style: Style(.border, on: .overlay))
    if journal.current?.source == "import" {
      canvas.write(
        "An import; it is taken back by importing the earlier file again",
        at: Point(x: below.x, y: below.y + 1), width: below.width,
        style: Style(.muted, on: .overlay))
    }
    for (offset, change) in journal.changes.prefix(max(0, below.height - 1)).enumerated() {
      canvas.write(
        [
          Span(TextWidth.pad(change.name, to: 16), Style(.muted, on: .overlay)),
          Span(change.old ?? "(empty)", Style(.removed, on: .overlay)),
          Span(" \(setup.glyphs[.arrowRight]) ", Style(.muted, on: .overlay)),
          Span(change.new ?? "(empty)", Style(.added, on: .overlay)),
        ], at: Point(x: below.x, y: below.y + 1 + offset), width: below.width)
    }
  }

  private func drawSet(
    _ set: ChangeSetSummary, isCurrent: Bool, in line: Rect, on canvas: inout Canvas
  ) {
    let surface: Surface = isCurrent ? .selection : .overlay
    canvas.fill(line, Style(.text, on: surface))
    let undone = set.undoneBy != nil
    canvas.write(
      [
        Span(TextWidth.pad("\(set.id)", to: 5, align: .right) + "  ", Style(.faint, on: surface)),
        Span(
          TextWidth.pad(TimeWords.stamp(set.at, zone: setup.zone, now: now), to: 14),
          Style(.muted, on: surface)),
        Span(TextWidth.pad(set.source, to: 8), Style(undone ? .faint : .accent, on: surface)),
        Span(set.summary, Style(undone ? .faint : .text, on: surface)),
        Span(undone ? "  undone by \(set.undoneBy ?? 0)" : "", Style(.warning, on: surface)),
        Span("  \(set.actor)", Style(.faint, on: surface)),
      ], at: line.origin, width: line.width)
  }
}
