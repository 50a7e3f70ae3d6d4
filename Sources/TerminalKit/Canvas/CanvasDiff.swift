/// Where two frames differ.
public enum CanvasDiff {
  /// Neighbouring cells of one row.
  public struct Run: Hashable, Sendable {
    /// The row.
    public let y: Int
    /// The columns.
    public let columns: Range<Int>

    /// Makes a run.
    public init(y: Int, columns: Range<Int>) {
      self.y = y
      self.columns = columns
    }
  }

  /// The runs to draw again, from the top and from the left.
  ///
  /// Without an old frame, or with one of another size, that is every row. A run never starts or
  /// ends between the halves of a wide character of the new frame.
  public static func runs(from old: Canvas?, to new: Canvas) -> [Run] {
    let width = new.size.width
    guard let old, old.size == new.size else {
      return width == 0 ? [] : (0..<new.size.height).map { Run(y: $0, columns: 0..<width) }
    }
    let areLinksOthers = old.links != new.links
    var runs: [Run] = []
    for y in 0..<new.size.height {
      let row = y * width
      var start: Int?
      for x in 0..<width {
        let changed =
          old.cells[row + x] != new.cells[row + x]
          || areLinksOthers && new.cells[row + x].link != 0
        if changed, start == nil {
          start = x > 0 && new.cells[row + x].isContinuation ? x - 1 : x
        } else if !changed, let from = start, !new.cells[row + x].isContinuation {
          runs.append(Run(y: y, columns: from..<x))
          start = nil
        }
      }
      if let from = start { runs.append(Run(y: y, columns: from..<width)) }
    }
    return runs
  }
}
