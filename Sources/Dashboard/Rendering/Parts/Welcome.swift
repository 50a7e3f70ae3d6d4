import TerminalKit

extension DashboardState {
  /// The first screen of a store without data: how to get some in. Never an empty screen.
  func drawWelcome(in layout: ScreenLayout, on canvas: inout Canvas) {
    let top = (layout.tabs ?? layout.header).maxY
    let area = Rect(x: 0, y: top, width: size.width, height: layout.footer.minY - top)
    let lines = welcomeLines
    let box = area.centered(Size(width: min(76, area.width - 2), height: lines.count))
    for (offset, line) in lines.enumerated() {
      canvas.write(line, at: Point(x: box.x, y: box.y + offset), width: box.width)
    }
  }

  private var welcomeLines: [[Span]] {
    func key(_ command: Command) -> Span {
      Span(TextWidth.pad(setup.keymap.label(for: command) ?? "", to: 4), .key)
    }
    var lines: [[Span]] = [
      [Span("This store has no data yet. Three ways to get some in:", .title)], [],
      [key(.demo), Span("look around in a sample store (nothing of yours is touched)")],
      [key(.importFiles), Span("import a file or a folder of exports: Shopify, Amazon, Magento")],
      [
        Span("    ", .key),
        Span("or drop exports into an inbox folder; they are taken by themselves:"),
      ],
    ]
    if setup.inboxes.isEmpty {
      lines.append([Span("      no inbox yet: aisle config path says where to name one", .muted)])
    } else {
      lines += setup.inboxes.prefix(4).map { [Span("      \($0)", .link)] }
    }
    lines += [
      [],
      [
        Span("    ", .key), Span("From a shell: ", .muted),
        Span("aisle import ~/Downloads/products_export.csv"),
      ],
      [Span("    ", .key), Span("The store: ", .muted), Span(setup.storePath, .muted)],
    ]
    for (index, sentence) in setup.assumptions.enumerated() {
      if index == 0 { lines.append([]) }
      lines += TextWrap.lines(sentence, width: 70).enumerated().map { row, line in
        let mark = row == 0 ? setup.glyphs[.warning] : " "
        return [Span(TextWidth.pad(mark, to: 4), .warning), Span(line, .muted)]
      }
    }
    if importProgress != nil {
      lines += [[], [Span("\(setup.glyphs[.hourglass]) \(importProgress ?? "")", .info)]]
    }
    return lines
  }
}
