import Commerce
import Dashboard
import Store

/// Changes of the store that a person asked for.
extension EffectRunner {
  func apply(_ rows: [EditPlanRow], _ summary: String, _ reason: String?) throws -> [Action] {
    let outcome = try store.apply(
      plan: rows, summary: summary, actor: workspace.actor, reason: reason,
      now: workspace.clock.now(), progress: progress("applying"))
    return try settled(.applied(outcome, verb: "Applied")) + leftOut(outcome, undo: nil)
  }

  func undo(_ request: UndoRequest) throws -> [Action] {
    let outcome = try store.undo(
      request, actor: workspace.actor, now: workspace.clock.now(),
      progress: progress(request.force ? "forcing the undo" : "undoing"))
    var again = request
    // Without a number it meant the newest, which is another one now.
    again.set = request.set ?? outcome.changeSet?.undoes
    return try settled(.applied(outcome, verb: "Undone"))
      + leftOut(outcome, undo: again.set == nil ? nil : again)
  }

  /// The fields that did not go in, each with what stands there now and who put it there.
  private func leftOut(_ outcome: EditOutcome, undo: UndoRequest?) throws -> [Action] {
    guard !outcome.conflicts.isEmpty else { return [] }
    return [.leftOut(try store.meanwhile(outcome.conflicts), undo: undo)]
  }

  func progress(_ verb: String) -> ChangeProgress {
    { [report] done, total in report(.changeProgress("\(verb) \(done) of \(total)")) }
  }

  /// Plans a request again, for just the fields that did not go in.
  func replan(_ request: EditRequest, _ rows: [EditPlanRow]) throws -> Action {
    let wanted = Set(rows.map { EditPlace($0) })
    guard case .planned(let all, _, _) = try plan(request) else { return try plan(request) }
    let again = all.filter { wanted.contains(EditPlace($0)) }
    let changing = again.filter { $0.verdict == .ok || $0.verdict == .warning }
    return .planned(again, summary: changing.summary(of: request.words), request: request)
  }

  func settle(_ settlements: [Settlement]) throws -> [Action] {
    for settlement in settlements {
      if let problem = try workspace.problem(with: settlement) { return [.failed(problem)] }
    }
    let outcome = try store.settle(
      settlements, actor: workspace.actor, now: workspace.clock.now())
    return try settled(.applied(outcome, verb: "Settled"))
  }

  func schedule(
    _ rows: [EditPlanRow], _ schedule: Schedule, _ summary: String, _ reason: String?,
    _ notes: [String]
  ) throws -> [Action] {
    let now = workspace.clock.now()
    let change = try store.schedule(
      plan: rows, at: schedule, summary: summary, actor: workspace.actor, reason: reason, now: now)
    let done = try store.runSchedule(now: now)
    return try settled(.scheduled(change, notes: notes + workspace.words(done)))
  }

  func cancelSchedule(_ id: Int64) throws -> [Action] {
    let line = try store.cancelSchedule(id, actor: workspace.actor, now: workspace.clock.now())
    let words = line.map { ", \($0.applied) old values are back" } ?? ""
    return try settled(.notice(.done, "Called off scheduled change \(id)\(words)"))
      + [.schedule(try store.scheduledChanges(now: workspace.clock.now()))]
  }
}

/// A field of a row, without its values.
private struct EditPlace: Hashable {
  var entity: EditEntity
  var id: Int64
  var target: EditTarget

  init(_ row: EditPlanRow) {
    entity = row.entity
    id = row.entityID
    target = row.target
  }
}

extension EditRequest {
  /// What was typed.
  var words: String {
    switch self {
    case .field(let field, let text, _): "\(field.name) \(text)"
    case .expressions(let text, _): text
    case .form: "form"
    }
  }
}

extension Workspace {
  /// What the clock did, in words.
  func words(_ report: ScheduleReport) -> [String] {
    report.lines.map { $0.words(in: settings.zone) }
  }

  /// Why a typed value can't settle a field: what the guards and the field itself refuse.
  func problem(with settlement: Settlement) throws -> String? {
    guard case .value(let text) = settlement.choice else { return nil }
    let expression = try EditExpression.typed(
      text, into: settlement.target, isSingle: true, directory: store.fieldDirectory())
    let variant =
      settlement.entity == .variant
      ? settlement.entityID : try store.firstVariant(ofProduct: settlement.entityID)
    let subjects = try store.editSubjects(
      variants: [variant].compactMap(\.self), needs: EditNeeds(of: [expression]))
    let plan = EditPlanner.plan(
      rows: subjects, expressions: [expression], settings: settings.editing)
    guard let row = plan.first, row.verdict == .refused else { return nil }
    return "\(row.subject): \(row.because ?? "refused")"
  }
}
