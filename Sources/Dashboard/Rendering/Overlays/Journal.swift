import Commerce
import TerminalKit

extension DashboardState {
  /// Every change set, newest first; below, the fields of the one under the cursor. Inside a set
  /// its fields have the whole height.
  func drawJournal(_ journal: JournalOverlay, over bounds: Rect, on canvas: inout Canvas) {
    let set = journal.current
    let title = journal.isInside ? set.map { "Set \($0.id): \($0.summary)" } ?? "" : "Journal"
    let inside = drawOverlayBox(
      title, note: journalNote(journal), size: Size(width: 120, height: bounds.height - 2),
      over: bounds, on: &canvas)
    guard let set else {
      canvas.write(
        "No change yet; every edit and import will stand here", at: inside.origin,
        width: inside.width, style: Style(.muted, on: .overlay))
      return
    }
    guard !journal.isInside else {
      let (head, rest) = inside.splitTop(2)
      canvas.write(setFacts(set), at: head.origin, width: head.width)
      drawChanges(journal, in: rest, on: &canvas)
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
    let (facts, fields) = below.inset(top: 1).splitTop(1)
    canvas.write(setFacts(set), at: facts.origin, width: facts.width)
    drawChanges(journal, in: fields, on: &canvas)
  }

  private func journalNote(_ journal: JournalOverlay) -> String {
    guard journal.isInside else { return "Enter opens, u undoes, ^R redoes, Esc closes" }
    let what = journal.marks.isEmpty ? "this field" : "\(journal.marks.count) marked"
    return "u undoes \(what), f this field of all, U the set, Esc back"
  }

  /// What is undone of it, and why it went in.
  private func setFacts(_ set: ChangeSetSummary) -> [Span] {
    var spans = [
      Span(
        "\(set.rows) \(set.source == "import" ? "rows" : set.rows == 1 ? "field" : "fields")",
        Style(.muted, on: .overlay))
    ]
    if set.undoneFields > 0, set.undoneBy == nil {
      spans.append(Span("  \(set.undoneFields) undone", Style(.warning, on: .overlay)))
    }
    if let reason = set.reason {
      spans.append(Span("  reason: \(reason)", Style(.info, on: .overlay)))
    }
    return spans
  }

  private func drawChanges(_ journal: JournalOverlay, in area: Rect, on canvas: inout Canvas) {
    guard let page = journal.page, area.height > 0 else { return }
    if page.rows.isEmpty, page.total == 0 {
      canvas.write(
        journal.current?.source == "import"
          ? "It created rows; none that was there before has changed"
          : "It changed no field",
        at: area.origin, width: area.width, style: Style(.muted, on: .overlay))
      return
    }
    let cursor = journal.field - page.firstIndex
    let height = journal.isInside ? area.height - 1 : area.height
    let shown = window(page.rows, around: max(0, cursor), height: height)
    for (offset, index) in shown.indices.enumerated() {
      drawChange(
        page.rows[index], isCurrent: journal.isInside && index == cursor,
        isMarked: journal.marks.contains(page.rows[index].id), in: area.row(offset), on: &canvas)
    }
    guard journal.isInside else { return }
    canvas.write(
      "\(journal.field + 1) of \(page.total)", at: Point(x: area.x, y: area.maxY - 1),
      width: area.width, style: Style(.faint, on: .overlay), align: .right)
  }

  private func drawChange(
    _ change: JournalChange, isCurrent: Bool, isMarked: Bool, in line: Rect,
    on canvas: inout Canvas
  ) {
    let surface: Surface = isCurrent ? .selection : .overlay
    canvas.fill(line, Style(.text, on: surface))
    canvas.write(
      [
        Span(isMarked ? "\(setup.glyphs[.markOn]) " : "  ", Style(.accent, on: surface)),
        Span(TextWidth.pad(change.subject, to: 20) + " ", Style(.text, on: surface)),
        Span(TextWidth.pad(change.name, to: 12) + " ", Style(.muted, on: surface)),
      ] + values(change, on: surface), at: line.origin, width: line.width)
  }

  /// `19.99 → 24.99 EUR`
  func values(_ change: JournalChange, on surface: Surface) -> [Span] {
    let code = change.currency.map { $0 == setup.currency ? "" : " \($0.code)" } ?? ""
    return [
      Span(change.old ?? "(empty)", Style(.removed, on: surface)),
      Span(" \(setup.glyphs[.arrowRight]) ", Style(.muted, on: surface)),
      Span((change.new ?? "(empty)") + code, Style(.added, on: surface)),
    ]
  }

  private func drawSet(
    _ set: ChangeSetSummary, isCurrent: Bool, in line: Rect, on canvas: inout Canvas
  ) {
    let surface: Surface = isCurrent ? .selection : .overlay
    canvas.fill(line, Style(.text, on: surface))
    let undone = set.undoneBy != nil
    let state =
      undone
      ? "  undone by \(set.undoneBy ?? 0)"
      : set.undoneFields > 0 ? "  \(set.undoneFields) of \(set.rows) undone" : ""
    let tail = "\(state)  \(set.actor)"
    let (left, right) = line.splitLeft(max(0, line.width - TextWidth.columns(of: tail)))
    canvas.write(
      [
        Span(TextWidth.pad("\(set.id)", to: 5, align: .right) + "  ", Style(.faint, on: surface)),
        Span(
          TextWidth.pad(TimeWords.stamp(set.at, zone: setup.zone, now: now), to: 14),
          Style(.muted, on: surface)),
        Span(TextWidth.pad(set.source, to: 9), Style(undone ? .faint : .accent, on: surface)),
        Span(set.summary, Style(undone ? .faint : .text, on: surface)),
        Span(set.reason == nil ? "" : " \(setup.glyphs[.note])", Style(.info, on: surface)),
      ], at: left.origin, width: left.width)
    canvas.write(
      [
        Span(state, Style(.warning, on: surface)),
        Span("  \(set.actor)", Style(.faint, on: surface)),
      ],
      at: right.origin, width: right.width)
  }
}
