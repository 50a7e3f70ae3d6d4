/// Which columns a pane shows, from the left: the first stay longest where there is no room.
public struct ColumnChoice: Hashable, Sendable {
  /// A column by its id, as the pane's table of columns names it.
  public struct Column: Hashable, Sendable {
    public var id: String
    /// Columns of the screen; nil leaves it to the pane.
    public var width: Int?

    public init(_ id: String, width: Int? = nil) {
      self.id = id
      self.width = width
    }
  }

  /// What a width may be.
  public static let widths = 3...120

  /// Empty means the pane's own columns.
  public var columns: [Column]

  public init(_ columns: [Column] = []) { self.columns = columns }

  public var isStandard: Bool { columns.isEmpty }
}

extension ColumnChoice.Column: CustomStringConvertible {
  /// Reads `title` or `title:40`; nil for an empty id and for a width out of range.
  public init?(reading text: some StringProtocol) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard let id = parts.first, !id.isEmpty, parts.count <= 2 else { return nil }
    self.init(String(id))
    guard parts.count == 2 else { return }
    guard let width = Int(parts[1]), ColumnChoice.widths.contains(width) else { return nil }
    self.width = width
  }

  public var description: String { width.map { "\(id):\($0)" } ?? id }
}
