/// What one theme file says, before it is laid over what it inherits from.
struct ThemeLayer {
  /// A role's entry; colours are `#rrggbb` or names of the palette.
  struct Ink {
    var foreground: String?
    var background: String?
    var attributes: Attributes?
    var glyph: String?
    var mono: Attributes?
  }

  /// A surface's entry.
  struct Paper {
    var background: String?
    var foreground: String?
    var attributes: Attributes?
    var mono: Attributes?
  }

  var inherits: String?
  var palette: [String: ThemeColor] = [:]
  var inks: [Role: Ink] = [:]
  var papers: [Surface: Paper] = [:]

  /// Whether the file says nothing that counts.
  var isEmpty: Bool { inherits == nil && palette.isEmpty && inks.isEmpty && papers.isEmpty }

  /// This layer with another one over it: what that one says counts.
  func covered(by upper: ThemeLayer) -> ThemeLayer {
    var result = ThemeLayer()
    result.palette = palette.merging(upper.palette) { $1 }
    result.inks = inks.merging(upper.inks) { lower, upper in
      Ink(
        foreground: upper.foreground ?? lower.foreground,
        background: upper.background ?? lower.background,
        attributes: upper.attributes ?? lower.attributes,
        glyph: upper.glyph ?? lower.glyph, mono: upper.mono ?? lower.mono)
    }
    result.papers = papers.merging(upper.papers) { lower, upper in
      Paper(
        background: upper.background ?? lower.background,
        foreground: upper.foreground ?? lower.foreground,
        attributes: upper.attributes ?? lower.attributes, mono: upper.mono ?? lower.mono)
    }
    return result
  }
}
