import TerminalKit

/// Screens to draw.
enum Frames {
  static let dark = ThemeLoader.load(name: "dark", resolve: BundledThemes.text).theme

  /// A list over the whole screen with the cursor on a row, as a pane at full width is.
  static func list(_ size: Size, selected: Int, rows: Int = 100) -> Canvas {
    var canvas = Canvas(size: size)
    canvas.box(canvas.bounds, .borderFocused, title: "Orders", note: "\(rows)")
    let inside = canvas.bounds.inset(by: 1)
    for y in 0..<min(rows, inside.height) {
      let row = inside.row(y)
      canvas.write(
        [
          Span("▲ ", .priority2), Span("#10\(40 + y) ", .text),
          Span("ship by tomorrow 18:00, in 21 h  ", .text),
          Span("Linen shirt, white, size L and two more  ", .muted), Span("3 pcs  ", .number),
          Span("1,234.56 EUR", .money),
        ], at: row.origin, width: row.width)
    }
    canvas.setSurface(.selection, in: inside.row(selected))
    return canvas
  }

  /// One text at a place.
  static func text(
    _ text: String, style: Style = .text, at point: Point = .zero,
    size: Size = Size(width: 80, height: 24)
  ) -> Canvas {
    var canvas = Canvas(size: size)
    canvas.write(text, at: point, style: style)
    return canvas
  }
}
