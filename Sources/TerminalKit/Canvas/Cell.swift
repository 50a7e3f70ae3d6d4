/// One character cell.
public struct Cell: Hashable, Sendable {
  /// What is drawn: one character with its combining marks, a space, or empty for the second half
  /// of a wide character.
  public var glyph: String
  /// How it looks.
  public var style: Style

  /// Makes a cell.
  public init(_ glyph: String = " ", _ style: Style = .text) {
    self.glyph = glyph
    self.style = style
  }

  /// Whether this is the second half of a wide character.
  public var isContinuation: Bool { glyph.isEmpty }
}
