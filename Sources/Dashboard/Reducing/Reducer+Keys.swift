import Commerce
import TerminalKit

extension DashboardState {
  /// One key: what is on top gets it first, then the panes' keymap.
  mutating func handle(_ key: Key) -> [Effect] {
    if layout.mode == .tooSmall { return handleTooSmall(key) }
    if key == Key("c", .control) { return [.quit] }
    if key == Key("z", .control) { return [.suspend] }
    if message?.tone == .failure { message = nil }
    message?.isFolded = true
    if prompt != nil { return handlePromptKey(key) }
    if overlay != nil { return handleOverlayKey(key) }
    if findings != nil { return handleFindings(key) }
    if !keysAhead.isEmpty {
      keysAhead.append(key)
      return []
    }
    switch setup.keymap.resolve(pending: pendingKeys, key: key, in: [CommandTable.context]) {
    case .match(let command):
      if command.isAboutRow, self[list: focus].isLanding {
        keysAhead = pendingKeys + [key]
        pendingKeys = []
        return []
      }
      pendingKeys = []
      return run(command)
    case .prefix:
      pendingKeys.append(key)
      return []
    case .none:
      let typed = (pendingKeys + [key]).text
      pendingKeys = []
      say(.info, "\(typed) does nothing here; ? shows the keys")
      return []
    }
  }

  /// Keys that came before the rows they are about: nothing may act on the row that was there
  /// before the search.
  mutating func handleKeysAhead() -> [Effect] {
    guard !keysAhead.isEmpty, !self[list: focus].isLanding else { return [] }
    let keys = keysAhead
    keysAhead = []
    return keys.flatMap { handle($0) }
  }

  /// Outside a field a paste is ignored: pasted text never runs as commands.
  mutating func handlePaste(_ text: String) -> [Effect] {
    if case .form(var form) = overlay, form.line != nil {
      form.line?.insert(text)
      overlay = .form(form)
      return []
    }
    if case .refused(var open) = overlay, open.sheet?.line != nil {
      open.sheet?.line?.insert(text)
      overlay = .refused(open)
      return []
    }
    if case .map(var map) = overlay, prompt == nil, map.chooser != nil {
      map.chooser?.line.insert(text)
      map.chooser?.cursor = 0
      overlay = .map(map)
      return []
    }
    guard prompt != nil else {
      say(.info, "Nothing here takes a paste; / searches")
      return []
    }
    prompt?.line.insert(text)
    return promptChanged()
  }

  private func handleTooSmall(_ key: Key) -> [Effect] {
    switch key {
    case Key("q"), Key("c", .control): [.quit]
    case Key("z", .control): [.suspend]
    default: []
    }
  }

