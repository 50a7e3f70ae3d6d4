extension Theme {
  /// What a terminal of some depth shows for a style.
  ///
  /// Ink comes from the role, or from the surface where that sets one colour for all; paper comes
  /// from the surface, unless the role has its own. Among 16 colours or fewer, ink that could not
  /// be read on its paper becomes black or white, and a surface that has lost its own paper is
  /// marked by its attributes for no colours.
  public func resolve(_ style: Style, depth: ColorDepth) -> ResolvedStyle {
    let ink = ink(style.role)
    let paper = paper(style.surface)
    let (text, under) = colors(of: style)
    let attributes = ink.attributes.union(paper.attributes).union(style.attributes)
    switch depth {
    case .trueColor:
      return ResolvedStyle(
        foreground: text.map { .rgb($0.rgb) } ?? .terminalDefault,
        background: under.map { .rgb($0.rgb) } ?? .terminalDefault, attributes: attributes)
    case .ansi256:
      return ResolvedStyle(
        foreground: text.map { .indexed($0.ansi256) } ?? .terminalDefault,
        background: under.map { .indexed($0.ansi256) } ?? .terminalDefault,
        attributes: attributes)
    case .ansi16, .ansi8:
      let isLost = Theme.isSame(paper.background, self.paper(.base).background, depth)
      return Theme.few(
        text, on: under, depth,
        style.surface != .base && isLost ? attributes.union(paper.mono) : attributes)
    case .mono:
      return ResolvedStyle(
        foreground: .terminalDefault, background: .terminalDefault,
        attributes: ink.mono.union(paper.mono).union(style.attributes))
    }
  }

  /// The colours of a style before any reduction; nil where the terminal's own counts.
  func colors(of style: Style) -> (text: ThemeColor?, under: ThemeColor?) {
    let ink = ink(style.role)
    let paper = paper(style.surface)
    let own = ink.foreground ?? inks[.text]?.foreground
    if let background = ink.background { return (own, background) }
    return (paper.foreground ?? own, paper.background)
  }

  private static func isSame(
    _ one: ThemeColor?, _ other: ThemeColor?, _ depth: ColorDepth
  ) -> Bool {
    let count: UInt8 = depth == .ansi8 ? 8 : 16
    return one.map { $0.ansi16 % count } == other.map { $0.ansi16 % count }
  }

  /// A style in 16 or 8 colours. Of 8, bold makes the bright half of the inks, wanted or not.
  private static func few(
    _ text: ThemeColor?, on under: ThemeColor?, _ depth: ColorDepth, _ attributes: Attributes
  ) -> ResolvedStyle {
    guard depth == .ansi8 else {
      let paper = under?.ansi16
      return numbered(text.map { legible($0.ansi16, on: paper) }, on: paper, attributes)
    }
    let paper = under.map { $0.ansi16 % 8 }
    guard let text else { return numbered(nil, on: paper, attributes) }
    let shown = attributes.contains(.bold) ? text.ansi16 | 8 : text.ansi16
    let ink = legible(shown, on: paper)
    return numbered(
      ink % 8, on: paper, ink > 7 ? attributes.union(.bold) : attributes.subtracting(.bold))
  }

  private static func numbered(
    _ ink: UInt8?, on paper: UInt8?, _ attributes: Attributes
  ) -> ResolvedStyle {
    ResolvedStyle(
      foreground: ink.map { .indexed($0) } ?? .terminalDefault,
      background: paper.map { .indexed($0) } ?? .terminalDefault, attributes: attributes)
  }

  /// The ink, or black or white where its contrast with the paper is below 3:1.
  private static func legible(_ ink: UInt8, on paper: UInt8?) -> UInt8 {
    guard let under = paper.map(AnsiPalette.color) else { return ink }
    if AnsiPalette.color(ink).contrast(with: under) >= 3 { return ink }
    return under.luminance > 0.18 ? 0 : 15
  }
}
