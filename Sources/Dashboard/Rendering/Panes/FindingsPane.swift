import Commerce
import TerminalKit

extension DashboardState {
  private static let findingColumns: [TableColumn] = [
    TableColumn(id: "mark", title: "", priority: 0, minimum: 1),
    TableColumn(id: "severity", title: "Severity", priority: 0, minimum: 9),
    TableColumn(id: "score", title: "Score", priority: 1, minimum: 5, align: .right),
    TableColumn(id: "code", title: "Finding", priority: 0, minimum: 14, maximum: 17, flex: 1),
    TableColumn(id: "channel", title: "Channel", priority: 2, minimum: 9, maximum: 14),
    TableColumn(
      id: "subject", title: "SKU or handle", priority: 0, minimum: 16, maximum: 28, flex: 2),
    TableColumn(id: "because", title: "Why", priority: 1, minimum: 20, maximum: 90, flex: 6),
    TableColumn(id: "owner", title: "Owner", priority: 6, minimum: 9, maximum: 12),
  ]

  /// Column heads, rows, and five lines on the finding under the cursor.
  var findingsArea: PaneParts {
    let layout = layout
    let top = layout.tabs?.maxY ?? layout.header.maxY
    let area = Rect(x: 0, y: top, width: size.width, height: max(1, layout.footer.y - top))
    let (heads, rest) = area.splitTop(1)
    let (rows, _) = rest.splitBottom(min(7, max(0, rest.height - 3)))
    return PaneParts(heads: heads, rows: rows)
  }

  func drawFindings(_ screen: FindingsScreen, on canvas: inout Canvas) {
    let parts = findingsArea
    let table = TableLayout(Self.findingColumns, width: parts.rows.width)
    canvas.tableHeader(
      table, in: parts.heads, style: .muted,
      sorted: (id: screen.list.sort.field, ascending: !screen.list.sort.descending),
      sortedStyle: .accent)
    for (offset, row) in screen.list.visible(height: parts.rows.height).enumerated() {
      let line = parts.rows.row(offset)
      let isCursor = row.id == screen.list.cursorID
      let surface: Surface = isCursor ? .selection : .base
      if isCursor { canvas.fill(line, Style(.text, on: surface)) }
      for placed in table.columns {
        let cell = placed.rect(in: line)
        canvas.write(
          findingCell(row, placed, surface, isMarked: screen.list.marks.contains(row.id)),
          at: cell.origin, width: cell.width, align: placed.column.align)
      }
    }
    if screen.list.window.rows.isEmpty { drawNoFindings(screen, in: parts.rows, on: &canvas) }
    let below = Rect(
      x: 0, y: parts.rows.maxY, width: size.width,
      height: max(0, layout.footer.y - parts.rows.maxY))
    guard below.height > 1 else { return }
    drawFindingsRule(screen, in: below.row(0), on: &canvas)
    if let row = screen.list.current {
      for (offset, line) in describe(row, width: below.width - 2).prefix(below.height - 1)
        .enumerated()
      {
        canvas.write(line, at: Point(x: 1, y: below.y + 1 + offset), width: below.width - 2)
      }
    }
  }

  private func findingCell(
    _ row: FindingRow, _ cell: TableLayout.Placed, _ surface: Surface, isMarked: Bool
  ) -> [Span] {
    func span(_ text: String, _ role: Role = .text) -> [Span] {
      [Span(text, Style(role, on: surface))]
    }
    let isWaived = row.waiver != nil
    switch cell.column.id {
    case "mark":
      if isMarked { return [Span(setup.glyphs[.markOn], Style(.mark, on: surface))] }
      return span(surface == .selection ? setup.glyphs[.pointer] : " ", .accent)
    case "severity":
      return isWaived
        ? span("waived", .faint) : [Span(row.severity.rawValue, row.severity.style.on(surface))]
    case "score": return span("\(row.score)", row.score < 60 ? .warning : .number)
    case "code": return span(row.code.label, isWaived ? .faint : .text)
    case "channel": return span(row.channel, .muted)
    case "subject": return span(row.subject, isWaived ? .faint : .text)
    case "because": return span(row.because, .muted)
    case "owner": return span(row.owner ?? "", .muted)
    default: return []
    }
  }

