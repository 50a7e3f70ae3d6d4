/// What roles and surfaces look like.
public struct Theme: Hashable, Sendable {
  /// The look of a role.
  public struct Ink: Hashable, Sendable {
    /// The colour of the text; nil for that of the role `text`.
    public var foreground: ThemeColor?
    /// Paper of the role's own, which it keeps on every surface; nil for the surface's.
    public var background: ThemeColor?
    /// Attributes where there are colours.
    public var attributes: Attributes
    /// A sign for the role, so that it does not speak by colour alone.
    public var glyph: String?
    /// Attributes where there are no colours.
    public var mono: Attributes

    /// Makes a look.
    public init(
      foreground: ThemeColor? = nil, background: ThemeColor? = nil, attributes: Attributes = [],
      glyph: String? = nil, mono: Attributes = []
    ) {
      self.foreground = foreground
      self.background = background
      self.attributes = attributes
      self.glyph = glyph
      self.mono = mono
    }
  }

  /// The look of a surface.
  public struct Paper: Hashable, Sendable {
    /// The colour under the text; nil for the terminal's own.
    public var background: ThemeColor?
    /// One colour for all text on it, except for roles with paper of their own.
    public var foreground: ThemeColor?
    /// Attributes for all text on it where there are colours.
    public var attributes: Attributes
    /// Attributes for all text on it where there are no colours.
    public var mono: Attributes

    /// Makes a look.
    public init(
      background: ThemeColor? = nil, foreground: ThemeColor? = nil, attributes: Attributes = [],
      mono: Attributes = []
    ) {
      self.background = background
      self.foreground = foreground
      self.attributes = attributes
      self.mono = mono
    }
  }

  /// The name that the user chooses it by.
  public let name: String
  let inks: [Role: Ink]
  let papers: [Surface: Paper]

  /// Makes a theme; roles that are not given look like `text`, surfaces like `base`.
  public init(name: String, inks: [Role: Ink], papers: [Surface: Paper]) {
    self.name = name
    self.inks = inks
    self.papers = papers
  }

  /// The look of a role.
  public func ink(_ role: Role) -> Ink { inks[role] ?? inks[.text] ?? Ink() }

  /// The look of a surface.
  public func paper(_ surface: Surface) -> Paper { papers[surface] ?? papers[.base] ?? Paper() }

  /// The sign of a role in a set; empty when it has none.
  public func glyph(for role: Role, in glyphs: Glyphs = .unicode) -> String {
    let glyph = inks[role]?.glyph ?? role.standardGlyph?.text(in: .unicode) ?? ""
    return glyphs == .ascii ? Glyphs.asciiFallback(for: glyph) : glyph
  }
}
