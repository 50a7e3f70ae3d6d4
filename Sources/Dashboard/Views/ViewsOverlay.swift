public import Commerce

/// The saved views of one pane, to choose from.
public struct ViewsOverlay: Equatable, Sendable {
  public var pane: Pane
  /// 0 is everything: no search, the pane's own sort and columns.
  public var cursor = 0
  /// The view under the cursor is to go, and waits for a yes.
  public var isDeleting = false

  public init(_ pane: Pane) { self.pane = pane }
}

extension DashboardState {
  /// The views that a pane can show: everything, then a person's own, then the program's.
  func views(of pane: Pane) -> [SavedView] {
    [SavedView(pane, "everything", isShipped: true)] + setup.views.filter { $0.pane == pane }
  }

  /// The view whose search, sort and columns the pane shows now.
  func currentView(of pane: Pane) -> SavedView? {
    let list = self[list: pane]
    let own = QuerySchema.of(pane).defaultSort
    return setup.views.first { view in
      view.pane == pane && !view.query.isEmpty && view.query == list.queryText
        && (view.sort ?? own) == list.sort && view.columns == list.columns
    }
  }

  /// What the pane shows now, under a name.
  func view(_ name: String, of pane: Pane, key: Character?) -> SavedView {
    let list = self[list: pane]
    let isOwnSort = list.sort == QuerySchema.of(pane).defaultSort
    return SavedView(
      pane, name, query: list.queryText, sort: isOwnSort ? nil : list.sort,
      columns: list.columns, key: key)
  }

  func view(withKey key: Character, in pane: Pane) -> SavedView? {
    setup.views.first { $0.pane == pane && $0.key == key }
  }
}
