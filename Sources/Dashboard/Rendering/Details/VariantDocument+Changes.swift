import Commerce
import TerminalKit

extension DashboardState {
  /// What the platforms have not shown yet, and where they show something else.
  func describePending(_ detail: VariantDetail, in document: inout DetailDocument) {
    guard !detail.pending.isEmpty else { return }
    let conflicts = detail.pending.count(where: \.hasConflict)
    let words =
      conflicts == 0 ? "" : ", \(conflicts) \(conflicts == 1 ? "conflict" : "conflicts"), C settles"
    document.heading("\(detail.pending.count) pending\(words)")
    for edit in detail.pending {
      var value = [
        Span(edit.base ?? "(empty)", .removed),
        Span(" \(setup.glyphs[.arrowRight]) ", .muted), Span(edit.mine ?? "(empty)", .added),
      ]
      if edit.hasConflict {
        value.append(Span("  the platform shows \(edit.theirs ?? "nothing")", .warning))
      }
      document.field(edit.target.name, value)
    }
  }

  /// What the clock will do to it.
  func describeScheduled(_ detail: VariantDetail, in document: inout DetailDocument) {
    guard !detail.scheduled.isEmpty else { return }
    document.heading("Scheduled, @ shows all")
    for change in detail.scheduled {
      document.add([
        scheduledPhase(change, .base), Span("  \(scheduledTimes(change))", .muted),
        Span("  \(change.summary)", .faint),
      ])
      for field in change.fields {
        document.field(
          "  \(field.target.name)",
          [
            Span(field.old ?? "(empty)", .removed),
            Span(" \(setup.glyphs[.arrowRight]) ", .muted),
            Span(field.new ?? "(empty)", .added),
          ])
      }
    }
  }
}
