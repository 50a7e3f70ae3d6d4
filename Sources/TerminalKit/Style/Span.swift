/// A piece of text with its style; a line is written from several.
public struct Span: Hashable, Sendable {
  /// The text, as it comes from the data; it is made harmless when it is written.
  public var text: String
  /// The style of all of it.
  public var style: Style
  /// Where it leads, in terminals that know links.
  public var link: WebAddress?

  /// Makes a span.
  public init(_ text: String, _ style: Style = .text, link: WebAddress? = nil) {
    self.text = text
    self.style = style
    self.link = link
  }
}
