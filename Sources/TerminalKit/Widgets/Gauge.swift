extension Canvas {
  /// Draws a bar that is full to `fraction`, cut to 0 to 1. A fraction above 0 fills at least one
  /// column, and one below 1 leaves at least one empty, where there are two.
  public mutating func gauge(
    _ fraction: Double, at point: Point, width: Int, style: Style = .chart,
    emptyStyle: Style? = nil
  ) {
    guard width > 0 else { return }
    let full = Gauge.filled(fraction, of: width)
    horizontalRule(at: point, length: full, style: style, glyph: .gaugeFull)
    horizontalRule(
      at: Point(x: point.x + full, y: point.y), length: width - full,
      style: emptyStyle ?? Style(.faint, on: style.surface), glyph: .gaugeEmpty)
  }
}

/// A bar that shows a part of a whole.
enum Gauge {
  /// How many of `width` columns are full.
  static func filled(_ fraction: Double, of width: Int) -> Int {
    guard fraction > 0 else { return 0 }
    guard fraction < 1 else { return width }
    let full = Int((fraction * Double(width)).rounded())
    return width < 2 ? full : min(max(1, full), width - 1)
  }
}
