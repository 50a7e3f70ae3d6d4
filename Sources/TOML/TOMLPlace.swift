/// Where in a text something stands.
public struct TOMLPlace: Hashable, Comparable, Sendable {
  /// From 1.
  public var line: Int
  /// From 1, in characters.
  public var column: Int

  /// Makes a place.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Where every text begins.
  public static let start = TOMLPlace(line: 1, column: 1)

  public static func < (left: TOMLPlace, right: TOMLPlace) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}
