/// How many rows match, as far as it was worth counting.
public struct RowCount: Hashable, Sendable {
  public var value: Int
  /// False when counting stopped early: "1,000+".
  public var isExact: Bool

  public init(_ value: Int, isExact: Bool = true) {
    self.value = value
    self.isExact = isExact
  }
}

extension RowCount: CustomStringConvertible {
  public var description: String { isExact ? "\(value)" : "\(value)+" }
}
