/// A width and a height in cells. Negative measures become zero.
public struct Size: Hashable, Sendable {
  /// Columns.
  public let width: Int
  /// Rows.
  public let height: Int

  /// Makes a size; negative measures become zero.
  public init(width: Int, height: Int) {
    self.width = max(0, width.cellClamped)
    self.height = max(0, height.cellClamped)
  }

  /// No cells at all.
  public static let zero = Size(width: 0, height: 0)
}

extension Int {
  /// The nearest coordinate that sums of a few cannot overflow.
  var cellClamped: Int { Swift.max(-(1 << 40), Swift.min(1 << 40, self)) }
}
