extension Rect {
  /// The block without `amount` cells on each side.
  public func inset(by amount: Int) -> Rect {
    inset(horizontal: amount, vertical: amount)
  }

  /// The block without `horizontal` columns left and right, and `vertical` rows above and below.
  public func inset(horizontal: Int = 0, vertical: Int = 0) -> Rect {
    inset(left: horizontal, top: vertical, right: horizontal, bottom: vertical)
  }

  /// The block without the given columns and rows. More than there are leaves an empty block
  /// that still lies inside this one.
  public func inset(left: Int = 0, top: Int = 0, right: Int = 0, bottom: Int = 0) -> Rect {
    let left = min(max(0, left), width)
    let top = min(max(0, top), height)
    return Rect(
      x: x + left, y: y + top,
      width: width - left - max(0, right), height: height - top - max(0, bottom))
  }

  /// The block moved by columns and rows.
  public func offset(x dx: Int = 0, y dy: Int = 0) -> Rect {
    Rect(x: x + dx, y: y + dy, width: width, height: height)
  }

  /// One row of the block, counted from its top; empty when there is no such row.
  public func row(_ index: Int) -> Rect { rows(index..<index + 1) }

  /// Some rows of the block, counted from its top, as far as it has them.
  public func rows(_ range: Range<Int>) -> Rect {
    intersection(
      Rect(x: x, y: y + range.lowerBound, width: width, height: range.count))
  }

  /// Every row of the block, from the top.
  public func rows() -> [Rect] { (0..<height).map(row) }

  /// Cuts `width` columns off the left side: (cut, rest).
  public func splitLeft(_ width: Int) -> (left: Rect, rest: Rect) {
    let cut = min(max(0, width), self.width)
    return (
      Rect(x: x, y: y, width: cut, height: height),
      Rect(x: x + cut, y: y, width: self.width - cut, height: height)
    )
  }

  /// Cuts `width` columns off the right side: (rest, cut), in reading order.
  public func splitRight(_ width: Int) -> (rest: Rect, right: Rect) {
    let (rest, right) = splitLeft(self.width - min(max(0, width), self.width))
    return (rest, right)
  }

  /// Cuts `height` rows off the top: (cut, rest).
  public func splitTop(_ height: Int) -> (top: Rect, rest: Rect) {
    let cut = min(max(0, height), self.height)
    return (
      Rect(x: x, y: y, width: width, height: cut),
      Rect(x: x, y: y + cut, width: width, height: self.height - cut)
    )
  }

  /// Cuts `height` rows off the bottom: (rest, cut), in reading order.
  public func splitBottom(_ height: Int) -> (rest: Rect, bottom: Rect) {
    let (rest, bottom) = splitTop(self.height - min(max(0, height), self.height))
    return (rest, bottom)
  }

  /// Cuts the block into columns side by side whose widths differ by one at most.
  public func columns(_ count: Int, gap: Int = 0) -> [Rect] {
    Rect.shares(of: width, count: count, gap: gap).map {
      Rect(x: x + $0.start, y: y, width: $0.length, height: height)
    }
  }

  /// Cuts the block into bands on top of each other whose heights differ by one at most.
  public func bands(_ count: Int, gap: Int = 0) -> [Rect] {
    Rect.shares(of: height, count: count, gap: gap).map {
      Rect(x: x, y: y + $0.start, width: width, height: $0.length)
    }
  }

  /// A block of `size` in the middle of this one, cut down to fit into it.
  public func centered(_ size: Size) -> Rect {
    let width = min(size.width, self.width)
    let height = min(size.height, self.height)
    return Rect(
      x: x + (self.width - width) / 2, y: y + (self.height - height) / 2,
      width: width, height: height)
  }

  private static func shares(
    of total: Int, count: Int, gap: Int
  ) -> [(start: Int, length: Int)] {
    guard count > 0 else { return [] }
    let usable = max(0, total - max(0, gap) * (count - 1))
    var start = 0
    return (0..<count).map { index in
      let length = usable / count + (index < usable % count ? 1 : 0)
      defer { start += length + max(0, gap) }
      return (min(start, total), length)
    }
  }
}
