import Commerce
import Store

extension Workspace {
  /// Does something about subjects, as of now: the rules run before, so that what resolved is not
  /// acknowledged, and after, so that lists show it.
  ///
  /// Every triage verb of the dashboard and the command line comes through here, `escalate` too: it
  /// records that somebody was told, and who tells them is for its caller.
  func triage(
    _ action: TriageRequest.Action, on subjects: [TriageSubject], isForced: Bool = false
  ) throws -> TriageOutcome {
    try evaluate()
    let outcome = try store.triage(
      TriageRequest(action, actor: actor, isForced: isForced), on: subjects,
      settings: settings.triage, now: clock.now())
    try evaluate()
    return outcome
  }

  /// The hand-off note: notes of the shift that ends, what the next one meets.
  func handOff(
    ahead: TimeSpan = .hours(12), since: Instant? = nil
  ) throws -> (handoff: Handoff, text: String) {
    let now = clock.now()
    let handoff = try store.handoff(
      now: now, since: since ?? now - ahead, until: now + ahead, actor: actor)
    return (handoff, handoff.markdown(store: settings.name, zone: settings.zone))
  }

  /// The subject that a person names: `order:#1042`, `sku:MUG-RED`, or an order's plain name.
  func triageSubject(_ text: String) throws -> TriageSubject {
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    if parts.count == 2 {
      switch parts[0].lowercased() {
      case "order": return TriageSubject(.order, try store.findOrder(parts[1]))
      case "sku", "variant", "product":
        return TriageSubject(.variant, try store.findVariant(parts[1]))
      default: break
      }
    }
    return TriageSubject(.order, try store.findOrder(text))
  }
}
