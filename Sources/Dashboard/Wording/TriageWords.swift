import Commerce
import TerminalKit

/// What people did about something, in the words of the screen.
enum TriageWords {
  /// The footer's line after a triage action.
  static func message(_ outcome: TriageOutcome, in state: DashboardState) -> String {
    var parts: [String] = []
    if let first = outcome.done.first {
      var text = outcome.summary
      if outcome.verb == .assign { text += first.event.owner.map { " to \($0)" } ?? " to nobody" }
      if outcome.done.count == 1 {
        text += until(first.event, zone: state.setup.zone, now: state.now)
      }
      let key = state.setup.keymap.label(for: .undo).map { "; \($0) takes it back" } ?? ""
      parts.append(text.prefix(1).uppercased() + text.dropFirst() + key)
    }
    if let refused = outcome.refused.first {
      let count = outcome.refused.count == 1 ? "" : "\(outcome.refused.count) refused, "
      parts.append("\(count)\(refused.name): \(refused.refusal)")
    }
    return parts.isEmpty ? "Nothing was done: it is gone" : parts.joined(separator: "; ")
  }

  private static func until(_ event: TriageEvent, zone: StoreZone, now: Instant) -> String {
    let ends = [
      event.until.map { zone.timeOrDay($0, now: now) }, event.condition?.words,
    ].compactMap(\.self)
    return ends.isEmpty ? "" : " until \(ends.joined(separator: ", or until "))"
  }

  /// `New P1: #1042, ship late, and 2 more`
  static func page(_ page: Page, others: Int) -> String {
    let code = page.code.map { ", \($0.words)" } ?? ""
    return "New P1: \(page.name)\(code)" + (others > 0 ? ", and \(others) more" : "")
  }

  /// A word or two for a column: `acked ada`, `snoozed 2h`, `again`, `unanswered`.
  static func state(
    _ triage: TriageSummary, unansweredSince: Instant?, now: Instant
  ) -> (text: String, style: Style)? {
    switch triage.state {
    case nil: nil
    case .acknowledged: ("acked \(triage.owner ?? "")", .good)
    case .snoozed:
      ("snoozed \(triage.until.map { TimeWords.age($0 - now) } ?? "")", .muted)
    case .dismissed: ("dismissed", .faint)
    case .firing:
      if unansweredSince != nil {
        ("unanswered", .warning)
      } else if triage.again != nil {
        ("again", .warning)
      } else if triage.escalatedAt != nil {
        ("escalated", .info)
      } else {
        nil
      }
    }
  }
}

extension DashboardState {
  /// Since when nobody has answered an urgent order for too long; nil when they have.
  func unanswered(_ row: OrderRow) -> Instant? {
    guard let priority = row.priority else { return nil }
    return setup.triage.unanswered(
      row.triage, priority: priority, pagedAt: row.pagedAt, now: now)
  }

  /// How an order stands, as a sentence: who has it, why it fires again, that somebody should hear
  /// of it.
  func standing(_ row: OrderRow) -> String? {
    let sentence = row.triage.sentence(in: setup.zone, now: now)
    let wait = unanswered(row).map { since in
      let key = setup.keymap.label(for: .escalate).map { ", \($0) escalates" } ?? ""
      return "nobody has answered for \((now - since).short)\(key)"
    }
    let parts = [sentence, wait].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }
}
