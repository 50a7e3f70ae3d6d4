/// The life cycle of what fires. Source: domain rules §2.5.
public enum TriageRules {
  /// A score that has risen by this much is "worse".
  public static let worseBy = 10

  /// What the log adds up to, given what the rules say now.
  ///
  /// An acknowledgement, snooze or dismissal holds for the codes that fired when it was made: one
  /// that appears later fires. The clock or a condition ends it; a dismissal ends when the score is
  /// 10 higher. Codes that fire no longer are noted as resolved, and when none is left so is
  /// everything but the notes: auto-resolve wins over whatever people did. Nothing is read from a
  /// clock; until `nextChangeAt` the same facts give the same answer.
  ///
  /// - Parameter events: the subject's log, oldest first. What the program noted later than `now`
  ///   does not count: it will note it again.
  public static func standing(
    _ events: [TriageEvent], facts: TriageFacts, now: Instant
  ) -> TriageStanding {
    var log = TriageLog()
    for event in inForce(events) where !event.verb.isAutomatic || event.at <= now {
      log.add(event)
    }
    log.settle(facts, now: now)
    return log.standing(facts)
  }

  /// The entries that no standing retraction takes back; retractions themselves left out.
  public static func inForce(_ events: [TriageEvent]) -> [TriageEvent] {
    var retracted: Set<Int64> = []
    for event in events.reversed() where event.verb == .retract && !retracted.contains(event.id) {
      if let target = event.retracts { retracted.insert(target) }
    }
    return events.filter { $0.verb != .retract && !retracted.contains($0.id) }
  }
}

/// Adds up a triage log, entry by entry.
private struct TriageLog {
  /// What keeps a subject from firing.
  struct Hold {
    var state: TriageState
    var event: TriageEvent
    var by: String
    var covered: Set<AlertCode>
  }

  private var hold: Hold?
  private var assigned: String?
  private var again: FiringAgain?
  private var escalatedAt: Instant?
  private var notes: [String] = []
  private var automatic: [TriageEvent] = []

  mutating func add(_ event: TriageEvent) {
    switch event.verb {
    case .acknowledge: take(.acknowledged, event)
    case .snooze: take(.snoozed, event)
    case .dismiss: take(.dismissed, event)
    case .assign: assign(event)
    case .note: notes.append(event.text ?? "")
    case .escalate: escalatedAt = event.at
    case .wake:
      hold = nil
      again = FiringAgain(.woken, by: event.actor, at: event.at)
    case .rouse: rouse(event.at, event.text ?? "")
    case .resolve: resolve(event)
    case .retract: break
    }
  }

  private mutating func take(_ state: TriageState, _ event: TriageEvent) {
    hold = Hold(state: state, event: event, by: event.actor, covered: Set(event.codes))
    again = nil
  }

  /// Somebody else's acknowledgement goes with the assignment; without an owner nobody works on it.
  private mutating func assign(_ event: TriageEvent) {
    assigned = event.owner
    guard hold?.state == .acknowledged else { return }
    if let owner = event.owner {
      hold?.by = owner
    } else {
      hold = nil
      again = FiringAgain(.released, by: event.actor, at: event.at)
    }
  }

  private mutating func rouse(_ at: Instant, _ detail: String) {
    again = FiringAgain(.roused, by: hold?.by ?? TriageEvent.program, at: at, detail: detail)
    hold = nil
  }

  private mutating func resolve(_ event: TriageEvent) {
    if !event.codes.isEmpty {
      hold?.covered.subtract(event.codes)
      if hold?.covered.isEmpty ?? false { hold = nil }
      return
    }
    hold = nil
    assigned = nil
    again = nil
    escalatedAt = nil
  }

  /// Brings the log in line with the facts and the clock, noting what has to be noted.
  mutating func settle(_ facts: TriageFacts, now: Instant) {
    guard !facts.codes.isEmpty else {
      guard hold != nil || assigned != nil || again != nil || escalatedAt != nil else { return }
      note(TriageEvent(.resolve, actor: TriageEvent.program, at: now))
      return
    }
    guard let current = hold else { return }
    if let until = current.event.until, until <= now {
      let cause: FiringAgain.Cause =
        current.state == .acknowledged ? .acknowledgementEnded : .snoozeEnded
      again = FiringAgain(cause, by: current.by, at: until)
      hold = nil
      return
    }
    if let happened = current.wakes(given: facts) {
      note(TriageEvent(.rouse, actor: TriageEvent.program, at: now, text: happened))
      return
    }
    let gone = current.covered.subtracting(facts.codes)
    guard !gone.isEmpty else { return }
    note(
      TriageEvent(
        .resolve, actor: TriageEvent.program, at: now,
        codes: gone.sorted { $0.rawValue < $1.rawValue }))
  }

  private mutating func note(_ event: TriageEvent) {
    automatic.append(event)
    add(event)
  }

  func standing(_ facts: TriageFacts) -> TriageStanding {
    var standing = TriageStanding()
    standing.automatic = automatic
    standing.noteCount = notes.count
    standing.lastNote = notes.last
    standing.escalatedAt = escalatedAt
    standing.again = again
    standing.owner = assigned
    if let hold {
      if hold.state != .dismissed { standing.owner = hold.by }
      standing.holder = hold.by
      standing.heldSince = hold.event.at
      standing.heldUntil = hold.event.until
      standing.condition = hold.event.condition
      standing.reason = hold.state == .dismissed ? hold.event.text : nil
      standing.covered = hold.covered
      standing.coveredAs = hold.state
    }
    guard !facts.codes.isEmpty else { return standing }
    let new = facts.codes.filter { standing.state(of: $0) == .firing }
    standing.state = new.isEmpty ? standing.coveredAs ?? .firing : .firing
    if let hold, let first = new.first {
      standing.again = FiringAgain(.newCode, by: hold.by, at: hold.event.at, detail: first.words)
    }
    return standing
  }
}

extension TriageLog.Hold {
  /// What has happened that ends a snooze or dismissal, in words; nil while it holds.
  fileprivate func wakes(given facts: TriageFacts) -> String? {
    let isWorse = facts.score >= event.score + TriageRules.worseBy
    switch state {
    case .firing, .acknowledged: return nil
    case .dismissed:
      return isWorse ? "its score rose from \(event.score) to \(facts.score)" : nil
    case .snoozed: break
    }
    switch event.condition {
    case nil: return nil
    case .scan: return facts.isScanned == true ? event.condition?.pastWords : nil
    case .stock: return facts.isInStock == true ? event.condition?.pastWords : nil
    case .worse:
      return isWorse ? "its score rose from \(event.score) to \(facts.score)" : nil
    case .more(let count):
      guard let before = event.groupSize, let size = facts.groupSize, size >= before + count
      else { return nil }
      return event.condition?.pastWords
    }
  }
}
