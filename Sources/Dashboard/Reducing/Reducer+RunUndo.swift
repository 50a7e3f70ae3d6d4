import Commerce
import TerminalKit

extension DashboardState {
  mutating func handleRunUndo(_ key: Key, _ open: RunUndoOverlay) -> [Effect] {
    var open = open
    let isYes = key == Key("y") || key.code == .enter
    if open.isAsking {
      open.isAsking = false
      open.request.force = isYes
      overlay = .runUndo(open)
      return isYes ? take(open) : []
    }
    if closes(key) { return openJournal() }
    if isYes, open.plan.isPossible(force: false) { return take(open) }
    if key == Key("f"), !open.plan.obstacles.isEmpty, open.plan.isPossible(force: true) {
      open.isAsking = true
      overlay = .runUndo(open)
    }
    return []
  }

  private mutating func take(_ open: RunUndoOverlay) -> [Effect] {
    let effects = begin(.undo(open.request))
    return effects.isEmpty ? [] : openJournal() + effects
  }
}
