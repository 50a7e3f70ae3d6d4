import Commerce
import TerminalKit

extension DashboardState {
  /// What waits for each channel, where its file would go, and what it leaves out.
  func drawOutbox(_ outbox: OutboxOverlay, over bounds: Rect, on canvas: inout Canvas) {
    let width = min(96, bounds.width - 8)
    let blocks = outboxBlocks(outbox, width: width)
    let height = blocks.reduce(0) { $0 + $1.lines.count + 1 } + 1
    let inside = drawOverlayBox(
      "Outbox", note: "Enter writes the file, Esc closes",
      size: Size(width: width + 4, height: max(6, height)), over: bounds, on: &canvas)
    var row = 0
    for block in visible(blocks, height: inside.height, cursor: outbox.cursor) {
      for (index, spans) in block.lines.enumerated() where row < inside.height {
        let surface: Surface = block.isCurrent && index == 0 ? .selection : .overlay
        let line = inside.row(row)
        canvas.fill(line, Style(.text, on: surface))
        canvas.write(
          spans.map { Span($0.text, $0.style.on(surface)) }, at: line.origin, width: line.width)
        row += 1
      }
      row += 1
    }
  }

  private struct OutboxBlock {
    var lines: [[Span]]
    var isCurrent = false
  }

  /// The blocks from the first one on from which the one under the cursor fits.
  private func visible(
    _ blocks: [OutboxBlock], height: Int, cursor: Int
  ) -> ArraySlice<OutboxBlock> {
    var first = 0
    while first < cursor,
      blocks[first...min(cursor, blocks.count - 1)].reduce(0, { $0 + $1.lines.count + 1 }) - 1
        > height
    {
      first += 1
    }
    return blocks[first...]
  }

  private func outboxBlocks(_ outbox: OutboxOverlay, width: Int) -> [OutboxBlock] {
    guard let lines = outbox.lines else {
      return [OutboxBlock(lines: [[Span("Looking what waits…", .muted)]])]
    }
    guard !lines.isEmpty else {
      return [
        OutboxBlock(lines: [
          [Span("Nothing waits: every edit is on its platform.", .muted)],
          [Span("An edit waits from the moment it is applied until an import shows it.", .muted)],
        ])
      ]
    }
    return lines.enumerated().map { index, line in
      OutboxBlock(
        lines: outboxLines(
          line, isCurrent: index == outbox.cursor, isWriting: outbox.writing == line.channel,
          width: width), isCurrent: index == outbox.cursor)
    }
  }

  private func outboxLines(
    _ line: OutboxLine, isCurrent: Bool, isWriting: Bool, width: Int
  ) -> [[Span]] {
    func count(_ number: Int, _ word: String) -> String {
      "\(NumberWords.grouped(number)) \(word)\(number == 1 ? "" : "s")"
    }
    let channel = line.channel.isEmpty ? "no channel" : line.channel
    var lines: [[Span]] = [
      [
        Span(isCurrent ? "\(setup.glyphs[.pointer]) " : "  ", .accent),
        Span(TextWidth.pad(channel, to: 12), Style(.title).bold),
        Span("\(count(line.products, "product")), \(count(line.fields, "edit"))", .text),
        Span(isWriting ? "  writing…" : "", .accent),
      ]
    ]
    if let format = line.format {
      lines.append([
        Span("    as  ", .muted), Span(format, .accent),
      ])
    } else {
      lines.append([
        Span("    no file format is known for it; aisle export --as csv writes a table", .warning)
      ])
    }
    if let file = line.file {
      lines.append([Span("    to  ", .muted), Span(shortened(file, to: width - 8), .text)])
    }
    if line.conflicts > 0 {
      lines.append([
        Span(
          "    \(setup.glyphs[.warning]) \(count(line.conflicts, "conflict")) left out: "
            + "the platform shows another value since", .warning)
      ])
    }
    if line.exported > 0, let at = line.exportedAt {
      let share = line.exported == line.fields ? "all of it" : "\(line.exported) of them"
      lines.append([
        Span(
          "    \(setup.glyphs[.check]) \(share) written \(TimeWords.stamp(at, zone: setup.zone, now: now)), "
            + "waits for the platform", .good)
      ])
      if let file = line.exportedTo, file != "-" {
        lines.append([Span("      \(shortened(file, to: width - 6))", .muted)])
      }
    }
    return lines
  }

  /// A path's end, which tells files apart.
  private func shortened(_ path: String, to width: Int) -> String {
    path.count <= width ? path : "…" + path.suffix(max(1, width - 1))
  }
}
