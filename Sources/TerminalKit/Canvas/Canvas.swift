/// A grid of cells to draw on; one value is one frame.
///
/// Nothing that is drawn outside of the canvas, or outside of the clip in force, has any effect,
/// and nothing traps. Both halves of a wide character always lie side by side: writing over one
/// half blanks the other, and a wide character with room for only one half becomes a blank.
public struct Canvas: Equatable, Sendable {
  /// Columns and rows.
  public let size: Size
  /// The signs that widgets, boxes and the ellipsis are drawn with.
  public let glyphs: Glyphs
  /// The block that drawing is limited to: the whole canvas, or less inside `clipped(to:)`.
  public private(set) var clip: Rect
  var cells: [Cell]
  /// The addresses that cells name by number.
  var links: [WebAddress] = []

  /// Makes a canvas of blanks in the style `fill`.
  public init(size: Size, fill: Style = .text, glyphs: Glyphs = .unicode) {
    self.size = size
    self.glyphs = glyphs
    clip = Rect(size: size)
    cells = Array(repeating: Cell(" ", fill), count: size.width * size.height)
  }

  /// The whole canvas.
  public var bounds: Rect { Rect(size: size) }

  /// The cell at a place; a blank when the place is off the canvas.
  public subscript(x: Int, y: Int) -> Cell {
    guard bounds.contains(Point(x: x, y: y)) else { return Cell() }
    return cells[y * size.width + x]
  }

  /// Draws with everything outside of `rect` left untouched.
  ///
  /// Clips nest: an inner one can only be smaller. Coordinates stay those of the canvas.
  @discardableResult
  public mutating func clipped<Result, Failure: Error>(
    to rect: Rect, _ draw: (inout Canvas) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let outer = clip
    clip = clip.intersection(rect)
    defer { clip = outer }
    return try draw(&self)
  }

  /// Puts one cell's glyph at a place; the caller has made it printable and measured it.
  mutating func put(_ glyph: String, columns: Int, x: Int, y: Int, style: Style, link: UInt8 = 0) {
    guard y >= clip.minY, y < clip.maxY, x < clip.maxX, x + columns > clip.minX else { return }
    let row = y * size.width
    if columns == 2, x < clip.minX || x + 2 > clip.maxX {
      set(Cell(" ", style), x: max(x, clip.minX), row: row)
      return
    }
    var cell = Cell(glyph, style)
    cell.link = link
    set(cell, x: x, row: row)
    cell.glyph = ""
    if columns == 2 { set(cell, x: x + 1, row: row) }
  }

  /// Replaces a cell, blanking the other half of a wide character that loses this one.
  private mutating func set(_ cell: Cell, x: Int, row: Int) {
    let index = row + x
    if cells[index].isContinuation, !cell.isContinuation, x > 0 {
      cells[index - 1].glyph = " "
    }
    if x + 1 < size.width, cells[index + 1].isContinuation {
      cells[index + 1].glyph = " "
    }
    cells[index] = cell
  }
}
