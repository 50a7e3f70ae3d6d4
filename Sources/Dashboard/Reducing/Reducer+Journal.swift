import Commerce
import TerminalKit

extension DashboardState {
  mutating func openJournal(at set: Int64? = nil) -> [Effect] {
    overlay = .journal(JournalOverlay(wanted: set))
    return [.loadJournal(limit: JournalOverlay.listStep)]
  }

  /// Starts an undo or redo; one at a time, so that no second key press takes back the set before.
  mutating func begin(_ effect: Effect) -> [Effect] {
    guard changeProgress == nil else {
      say(.info, "Wait until the change that goes on is done")
      return []
    }
    changeProgress =
      switch effect {
      case .redo: "redoing"
      case .planRunUndo: "looking"
      default: "undoing"
      }
    return [effect]
  }

  mutating func handleJournal(_ key: Key, _ open: JournalOverlay) -> [Effect] {
    open.isInside ? handleInside(key, open) : handleSets(key, open)
  }

  // MARK: The list of sets

  private mutating func handleSets(_ key: Key, _ open: JournalOverlay) -> [Effect] {
    var journal = open
    if closes(key) || key == Key("L") {
      overlay = nil
      return []
    }
    if let steps = steps(for: key) {
      guard journal.isLoaded else {
        journal.stepsAhead = min(1_000_000, max(-1_000_000, journal.stepsAhead + steps))
        overlay = .journal(journal)
        return []
      }
      journal.cursor = min(max(0, journal.cursor + steps), max(0, journal.sets.count - 1))
      journal.page = nil
      journal.marks = []
      overlay = .journal(journal)
      let isNearEnd =
        journal.cursor + 20 >= journal.sets.count
        && journal.sets.count.isMultiple(of: JournalOverlay.listStep) && !journal.sets.isEmpty
      let more: [Effect] =
        isNearEnd ? [.loadJournal(limit: journal.sets.count + JournalOverlay.listStep)] : []
      return more + loadPage(journal, .first)
    }
    guard let set = journal.current else { return [] }
    switch key {
    case Key(.enter):
      guard (journal.page?.total ?? 1) > 0 else {
        say(.info, "It has no field to show")
        return []
      }
      journal.isInside = true
      journal.field = 0
      overlay = .journal(journal)
    case Key("u"): return undo(UndoRequest(set: set.id), of: set)
    case Key("r", .control), Key("R"):
      guard !refusesToWrite() else { return [] }
      guard set.source == "undo" || set.undoneFields > 0 else {
        say(.info, "Set \(set.id) was not undone; there is nothing to redo")
        return []
      }
      return begin(.redo(set: set.id))
    default: break
    }
    return []
  }

  private mutating func refusesToWrite() -> Bool {
    if setup.isReadOnly { say(.info, "the store is open read-only") }
    return setup.isReadOnly
  }

  private mutating func undo(_ request: UndoRequest, of set: ChangeSetSummary) -> [Effect] {
    guard !refusesToWrite() else { return [] }
    if let by = set.undoneBy {
      say(.info, "Set \(set.id) is undone already, by \(by); ^R puts it back")
      return []
    }
    if set.source == "import", request.isWhole { return begin(.planRunUndo(request)) }
    return begin(set.source == "undo" ? .redo(set: set.id) : .undo(request))
  }

  // MARK: Inside one set

  private mutating func handleInside(_ key: Key, _ open: JournalOverlay) -> [Effect] {
    var journal = open
    guard let set = journal.current else { return [] }
    if closes(key) {
      journal.isInside = false
      journal.marks = []
      overlay = .journal(journal)
      return loadPage(journal, .first)
    }
    let total = journal.page?.total ?? 0
    if key == Key("g") || key == Key(.home) {
      journal.field = 0
      overlay = .journal(journal)
      return loadPage(journal, .first)
    }
    if key == Key("G") || key == Key(.end) {
      journal.field = max(0, total - 1)
      overlay = .journal(journal)
      return loadPage(journal, .last)
    }
    if let steps = steps(for: key) {
      journal.field = min(max(0, journal.field + steps), max(0, total - 1))
      overlay = .journal(journal)
      return pageIfNear(journal)
    }
    switch key {
    case Key(.character(" ")):
      guard let change = journal.currentChange else { return [] }
      if journal.marks.remove(change.id) == nil { journal.marks.insert(change.id) }
      journal.field = min(journal.field + 1, max(0, total - 1))
      overlay = .journal(journal)
      return pageIfNear(journal)
    case Key("u"):
      let chosen =
        journal.marks.isEmpty ? Set([journal.currentChange?.id].compactMap(\.self)) : journal.marks
      guard !chosen.isEmpty else { return [] }
      return undo(UndoRequest(set: set.id, changes: chosen), of: set)
    case Key("f"):
      guard let field = journal.currentChange?.field else { return [] }
      return undo(UndoRequest(set: set.id, field: field), of: set)
    case Key("U"): return undo(UndoRequest(set: set.id), of: set)
    default: return []
    }
  }

  /// Asks for the fields around the cursor when it comes near the edge of what is loaded.
  private func pageIfNear(_ journal: JournalOverlay) -> [Effect] {
    guard let page = journal.page, let change = journal.currentChange else { return [] }
    let place = journal.field - page.firstIndex
    let isNearStart = place < 60 && page.firstIndex > 0
    let isNearEnd =
      place + 60 >= page.rows.count && page.firstIndex + page.rows.count < page.total
    return isNearStart || isNearEnd ? loadPage(journal, .around(change.id)) : []
  }

  private func loadPage(_ journal: JournalOverlay, _ anchor: PageAnchor) -> [Effect] {
    journal.current.map { [.loadChanges(set: $0.id, anchor)] } ?? []
  }

  // MARK: What comes back

  mutating func takeJournal(_ sets: [ChangeSetSummary]) -> [Effect] {
    guard case .journal(var journal) = overlay else { return [] }
    let chosen = journal.wanted ?? journal.current?.id
    let wasEmpty = journal.sets.isEmpty
    journal.sets = sets
    journal.cursor = sets.firstIndex { $0.id == chosen } ?? 0
    if !journal.isLoaded {
      journal.cursor = min(max(0, journal.cursor + journal.stepsAhead), max(0, sets.count - 1))
      journal.isLoaded = true
    }
    if journal.wanted != nil, journal.current?.id == chosen { journal.isInside = true }
    journal.wanted = nil
    overlay = .journal(journal)
    return wasEmpty || journal.current?.id != journal.page?.set ? loadPage(journal, .first) : []
  }

  mutating func takeChanges(_ page: ChangePage) {
    guard case .journal(var journal) = overlay, journal.current?.id == page.set else { return }
    journal.page = page
    journal.field = min(journal.field, max(0, page.total - 1))
    overlay = .journal(journal)
  }

  /// What an open overlay has to read again after a change.
  mutating func reloadOverlay() -> [Effect] {
    switch overlay {
    case .journal(var journal):
      journal.marks = []
      overlay = .journal(journal)
      return [.loadJournal(limit: max(JournalOverlay.listStep, journal.sets.count))]
    case .history(let history): return [.loadHistory(variant: history.variant)]
    case .conflicts: return [.loadConflicts]
    case .schedule: return [.loadSchedule]
    default: return []
    }
  }
}
