/// One subject as a request meets it.
public struct TriageCase: Hashable, Sendable {
  public var facts: TriageFacts
  public var standing: TriageStanding
  /// When everything on it was last resolved; nil when it never was.
  public var resolvedAt: Instant?

  public init(facts: TriageFacts, standing: TriageStanding, resolvedAt: Instant? = nil) {
    self.facts = facts
    self.standing = standing
    self.resolvedAt = resolvedAt
  }
}

extension TriageRules {
  /// The log entry that a request makes, or why it makes none.
  ///
  /// What fires can't be resolved by hand, and what resolved by itself can't be acknowledged: the
  /// resolution wins, however short ago it was. Who acknowledges what another holds is told who;
  /// one's own acknowledgement is renewed. A snooze that a deadline falls into is refused unless
  /// forced; one that waits for a condition ends at the next deadline at the latest.
  public static func decide(
    _ request: TriageRequest, on subject: TriageCase, settings: TriageSettings, zone: StoreZone,
    now: Instant
  ) throws(TriageRefusal) -> TriageEvent {
    var event = TriageEvent(
      request.action.verb, actor: request.actor, at: now, codes: subject.facts.codes,
      score: subject.facts.score, groupSize: subject.facts.groupSize)
    switch request.action {
    case .note(let text):
      event.text = try required(text, for: .note)
      return event
    case .assign(let owner):
      if let owner { event.owner = try required(owner, for: .assign) }
      return event
    case .wake:
      guard subject.standing.coveredAs != nil else { throw .notHeld }
      return event
    case .acknowledge, .snooze, .dismiss, .escalate: break
    }
    guard !subject.facts.codes.isEmpty else {
      throw .nothingFires(resolved: subject.resolvedAt.map { zone.timeOrDay($0, now: now) })
    }
    switch request.action {
    case .acknowledge(let until):
      try mayTake(request, subject.standing, zone: zone, now: now)
      event.until = try acknowledgementEnd(until, subject.facts, settings, zone, now)
    case .snooze(let until):
      let end = try snoozeEnd(
        until, subject.facts, isForced: request.isForced, settings: settings, zone: zone, now: now)
      event.until = end.at
      event.condition = end.condition
    case .dismiss(let reason): event.text = try required(reason, for: .dismiss)
    case .escalate(let text): event.text = text.flatMap { $0.isBlank ? nil : $0 }
    case .note, .assign, .wake: break
    }
    return event
  }

  private static func required(
    _ text: String, for verb: TriageVerb
  ) throws(TriageRefusal) -> String {
    guard !text.isBlank else { throw .emptyText(verb) }
    return text
  }

  private static func mayTake(
    _ request: TriageRequest, _ standing: TriageStanding, zone: StoreZone, now: Instant
  ) throws(TriageRefusal) {
    guard !request.isForced, standing.state == .acknowledged, let holder = standing.holder,
      holder != request.actor
    else { return }
    throw .taken(by: holder, until: standing.heldUntil.map { zone.timeOrDay($0, now: now) })
  }

  private static func acknowledgementEnd(
    _ until: SnoozeExpression?, _ facts: TriageFacts, _ settings: TriageSettings,
    _ zone: StoreZone, _ now: Instant
  ) throws(TriageRefusal) -> Instant {
    guard let until else { return now + settings.acknowledged(for: facts.priority) }
    let end: SnoozeEnd
    do { end = try until.end(in: zone, now: now, deadlines: facts.deadlines) } catch {
      throw .badEnd(error)
    }
    guard let at = end.at else { throw .needsTime }
    return at
  }

  /// When a snooze of a subject would end.
  public static func snoozeEnd(
    _ until: SnoozeExpression, _ facts: TriageFacts, isForced: Bool, settings: TriageSettings,
    zone: StoreZone, now: Instant
  ) throws(TriageRefusal) -> SnoozeEnd {
    var end: SnoozeEnd
    do { end = try until.end(in: zone, now: now, deadlines: facts.deadlines) } catch {
      throw .badEnd(error)
    }
    guard let at = end.at else {
      if let condition = end.condition { try mayWait(for: condition, facts) }
      let ahead = facts.deadlines.map(\.at).filter { $0 > now }
      end.at = (ahead + [now + settings.conditionAtMost]).min()
      return end
    }
    let inside = facts.deadlines.filter { $0.at <= at }.min { $0.at < $1.at }
    if let inside, !isForced {
      throw .deadlineInside(
        inside.kind, at: zone.timeOrDay(inside.at, now: now), isOver: inside.at <= now)
    }
    return end
  }

  private static func mayWait(
    for condition: WakeCondition, _ facts: TriageFacts
  ) throws(TriageRefusal) {
    switch condition {
    case .scan:
      guard let isScanned = facts.isScanned else { throw .unknowable(condition) }
      if isScanned { throw .alreadySo(condition) }
    case .stock:
      guard let isInStock = facts.isInStock else { throw .unknowable(condition) }
      if isInStock { throw .alreadySo(condition) }
    case .more, .worse: break
    }
  }
}

extension String {
  fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
