public import Commerce

/// Which columns a pane shows, while they are being chosen. What is chosen shows at once behind
/// the list.
public struct ColumnChooser: Equatable, Sendable {
  public struct Entry: Equatable, Sendable {
    public var id: String
    public var title: String
    public var isShown: Bool
    /// Columns of the screen; nil leaves it to the pane.
    public var width: Int?
  }

  public var pane: Pane
  public var entries: [Entry]
  public var cursor = 0
  /// What it was when the list was opened, for Esc.
  public let before: ColumnChoice

  /// - Parameters:
  ///   - heads: every column of the pane, in the order of its table.
  ///   - shown: the ids that have room on the screen now; where nothing was chosen before, these
  ///     are what a choice begins with.
  ///   - now: what is in force, and `before` what Esc brings back.
  init(
    _ pane: Pane, heads: [(id: String, title: String)], shown: [String], now: ColumnChoice,
    before: ColumnChoice
  ) {
    self.pane = pane
    self.before = before
    func entry(_ head: (id: String, title: String), isShown: Bool, width: Int? = nil) -> Entry {
      Entry(id: head.id, title: head.title, isShown: isShown, width: width)
    }
    guard !now.isStandard else {
      entries = heads.map { entry($0, isShown: shown.contains($0.id)) }
      return
    }
    let chosen = now.columns.compactMap { column in
      heads.first { $0.id == column.id }.map { entry($0, isShown: true, width: column.width) }
    }
    entries =
      chosen
      + heads.filter { head in !chosen.contains { $0.id == head.id } }
      .map { entry($0, isShown: false) }
  }

  /// What stands chosen now.
  var choice: ColumnChoice {
    ColumnChoice(entries.filter(\.isShown).map { ColumnChoice.Column($0.id, width: $0.width) })
  }

  /// Moves the column under the cursor, and the cursor with it.
  mutating func moveColumn(by step: Int) {
    let target = cursor + step
    guard entries.indices.contains(cursor), entries.indices.contains(target) else { return }
    entries.swapAt(cursor, target)
    cursor = target
  }

  /// Makes the column under the cursor wider or narrower, from what it has on the screen now.
  mutating func widen(by step: Int, shown: Int?) {
    guard entries.indices.contains(cursor) else { return }
    let width = (entries[cursor].width ?? shown ?? 10) + step
    let range = ColumnChoice.widths
    entries[cursor].width = min(max(range.lowerBound, width), range.upperBound)
  }
}
