import Commerce
import Connectors
import Dashboard
import Foundation
import Store
import TerminalKit

/// Does what the reducer asks for, against the store. Blocking; called off the main thread by the
/// dashboard and inline by `aisle screen`, so that both show the same.
struct EffectRunner: Sendable {
  var workspace: Workspace
  /// Told of what goes on while an effect is done.
  var report: @Sendable (Action) -> Void = { _ in }

  var store: Store { workspace.store }

  /// Does one effect and gives back what came of it. Effects that only a terminal can do give
  /// nothing here.
  func perform(_ effect: Effect, token: ReadToken? = nil) -> [Action] {
    do {
      return try attempt(effect, token: token)
    } catch let error as StoreError where error == .interrupted {
      return []
    } catch {
      return [.failed("\(error)")]
    }
  }

  private func attempt(_ effect: Effect, token: ReadToken?) throws -> [Action] {
    switch effect {
    case .loadCatalog(let request, let sequence):
      return [.catalog(try store.catalog(request, token: token), sequence: sequence)]
    case .loadInventory(let request, let sequence):
      return [.inventory(try store.inventoryAlerts(request, token: token), sequence: sequence)]
    case .loadOrders(let request, let sequence):
      return [.orders(try store.orders(request, token: token), sequence: sequence)]
    case .loadPromotions(let interval, let query, let sequence):
      let rows = try store.entries(
        from: interval.lowerBound, to: interval.upperBound, query: query,
        now: workspace.clock.now())
      let window = Window(rows: rows, firstIndex: 0, total: RowCount(rows.count))
      return [.promotions(window, sequence: sequence)]
    case .count(let pane, let query):
      let rows = try store.count(pane, query, now: workspace.clock.now(), token: token)
      return [.counted(pane, query, rows)]
    case .awaitRest(let number): return [.rested(number)]
    case .loadFindings(let request, let sequence):
      return [.findings(try store.findings(request, token: token), sequence: sequence)]
    case .loadField(let target, let variant, let subject):
      let rows = try store.editSubjects(variants: [variant], needs: EditNeeds([target]))
      return [
        .fieldValue(target, variant: variant, subject: subject, text: rows.first?[target] ?? "")
      ]
    case .decide(let decision, let ids):
      let outcome = try store.decide(
        decision, on: ids, actor: workspace.actor, now: workspace.clock.now())
      return try settled(.decided(outcome))
    case .loadVariant(let id): return [.detail(.variant(try store.variantDetail(id: id)))]
    case .loadOrder(let id):
      return [.detail(.order(try workspace.orderDetail(id: id)))]
    case .plan(let request): return [try plan(request)]
    case .loadSubject(let variant):
      return try store.editSubjects(variants: [variant], needs: .everything).map(Action.subject)
    case .loadForm(let variant):
      let found = try store.editSubjects(variants: [variant], needs: .everything)
      return found.isEmpty ? [.failed("The variant is gone")] : found.map(Action.form)
    case .composeDocument(let variants, let wholeProduct):
      return [.editorReady(try compose(variants, wholeProduct: wholeProduct))]
    case .planDocument(let document): return [try plan(document)]
    case .composeSetup(let request): return [.editorReady(try compose(request))]
    case .setUp(let plan, let summary, let reason): return try setUp(plan, summary, reason)
    case .loadDrafts: return [.drafts(try leftDrafts())]
    case .saveDrafts(let drafts):
      try store.saveDrafts(
        drafts, actor: workspace.actor, session: ProgramSession.current.name,
        now: workspace.clock.now())
      return []
    case .discardDraft(let draft):
      try store.discard(draft, actor: workspace.actor)
      return []
    case .replan(let request, let rows): return [try replan(request, rows)]
    case .apply(let rows, let summary, let reason): return try apply(rows, summary, reason)
    case .undo(let request): return try undo(request)
    case .planRunUndo(let request):
      guard let set = request.set, let plan = try store.runUndoPlan(ofSet: set) else {
        return try undo(request)
      }
      return [.runUndoPlanned(plan, request)]
    case .redo(let set):
      let outcome = try store.redo(
        set: set, actor: workspace.actor, now: workspace.clock.now(),
        progress: progress("redoing"))
      return try settled(.applied(outcome, verb: "Redone"))
    case .triage(let action, let subjects, let isForced):
      let outcome = try workspace.triage(action, on: subjects, isForced: isForced)
      return [
        .snapshot(try store.snapshot(now: workspace.clock.now())), .triaged(outcome),
      ]
    case .loadHandOff: return [.handOff(try workspace.handOff().text)]
    case .handOver(let cases):
      return workspace.handOver(cases).map { done in
        .caseChanged(done.problem == nil ? .done : .warning, done.sentence)
      }
    case .loadJournal(let limit): return [.journal(try store.journal(limit: limit))]
    case .loadChanges(let set, let anchor):
      return [
        .changes(try store.changePage(ofSet: set, anchor, limit: JournalOverlay.pageSize))
      ]
    case .loadHistory(let id):
      return [.history(variant: id, try store.history(ofVariant: id))]
    case .loadConflicts: return [.conflicts(try store.pendingConflicts())]
    case .settle(let settlements): return try settle(settlements)
    case .schedule(let rows, let schedule, let summary, let reason, let notes):
      return try self.schedule(rows, schedule, summary, reason, notes)
    case .loadSchedule:
      return [.schedule(try store.scheduledChanges(now: workspace.clock.now()))]
    case .cancelSchedule(let id): return try cancelSchedule(id)
    case .moveSchedule(let id, let schedule, let notes):
      let now = workspace.clock.now()
      let change = try store.moveSchedule(id, to: schedule, now: now)
      let done = try store.runSchedule(now: now)
      return try settled(.scheduled(change, notes: notes + workspace.words(done)))
    case .loadRefused:
      return [.refused(try store.quarantine(limit: 200))]
    case .tryMend(let row, let text):
      return [
        .mendTried(try RetakeService(workspace: workspace).retake(row, as: text, dryRun: true))
      ]
    case .mendRefused(let row, let text):
      let results = try RetakeService(workspace: workspace).retake(row, as: text, dryRun: false)
      return try settled(.retaken(results))
    case .retakeRefused(let rows):
      return try settled(.retaken(try RetakeService(workspace: workspace).retake(rows)))
    case .loadOutbox: return [.outbox(try ExportService(workspace: workspace).outbox())]
    case .writeOutbox(let channel):
      let receipt = try ExportService(workspace: workspace).writeOutbox(channel: channel)
      return [.outboxWritten(receipt)]
    case .loadIncidents:
      return [.incidents(try store.incidents(), try store.silences())]
    case .previewSilence(let text):
      let matcher = Silence.Matcher(text)
      return [.silencePreview(matcher, try store.silencePreview(matcher))]
    case .previewSilenceOfOrder(let id):
      guard let group = try store.orderDetail(id: id).alerts.first?.group else {
        return [.notice(.info, "Nothing is stuck here any more")]
      }
      return [.silencePreview(.group(group), try store.silencePreview(.group(group)))]
    case .addSilence(let silence): return try add(silence)
    case .endSilence(let id):
      try store.endSilence(id: id, by: workspace.actor, now: workspace.clock.now())
      return try settled(.notice(.done, "Silence \(id) ended; its alerts count again"))
        + [.incidents(try store.incidents(), try store.silences())]
    case .importPath(let path): return try importPath(path)
    case .previewFile, .tryMap, .importMapped, .saveMap: return try attemptMap(effect)
    case .openRunbook, .tickRunbook, .runCommand, .planOrders, .stageOrders, .withdrawOrders,
      .linkTicket:
      return try attemptCase(effect)
    case .loadIdentity, .planLink, .link, .linkCertain, .keepApart:
      return try attemptIdentity(effect)
    case .saveView(let view):
      try workspace.configFile?.save(view)
      return [.viewSaved(view, file: workspace.configFile?.path)]
    case .deleteView(let view):
      try workspace.configFile?.remove(view)
      return [.viewDeleted(view)]
    case .openEditor, .refreshNow, .ring, .setPaused, .loadTheme, .copy, .bell, .redraw, .reload,
      .openDemo, .suspend, .quit:
      return []
    }
  }