  private func drawNoFindings(
    _ screen: FindingsScreen, in rows: Rect, on canvas: inout Canvas
  ) {
    let text =
      !screen.list.isLoaded
      ? "Loading…"
      : !screen.list.query.isEmpty
        ? "Nothing matches \(screen.list.queryText); Esc clears the filter"
        : snapshot.unjudged > 0
          ? "Nothing so far; \(NumberWords.grouped(snapshot.unjudged)) products are still looked at"
          : "Nothing to mend: every product passes every rule that applies"
    canvas.write(
      text, at: Point(x: rows.x + 1, y: rows.y + min(1, max(0, rows.height - 1))),
      width: max(0, rows.width - 2), style: .muted)
  }

  /// Filter at the left, progress and position at the right.
  private func drawFindingsRule(
    _ screen: FindingsScreen, in line: Rect, on canvas: inout Canvas
  ) {
    canvas.horizontalRule(at: line.origin, length: line.width)
    let search = screen.list.queryText
    canvas.write(
      [
        Span(" Content findings ", .title),
        Span(search.isEmpty ? "" : " / \(search) ", .accent),
      ], at: Point(x: line.x + 1, y: line.y), width: line.width * 2 / 3)
    var note = NumberWords.count(screen.list.total)
    if let position = screen.list.position { note = "\(NumberWords.grouped(position))/\(note)" }
    if !screen.list.marks.isEmpty { note = "\(screen.list.marks.count) marked  \(note)" }
    if snapshot.unjudged > 0 {
      note = "\(NumberWords.grouped(snapshot.unjudged)) products to look at  \(note)"
    }
    canvas.write(
      " \(note) ", at: Point(x: line.x + line.width / 3, y: line.y),
      width: line.width * 2 / 3 - 1, style: .muted, align: .right)
  }

  /// The screen's own keys among those of every list.
  var findingHints: [Span] {
    let own = [("Enter", "mend"), ("w", "waive"), ("a", "assign")]
    let shared = [Command.search, .mark, .undo, .back, .help].compactMap { command in
      setup.keymap.label(for: command).map { ($0, CommandTable.entry(for: command).name) }
    }
    return [Span(" ", Style(.text, on: .bar))]
      + (own + shared).flatMap { key, name in
        [Span(key, Style(.key, on: .bar)), Span(" \(name)  ", Style(.muted, on: .bar))]
      }
  }

  /// What it is, why, what the value is, what clears it, and who has said what about it.
  private func describe(_ row: FindingRow, width: Int) -> [[Span]] {
    var lines: [[Span]] = [
      [
        Span(row.severity.rawValue, row.severity.style),
        Span("  \(row.code.rawValue)  ", .faint), Span(row.title, .title),
        Span("  \(row.channel) score \(row.score)", .muted),
      ],
      [Span("Why     ", .muted), Span(row.because)],
    ]
    if !row.value.isEmpty {
      let room = max(10, width - 8)
      lines.append([
        Span("\(row.field?.label ?? "Value")".padded(to: 8), .muted),
        Span(TextWidth.truncate(row.value, to: room, ellipsis: setup.glyphs[.ellipsis]), .accent),
      ])
    }
    lines.append([Span("Clears  ", .muted), Span("when \(row.code.clearsWhen)", .muted)])
    if let waiver = row.waiver {
      lines.append([
        Span("Waived  ", .muted),
        Span(
          "until \(TimeWords.stamp(waiver.until, zone: setup.zone, now: now)) by \(waiver.by): \(waiver.reason)",
          .info),
      ])
    }
    if let owner = row.owner { lines.append([Span("Owner   ", .muted), Span(owner, .info)]) }
    return lines
  }
}

extension FindingSeverity {
  /// Never the colour alone: the word stands beside it.
  var style: Style {
    switch self {
    case .blocker: .critical
    case .error: .warning
    case .warning: .info
    case .info: .muted
    }
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String { TextWidth.pad(self, to: width) }
}
