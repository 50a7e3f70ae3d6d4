import Commerce
import TerminalKit

extension DashboardState {
  /// Each source: when it last brought something, what failed, what was refused.
  func drawSources(_ sources: SourcesOverlay, over bounds: Rect, on canvas: inout Canvas) {
    let width = min(100, bounds.width - 8)
    let lines = sourceLines(sources.refused, width: width)
    let inside = drawOverlayBox(
      "Sources", note: "r looks now, Enter mends refused rows, U maps a file, Esc closes",
      size: Size(width: width + 4, height: max(8, lines.count + 2)), over: bounds, on: &canvas)
    let first = min(sources.scroll, max(0, lines.count - inside.height))
    for (offset, line) in lines.dropFirst(first).prefix(inside.height).enumerated() {
      let spans = line.map { Span($0.text, $0.style.on(.overlay)) }
      canvas.write(spans, at: Point(x: inside.x, y: inside.y + offset), width: inside.width)
    }
  }

  /// `3 SKUs may be the same article as others; = shows them`
  private func identityLines() -> [[Span]] {
    let counts = snapshot.identity
    let parts = [
      counts.pairs == 0
        ? nil
        : "\(counts.pairs) \(counts.pairs == 1 ? "SKU" : "SKUs") may be the same article as "
          + "\(counts.pairs == 1 ? "another" : "others")",
      counts.duplicates == 0
        ? nil : "\(counts.duplicates) \(counts.duplicates == 1 ? "duplicate" : "duplicates")",
    ].compactMap(\.self)
    guard !parts.isEmpty else { return [] }
    let words = "\(parts.joined(separator: ", ")); = shows \(counts.total == 1 ? "it" : "them")"
    return [[Span("\(setup.glyphs[.warning]) \(words)", .info)], []]
  }

  private func sourceLines(_ refused: [QuarantinedRow], width: Int) -> [[Span]] {
    var lines = identityLines()
    for source in snapshot.sources {
      let isFailing = source.error != nil
      lines.append([
        Span(
          "\(setup.glyphs[isFailing ? .cross : .check]) ", isFailing ? .critical : .good),
        Span(source.id, Style(.title).bold),
        Span(source.channel == source.id ? "" : "  \(source.channel)", .muted),
        Span(
          source.lastSuccessAt.map {
            "  last file \(TimeWords.stamp($0, zone: setup.zone, now: now)), \(TimeWords.age(now - $0)) ago"
          } ?? "  no file yet", source.lastSuccessAt == nil ? .warning : .text),
      ])
      if let file = source.lastFile {
        lines.append([Span("    \(file)", .muted), Span("  \(source.lastFormat ?? "")", .faint)])
      }
      for remark in source.remarks {
        let text = TextWrap.lines(remark, width: max(20, width - 6))
        for (index, line) in text.enumerated() {
          lines.append([
            Span(index == 0 ? "    \(setup.glyphs[.warning]) " : "      ", .info),
            Span(line, .text),
          ])
        }
      }
      if let inbox = source.inbox { lines.append([Span("    inbox \(inbox)", .muted)]) }
      if let error = source.error {
        for text in TextWrap.lines(error, width: width - 4) {
          lines.append([Span("    \(text)", .critical)])
        }
        if source.consecutiveFailures > 1 {
          lines.append([Span("    failed \(source.consecutiveFailures) times in a row", .warning)])
        }
      }
      if source.quarantined > 0 {
        lines.append([
          Span(
            "    \(setup.glyphs[.warning]) \(source.quarantined) \(source.quarantined == 1 ? "row" : "rows") refused",
            .warning)
        ])
        for row in refused where row.source == source.id {
          lines += refusedLines(row, width: width)
        }
      }
      lines.append([])
    }
    if lines.isEmpty {
      lines = [
        [Span("No source yet. Import a file with i, or name inboxes in the config file.", .muted)]
      ]
    }
    return lines
  }

  /// Place and value on one line, the reason below it.
  private func refusedLines(_ row: QuarantinedRow, width: Int) -> [[Span]] {
    let name = row.file.split(separator: "/").last.map(String.init) ?? row.file
    let column = row.issue.place.column.map { ":\($0)" } ?? ""
    let cell = row.issue.columnName.map { "  \($0) \"\(row.issue.value)\"" } ?? ""
    return [
      [
        Span("      \(name):\(row.issue.place.line)\(column)", .accent), Span(cell, .text),
      ]
    ]
      + TextWrap.lines(row.issue.reason, width: max(20, width - 8)).map {
        [Span("        \($0)", .muted)]
      }
  }
}
