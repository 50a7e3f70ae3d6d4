/// A block of cells. Negative measures become zero, so that cutting too much leaves an empty block.
public struct Rect: Hashable, Sendable {
  /// The leftmost column.
  public let x: Int
  /// The topmost row.
  public let y: Int
  /// Columns, 0 or more.
  public let width: Int
  /// Rows, 0 or more.
  public let height: Int

  /// Makes a block; negative measures become zero.
  public init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x.cellClamped
    self.y = y.cellClamped
    self.width = max(0, width.cellClamped)
    self.height = max(0, height.cellClamped)
  }

  /// Makes a block of `size` with its top left cell at `origin`.
  public init(origin: Point = .zero, size: Size) {
    self.init(x: origin.x, y: origin.y, width: size.width, height: size.height)
  }

  /// No cells at all.
  public static let zero = Rect(x: 0, y: 0, width: 0, height: 0)

  /// The top left cell.
  public var origin: Point { Point(x: x, y: y) }
  /// Width and height.
  public var size: Size { Size(width: width, height: height) }
  /// The leftmost column.
  public var minX: Int { x }
  /// The topmost row.
  public var minY: Int { y }
  /// One past the rightmost column.
  public var maxX: Int { x + width }
  /// One past the lowest row.
  public var maxY: Int { y + height }
  /// Whether there is no cell in it.
  public var isEmpty: Bool { width == 0 || height == 0 }

  /// Whether `point` is one of the block's cells.
  public func contains(_ point: Point) -> Bool {
    point.x >= minX && point.x < maxX && point.y >= minY && point.y < maxY
  }

  /// Whether every cell of `other` is also in this block; true for an empty `other`.
  public func contains(_ other: Rect) -> Bool {
    other.isEmpty || intersection(other) == other
  }

  /// The cells in both blocks; empty when they do not meet.
  public func intersection(_ other: Rect) -> Rect {
    let left = max(minX, other.minX)
    let top = max(minY, other.minY)
    return Rect(
      x: left, y: top,
      width: min(maxX, other.maxX) - left, height: min(maxY, other.maxY) - top)
  }
}
