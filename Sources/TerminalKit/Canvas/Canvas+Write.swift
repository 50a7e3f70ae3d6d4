extension Canvas {
  /// Writes a text on one line and returns the columns it took.
  ///
  /// The text is made printable first. With a `width` it takes that many columns at most, ends in
  /// an ellipsis when it is longer, and is aligned within them; the columns beside it are left as
  /// they are. Without one it goes on to the edge of the clip.
  @discardableResult
  public mutating func write(
    _ text: String, at point: Point, width: Int? = nil, style: Style = .text,
    align: Alignment = .left
  ) -> Int {
    guard let width else { return run(text, x: point.x, y: point.y, limit: .max, style: style) }
    guard width > 0 else { return 0 }
    let full = TextWidth.columns(of: text)
    if full <= width {
      return run(
        text, x: point.x.cellClamped + align.leading(of: width - full), y: point.y, limit: full,
        style: style)
    }
    let cut = run(text, x: point.x, y: point.y, limit: width - 1, style: style)
    put(glyphs[.ellipsis], columns: 1, x: point.x.cellClamped + cut, y: point.y, style: style)
    return cut + 1
  }

  /// Writes several spans behind each other on one line, as `write` does with one text.
  ///
  /// The ellipsis takes the style of the span that it cuts.
  @discardableResult
  public mutating func write(
    _ spans: [Span], at point: Point, width: Int? = nil, align: Alignment = .left
  ) -> Int {
    let full = spans.reduce(0) { $0 + TextWidth.columns(of: $1.text) }
    guard let width, full > width else {
      var x = point.x.cellClamped + align.leading(of: max(0, (width ?? full) - full))
      for span in spans {
        x += run(span, x: x, y: point.y, limit: .max)
      }
      return full
    }
    guard width > 0 else { return 0 }
    return writeCut(spans, at: point, width: width)
  }

  private mutating func writeCut(_ spans: [Span], at point: Point, width: Int) -> Int {
    let start = point.x.cellClamped
    var used = 0
    for span in spans {
      let columns = TextWidth.columns(of: span.text)
      if used + columns < width {
        used += run(span, x: start + used, y: point.y, limit: .max)
        continue
      }
      used += run(span, x: start + used, y: point.y, limit: width - 1 - used)
      put(glyphs[.ellipsis], columns: 1, x: start + used, y: point.y, style: span.style)
      return used + 1
    }
    return used
  }

  private mutating func run(_ span: Span, x: Int, y: Int, limit: Int) -> Int {
    run(span.text, x: x, y: y, limit: limit, style: span.style, link: number(of: span.link))
  }

  /// Writes whole cells while they fit into `limit` columns, and returns the columns used.
  private mutating func run(
    _ text: String, x: Int, y: Int, limit: Int, style: Style, link: UInt8 = 0
  ) -> Int {
    let x = x.cellClamped
    var used = 0
    TextSanitizer.forEachCell(of: text) { glyph, columns in
      guard columns <= limit - used else { return false }
      put(glyph, columns: columns, x: x + used, y: y, style: style, link: link)
      used += columns
      return true
    }
    return used
  }
}
