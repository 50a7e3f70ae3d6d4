import Commerce
import TerminalKit

extension DashboardState {
  /// Takes one action and says what to do about it. All changes of the state happen here.
  public mutating func reduce(_ action: Action) -> [Effect] {
    switch action {
    case .key(let key): return handle(key)
    case .paste(let text): return handlePaste(text)
    case .resize(let size): return resize(size)
    case .tick(let now): return tick(now)
    case .started: return Pane.allCases.flatMap { load($0) } + loadDetail() + [.loadDrafts]
    case .snapshot(let snapshot): return take(snapshot)
    case .catalog(let window, let sequence):
      catalog.show(window, sequence: sequence, height: listHeight(.catalog))
      return refreshDetail(of: .catalog) + countAll(.catalog) + handleKeysAhead()
    case .inventory(let window, let sequence):
      inventory.show(window, sequence: sequence, height: listHeight(.inventory))
      return refreshDetail(of: .inventory) + countAll(.inventory) + handleKeysAhead()
    case .promotions(let window, let sequence):
      takePromotions(window, sequence: sequence)
      return handleKeysAhead()
    case .orders(let window, let sequence):
      orders.show(window, sequence: sequence, height: listHeight(.orders))
      return refreshDetail(of: .orders) + countAll(.orders) + handleKeysAhead()
    case .madeVariant(let id):
      // A search that does not find it keeps its rows and its cursor.
      if catalog.query.terms.isEmpty { catalog.jump(to: id, key: .null) }
      return []
    case .counted(let pane, let query, let rows):
      self[list: pane].count(rows, of: query, generation: snapshot.generation)
      return []
    case .rested(let number): return rest(after: number)
    case .findings(let window, let sequence):
      take(window, sequence: sequence)
      return []
    case .fieldValue(let target, let variant, let subject, let text):
      edit(target, variant: variant, subject: subject, text: text)
      return []
    case .decided(let outcome):
      say(
        .done,
        outcome.changeSet.map { "\($0.summary.capitalisedFirst); u takes it back" }
          ?? "Nothing to decide: it is so already")
      findings?.list.clearMarks()
      return loadFindings() + loadDetail()
    case .detail(let detail):
      take(detail)
      return []
    case .planned(let rows, let summary, let request):
      showPlan(rows, summary: summary, request: request)
      return []
    case .documentPlanned(let rows, let summary):
      showPlan(rows, summary: summary, origin: .document)
      return saveDrafts()
    case .setupPlanned(let plan, let summary):
      showSetup(plan, summary: summary)
      return saveDrafts()
    case .subject(let subject):
      takeSubject(subject)
      return []
    case .form(let subject):
      showForm(subject)
      return []
    case .editorReady(let document): return startEditor(document)
    case .editorClosed(let document, let problem): return takeBack(document, problem: problem)
    case .documentFaulty(let document, let mistakes):
      return returnToEditor(document, mistakes: mistakes)
    case .drafts(let found):
      offer(found)
      return []
    case .applied(let outcome, let verb): return take(outcome, verb: verb)
    case .triaged(let outcome): return take(outcome)
    case .handOff(let text):
      if case .handOff(var note) = overlay {
        note.text = text
        overlay = .handOff(note)
      }
      return []
    case .leftOut(let conflicts, let undo):
      showLeftOut(conflicts, undo: undo)
      return []
    case .rulesAreBehind: return [.refreshNow]
    case .changeProgress(let text):
      changeProgress = text
      return []
    case .journal(let sets): return takeJournal(sets)
    case .runUndoPlanned(let plan, let request):
      changeProgress = nil
      overlay = .runUndo(RunUndoOverlay(plan, request))
      return []
    case .changes(let page):
      takeChanges(page)
      return []
    case .history(let variant, let changes):
      takeHistory(of: variant, changes)
      return []
    case .conflicts(let rows):
      takeConflicts(rows)
      return []
    case .scheduled(let change, let notes): return takeScheduled(change, notes: notes)
    case .schedule(let changes):
      takeSchedule(changes)
      return []
    case .refused(let rows):
      take(refused: rows)
      return []
    case .mendTried(let results):
      take(mendTrial: results)
      return []
    case .retaken(let results): return take(retaken: results)
    case .identity(let pairs):
      take(pairs)
      return []
    case .linkPlanned(let plan):
      take(plan)
      return []
    case .identityAnswered(let outcome, let leftOut):
      return takeIdentity(outcome, leftOut: leftOut)
    case .outbox(let lines):
      takeOutbox(lines)
      return []
    case .outboxWritten(let receipt): return take(receipt)
    case .runbook(let book):
      overlay = .runbook(book)
      return []
    case .runbookTicked(let run):
      takeTick(run)
      return loadDetail()
    case .commandOutput(let command, let lines):
      takeOutput(command, lines)
      return []
    case .orderPlans(let plans):
      showOrderPlans(plans)
      return []
    case .caseChanged(let tone, let text): return takeOrderActions(tone, text)
    case .incidents(let incidents, let silences):
      takeIncidents(incidents, silences)
      return []
    case .silencePreview(let matcher, let preview):
      promptSilence(matcher, preview)
      return []
    case .silenced(let silence):
      let count = silence.suppressed == 1 ? "1 alert is" : "\(silence.suppressed) alerts are"
      say(.done, "Silence \(silence.id): \(count) quiet and still listed; I shows and ends it")
      return []
    case .refreshStarted:
      isRefreshing = true
      return []
    case .refreshFinished:
      isRefreshing = false
      importProgress = nil
      return []
    case .importProgress(let text):
      importProgress = text
      return []
    case .imported(let results):
      closeMap()
      report(results)
      return []
    case .unknownFile(let path, let text):
      refusedFile = path
      say(.warning, "\(text); U maps its columns")
      return []
    case .mapSheet(let sheet, let saved):
      take(sheet, saved: saved)
      return []
    case .mapTried(let trial):
      take(trial: trial)
      return []
    case .mapSaved(let map, let file):
      take(saved: map, place: file)
      return []
    case .themeLoaded(let name):
      setup.themeName = name
      say(.info, "Theme: \(name)")
      return []
    case .viewSaved(let view, let file):
      take(saved: view, place: file)
      return []
    case .viewDeleted(let view):
      take(deleted: view)
      return []
    case .failed(let text):
      motion = nil
      if !keysAhead.isEmpty {
        keysAhead = []
        self[list: focus].cancelJump()
      }
      changeProgress = nil
      if case .plan(var plan) = overlay {
        plan.isApplying = false
        overlay = .plan(plan)
      }
      if case .outbox(var outbox) = overlay {
        outbox.writing = nil
        overlay = .outbox(outbox)
      }
      stopWaitingForCase()
      stopReadingMap()
      stopTakingRefused()
      stopIdentity()
      // Otherwise the line that is typed would hide why it can't be taken.
      if prompt?.isEdit == true { prompt?.problem = text }
      say(.failure, text)
      return [.bell]
    case .notice(let tone, let text):
      say(tone, text)
      return []
    case .configChanged(let file, let problem):
      isConfigOld = true
      configProblem = problem
      let key = setup.keymap.label(for: .reload) ?? ":reload"
      say(
        .warning,
        problem.map { "\(file) has changed and can't be taken like this: \($0)" }
          ?? "\(file) has changed; \(key) begins anew with it, in the same place")
      return []
    }
  }

