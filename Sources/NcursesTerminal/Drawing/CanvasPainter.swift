import CNcurses
import TerminalKit

/// Brings canvases to an ncurses window, and remembers the last one to write only what changed.
@MainActor
struct CanvasPainter {
  let window: UnsafeMutablePointer<WINDOW>
  let encoder: GlyphEncoder
  let depth: ColorDepth
  let pairCount: Int
  /// Whether the terminal may be sent links.
  let knowsLinks: Bool

  private var shown: Canvas?
  private var theme: Theme?
  private var looks: [Style: CellLook] = [:]
  private var pairs: PairTable

  init(
    window: UnsafeMutablePointer<WINDOW>, encoder: GlyphEncoder, depth: ColorDepth, pairCount: Int,
    knowsLinks: Bool
  ) {
    self.window = window
    self.encoder = encoder
    self.depth = depth
    self.pairCount = pairCount
    self.knowsLinks = knowsLinks
    pairs = PairTable(count: pairCount)
  }

  /// Forgets what is shown, so that the next canvas is written as a whole.
  mutating func forget() { shown = nil }

  /// Writes what changed to the window; says whether anything did, and what makes the links.
  mutating func paint(
    _ canvas: Canvas, theme: Theme
  ) -> (isChanged: Bool, links: [UInt8]) {
    if theme != self.theme { change(to: theme) }
    if shown == nil { werase(window) }
    let runs = CanvasDiff.runs(from: shown, to: canvas)
    let width = Int(getmaxx(window))
    let height = Int(getmaxy(window))
    for run in runs where run.y < height {
      paint(run.columns.clamped(to: 0..<max(0, width)), y: run.y, of: canvas, width: width)
    }
    let links =
      knowsLinks && !runs.isEmpty
      ? LinkWriter(encoder: encoder) { [depth] in theme.resolve($0, depth: depth) }
        .bytes(from: shown, to: canvas) : []
    shown = canvas
    return (!runs.isEmpty, links)
  }

  private mutating func change(to theme: Theme) {
    self.theme = theme
    shown = nil
    looks = [:]
    pairs = PairTable(count: pairCount)
    var background = cchar_t()
    let look = look(.text)
    if make(&background, [" "], look) { wbkgrndset(window, &background) }
  }

  private mutating func paint(_ columns: Range<Int>, y: Int, of canvas: Canvas, width: Int) {
    var cells: [cchar_t] = []
    cells.reserveCapacity(columns.count)
    for x in columns {
      let cell = canvas[x, y]
      if cell.isContinuation { continue }
      let isWide = canvas[x + 1, y].isContinuation && x + 1 < canvas.size.width
      let look = look(cell.style)
      let pieces =
        isWide && x + 1 >= width ? [[" "]] : encoder.encode(cell.glyph, columns: isWide ? 2 : 1)
      for piece in pieces {
        var packed = cchar_t()
        if !make(&packed, piece, look) { _ = make(&packed, ["?"], look) }
        cells.append(packed)
      }
    }
    guard let first = columns.first, !cells.isEmpty else { return }
    // This call neither wraps at the last column nor moves the cursor out of the last cell.
    mvwadd_wchnstr(window, Int32(y), Int32(first), cells, Int32(cells.count))
  }

  private mutating func look(_ style: Style) -> CellLook {
    if let look = looks[style] { return look }
    guard let theme else { return CellLook(attributes: 0, pair: 0) }
    let resolved = theme.resolve(style, depth: depth)
    let pair = PairTable.Pair(resolved)
    let (number, isNew) = pairs.number(of: pair)
    if isNew { init_extended_pair(number, pair.ink, pair.paper) }
    let look = CellLook(attributes: CellLook.bits(resolved.attributes), pair: number)
    looks[style] = look
    return look
  }

  private func make(_ cell: inout cchar_t, _ scalars: [Unicode.Scalar], _ look: CellLook) -> Bool {
    let text = scalars.map { wchar_t($0.value) } + [0]
    return cn_make_cell(&cell, text, look.attributes, look.pair)
  }
}
