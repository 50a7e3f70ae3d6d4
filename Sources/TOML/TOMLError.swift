/// Why a text is not TOML, and where.
public struct TOMLError: Error, Hashable, Sendable {
  /// Where the text stops being TOML.
  public var place: TOMLPlace
  /// What is wrong there. May contain pieces of the text.
  public var message: String

  /// Makes an error.
  public init(_ place: TOMLPlace, _ message: String) {
    self.place = place
    self.message = message
  }
}

extension TOMLError: CustomStringConvertible {
  /// `3:14: what is wrong`
  public var description: String { "\(place.line):\(place.column): \(message)" }
}
