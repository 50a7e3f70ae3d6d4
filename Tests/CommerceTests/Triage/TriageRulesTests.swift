import Commerce
import Testing

@Suite struct TriageRulesTests {
  private let noon = Instant(seconds: 1_795_348_800)  // 2026-11-22T12:00:00Z
  private let settings = TriageSettings()

  private func facts(
    _ codes: AlertCode..., score: Int = 60, deadlines: [Deadline] = [], isScanned: Bool? = false,
    isInStock: Bool? = false, groupSize: Int? = 1
  ) -> TriageFacts {
    TriageFacts(
      codes: codes, score: score, deadlines: deadlines, isScanned: isScanned,
      isInStock: isInStock, groupSize: groupSize)
  }

  private func standing(
    _ events: [TriageEvent], _ facts: TriageFacts, at now: Instant
  ) -> TriageStanding {
    let numbered = events.enumerated().map { index, event in
      var event = event
      event.id = Int64(index + 1)
      return event
    }
    return TriageRules.standing(numbered, facts: facts, now: now)
  }

  private func decide(
    _ action: TriageRequest.Action, by actor: String = "ada", on facts: TriageFacts,
    after events: [TriageEvent] = [], force: Bool = false, at now: Instant? = nil
  ) throws(TriageRefusal) -> TriageEvent {
    let now = now ?? noon
    return try TriageRules.decide(
      TriageRequest(action, actor: actor, isForced: force),
      on: TriageCase(
        facts: facts, standing: standing(events, facts, at: now),
        resolvedAt: events.last { $0.verb == .resolve }?.at), settings: settings, zone: .utc,
      now: now)
  }

  // MARK: Acknowledging

  @Test(arguments: [(60, 4 * 60), (69, 4 * 60), (70, 30), (20, 4 * 60)])
  func `an acknowledgement lasts four hours, thirty minutes for a P1`(
    score: Int, minutes: Int
  ) throws {
    let event = try decide(.acknowledge(until: nil), on: facts(.shipLate, score: score))
    #expect(event.until == noon + .minutes(minutes))
    #expect(event.codes == [.shipLate])
  }

