import Commerce
import TerminalKit

extension DashboardState {
  // MARK: From the preview

  mutating func askForReason(_ plan: PlanOverlay) -> [Effect] {
    guard plan.overridable > 0 else {
      say(
        .info,
        plan.count(.refused) > 0
          ? "What is refused here can't be overridden" : "No guard is in the way")
      return []
    }
    prompt = Prompt(.overrideReason)
    return []
  }

  mutating func commitReason(_ text: String) -> [Effect] {
    guard !text.allSatisfy(\.isWhitespace) else {
      prompt?.problem = "a reason is needed"
      return []
    }
    prompt = nil
    guard case .plan(var plan) = overlay else { return [] }
    let guards = Set(plan.guards)
    plan.rows = plan.rows.map { $0.overriding(guards) }
    plan.reason = text
    plan.typedCount = ""
    plan.needsCount =
      plan.setup == nil && plan.effective > setup.typedConfirmationOver ? plan.effective : nil
    overlay = .plan(plan)
    return []
  }

  mutating func askForTimes(_ plan: PlanOverlay) -> [Effect] {
    guard plan.setup == nil else {
      say(.info, "A set-up is made at once; schedule its status or price afterwards")
      return []
    }
    guard plan.effective > 0 else {
      say(.warning, "Every row is refused; nothing can be scheduled")
      return []
    }
    prompt = Prompt(.scheduleTimes)
    return []
  }

  mutating func commitTimes(_ text: String) -> [Effect] {
    guard case .plan(var plan) = overlay, let (schedule, notes) = times(text) else { return [] }
    prompt = nil
    plan.isApplying = true
    overlay = .plan(plan)
    return [
      .schedule(
        plan.rows.filter { $0.verdict != .refused }, schedule, summary: plan.summary,
        reason: plan.rows.journalReason(plan.reason), notes: notes)
    ]
  }

  /// What was typed as times; nil, with the reason at the prompt, when it can't be read.
  private mutating func times(_ text: String) -> (Schedule, [String])? {
    do {
      let (schedule, notes) = try ScheduleText.interval(text, zone: setup.zone, now: now)
      return (schedule, notes)
    } catch {
      prompt?.problem = error.description
      return nil
    }
  }

  mutating func takeScheduled(_ change: ScheduledChange, notes: [String]) -> [Effect] {
    if case .plan = overlay { overlay = nil }
    let end = change.schedule.end.map { " to \($0)" } ?? ", without an end"
    let tail = notes.map { "; \($0)" }.joined()
    say(
      notes.isEmpty ? .done : .warning,
      "Scheduled \(change.schedule.start)\(end): \(change.summary)\(tail)")
    self[list: focus].clearMarks()
    return load(.promotions) + loadDetail() + reloadOverlay()
  }

  // MARK: The list

  mutating func openSchedule() -> [Effect] {
    overlay = .schedule(ScheduleOverlay())
    return [.loadSchedule]
  }

  mutating func takeSchedule(_ changes: [ScheduledChange]) {
    guard case .schedule(var open) = overlay else { return }
    let chosen = open.current?.id
    open.changes = changes
    open.isLoaded = true
    open.cursor =
      changes.firstIndex { $0.id == chosen } ?? min(open.cursor, max(0, changes.count - 1))
    overlay = .schedule(open)
  }

  mutating func handleSchedule(_ key: Key, _ shown: ScheduleOverlay) -> [Effect] {
    var open = shown
    if open.isAsking {
      open.isAsking = false
      overlay = .schedule(open)
      return key == Key("y") ? open.current.map { [.cancelSchedule($0.id)] } ?? [] : []
    }
    if closes(key) || key == Key("@") {
      overlay = nil
      return []
    }
    if let steps = steps(for: key) {
      open.cursor = min(max(0, open.cursor + steps), max(0, open.changes.count - 1))
      overlay = .schedule(open)
      return []
    }
    guard let change = open.current, !setup.isReadOnly else { return [] }
    switch key {
    case Key("x"):
      open.isAsking = true
      overlay = .schedule(open)
    case Key("m"):
      prompt = Prompt(.moveSchedule(change.id), text: ScheduleText.typed(change.schedule))
    default: break
    }
    return []
  }

  mutating func commitMove(of id: Int64, _ text: String) -> [Effect] {
    guard let (schedule, notes) = times(text) else { return [] }
    prompt = nil
    return [.moveSchedule(id, schedule, notes: notes)]
  }
}
