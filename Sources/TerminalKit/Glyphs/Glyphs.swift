/// The set of signs that a terminal can show, chosen by the locale.
public enum Glyphs: String, CaseIterable, Hashable, Sendable {
  /// Box lines, arrows and blocks.
  case unicode
  /// Only what a keyboard of 1970 had.
  case ascii

  /// The sign in this set.
  public subscript(glyph: Glyph) -> String { glyph.text(in: self) }

  /// Eight blocks from low to high.
  public var sparks: [String] {
    [Glyph.spark1, .spark2, .spark3, .spark4, .spark5, .spark6, .spark7, .spark8].map { self[$0] }
  }

  /// An ASCII stand-in for a drawn character that the terminal cannot show: the sign's own ASCII
  /// form, else `?`.
  public static func asciiFallback(for glyph: String) -> String {
    if glyph.utf8.allSatisfy({ $0 < 0x80 }) { return glyph }
    return fallbacks[glyph] ?? "?"
  }

  private static let fallbacks: [String: String] = Dictionary(
    Glyph.allCases.map { ($0.text(in: .unicode), $0.text(in: .ascii)) },
    uniquingKeysWith: { first, _ in first })
}
