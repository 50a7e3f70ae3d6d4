import CNcurses
import TerminalKit

/// Turns a canvas cell's glyph into what ncurses can show in the locale in force.
struct GlyphEncoder: Equatable {
  let characters: CharacterSet

  /// The scalars to draw, for each cell: one entry, or two for a wide character that has to be
  /// replaced by two narrow ones.
  func encode(_ glyph: String, columns: Int) -> [[Unicode.Scalar]] {
    let scalars = Array(glyph.unicodeScalars.prefix(5))
    guard let base = scalars.first else { return [[" "]] }
    if base.isASCII, scalars.count == 1 { return [scalars] }
    switch characters {
    case .ascii:
      let fallback = Glyphs.asciiFallback(for: glyph).unicodeScalars.first ?? "?"
      return Array(repeating: [fallback], count: columns)
    case .unicode:
      if cn_width(base.value) == columns { return [scalars] }
      return Array(repeating: ["·"], count: columns)
    }
  }
}
