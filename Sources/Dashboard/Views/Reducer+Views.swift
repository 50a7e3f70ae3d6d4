import Commerce
import TerminalKit

extension DashboardState {
  mutating func openViews() -> [Effect] {
    var open = ViewsOverlay(focus)
    let current = currentView(of: focus)
    open.cursor = current.flatMap { views(of: focus).firstIndex(of: $0) } ?? 0
    overlay = .views(open)
    return []
  }

  /// Shows the view that has a key of its own.
  mutating func showView(key: Character) -> [Effect] {
    guard let view = view(withKey: key, in: focus) else { return [] }
    return show(view)
  }

  /// Puts a view's search, sort and columns into force, from the first row.
  mutating func show(_ view: SavedView) -> [Effect] {
    do {
      _ = try Query.parse(view.query, schema: .of(view.pane), today: today)
    } catch {
      say(.warning, "The view \"\(view.name)\" can't be read: \(error.description)")
      return []
    }
    setQuery(view.query, on: view.pane)
    self[list: view.pane].sort = view.sort ?? QuerySchema.of(view.pane).defaultSort
    self[list: view.pane].columns = view.columns
    self[list: view.pane].jump(toEnd: false)
    say(.info, "View: \(view.name)")
    return load(view.pane)
  }

  mutating func handleViews(_ key: Key, _ open: ViewsOverlay) -> [Effect] {
    var open = open
    let views = views(of: open.pane)
    let chosen = views[min(max(0, open.cursor), views.count - 1)]
    if open.isDeleting { return handleDeletion(key, open, chosen) }
    switch (key.code, key.modifiers) {
    case (.escape, _), (.character("q"), []), (.character("F"), []):
      overlay = nil
      return []
    case (.enter, _):
      overlay = nil
      return show(chosen)
    case (.down, []), (.character("j"), []), (.character("n"), .control):
      open.cursor = min(views.count - 1, open.cursor + 1)
    case (.up, []), (.character("k"), []), (.character("p"), .control):
      open.cursor = max(0, open.cursor - 1)
    case (.character("g"), []), (.home, _): open.cursor = 0
    case (.character("G"), []), (.end, _): open.cursor = views.count - 1
    case (.character("s"), []):
      overlay = nil
      let name = currentView(of: open.pane).map { $0.isShipped ? "" : $0.name } ?? ""
      prompt = Prompt(.saveView(open.pane), text: name)
      return []
    case (.character("S"), []):
      guard !chosen.isShipped else {
        say(.info, "\"\(chosen.name)\" comes with the program; s saves under a name")
        return []
      }
      return [.saveView(view(chosen.name, of: open.pane, key: chosen.key))]
    case (.character("D"), []), (.delete, _):
      guard !chosen.isShipped else {
        say(.info, "\"\(chosen.name)\" comes with the program; a view of this name replaces it")
        return []
      }
      open.isDeleting = true
    case (.character(let letter), []):
      guard let view = view(withKey: letter, in: open.pane) else { break }
      overlay = nil
      return show(view)
    default: break
    }
    overlay = .views(open)
    return []
  }

  private mutating func handleDeletion(
    _ key: Key, _ open: ViewsOverlay, _ view: SavedView
  ) -> [Effect] {
    var open = open
    open.isDeleting = false
    overlay = .views(open)
    return key == Key("y") ? [.deleteView(view)] : []
  }

  // MARK: Saving

  /// Takes the typed name and asks for a key.
  mutating func commitViewName(_ text: String, of pane: Pane) -> [Effect] {
    let name = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !name.isEmpty else {
      prompt?.problem = "a view needs a name"
      return []
    }
    guard name.lowercased() != "everything" else {
      prompt?.problem = "\"everything\" is the pane without a search"
      return []
    }
    let old = setup.views.first { $0.pane == pane && $0.isNamed(name) }
    prompt = Prompt(
      .viewKey(view(name, of: pane, key: nil)), text: old?.key.map(String.init) ?? "")
    return []
  }

  mutating func commitViewKey(_ text: String, of view: SavedView) -> [Effect] {
    let text = text.filter { !$0.isWhitespace }
    var view = view
    if !text.isEmpty {
      guard let key = text.first, text.count == 1, SavedView.isKey(key) else {
        prompt?.problem = "5 to 9, or one of \(String(SavedView.letters))"
        return []
      }
      if let other = self.view(withKey: key, in: view.pane), !other.isShipped,
        !other.isSame(as: view)
      {
        prompt?.problem = "\(key) already opens \"\(other.name)\""
        return []
      }
      view.key = key
    }
    prompt = nil
    return [.saveView(view)]
  }

  /// A view is in the config, or in this session where there is none.
  mutating func take(saved view: SavedView, place: String?) {
    let own = setup.views.filter { !$0.isShipped && !$0.isSame(as: view) } + [view]
    setup.views = .merging(own)
    let with = view.key.map { key in
      SavedView.digits.contains(key) ? "; \(key) opens it" : "; F \(key) opens it"
    }
    let kept = place == nil ? ", until the program ends" : ""
    say(.done, "View \"\(view.name)\" saved\(kept)\(with ?? "")")
    selectView(view)
  }

  mutating func take(deleted view: SavedView) {
    setup.views = .merging(setup.views.filter { !$0.isShipped && !$0.isSame(as: view) })
    say(.done, "View \"\(view.name)\" deleted")
    guard case .views(var open) = overlay else { return }
    open.cursor = min(open.cursor, views(of: open.pane).count - 1)
    overlay = .views(open)
  }

  private mutating func selectView(_ view: SavedView) {
    guard case .views(var open) = overlay, open.pane == view.pane else { return }
    open.cursor = views(of: open.pane).firstIndex { $0.isSame(as: view) } ?? open.cursor
    overlay = .views(open)
  }
}
