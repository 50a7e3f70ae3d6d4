/// Which columns of a table fit, where they lie and how wide they are.
public struct TableLayout: Hashable, Sendable {
  /// A column that is shown.
  public struct Placed: Hashable, Sendable {
    /// The column.
    public let column: TableColumn
    /// Columns of the screen from the table's left edge.
    public let x: Int
    /// Columns of the screen.
    public let width: Int

    /// The part of a row that belongs to the column.
    public func rect(in row: Rect) -> Rect {
      Rect(x: row.x + x, y: row.y, width: width, height: row.height)
    }
  }

  /// The columns that are shown, from the left.
  public let columns: [Placed]
  /// The ids of those that had no room, in the order given.
  public let hidden: [String]

  /// Lays out columns in `width` columns of the screen.
  ///
  /// Columns come in by priority while their minimums fit; on equal priority the left one first. A
  /// column that does not fit ends the search, so that a wider screen never swaps one column for
  /// another. What is left over goes to the columns by their flex, never beyond their maximum; the
  /// rest stays empty. Where even the first does not fit at its minimum it gets what there is.
  public init(_ columns: [TableColumn], width: Int, gap: Int = 1) {
    let width = max(0, width)
    let chosen = TableLayout.choose(columns, width: width, gap: max(0, gap))
    let widths = TableLayout.widths(
      of: chosen.map { columns[$0] }, room: width - max(0, gap) * max(0, chosen.count - 1))
    var x = 0
    var placed: [Placed] = []
    for (index, width) in zip(chosen, widths) {
      placed.append(Placed(column: columns[index], x: x, width: width))
      x += width + max(0, gap)
    }
    self.columns = placed
    let shown = Set(chosen)
    hidden = columns.indices.filter { !shown.contains($0) }.map { columns[$0].id }
  }

  /// The place of a column; nil when it is hidden.
  public func placed(_ id: String) -> Placed? { columns.first { $0.column.id == id } }

  private static func choose(_ columns: [TableColumn], width: Int, gap: Int) -> [Int] {
    let order = columns.indices.sorted {
      (columns[$0].priority, $0) < (columns[$1].priority, $1)
    }
    var chosen: [Int] = []
    var used = 0
    for index in order {
      let more = columns[index].minimum + (chosen.isEmpty ? 0 : gap)
      guard used + more <= width || (chosen.isEmpty && width > 0) else { break }
      chosen.append(index)
      used += more
    }
    return chosen.sorted()
  }

  private static func widths(of columns: [TableColumn], room: Int) -> [Int] {
    var widths = columns.map { min($0.minimum, max(0, room)) }
    var spare = room - widths.reduce(0, +)
    spare = spread(spare, over: &widths, columns) { $0.flex }
    _ = spread(spare, over: &widths, columns) { _ in 1 }
    return widths
  }

  /// Hands out `spare` by shares until it is used up or every column with a share is at its
  /// maximum, and returns what is left.
  private static func spread(
    _ spare: Int, over widths: inout [Int], _ columns: [TableColumn],
    share: (TableColumn) -> Int
  ) -> Int {
    var spare = spare
    while spare > 0 {
      let open = columns.indices.filter {
        share(columns[$0]) > 0 && widths[$0] < columns[$0].maximum
      }
      guard !open.isEmpty else { break }
      let total = open.reduce(0) { $0 + share(columns[$1]) }
      let round = spare
      for index in open {
        let part = max(1, round * share(columns[index]) / total)
        let given = min(part, columns[index].maximum - widths[index], spare)
        widths[index] += given
        spare -= given
      }
    }
    return spare
  }
}
