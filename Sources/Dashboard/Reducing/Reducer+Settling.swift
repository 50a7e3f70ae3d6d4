import Commerce
import TerminalKit

extension DashboardState {
  mutating func openConflicts() -> [Effect] {
    overlay = .conflicts(ConflictsOverlay())
    return [.loadConflicts]
  }

  mutating func takeConflicts(_ rows: [PendingEditRow]) {
    guard case .conflicts(var open) = overlay else { return }
    open.rows = rows
    open.isLoaded = true
    open.marks = []
    open.asking = nil
    open.cursor = min(open.cursor, max(0, rows.count - 1))
    overlay = .conflicts(open)
  }

  mutating func handleConflicts(_ key: Key, _ shown: ConflictsOverlay) -> [Effect] {
    var open = shown
    if let choice = open.asking {
      open.asking = nil
      overlay = .conflicts(open)
      return key == Key("y") ? [.settle(open.chosen.map { Settlement($0, choice) })] : []
    }
    if closes(key) || key == Key("C") {
      overlay = nil
      return []
    }
    if let steps = steps(for: key) {
      open.cursor = min(max(0, open.cursor + steps), max(0, open.rows.count - 1))
      overlay = .conflicts(open)
      return []
    }
    switch key {
    case Key(.character(" ")):
      if open.marks.remove(open.cursor) == nil { open.marks.insert(open.cursor) }
      open.cursor = min(open.cursor + 1, max(0, open.rows.count - 1))
    case Key("*"): open.marks = Set(open.rows.indices)
    case Key("\\"): open.marks = []
    case Key("m"): return settle(open, .mine)
    case Key("t"): return settle(open, .theirs)
    case Key("b"): return settle(open, .base)
    case Key("e"):
      guard !setup.isReadOnly, let row = open.current else { return [] }
      prompt = Prompt(.settle(row), text: row.mine ?? "")
    default: break
    }
    overlay = .conflicts(open)
    return []
  }

  /// One field at once; several are asked for.
  private mutating func settle(
    _ shown: ConflictsOverlay, _ choice: SettlementChoice
  ) -> [Effect] {
    var open = shown
    guard !setup.isReadOnly else {
      say(.info, "the store is open read-only")
      return []
    }
    let chosen = open.chosen
    guard chosen.count > 1 else {
      return chosen.isEmpty ? [] : [.settle([Settlement(chosen[0], choice)])]
    }
    open.asking = choice
    overlay = .conflicts(open)
    return []
  }

  mutating func commitValue(_ text: String, of row: PendingEditRow) -> [Effect] {
    prompt = nil
    return [.settle([Settlement(row, .value(text))])]
  }
}
