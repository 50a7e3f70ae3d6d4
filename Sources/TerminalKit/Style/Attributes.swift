/// How letters are drawn, beside their colour.
public struct Attributes: OptionSet, Hashable, Sendable {
  /// One bit per attribute.
  public let rawValue: UInt8

  /// Makes a set from its bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Heavier or brighter.
  public static let bold = Attributes(rawValue: 1)
  /// Fainter.
  public static let dim = Attributes(rawValue: 2)
  /// Slanted.
  public static let italic = Attributes(rawValue: 4)
  /// Underlined.
  public static let underline = Attributes(rawValue: 8)
  /// Ink and paper exchanged.
  public static let reverse = Attributes(rawValue: 16)

  /// Each attribute with its name in theme files and goldens, in a fixed order.
  public static let named: [(name: String, attribute: Attributes)] = [
    ("bold", .bold), ("dim", .dim), ("italic", .italic), ("underline", .underline),
    ("reverse", .reverse),
  ]

  /// The names of the attributes in the set, in the order of `named`.
  public var names: [String] {
    Attributes.named.filter { contains($0.attribute) }.map(\.name)
  }
}
