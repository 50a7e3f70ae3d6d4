import Commerce
import TerminalKit

/// A line of the help: a group's name, or a command with its keys.
enum HelpLine: Equatable {
  case group(String)
  case command(CommandEntry, keys: String, disabled: String?)
  case text(String)
}

enum HelpLines {
  /// The binding table by groups, narrowed to what contains `search` in name, help or key.
  static func make(for state: DashboardState, search: String) -> [HelpLine] {
    var lines: [HelpLine] = []
    let wanted = search.lowercased()
    for group in CommandGroup.allCases {
      let commands = CommandTable.entries.filter { $0.group == group }.compactMap {
        entry -> HelpLine? in
        let keys = state.setup.keymap.labels(for: entry.command)
        let matches =
          wanted.isEmpty || keys.contains(search) || entry.name.lowercased().contains(wanted)
          || entry.help.lowercased().contains(wanted)
        guard matches else { return nil }
        return .command(
          entry, keys: keys.joined(separator: " "), disabled: state.disabledReason(entry.command))
      }
      if !commands.isEmpty { lines += [.group(group.rawValue)] + commands }
    }
    return lines + searchHelp(for: state.focus, wanted: wanted)
  }

  private static func searchHelp(for pane: Pane, wanted: String) -> [HelpLine] {
    let schema = QuerySchema.of(pane)
    let fields = schema.fields.map(\.example).filter { wanted.isEmpty || $0.contains(wanted) }
    let flags = schema.flags.map { "is:\($0)" }.filter { wanted.isEmpty || $0.contains(wanted) }
    guard !fields.isEmpty || !flags.isEmpty else { return [] }
    return [.group("Search in \(pane.title.lowercased())")]
      + (fields.isEmpty ? [] : [.text(fields.joined(separator: "   "))])
      + (flags.isEmpty ? [] : [.text(flags.joined(separator: "   "))])
  }
}

extension DashboardState {
  func drawHelp(_ chooser: Chooser, over bounds: Rect, on canvas: inout Canvas) -> Point {
    let inside = drawOverlayBox(
      "Keys", note: "Esc closes", size: Size(width: 96, height: 52), over: bounds, on: &canvas)
    let (row, rest) = inside.splitTop(1)
    let cursor = drawChooserLine(chooser, in: row, on: &canvas)
    let area = rest.inset(top: 1)
    var rows: [[Span]] = []
    for line in HelpLines.make(for: self, search: chooser.line.text) {
      rows += spans(of: line, width: area.width)
    }
    let first = min(chooser.cursor, max(0, rows.count - area.height))
    for (offset, spans) in rows.dropFirst(first).prefix(area.height).enumerated() {
      canvas.write(spans, at: Point(x: area.x, y: area.y + offset), width: area.width)
    }
    if rows.isEmpty {
      canvas.write("No command matches", at: area.origin, style: Style(.muted, on: .overlay))
    }
    canvas.scrollbar(
      in: Rect(x: inside.maxX + 1, y: area.y, width: 1, height: area.height), total: rows.count,
      visible: area.height, offset: first, style: Style(.border, on: .overlay),
      thumbStyle: Style(.borderFocused, on: .overlay))
    return cursor
  }

  private func spans(of line: HelpLine, width: Int) -> [[Span]] {
    switch line {
    case .group(let name): return [[Span(name, Style(.title, on: .overlay, .bold))]]
    case .text(let text):
      return TextWrap.lines(text, width: width - 2).map {
        [Span("  \($0)", Style(.text, on: .overlay))]
      }
    case .command(let entry, let keys, let disabled):
      return [
        [
          Span(
            "  " + TextWidth.pad(keys, to: 12), Style(disabled == nil ? .key : .faint, on: .overlay)
          ),
          Span(entry.help, Style(disabled == nil ? .text : .faint, on: .overlay)),
          Span(disabled.map { "  (\($0))" } ?? "", Style(.faint, on: .overlay)),
        ]
      ]
    }
  }
}
