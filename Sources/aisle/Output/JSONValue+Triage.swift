import Commerce

extension JSONValue {
  static func triaged(_ done: TriageOutcome.Done) -> JSONValue {
    .object([
      "subject": .string(done.name), "kind": .string(done.subject.kind.rawValue),
      "verb": .string(done.event.verb.rawValue), "done": .bool(true),
      "actor": .string(done.event.actor), "owner": .text(done.owner),
      "at": .instant(done.event.at), "until": .instant(done.event.until),
      "condition": .text(done.event.condition?.notation), "text": .text(done.event.text),
      "because": .null,
    ])
  }

  static func refused(_ refused: TriageOutcome.Refused, verb: TriageVerb) -> JSONValue {
    var owner: String?
    if case .taken(let by, _) = refused.refusal { owner = by }
    return .object([
      "subject": .string(refused.name), "kind": .string(refused.subject.kind.rawValue),
      "verb": .string(verb.rawValue), "done": .bool(false), "owner": .text(owner),
      "because": .string(refused.refusal.description),
    ])
  }

  static func handOff(_ handoff: Handoff) -> JSONValue {
    .object([
      "at": .instant(handoff.now), "since": .instant(handoff.since),
      "until": .instant(handoff.until), "actor": .string(handoff.actor),
      "urgent": list(handoff.urgent), "mine": list(handoff.mine),
      "waking": list(handoff.waking), "due": list(handoff.due),
      "notes": .array(
        handoff.notes.map { note in
          .object([
            "subject": .string(note.subject), "by": .string(note.by), "at": .instant(note.at),
            "text": .string(note.text),
          ])
        }),
    ])
  }

  private static func list(_ list: Handoff.List) -> JSONValue {
    .array(
      list.items.map { item in
        .object([
          "subject": .string(item.name), "score": .number(item.score),
          "priority": .string(Priority(score: item.score).description),
          "codes": .texts(item.codes.map(\.rawValue)), "deadline": .deadline(item.deadline),
          "total": .amount(item.total), "currency": .text(item.total?.currency.code),
          "owner": .text(item.triage.owner), "until": .instant(item.triage.until),
          "last_note": .text(item.triage.lastNote),
        ])
      })
  }
}

extension TriageOutcome.Done {
  /// Who works on it afterwards, as far as the verb decides that.
  fileprivate var owner: String? {
    switch event.verb {
    case .acknowledge, .snooze: event.actor
    case .assign: event.owner
    default: nil
    }
  }
}
