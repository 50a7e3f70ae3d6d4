import Commerce
import TerminalKit

extension DashboardState {
  mutating func handleOverlayKey(_ key: Key) -> [Effect] {
    switch overlay {
    case .help(let chooser): return handleHelp(key, chooser)
    case .palette(let chooser): return handlePalette(key, chooser)
    case .fields(let chooser): return handleFields(key, chooser)
    case .sources(let sources): return handleSources(key, sources)
    case .journal(let journal): return handleJournal(key, journal)
    case .plan(let plan): return handlePlan(key, plan)
    case .handOff(let note): return handleHandOff(key, note)
    case .outbox(let outbox): return handleOutbox(key, outbox)
    case .runbook(let book): return handleRunbook(key, book)
    case .orderActions(let menu): return handleActionMenu(key, menu)
    case .orderPlan(let plan): return handleOrderPlan(key, plan)
    case .history(let history): return handleHistory(key, history)
    case .conflicts(let conflicts): return handleConflicts(key, conflicts)
    case .leftOut(let leftOut): return handleLeftOut(key, leftOut)
    case .runUndo(let open): return handleRunUndo(key, open)
    case .schedule(let schedule): return handleSchedule(key, schedule)
    case .form(let form): return handleForm(key, form)
    case .drafts(let list): return handleDrafts(key, list)
    case .columns(let chooser): return handleColumns(key, chooser)
    case .views(let open): return handleViews(key, open)
    case .incidents(let open): return handleIncidents(key, open, steps: steps(for: key))
    case .map(let open): return handleMap(key, open)
    case .refused(let open): return handleRefused(key, open)
    case .identity(let open): return handleIdentity(key, open)
    case nil: return []
    }
  }

  /// Steps that a key means in a list of an overlay; nil for other keys.
  func steps(for key: Key, letters: Bool = true) -> Int? {
    switch (key.code, key.modifiers) {
    case (.down, []), (.character("n"), .control): 1
    case (.up, []), (.character("p"), .control): -1
    case (.pageDown, []), (.character("d"), .control): 10
    case (.pageUp, []), (.character("u"), .control): -10
    case (.character("j"), []) where letters: 1
    case (.character("k"), []) where letters: -1
    case (.character("g"), []) where letters: -100_000
    case (.character("G"), []) where letters: 100_000
    default: nil
    }
  }

  func closes(_ key: Key) -> Bool { key.code == .escape || key == Key("q") }

  // MARK: Help and palette

  private mutating func handleHelp(_ key: Key, _ open: Chooser) -> [Effect] {
    var chooser = open
    if key.code == .escape || key.code == .enter || (closes(key) && chooser.line.isEmpty) {
      overlay = nil
    } else if let steps = steps(for: key, letters: false) {
      let lines = HelpLines.make(for: self, search: chooser.line.text).count
      chooser.cursor = min(max(0, chooser.cursor + steps), max(0, lines - 1))
      overlay = .help(chooser)
    } else {
      if chooser.line.handle(key) == .changed { chooser.cursor = 0 }
      overlay = .help(chooser)
    }
    return []
  }

  private mutating func handlePalette(_ key: Key, _ open: Chooser) -> [Effect] {
    var chooser = open
    let entries = PaletteLines.matching(chooser.line.text)
    if key.code == .escape {
      overlay = nil
    } else if key.code == .enter {
      guard entries.indices.contains(chooser.cursor) else { return [] }
      let command = entries[chooser.cursor].command
      guard disabledReason(command) == nil else { return [.bell] }
      overlay = nil
      return run(command)
    } else if let steps = steps(for: key, letters: false) {
      chooser.cursor = min(max(0, chooser.cursor + steps), max(0, entries.count - 1))
      overlay = .palette(chooser)
    } else {
      if chooser.line.handle(key) == .changed { chooser.cursor = 0 }
      overlay = .palette(chooser)
    }
    return []
  }

  // MARK: Sources

  private mutating func handleSources(_ key: Key, _ open: SourcesOverlay) -> [Effect] {
    var sources = open
    if closes(key) || key == Key("o") {
      overlay = nil
    } else if let steps = steps(for: key) {
      sources.scroll = max(0, sources.scroll + steps)
      overlay = .sources(sources)
    } else if key == Key("r") {
      return [.refreshNow]
    } else if key == Key("U") {
      return askForMapFile()
    } else if key == Key("=") {
      return openIdentity()
    } else if key.code == .enter {
      return openRefused()
    }
    return []
  }
}
