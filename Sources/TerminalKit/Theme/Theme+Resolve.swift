extension Theme {
  /// What a terminal of some depth shows for a style.
  ///
  /// Ink comes from the role, or from the surface where that sets one colour for all; paper comes
  /// from the surface, unless the role has its own. Where fewer colours would make both the same,
  /// the ink becomes black or white.
  public func resolve(_ style: Style, depth: ColorDepth) -> ResolvedStyle {
    let ink = ink(style.role)
    let paper = paper(style.surface)
    if depth == .mono {
      return ResolvedStyle(
        foreground: .terminalDefault, background: .terminalDefault,
        attributes: ink.mono.union(paper.mono).union(style.attributes))
    }
    let (text, under) = colors(of: style)
    let attributes = ink.attributes.union(paper.attributes).union(style.attributes)
    switch depth {
    case .trueColor:
      return ResolvedStyle(
        foreground: text.map { .rgb($0.rgb) } ?? .terminalDefault,
        background: under.map { .rgb($0.rgb) } ?? .terminalDefault, attributes: attributes)
    case .ansi256:
      return numbered(text?.ansi256, on: under?.ansi256, attributes)
    case .ansi16:
      return numbered(text?.ansi16, on: under?.ansi16, attributes)
    case .ansi8, .mono:
      let bright = (text?.ansi16 ?? 0) > 7
      return numbered(
        text.map { $0.ansi16 % 8 }, on: under.map { $0.ansi16 % 8 },
        bright ? attributes.union(.bold) : attributes)
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

  private func numbered(
    _ text: UInt8?, on under: UInt8?, _ attributes: Attributes
  ) -> ResolvedStyle {
    var text = text
    if let under, text == under {
      text = AnsiPalette.color(under).luminance > 0.18 ? 0 : 7
    }
    return ResolvedStyle(
      foreground: text.map { .indexed($0) } ?? .terminalDefault,
      background: under.map { .indexed($0) } ?? .terminalDefault, attributes: attributes)
  }
}
