/// Keys held down with another.
///
/// A shifted letter is the capital letter itself, without `shift`: terminals send it so.
public struct Modifiers: OptionSet, Hashable, Sendable {
  /// One bit per modifier.
  public let rawValue: UInt8

  /// Makes a set from its bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Control.
  public static let control = Modifiers(rawValue: 1)
  /// Alt, Option or Meta.
  public static let alt = Modifiers(rawValue: 2)
  /// Shift, with keys that are not characters.
  public static let shift = Modifiers(rawValue: 4)
}
