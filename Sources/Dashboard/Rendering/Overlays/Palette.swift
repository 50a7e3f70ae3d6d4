import Commerce
import TerminalKit

enum PaletteLines {
  /// Commands whose name, help or id contain all typed words; those whose name begins with the
  /// text first.
  static func matching(_ text: String) -> [CommandEntry] {
    let words = text.lowercased().split(separator: " ").map(String.init)
    let found = CommandTable.entries.filter { entry in
      let haystack = "\(entry.name) \(entry.help) \(entry.command.rawValue)".lowercased()
      return words.allSatisfy(haystack.contains)
    }
    guard let first = words.first else { return found }
    let leading = found.filter { $0.name.lowercased().hasPrefix(first) }
    return leading + found.filter { !$0.name.lowercased().hasPrefix(first) }
  }
}

extension DashboardState {
  func drawPalette(_ chooser: Chooser, over bounds: Rect, on canvas: inout Canvas) -> Point {
    let inside = drawOverlayBox(
      "Commands", note: "Enter runs, Esc closes", size: Size(width: 84, height: 26), over: bounds,
      on: &canvas)
    let (row, rest) = inside.splitTop(1)
    let cursor = drawChooserLine(chooser, in: row, on: &canvas)
    let area = rest.inset(top: 1)
    let entries = PaletteLines.matching(chooser.line.text)
    let shown = window(entries, around: chooser.cursor, height: area.height)
    for (offset, index) in shown.indices.enumerated() {
      let entry = entries[index]
      let line = area.row(offset)
      let surface: Surface = index == chooser.cursor ? .selection : .overlay
      canvas.fill(line, Style(.text, on: surface))
      let reason = disabledReason(entry.command)
      let keys = setup.keymap.label(for: entry.command) ?? ""
      canvas.write(
        [
          Span(
            " " + TextWidth.pad(entry.name, to: 18),
            Style(reason == nil ? .text : .faint, on: surface)),
          Span(TextWidth.pad(keys, to: 7), Style(.key, on: surface)),
          Span(reason.map { "not now: \($0)" } ?? entry.help, Style(.muted, on: surface)),
        ], at: line.origin, width: line.width)
    }
    if entries.isEmpty {
      canvas.write("No command matches", at: area.origin, style: Style(.muted, on: .overlay))
    }
    return cursor
  }
}
