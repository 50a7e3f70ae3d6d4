import Commerce
import TerminalKit

extension DashboardState {
  // MARK: History of one product

  mutating func openHistory() -> [Effect] {
    guard let (id, subject) = variantUnderCursor else { return [] }
    overlay = .history(HistoryOverlay(variant: id, subject: subject))
    return [.loadHistory(variant: id)]
  }

  mutating func takeHistory(of variant: Int64, _ changes: [JournalChange]) {
    guard case .history(var history) = overlay, history.variant == variant else { return }
    history.changes = changes
    history.isLoaded = true
    history.cursor = min(history.cursor, max(0, history.shown.count - 1))
    overlay = .history(history)
  }

  mutating func handleHistory(_ key: Key, _ open: HistoryOverlay) -> [Effect] {
    var history = open
    if closes(key) || key == Key("h") {
      overlay = nil
      return []
    }
    if let steps = steps(for: key) {
      history.cursor = min(max(0, history.cursor + steps), max(0, history.shown.count - 1))
      overlay = .history(history)
      return []
    }
    switch key {
    case Key(.tab), Key("f"):
      let choices: [String?] = [nil] + history.fields
      let here = choices.firstIndex { $0 == history.field } ?? 0
      history.field = choices[(here + 1) % choices.count]
      history.cursor = 0
      overlay = .history(history)
    case Key(.enter): return history.current.map { openJournal(at: $0.set) } ?? []
    case Key("r"): return revert(history)
    default: break
    }
    return []
  }

  /// Plans the field's value from before the change under the cursor.
  private mutating func revert(_ history: HistoryOverlay) -> [Effect] {
    guard let change = history.current else { return [] }
    guard !setup.isReadOnly else {
      say(.info, "the store is open read-only")
      return []
    }
    guard let field = EditableField(rawValue: change.field) else {
      say(.info, "Open its set with Enter and undo it there")
      return []
    }
    let target = EditTarget(field, in: EditScope(rawValue: change.scope))
    return [.plan(.field(target, text: change.old ?? "", variants: [history.variant]))]
  }

  // MARK: What did not go in

  mutating func showLeftOut(_ conflicts: [EditConflict], undo: UndoRequest?) {
    guard !conflicts.isEmpty else { return }
    // The same text comes back by `e`, after both values have been seen.
    if prompt?.isEdit == true { prompt = nil }
    let origin: LeftOutOverlay.Origin = undo.map { .undo($0) } ?? .edit(requestOnItsWay)
    overlay = .leftOut(LeftOutOverlay(conflicts, origin: origin))
  }

  mutating func handleLeftOut(_ key: Key, _ open: LeftOutOverlay) -> [Effect] {
    var leftOut = open
    if leftOut.isAsking {
      leftOut.isAsking = false
      overlay = .leftOut(leftOut)
      guard key == Key("y"), case .undo(var request) = leftOut.origin else { return [] }
      request.force = true
      overlay = nil
      return begin(.undo(request))
    }
    if closes(key) {
      overlay = nil
      return []
    }
    if let steps = steps(for: key) {
      leftOut.scroll = min(max(0, leftOut.scroll + steps), max(0, leftOut.conflicts.count - 1))
      overlay = .leftOut(leftOut)
      return []
    }
    switch (key, leftOut.origin) {
    case (Key("r"), .edit(let request?)):
      return [.replan(request, leftOut.conflicts.map(\.row))]
    case (Key("e"), .edit(.field(let field, let text, let variants)?)):
      overlay = nil
      prompt = Prompt(
        .edit(field, variants: variants, subject: leftOut.conflicts.first?.row.subject ?? ""),
        text: text)
    case (Key("e"), .edit(.expressions(let text, let variants)?)):
      overlay = nil
      prompt = Prompt(.bulkEdit(variants: variants), text: text)
    case (Key("f"), .undo):
      leftOut.isAsking = true
      overlay = .leftOut(leftOut)
    default: break
    }
    return []
  }
}