  /// Shows a line in the footer and keeps it in the activity strip.
  mutating func say(_ tone: Message.Tone, _ text: String) {
    let line = Message(tone, text, at: now)
    message = line
    activity.append(line)
    if activity.count > 50 { activity.removeFirst(activity.count - 50) }
  }

  private mutating func resize(_ size: Size) -> [Effect] {
    self.size = size
    for pane in Pane.allCases { self[list: pane].keepCursorVisible(height: listHeight(pane)) }
    return Pane.allCases.flatMap { load($0) } + loadFindings() + loadDetail()
  }

  private mutating func tick(_ now: Instant) -> [Effect] {
    let yesterday = today
    self.now = now
    let renewed = today == yesterday ? [] : readQueriesAnew()
    if let message, message.tone != .failure {
      // Six seconds for each line that has to be read.
      let lines = message.isFolded ? 1 : messageLines(message).count
      if now - message.at > .seconds(6 * lines) { self.message = nil }
    }
    let kept = renewed + saveDrafts()
    guard let heldUntil, now >= heldUntil else { return kept }
    self.heldUntil = nil
    guard hasNewerData else { return kept }
    hasNewerData = false
    return kept + Pane.allCases.flatMap { load($0) } + loadFindings()
  }

  /// The day in the store's zone, which `today` in a search means.
  var today: CivilDate { setup.zone.date(at: now) }

  /// At midnight `today` means another day.
  private mutating func readQueriesAnew() -> [Effect] {
    Pane.allCases.flatMap { pane -> [Effect] in
      let before = self[list: pane].query
      guard !before.isEmpty,
        let query = try? Query.parse(
          partial: self[list: pane].queryText, schema: .of(pane), today: today),
        query != before
      else { return [] }
      self[list: pane].query = query
      return load(pane)
    }
  }

  /// Takes a new picture of the store. While the cursor was just moved the rows are held; counts
  /// and data age are shown at once.
  private mutating func take(_ snapshot: StoreSnapshot) -> [Effect] {
    let wasEmpty = self.snapshot.isEmpty
    let isNewer = snapshot.generation != self.snapshot.generation
    self.snapshot = snapshot
    var bell = ring(for: snapshot.pages)
    guard isNewer else { return bell }
    bell += loadIdentity()
    if heldUntil != nil, !wasEmpty {
      hasNewerData = true
      return bell
    }
    return bell + Pane.allCases.flatMap { load($0) } + loadFindings()
  }
}
