/// A chart one row high: a block per value.
public enum Sparkline {
  /// The blocks for the last `width` values, from 0 (or the lowest, when that is negative) to the
  /// highest. Missing values are blanks; a value that is not the floor shows at least one step.
  public static func text(_ values: [Double?], width: Int, glyphs: Glyphs = .unicode) -> String {
    let shown = values.suffix(max(0, width)).map { $0.flatMap { $0.isFinite ? $0 : nil } }
    let low = min(0, shown.compactMap { $0 }.min() ?? 0)
    let high = shown.compactMap { $0 }.max() ?? 0
    let sparks = glyphs.sparks
    return shown.map { value in
      guard let value else { return " " }
      guard high > low else { return sparks[0] }
      let step = ((value - low) / (high - low) * Double(sparks.count - 1)).rounded()
      let index = Int(step)
      return sparks[value > low ? max(1, index) : index]
    }.joined()
  }
}

extension Canvas {
  /// Draws a sparkline with its last value at the right end of `width` columns.
  public mutating func sparkline(
    _ values: [Double?], at point: Point, width: Int, style: Style = .chart
  ) {
    write(
      Sparkline.text(values, width: width, glyphs: glyphs), at: point, width: width, style: style,
      align: .right)
  }
}