  @Test func `an acknowledgement holds until it ends, and then says whose it was`() throws {
    let ack = try decide(.acknowledge(until: nil), on: facts(.shipLate))
    let held = standing([ack], facts(.shipLate), at: noon + .hours(3))
    #expect(held.state == .acknowledged)
    #expect(held.owner == "ada")
    #expect(held.nextChangeAt == noon + .hours(4))
    #expect(held.again == nil)
    let over = standing([ack], facts(.shipLate), at: noon + .hours(4))
    #expect(over.state == .firing)
    #expect(over.owner == nil)
    #expect(over.nextChangeAt == nil)
    #expect(
      over.again?.sentence(in: .utc, now: noon + .hours(5))
        == "fires again: ada's acknowledgement ended 16:00")
    #expect(
      over.again?.sentence(in: .utc, now: noon + .hours(25))
        == "fires again: ada's acknowledgement ended Sun 2026-11-22 16:00")
  }

  @Test func `who comes second is told who was first`() throws {
    let ack = try decide(.acknowledge(until: nil), on: facts(.shipLate))
    let refusal = #expect(throws: TriageRefusal.self) {
      try decide(.acknowledge(until: nil), by: "bob", on: facts(.shipLate), after: [ack])
    }
    #expect(refusal == .taken(by: "ada", until: "16:00"))
    #expect(refusal?.description == "ada has acknowledged it until 16:00; force takes it over")
    let taken = try decide(
      .acknowledge(until: nil), by: "bob", on: facts(.shipLate), after: [ack], force: true)
    #expect(standing([ack, taken], facts(.shipLate), at: noon).owner == "bob")
    let renewed = try decide(
      .acknowledge(until: nil), on: facts(.shipLate), after: [ack], at: noon + .hours(3))
    #expect(renewed.until == noon + .hours(7))
    // After its end it is free for anyone.
    _ = try decide(
      .acknowledge(until: nil), by: "bob", on: facts(.shipLate), after: [ack], at: noon + .hours(4))
  }

  @Test func `a code that appears after the acknowledgement fires`() throws {
    let ack = try decide(.acknowledge(until: nil), on: facts(.shipDue))
    let both = standing([ack], facts(.holdStale, .shipDue), at: noon + .minutes(5))
    #expect(both.state == .firing)
    #expect(both.state(of: .shipDue) == .acknowledged)
    #expect(both.state(of: .holdStale) == .firing)
    #expect(
      both.again?.sentence(in: .utc, now: noon)
        == "fires again: hold not reviewed is new since ada took it 12:00")
    #expect(both.owner == "ada")
  }

  @Test func `a code that went and came back fires`() throws {
    let ack = try decide(.acknowledge(until: nil), on: facts(.shipDue, .holdStale))
    let gone = standing([ack], facts(.shipDue), at: noon + .minutes(5))
    #expect(gone.state == .acknowledged)
    #expect(gone.automatic.map(\.verb) == [.resolve])
    #expect(gone.automatic.first?.codes == [.holdStale])
    let back = standing(
      [ack] + gone.automatic, facts(.shipDue, .holdStale), at: noon + .minutes(10))
    #expect(back.state(of: .holdStale) == .firing)
    #expect(back.state(of: .shipDue) == .acknowledged)
    #expect(back.automatic.isEmpty)
  }

  // MARK: Resolving

  @Test func `what resolves ends everything but the notes`() throws {
    let ack = try decide(.acknowledge(until: nil), on: facts(.shipLate))
    let note = try decide(.note("called the warehouse"), on: facts(.shipLate))
    let assign = try decide(.assign(to: "bob"), on: facts(.shipLate))
    let log = [ack, note, assign]
    let resolved = standing(log, TriageFacts(), at: noon + .minutes(20))
    #expect(resolved.state == nil)
    #expect(resolved.owner == nil)
    #expect(resolved.noteCount == 1)
    #expect(resolved.lastNote == "called the warehouse")
    #expect(resolved.automatic.map(\.verb) == [.resolve])
    let again = standing(log + resolved.automatic, facts(.shipLate), at: noon + .minutes(21))
    #expect(again.state == .firing)
    #expect(again.again == nil)
  }

  @Test(arguments: [0, 12, 29, 30, 600])
  func `an automatic resolution wins over an acknowledgement, however close`(seconds: Int) throws {
    // The acknowledgement comes after the resolution: it is refused, and says what happened.
    let resolve = TriageEvent(.resolve, actor: TriageEvent.program, at: noon)
    let refusal = #expect(throws: TriageRefusal.self) {
      try decide(
        .acknowledge(until: nil), on: TriageFacts(), after: [resolve],
        at: noon + .seconds(seconds))
    }
    #expect(refusal == .nothingFires(resolved: "12:00"))
    // It comes before: the resolution ends it.
    let ack = try decide(.acknowledge(until: nil), on: facts(.shipLate))
    #expect(standing([ack], TriageFacts(), at: noon + .seconds(seconds)).state == nil)
  }

  @Test func `what was resolved later than now is not known yet`() throws {
    let ack = try decide(.acknowledge(until: nil), on: facts(.shipLate))
    let resolve = TriageEvent(.resolve, actor: TriageEvent.program, at: noon + .hours(2))
    let before = standing([ack, resolve], facts(.shipLate), at: noon + .hours(1))
    #expect(before.state == .acknowledged)
    #expect(standing([ack, resolve], facts(.shipLate), at: noon + .hours(2)).state == .firing)
  }

  // MARK: Snoozing

  @Test func `a snooze ends by the clock`() throws {
    let snooze = try decide(.snooze(until: .span(.hours(2))), on: facts(.paymentPending))
    let held = standing([snooze], facts(.paymentPending), at: noon + .minutes(119))
    #expect(held.state == .snoozed)
    #expect(held.nextChangeAt == noon + .hours(2))
    let over = standing([snooze], facts(.paymentPending), at: noon + .hours(2))
    #expect(over.state == .firing)
    #expect(
      over.again?.sentence(in: .utc, now: noon + .hours(3))
        == "fires again: ada's snooze ended 14:00")
  }

  @Test(arguments: [
    (WakeCondition.scan, "scanned"), (.stock, "restocked"), (.worse, "worse"), (.more(5), "more"),
  ])
  func `a snooze ends when what it waits for happens, and only then`(
    condition: WakeCondition, waker: String
  ) throws {
    let changes: [String: TriageFacts] = [
      "scanned": facts(.shipDue, isScanned: true), "restocked": facts(.shipDue, isInStock: true),
      "almost worse": facts(.shipDue, score: 69), "worse": facts(.shipDue, score: 70),
      "almost more": facts(.shipDue, groupSize: 5), "more": facts(.shipDue, groupSize: 6),
    ]
    let snooze = try decide(.snooze(until: .condition(condition)), on: facts(.shipDue))
    for (name, now) in changes {
      let woken = standing([snooze], now, at: noon + .hours(1))
      #expect(woken.state == (name == waker ? .firing : .snoozed), "\(condition) \(name)")
      guard name == waker else { continue }
      #expect(woken.automatic.map(\.verb) == [.rouse])
      // It stays awake when that passes.
      let after = standing(
        [snooze] + woken.automatic, facts(.shipDue), at: noon + .hours(2))
      #expect(after.state == .firing)
      #expect(after.again?.cause == .roused)
    }
  }

  @Test func `a snooze that waits for a condition ends at the next deadline`() throws {
    let due = Deadline(kind: .shipBy, at: noon + .hours(30))
    let snooze = try decide(
      .snooze(until: .condition(.scan)), on: facts(.shipDue, deadlines: [due]))
    #expect(snooze.until == due.at)
    let open = try decide(.snooze(until: .condition(.scan)), on: facts(.shipDue))
    #expect(open.until == noon + .days(7))
  }

  @Test(arguments: [(29, false), (30, true), (31, true)])
  func `a deadline within the snooze refuses it unless forced`(
    hours: Int, isRefused: Bool
  ) throws {
    let due = Deadline(kind: .shipBy, at: noon + .hours(30))
    let subject = facts(.shipDue, deadlines: [due])
    let until = TriageRequest.Action.snooze(until: .span(.hours(hours)))
    if isRefused {
      let refusal = #expect(throws: TriageRefusal.self) { try decide(until, on: subject) }
      #expect(
        refusal?.description
          == "its deadline (ship-by, Mon 2026-11-23 18:00) comes before the snooze ends; snooze"
          + " until ship_by-1h, or force it")
    }
    let event = try decide(until, on: subject, force: isRefused)
    #expect(event.until == noon + .hours(hours))
  }

  @Test func `what would wake at once, or can't be known, is refused`() throws {
    let scan = TriageRequest.Action.snooze(until: .condition(.scan))
    let stock = TriageRequest.Action.snooze(until: .condition(.stock))
    #expect(throws: TriageRefusal.alreadySo(.scan)) {
      try decide(scan, on: facts(.shipDue, isScanned: true))
    }
    #expect(throws: TriageRefusal.unknowable(.scan)) {
      try decide(scan, on: facts(.low, isScanned: nil))
    }
    #expect(throws: TriageRefusal.alreadySo(.stock)) {
      try decide(stock, on: facts(.shipDue, isInStock: true))
    }
    #expect(throws: TriageRefusal.unknowable(.stock)) {
      try decide(stock, on: facts(.shipDue, isInStock: nil))
    }
    #expect(throws: TriageRefusal.needsTime) {
      try decide(.acknowledge(until: .condition(.scan)), on: facts(.shipDue))
    }
  }

  // MARK: Dismissing, waking, assigning, undoing

  @Test(arguments: [(69, TriageState.dismissed), (70, .firing)])
  func `a dismissal ends when the score is 10 higher`(score: Int, state: TriageState) throws {
    #expect(throws: TriageRefusal.emptyText(.dismiss)) {
      try decide(.dismiss(reason: "  "), on: facts(.paymentMismatch))
    }
    let dismissal = try decide(.dismiss(reason: "gift card"), on: facts(.paymentMismatch))
    let later = standing([dismissal], facts(.paymentMismatch, score: score), at: noon + .days(40))
    #expect(later.state == state)
    let new = standing([dismissal], facts(.paymentMismatch, .shipLate), at: noon + .days(1))
    #expect(new.state == .firing)
  }

  @Test func `waking ends what holds, and needs something that does`() throws {
    #expect(throws: TriageRefusal.notHeld) { try decide(.wake, on: facts(.shipLate)) }
    let snooze = try decide(.snooze(until: .days(1)), on: facts(.paymentPending))
    let wake = try decide(.wake, by: "bob", on: facts(.paymentPending), after: [snooze])
    let woken = standing([snooze, wake], facts(.paymentPending), at: noon + .minutes(5))
    #expect(woken.state == .firing)
    #expect(woken.again?.sentence(in: .utc, now: noon) == "fires again: bob woke it 12:00")
  }

  @Test func `an assignment takes the acknowledgement along`() throws {
    let ack = try decide(.acknowledge(until: nil), on: facts(.shipLate))
    let assign = try decide(.assign(to: "bob"), on: facts(.shipLate), after: [ack])
    let given = standing([ack, assign], facts(.shipLate), at: noon + .hours(1))
    #expect(given.state == .acknowledged)
    #expect(given.owner == "bob")
    let nobody = try decide(
      .assign(to: nil), by: "cyd", on: facts(.shipLate), after: [ack, assign])
    let free = standing([ack, assign, nobody], facts(.shipLate), at: noon + .hours(1))
    #expect(free.state == .firing)
    #expect(free.owner == nil)
    #expect(free.again?.cause == .released)
  }

  @Test func `a retraction takes an entry back, and its own retraction brings it back`() throws {
    let ack = try decide(.acknowledge(until: nil), on: facts(.shipLate))
    let undo = TriageEvent(.retract, actor: "ada", at: noon, retracts: 1)
    let redo = TriageEvent(.retract, actor: "ada", at: noon, retracts: 2)
    #expect(standing([ack, undo], facts(.shipLate), at: noon).state == .firing)
    #expect(standing([ack, undo], facts(.shipLate), at: noon).isBlank)
    #expect(standing([ack, undo, redo], facts(.shipLate), at: noon).state == .acknowledged)
  }

  @Test func `nothing that does not fire is acknowledged, snoozed, dismissed or escalated`() throws
  {
    for action: TriageRequest.Action in [
      .acknowledge(until: nil), .snooze(until: .days(1)), .dismiss(reason: "x"), .escalate(nil),
    ] {
      #expect(throws: TriageRefusal.nothingFires(resolved: nil)) {
        try decide(action, on: TriageFacts())
      }
    }
    _ = try decide(.note("asked for a refund"), on: TriageFacts())
    _ = try decide(.assign(to: "bob"), on: TriageFacts())
  }

  @Test func `an escalation is due after 10 minutes for a P1, an hour for a P2`() {
    #expect(settings.escalationDue(.p1, firingSince: noon) == noon + .minutes(10))
    #expect(settings.escalationDue(.p2, firingSince: noon) == noon + .minutes(60))
    #expect(settings.escalationDue(.p3, firingSince: noon) == nil)
  }
}
