/// One character cell.
public struct Cell: Hashable, Sendable {
  /// What is drawn: one character with its combining marks, a space, or empty for the second half
  /// of a wide character.
  public var glyph: String
  /// How it looks.
  public var style: Style
  /// Which of the canvas's links it belongs to, from 1; 0 for none.
  var link: UInt8 = 0

  /// Makes a cell.
  public init(_ glyph: String = " ", _ style: Style = .text) {
    self.glyph = glyph
    self.style = style
  }

  /// Whether this is the second half of a wide character.
  public var isContinuation: Bool { glyph.isEmpty }
}