  /// Runs a command, or says why it can't act.
  mutating func run(_ command: Command) -> [Effect] {
    if let reason = disabledReason(command) {
      say(.info, "\(CommandTable.entry(for: command).name): \(reason)")
      return []
    }
    let page = listHeight(focus)
    switch command {
    case .down: return move(by: 1)
    case .up: return move(by: -1)
    case .pageDown: return move(by: page)
    case .pageUp: return move(by: -page)
    case .halfPageDown: return move(by: max(1, page / 2))
    case .halfPageUp: return move(by: -max(1, page / 2))
    case .first: return jump(toEnd: false)
    case .last: return jump(toEnd: true)
    case .scrollDown:
      detailScroll += 3
      return []
    case .scrollUp:
      detailScroll = max(0, detailScroll - 3)
      return []
    case .paneCatalog: return setFocus(.catalog)
    case .paneInventory: return setFocus(.inventory)
    case .panePromotions: return setFocus(.promotions)
    case .paneOrders: return setFocus(.orders)
    case .nextPane: return setFocus(neighbour(1))
    case .previousPane: return setFocus(neighbour(-1))
    case .zoomIn: return setZoom(Zoom(rawValue: zoom.rawValue + 1) ?? zoom)
    case .zoomOut: return setZoom(Zoom(rawValue: zoom.rawValue - 1) ?? zoom)
    case .open: return toggleGroup() ?? setZoom(.detail)
    case .group: return groupByNext()
    case .incidents: return openIncidents()
    case .silence: return askSilence()
    case .search:
      prompt = Prompt(
        .search(focus), text: self[list: focus].queryText, history: searchHistory)
      return []
    case .sort: return sortByNext()
    case .reverseSort: return reverseSort()
    case .mark:
      self[list: focus].toggleMark()
      return move(by: 1)
    case .range:
      self[list: focus].toggleRange()
      return []
    case .markAll:
      self[list: focus].markKnownRows()
      return sayMarks()
    case .clearMarks:
      self[list: focus].clearMarks()
      return []
    case .columns: return openColumns()
    case .views: return openViews()
    case .view5, .view6, .view7, .view8, .view9:
      return command.viewKey.map { showView(key: $0) } ?? []
    case .previousMonth: return showMonth(month.adding(-1))
    case .nextMonth: return showMonth(month.adding(1))
    case .thisMonth: return showMonth(CalendarMonth(containing: setup.zone.date(at: now)))
    case .findings: return findings == nil ? openFindings() : []
    case .edit: return chooseField()
    case .form: return openForm()
    case .editor: return openEditor()
    case .newProduct: return openSetup(.new)
    case .duplicate: return openSetup(.copies(of: selectedVariants))
    case .matrix: return openSetup(.matrix(ofVariant: currentVariant ?? 0))
    case .archive:
      return [.plan(.expressions("status archived", variants: selectedVariants))]
    case .bulkEdit:
      prompt = Prompt(.bulkEdit(variants: selectedVariants))
      return []
    case .undo: return begin(.undo(UndoRequest()))
    case .redo: return begin(.redo(set: nil))
    case .history: return openHistory()
    case .conflicts: return openConflicts()
    case .schedule: return openSchedule()
    case .copy: return copyName()
    case .runbook: return openRunbook()
    case .orderAction: return openActionMenu()
    case .ticket: return askForTicket()
    case .copyLink: return copyLink()
    case .acknowledge: return triage(.acknowledge(until: nil))
    case .wake: return triage(.wake)
    case .assign: return askForTriage(.assign)
    case .note: return askForTriage(.note)
    case .snooze: return askForTriage(.snooze)
    case .dismiss: return askForTriage(.dismiss)
    case .escalate: return askForTriage(.escalate)
    case .handOff:
      overlay = .handOff(HandOffOverlay())
      return [.loadHandOff]
    case .importFiles:
      prompt = Prompt(.importPath)
      return []
    case .columnMap: return askForMapFile()
    case .refresh: return [.refreshNow]
    case .pause:
      isPaused.toggle()
      say(.info, isPaused ? "Refresh paused; data ages" : "Refresh resumed")
      return [.setPaused(isPaused)]
    case .sources:
      overlay = .sources(SourcesOverlay())
      return [.loadRefused]
    case .identity: return openIdentity()
    case .journal:
      return openJournal()
    case .outbox: return openOutbox()
    case .demo: return [.openDemo]
    case .help:
      overlay = .help(Chooser())
      return []
    case .palette:
      overlay = .palette(Chooser())
      return []
    case .theme: return [.loadTheme(nextTheme)]
    case .reload: return [.reload]
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    case .back: return closeTop() ?? []
    case .quit: return closeTop() ?? [.quit]
    }
  }

  private mutating func setZoom(_ zoom: Zoom) -> [Effect] {
    self.zoom = zoom
    detailScroll = 0
    self[list: focus].keepCursorVisible(height: listHeight(focus))
    return loadDetail()
  }

  /// Closes one layer: begun keys, zoom, marks, then the search. Nil when nothing was open.
  private mutating func closeTop() -> [Effect]? {
    if !pendingKeys.isEmpty {
      pendingKeys = []
    } else if zoom != .grid {
      return setZoom(.grid)
    } else if markCount > 0 {
      self[list: focus].clearMarks()
    } else if !self[list: focus].queryText.isEmpty {
      setQuery("", on: focus)
      return load(focus)
    } else if focus == .orders, orderGrouping != nil {
      return group(by: nil)
    } else {
      return nil
    }
    return []
  }

  private func neighbour(_ step: Int) -> Pane {
    let all = Pane.allCases
    let here = all.firstIndex(of: focus) ?? 0
    return all[(here + step + all.count) % all.count]
  }

  private var nextTheme: String {
    let names = setup.themeNames
    guard let here = names.firstIndex(of: setup.themeName) else {
      return names.first ?? setup.themeName
    }
    return names[(here + 1) % names.count]
  }

  private mutating func sayMarks() -> [Effect] {
    let total = self[list: focus].total
    let marked = markCount
    say(
      .info,
      total.isExact && marked >= total.value
        ? "All \(marked) marked" : "\(marked) marked of \(total)")
    return []
  }

  private mutating func copyName() -> [Effect] {
    let name: String? =
      switch focus {
      case .catalog: catalog.current.map { $0.sku ?? $0.handle }
      case .inventory: inventory.current?.subject
      case .promotions: promotions.current.map { $0.code ?? $0.name }
      case .orders: orders.current?.name
      }
    guard let name else { return [] }
    say(.info, "Copied \(name)")
    return [.copy(name)]
  }
}
