/// A colour as a terminal of some depth takes it.
public enum ResolvedColor: Hashable, Sendable {
  /// What the terminal uses by itself.
  case terminalDefault
  /// One of the numbered colours.
  case indexed(UInt8)
  /// Red, green and blue.
  case rgb(RGB)
}

/// A style as a terminal of some depth can show it.
public struct ResolvedStyle: Hashable, Sendable {
  /// Ink.
  public let foreground: ResolvedColor
  /// Paper.
  public let background: ResolvedColor
  /// Attributes.
  public let attributes: Attributes

  /// Makes a resolved style.
  public init(
    foreground: ResolvedColor, background: ResolvedColor, attributes: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }
}
