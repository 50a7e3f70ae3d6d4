import TerminalKit

/// Makes cells lead to an address when they are clicked on (OSC 8).
///
/// ncurses knows no links, so the cells are written once more behind its frame, in the same looks:
/// those that lead somewhere now, and those that no longer do. Cursor and attributes are then as
/// ncurses left them.
struct LinkWriter {
  let encoder: GlyphEncoder
  /// What the terminal shows for a style.
  let resolve: (Style) -> ResolvedStyle

  /// What to send behind the frame that leads from one canvas to another; empty when nothing about
  /// links changed. Without an old canvas every link is new.
  func bytes(from old: Canvas?, to new: Canvas) -> [UInt8] {
    let old = old?.size == new.size ? old : nil
    let runs = new.linkRuns()
    let over = (old?.linkRuns() ?? []).flatMap { Self.unlinked($0, in: new) }
    let changed = runs.filter { run in old.map { Self.isChanged(run, from: $0, to: new) } ?? true }
    guard !changed.isEmpty || !over.isEmpty else { return [] }
    var text = Self.save
    for columns in over { text += cells(columns.columns, y: columns.y, of: new) }
    for run in changed {
      text += "\u{1B}]8;;\(run.address.text)\u{1B}\\"
      text += cells(run.columns, y: run.y, of: new)
      text += "\u{1B}]8;;\u{1B}\\"
    }
    return Array((text + Self.restore).utf8)
  }

  private static let save = "\u{1B}7"
  private static let restore = "\u{1B}[m\u{1B}8"

  private static func isChanged(_ run: Canvas.LinkRun, from old: Canvas, to new: Canvas) -> Bool {
    run.columns.contains { x in
      old[x, run.y].glyph != new[x, run.y].glyph || old[x, run.y].style != new[x, run.y].style
        || old.link(x: x, y: run.y) != run.address
    }
  }

  /// The parts of an old run that lead nowhere now. What was written over lost its link by that,
  /// but which cells ncurses wrote is not known, and once more does no harm.
  private static func unlinked(_ run: Canvas.LinkRun, in new: Canvas) -> [CanvasDiff.Run] {
    var parts: [CanvasDiff.Run] = []
    var x = run.columns.lowerBound
    while x < run.columns.upperBound {
      let start = x
      while x < run.columns.upperBound, new.link(x: x, y: run.y) == nil { x += 1 }
      if x > start { parts.append(CanvasDiff.Run(y: run.y, columns: start..<x)) }
      x += 1
    }
    return parts
  }

  /// The cells as text: where, and in which looks. Half a wide character at the edge is left out.
  private func cells(_ columns: Range<Int>, y: Int, of canvas: Canvas) -> String {
    var text = ""
    var style: Style?
    var isPlaced = false
    for x in columns where !canvas[x, y].isContinuation {
      let isWide = x + 1 < canvas.size.width && canvas[x + 1, y].isContinuation
      guard !isWide || x + 1 < columns.upperBound else { break }
      if !isPlaced { text += "\u{1B}[\(y + 1);\(x + 1)H" }
      isPlaced = true
      if canvas[x, y].style != style {
        style = canvas[x, y].style
        text += "\u{1B}[\(Self.parameters(resolve(canvas[x, y].style)))m"
      }
      for piece in encoder.encode(canvas[x, y].glyph, columns: isWide ? 2 : 1) {
        text.unicodeScalars.append(contentsOf: piece)
      }
    }
    return text
  }

  /// The parameters of SGR (ECMA-48) that give exactly this look.
  static func parameters(_ style: ResolvedStyle) -> String {
    let codes: [(Attributes, Int)] = [
      (.bold, 1), (.dim, 2), (.italic, 3), (.underline, 4), (.reverse, 7),
    ]
    let attributes = codes.filter { style.attributes.contains($0.0) }.map { ";\($0.1)" }.joined()
    return "0" + attributes + color(style.foreground, base: 30) + color(style.background, base: 40)
  }

  private static func color(_ color: ResolvedColor, base: Int) -> String {
    switch color {
    case .terminalDefault: ""
    case .indexed(let number) where number < 8: ";\(base + Int(number))"
    case .indexed(let number): ";\(base + 8);5;\(number)"
    case .rgb(let rgb): ";\(base + 8);2;\(rgb.red);\(rgb.green);\(rgb.blue)"
    }
  }
}
