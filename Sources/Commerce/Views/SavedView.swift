/// A way of looking at a pane that has a name: what is searched for, how it is sorted, and which
/// columns show it.
public struct SavedView: Hashable, Sendable {
  public var pane: Pane
  /// Unique in its pane, case ignored.
  public var name: String
  /// In the query language; kept as it was typed.
  public var query: String
  /// Nil is the pane's own.
  public var sort: SortOrder?
  public var columns: ColumnChoice
  /// The key that opens it: a digit from 5 to 9 alone, or a letter after the key of the list.
  public var key: Character?
  /// Comes with the program; one of the same name in the config replaces it.
  public var isShipped: Bool

  public init(
    _ pane: Pane, _ name: String, query: String = "", sort: SortOrder? = nil,
    columns: ColumnChoice = ColumnChoice(), key: Character? = nil, isShipped: Bool = false
  ) {
    self.pane = pane
    self.name = name
    self.query = query
    self.sort = sort
    self.columns = columns
    self.key = key
    self.isShipped = isShipped
  }

  /// Digits that open a view without the list.
  public static let digits: [Character] = ["5", "6", "7", "8", "9"]
  /// Letters that a view may have in the list: those that the list itself does not use.
  public static let letters = Array("abcefhilmnoprtuvwxyz")

  public static func isKey(_ key: Character) -> Bool {
    digits.contains(key) || letters.contains(key)
  }

  public func isNamed(_ name: String) -> Bool { self.name.lowercased() == name.lowercased() }

  public func isSame(as other: SavedView) -> Bool { pane == other.pane && isNamed(other.name) }
}

extension SortOrder {
  /// Reads `price` or `-price`, the largest first; nil for a field that the pane can't sort by.
  public init?(_ text: String, schema: QuerySchema) {
    let name = text.hasPrefix("-") ? String(text.dropFirst()) : text
    guard schema.field(named: name)?.isSortable == true else { return nil }
    self.init(name, descending: text.hasPrefix("-"))
  }

  /// What `init(_:schema:)` reads.
  public var text: String { (descending ? "-" : "") + field }
}

extension [SavedView] {
  /// The program's own views with those of a person: same name, and the person's counts; same key,
  /// and the program's own view goes without.
  public static func merging(_ own: [SavedView]) -> [SavedView] {
    let shipped = SavedView.shipped.filter { view in !own.contains { $0.isSame(as: view) } }
      .map { view in
        var view = view
        if own.contains(where: { $0.pane == view.pane && $0.key == view.key }) { view.key = nil }
        return view
      }
    return own + shipped
  }

  /// The view of a name: as it is written, else the only one that begins so.
  public func named(_ name: String, in pane: Pane) -> SavedView? {
    let inPane = filter { $0.pane == pane }
    if let exact = inPane.first(where: { $0.isNamed(name) }) { return exact }
    let beginning = inPane.filter { $0.name.lowercased().hasPrefix(name.lowercased()) }
    return beginning.count == 1 ? beginning.first : nil
  }
}
