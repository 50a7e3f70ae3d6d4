/// A piece of text with its style; a line is written from several.
public struct Span: Hashable, Sendable {
  /// The text, as it comes from the data; it is made harmless when it is written.
  public var text: String
  /// The style of all of it.
  public var style: Style

  /// Makes a span.
  public init(_ text: String, _ style: Style = .text) {
    self.text = text
    self.style = style
  }
}