  /// Products whose findings an edit waits for: what a person has just touched. The rest follows in
  /// the background.
  private static let judgedAtOnce = 256

  /// Rows that the rules look at before a key's answer: a quarter of a second.
  static let evaluatedAtOnce = 5_000

  /// After a change: the rules for what it touched, and the new picture of the store. What is left of
  /// a large change follows in the background.
  func settled(_ action: Action) throws -> [Action] {
    let isComplete = try workspace.evaluate()
    try workspace.judge(limit: EffectRunner.judgedAtOnce)
    let snapshot = Action.snapshot(try store.snapshot(now: workspace.clock.now()))
    return [snapshot, action] + (isComplete ? [] : [.rulesAreBehind])
  }

  private func add(_ wanted: Silence) throws -> [Action] {
    var silence = wanted
    silence.author = workspace.actor
    let now = workspace.clock.now()
    silence.id = try store.addSilence(silence, now: now)
    let made = try store.silences().first { $0.id == silence.id } ?? silence
    return [.snapshot(try store.snapshot(now: now)), .silenced(made)]
  }

  private func importPath(_ path: String) throws -> [Action] {
    let service = workspace.importService
    let expanded = expanded(path)
    let files: [ImportService.Candidate]
    let problems: [String]
    do {
      (files, problems) = try service.expand(expanded, source: nil, format: nil)
    } catch let error as FeedError {
      guard case .unknownHeader = error else { throw error }
      return [.unknownFile(path: expanded, "\(error)")]
    }
    var results: [ImportResult] = []
    for candidate in files { results.append(try service.take(candidate)) }
    let failures = problems.map { Action.notice(.warning, $0) }
    guard !results.isEmpty else {
      return failures.isEmpty ? [.failed("\(path): holds no file that can be imported")] : failures
    }
    return failures + (try settled(.imported(results)))
  }

  func plan(_ request: EditRequest) throws -> Action {
    let expressions: [EditExpression]
    let variants: [Int64]
    let summary: String
    switch request {
    case .field(let target, let text, let ids):
      expressions = [
        try EditExpression.typed(
          text, into: target, isSingle: ids.count == 1, directory: store.fieldDirectory())
      ]
      variants = ids
      summary = expressions[0].description
    case .expressions(let text, let ids):
      expressions = try EditExpression.parse(list: text, directory: store.fieldDirectory())
      variants = ids
      summary = text
    case .form(let entries, let variant): return try plan(entries, variant: variant)
    }
    let subjects = try store.editSubjects(
      variants: variants, needs: EditNeeds(of: expressions))
    let rows = try store.checking(
      EditPlanner.plan(
        rows: subjects, expressions: expressions, settings: workspace.settings.editing))
    let changing = rows.filter { $0.verdict == .ok || $0.verdict == .warning }
    return .planned(
      rows, summary: changing.isEmpty ? summary : changing.summary(of: summary), request: request)
  }
}

extension Workspace {
  /// An order's detail, with how its marketplace's budgets stand.
  func orderDetail(id: Int64) throws -> OrderDetail {
    var detail = try store.orderDetail(id: id)
    detail.account = try store.marketplaceAccounts(now: clock.now())
      .first { $0.channel == detail.row.channel }
    return detail
  }
}
