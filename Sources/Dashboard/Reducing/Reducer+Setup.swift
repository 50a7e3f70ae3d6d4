import Commerce

extension DashboardState {
  /// Has the document of a set-up written for the editor. One that waits already comes first.
  mutating func openSetup(_ request: SetupRequest) -> [Effect] {
    guard let document = unapplied.document else { return [.composeSetup(request)] }
    overlay = .drafts(DraftsOverlay([draft(of: document)]))
    return []
  }

  /// Shows what a set-up would make, in the preview that every edit has. However many fields it has,
  /// it is one thing to say yes to.
  mutating func showSetup(_ plan: SetupPlan, summary: String) {
    showPlan(plan.rows, summary: summary, origin: .document)
    guard case .plan(var shown) = overlay else { return }
    shown.setup = plan
    shown.needsCount = nil
    overlay = .plan(shown)
  }

  /// With the rows as they are now: a reason may have let some in.
  func commit(_ shown: PlanOverlay, _ setup: SetupPlan) -> [Effect] {
    let plan = SetupPlan(rows: shown.rows, seeds: setup.seeds)
    return [
      .setUp(
        plan, summary: plan.summary(of: plan.rows),
        reason: shown.rows.journalReason(shown.reason))
    ]
  }
}
