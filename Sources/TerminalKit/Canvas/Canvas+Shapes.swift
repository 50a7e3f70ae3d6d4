extension Canvas {
  /// Blanks a block and gives it a style.
  public mutating func fill(_ rect: Rect, _ style: Style) {
    let area = rect.intersection(clip)
    for y in area.minY..<area.maxY {
      for x in area.minX..<area.maxX { put(" ", columns: 1, x: x, y: y, style: style) }
    }
  }

  /// Changes the styles in a block and leaves the text, for example to lay a selection over a row.
  public mutating func restyle(_ rect: Rect, _ transform: (Style) -> Style) {
    let area = rect.intersection(clip)
    for y in area.minY..<area.maxY {
      for index in (y * size.width + area.minX)..<(y * size.width + area.maxX) {
        cells[index].style = transform(cells[index].style)
      }
    }
  }

  /// Puts another surface under a block and keeps text, roles and attributes.
  public mutating func setSurface(_ surface: Surface, in rect: Rect) {
    restyle(rect) { $0.on(surface) }
  }

  /// Draws lines around the inside of a block, with a title in the upper one and a note in the
  /// lower one. A block too small for lines draws only what fits. The inside is left as it is.
  public mutating func box(
    _ rect: Rect, _ style: Style = .border, title: String = "", titleStyle: Style? = nil,
    note: String = "", noteStyle: Style? = nil
  ) {
    guard !rect.isEmpty else { return }
    horizontalRule(at: rect.origin, length: rect.width, style: style)
    horizontalRule(at: Point(x: rect.minX, y: rect.maxY - 1), length: rect.width, style: style)
    verticalRule(at: rect.origin, length: rect.height, style: style)
    verticalRule(at: Point(x: rect.maxX - 1, y: rect.minY), length: rect.height, style: style)
    corner(.topLeft, x: rect.minX, y: rect.minY, style)
    corner(.topRight, x: rect.maxX - 1, y: rect.minY, style)
    corner(.bottomLeft, x: rect.minX, y: rect.maxY - 1, style)
    corner(.bottomRight, x: rect.maxX - 1, y: rect.maxY - 1, style)
    let label = Style(.title, on: style.surface)
    caption(title, on: rect.row(0), style: titleStyle ?? label, align: .left)
    caption(note, on: rect.row(rect.height - 1), style: noteStyle ?? style, align: .right)
  }

  /// Draws a line to the right.
  public mutating func horizontalRule(
    at point: Point, length: Int, style: Style = .border, glyph: Glyph = .horizontal
  ) {
    let text = glyphs[glyph]
    for x in visible(point.x, length, clip.minX, clip.maxX) {
      put(text, columns: 1, x: x, y: point.y, style: style)
    }
  }

  /// Draws a line downwards.
  public mutating func verticalRule(
    at point: Point, length: Int, style: Style = .border, glyph: Glyph = .vertical
  ) {
    let text = glyphs[glyph]
    for y in visible(point.y, length, clip.minY, clip.maxY) {
      put(text, columns: 1, x: point.x, y: y, style: style)
    }
  }

  private mutating func corner(_ glyph: Glyph, x: Int, y: Int, _ style: Style) {
    put(glyphs[glyph], columns: 1, x: x, y: y, style: style)
  }

  private mutating func caption(_ text: String, on row: Rect, style: Style, align: Alignment) {
    let room = row.width - 4
    guard !text.isEmpty, room > 0 else { return }
    write(
      [
        Span(" ", style),
        Span(TextWidth.truncate(text, to: room, ellipsis: glyphs[.ellipsis]), style),
        Span(" ", style),
      ],
      at: Point(x: row.x + 1, y: row.y), width: row.width - 2, align: align)
  }

  private func visible(_ start: Int, _ length: Int, _ low: Int, _ high: Int) -> Range<Int> {
    let first = max(start.cellClamped, low)
    return first..<max(first, min(start.cellClamped + max(0, length.cellClamped), high))
  }
}
