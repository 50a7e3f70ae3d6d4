import Commerce
import TerminalKit

extension DashboardState {
  /// Does something about the chosen rows at once; `u` takes it back.
  mutating func triage(_ action: TriageRequest.Action) -> [Effect] {
    guard let targets = triageTargets else { return [] }
    return [.triage(action, targets.subjects, isForced: false)]
  }

  /// Asks for the text that a verb needs.
  mutating func askForTriage(_ verb: TriageVerb) -> [Effect] {
    guard let targets = triageTargets else { return [] }
    prompt = Prompt(.triage(verb, targets))
    return []
  }

  /// Takes the text, or says in the prompt why it can't be taken.
  mutating func commitTriage(
    _ verb: TriageVerb, _ targets: TriageTargets, text: String
  ) -> [Effect] {
    let text = text.trimmingBlanks
    let action: TriageRequest.Action
    var isForced = false
    switch verb {
    case .assign: action = .assign(to: text.isEmpty ? nil : text)
    case .note:
      guard !text.isEmpty else { return closeTriagePrompt() }
      action = .note(text)
    case .dismiss:
      guard !text.isEmpty else {
        prompt?.problem = "a dismissal needs a reason"
        return []
      }
      action = .dismiss(reason: text)
    case .escalate: action = .escalate(text.isEmpty ? nil : text)
    case .snooze:
      let preview = snoozePreview(text, targets)
      guard let expression = preview.expression, preview.isTaken else {
        prompt?.problem = preview.text
        return []
      }
      action = .snooze(until: expression)
      isForced = preview.isForced
    case .acknowledge, .wake, .retract, .resolve, .rouse: return closeTriagePrompt()
    }
    prompt = nil
    return [.triage(action, targets.subjects, isForced: isForced)]
  }

  private mutating func closeTriagePrompt() -> [Effect] {
    prompt = nil
    return []
  }

  /// Says what was done, and to whom the rest belongs. Marks and filter stay; the cursor goes to the
  /// next row where the ones that were dealt with leave the top of the queue.
  mutating func take(_ outcome: TriageOutcome) -> [Effect] {
    say(outcome.refused.isEmpty ? .done : .warning, TriageWords.message(outcome, in: self))
    heldUntil = nil
    hasNewerData = false
    if [.acknowledge, .snooze, .dismiss].contains(outcome.verb),
      self[list: focus].sort == QuerySchema.of(focus).defaultSort
    {
      let done = Set(outcome.done.map(\.subject))
      switch focus {
      case .orders:
        orders.leave(Set(done.map(\.id)), height: listHeight(.orders))
      case .inventory:
        let rows = inventory.window.rows.filter { done.contains($0.triageSubject) }
        inventory.leave(Set(rows.map(\.id)), height: listHeight(.inventory))
      case .catalog, .promotions: break
      }
    }
    let handOver: [Effect] =
      outcome.verb == .escalate && !outcome.done.isEmpty ? [.handOver(outcome.done)] : []
    return Pane.allCases.flatMap { load($0) } + loadDetail() + handOver
  }

  /// Rings once for what became P1 since the last look, naming the newest.
  mutating func ring(for pages: [Page]) -> [Effect] {
    let new = pages.filter { $0.id > lastPage }
    guard let newest = new.first else { return [] }
    lastPage = newest.id
    say(.warning, TriageWords.page(newest, others: new.count - 1))
    return [.ring(newest, others: new.count - 1)]
  }

  mutating func handleHandOff(_ key: Key, _ open: HandOffOverlay) -> [Effect] {
    var note = open
    if closes(key) || key == Key("H") {
      overlay = nil
    } else if key == Key("y"), let text = note.text {
      say(.info, "Copied the hand-off note")
      return [.copy(text)]
    } else if let steps = steps(for: key) {
      let lines = note.text.map {
        $0.split(separator: "\n", omittingEmptySubsequences: false).count
      }
      note.scroll = min(max(0, note.scroll + steps), max(0, (lines ?? 0) - 1))
      overlay = .handOff(note)
    }
    return []
  }
}

extension String {
  fileprivate var trimmingBlanks: String {
    let rest = drop(while: \.isWhitespace)
    guard let end = rest.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(rest[...end])
  }
}
