import Commerce
import Configuration
import Store

extension Workspace {
  /// What became of handing one case over.
  struct HandOver {
    var name: String
    /// The ticket that the hook opened; nil when it named none.
    var ticket: Ticket?
    /// Why it did not work; the escalation itself stands all the same.
    var problem: String?
  }

  /// Hands escalated cases to the program that the config names, one after the other, and links the
  /// tickets that it names. Nothing when no program is named. Blocks until each is done or its time
  /// is over.
  func handOver(_ escalated: [TriageOutcome.Done]) -> [HandOver] {
    let hook = EscalateHook(settings: configuration.hooks)
    guard !hook.settings.escalate.isEmpty else { return [] }
    return escalated.map { done in
      do {
        let reference = try hook.run(try caseJSON(of: done))
        let ticket = try reference.map {
          try store.linkTicket(
            $0, to: CaseSubject(kind: done.subject.kind.rawValue, id: done.subject.id),
            actor: actor, now: clock.now())
        }
        return HandOver(name: done.name, ticket: ticket)
      } catch {
        return HandOver(name: done.name, problem: "\(error)")
      }
    }
  }

  /// What a hook is told: who escalates what and why, the order or variant, its alerts and its notes.
  private func caseJSON(of done: TriageOutcome.Done) throws -> JSONValue {
    var alerts: [Alert] = []
    var subject = JSONValue.null
    var triage = TriageSummary()
    switch done.subject.kind {
    case .order:
      let detail = try store.orderDetail(id: done.subject.id)
      (alerts, triage, subject) = (detail.alerts, detail.row.triage, .order(detail.row))
    case .variant:
      let detail = try store.variantDetail(id: done.subject.id)
      (alerts, subject) = (detail.alerts, .variant(detail.row))
    case .source, .promotion, .incident: break
    }
    let pane: Pane = done.subject.kind == .variant ? .inventory : .orders
    let notes = try store.triageEvents(of: done.subject).filter { $0.text != nil }
    return .object([
      "event": .string("escalated"), "store": .string(settings.name),
      "kind": .string(done.subject.kind.rawValue), "subject": .string(done.name),
      "by": .string(done.event.actor), "at": .instant(done.event.at),
      "reason": .text(done.event.text), "case": subject,
      "alerts": .array(
        alerts.map { .alert($0, subject: done.name, pane: pane, triage: triage) }),
      "log": .array(notes.map { .string($0.sentence(in: settings.zone)) }),
    ])
  }
}

extension Workspace.HandOver {
  /// `#1042: ticket OPS-142`, or why there is none.
  var sentence: String {
    if let problem { return "\(name): escalated, but the hook failed: \(problem)" }
    return ticket.map { "\(name): ticket \($0.key)" } ?? "\(name): handed over"
  }
}
