/// The look of a cell in terms of meaning: a role on a surface, with attributes.
public struct Style: Hashable, Sendable {
  /// What the text is.
  public var role: Role
  /// What it lies on.
  public var surface: Surface
  /// Attributes beside those that the theme gives to the role.
  public var attributes: Attributes

  /// Makes a style.
  public init(_ role: Role = .text, on surface: Surface = .base, _ attributes: Attributes = []) {
    self.role = role
    self.surface = surface
    self.attributes = attributes
  }

  /// Makes a style from all three parts.
  public init(role: Role, surface: Surface, attributes: Attributes) {
    self.init(role, on: surface, attributes)
  }

  /// Ordinary text on a surface.
  public static func on(_ surface: Surface) -> Style { Style(.text, on: surface) }

  /// The same on another surface.
  public func on(_ surface: Surface) -> Style { Style(role, on: surface, attributes) }

  /// The same with attributes added.
  public func adding(_ more: Attributes) -> Style {
    Style(role, on: surface, attributes.union(more))
  }

  /// The same in bold.
  public var bold: Style { adding(.bold) }
  /// The same, dimmed.
  public var dim: Style { adding(.dim) }
  /// The same in italics.
  public var italic: Style { adding(.italic) }
  /// The same, underlined.
  public var underline: Style { adding(.underline) }
  /// The same with ink and paper exchanged.
  public var reverse: Style { adding(.reverse) }
}
