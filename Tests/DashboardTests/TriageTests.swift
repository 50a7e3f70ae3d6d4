import Commerce
import TerminalKit
import Testing

@testable import Dashboard

@Suite struct TriageTests {
  private func press(_ keys: String, in state: Driver) throws -> [Effect] {
    var effects: [Effect] = []
    for key in try KeySequence(parsing: keys) { effects += state.reduce(.key(key)) }
    return effects
  }

  private func order(_ id: Int64) -> TriageSubject { TriageSubject(.order, id) }

  private func triages(_ effects: [Effect]) -> [Effect] {
    effects.filter { if case .triage = $0 { true } else { false } }
  }

  /// What the store says after an acknowledgement.
  private func acknowledged(_ ids: Int64..., refused: [TriageOutcome.Refused] = []) -> Action {
    .triaged(
      TriageOutcome(
        verb: .acknowledge, changeSet: 9,
        done: ids.map { id in
          TriageOutcome.Done(
            subject: order(id), name: "#\(1_000 + id)",
            event: TriageEvent(
              .acknowledge, actor: "ada", at: Fixture.now, until: Fixture.now + .hours(4)))
        }, refused: refused))
  }

  @Test func `a takes the order under the cursor at once`() throws {
    let state = Driver(Fixture.dashboard())
    #expect(
      try press("4 a", in: state) == [
        .triage(.acknowledge(until: nil), [order(1)], isForced: false)
      ])
  }

  @Test func `a verb takes all marked rows, and place, marks and filter stay`() throws {
    let state = Driver(Fixture.dashboard())
    let effects = try press("4 Space Space a", in: state)
    #expect(
      triages(effects) == [
        .triage(.acknowledge(until: nil), [order(1), order(2)], isForced: false)
      ])
    _ = state.reduce(acknowledged(1, 2))
    #expect(state.orders.marks == [1, 2])
    #expect(state.orders.cursorID == 3)
    #expect(state.message?.text == "Acknowledged 2: #1001, #1002; u takes it back")
  }

  @Test func `the cursor goes on to the next order that nobody has`() throws {
    let state = Driver(Fixture.dashboard())
    _ = try press("4 j", in: state)
    let effects = state.reduce(acknowledged(2))
    #expect(state.orders.cursorID == 3)
    #expect(state.message?.text == "Acknowledged #1002 until 14:00; u takes it back")
    #expect(effects.contains { if case .loadOrders = $0 { true } else { false } })
  }

  @Test func `who comes second is told who was first, and the cursor stays`() throws {
    let state = Driver(Fixture.dashboard())
    _ = try press("4", in: state)
    _ = state.reduce(
      .triaged(
        TriageOutcome(
          verb: .acknowledge,
          refused: [
            TriageOutcome.Refused(
              subject: order(1), name: "#1001", refusal: .taken(by: "bob", until: "14:00"))
          ])))
    #expect(state.orders.cursorID == 1)
    #expect(state.message?.tone == .warning)
    #expect(
      state.message?.text
        == "#1001: bob has acknowledged it until 14:00; force takes it over")
  }

  @Test(arguments: [
    ("m", "c a l l e d", TriageRequest.Action.note("called")),
    ("A", "b o b", .assign(to: "bob")), ("A", "", .assign(to: nil)),
    ("x", "t e s t", .dismiss(reason: "test")), ("X", "", .escalate(nil)),
    ("X", "l o s t", .escalate("lost")),
    ("z", "s c a n", .snooze(until: .condition(.scan))),
  ])
  func `a line gives a verb its text`(
    key: String, text: String, action: TriageRequest.Action
  ) throws {
    let state = Driver(Fixture.dashboard())
    let effects = try press("4 \(key) \(text) Enter", in: state)
    #expect(triages(effects) == [.triage(action, [order(1)], isForced: false)])
    #expect(state.prompt == nil)
  }

  @Test func `a dismissal without a reason is not taken`() throws {
    let state = Driver(Fixture.dashboard())
    #expect(try triages(press("4 x Enter", in: state)).isEmpty)
    #expect(state.prompt?.problem == "a dismissal needs a reason")
  }

  @Test func `a snooze over a deadline says so and takes a mark of force`() throws {
    let state = Driver(Fixture.dashboard())
    _ = try press("4 z 2 h", in: state)
    #expect(state.render().canvas.lines().last?.contains("ship_by is over; ! forces") == true)
    #expect(try triages(press("Enter", in: state)).isEmpty)
    _ = try press("!", in: state)
    #expect(state.render().canvas.lines().last?.contains("until Sun 22 Nov 12:00 CET") == true)
    #expect(
      try triages(press("Enter", in: state)) == [
        .triage(.snooze(until: .span(.hours(2))), [order(1)], isForced: true)
      ])
  }

  @Test(arguments: [
    ("f r i Space 0 9 : 0 0 !", "until Fri 27 Nov 09:00 CET"),
    ("2 0 2 7 - 0 7 - 1 5 !", "until Thu 15 Jul 00:00 CEST"),
    ("s c a n", "scanned, or Sun 29 Nov 10:00 CET"), ("w o r", "did you mean worse?"),
    ("2", "with a unit: 30m, 2h, 3d, 1w"), ("", "2h, fri 09:00, ship_by-4h, scan, worse"),
    ("p r o m i s e - 4 h", "it has no promised date"),
  ])
  func `a snooze says beforehand what it means`(keys: String, note: String) throws {
    let state = Driver(Fixture.dashboard())
    _ = try press("4 z \(keys)", in: state)
    let line = try #require(state.render().canvas.lines().last)
    #expect(line.contains(note), "\(line)")
  }

  @Test func `what can't be done says why`() throws {
    let state = Driver(Fixture.dashboard())
    _ = try press("4", in: state)
    #expect(state.dashboard.disabledReason(.wake) == "it fires already")
    #expect(state.dashboard.disabledReason(.acknowledge) == nil)
    _ = try press("3", in: state)
    #expect(state.dashboard.disabledReason(.snooze) == "promotions have no alerts")
    _ = try press("1", in: state)
    #expect(state.dashboard.disabledReason(.dismiss) == "nothing fires on it")
    #expect(state.dashboard.disabledReason(.note) == nil)
    _ = try press("2", in: state)
    #expect(
      try triages(press("a", in: state)) == [
        .triage(.acknowledge(until: nil), [TriageSubject(.variant, 1)], isForced: false)
      ])
    state.setup.isReadOnly = true
    #expect(state.dashboard.disabledReason(.acknowledge) == "the store is open read-only")
    #expect(state.dashboard.disabledReason(.handOff) == nil)
  }

  @Test func `a new P1 rings once, those at the start do not`() throws {
    func page(_ id: Int64) -> Page {
      Page(
        id: id, subject: order(id), name: "#\(1_000 + id)", code: .shipLate, score: 80,
        at: Fixture.now)
    }
    var first = Fixture.snapshot()
    first.pages = [page(2), page(1)]
    let state = Driver(
      DashboardState(
        setup: Fixture.setup(), size: Size(width: 80, height: 24), now: Fixture.now,
        snapshot: first))
    func rings(_ pages: [Page], generation: Int) -> [Effect] {
      var snapshot = Fixture.snapshot(generation: generation)
      snapshot.pages = pages
      return state.reduce(.snapshot(snapshot)).filter {
        if case .ring = $0 { true } else { false }
      }
    }
    #expect(rings([page(2), page(1)], generation: 2).isEmpty)
    #expect(
      rings([page(4), page(3), page(2)], generation: 3) == [.ring(page(4), others: 1)])
    #expect(state.message?.text == "New P1: #1004, shipping overdue, and 1 more")
    #expect(rings([page(4), page(3), page(2)], generation: 4).isEmpty)
  }

  @Test func `the hand-off note scrolls, is copied and closes`() throws {
    let state = Driver(Fixture.dashboard())
    #expect(try press("H", in: state) == [.loadHandOff])
    _ = state.reduce(.handOff("# Hand-off\n\nNothing.\n"))
    #expect(try press("j", in: state).isEmpty)
    #expect(try press("y", in: state) == [.copy("# Hand-off\n\nNothing.\n")])
    _ = try press("Esc", in: state)
    #expect(state.overlay == nil)
  }

  // MARK: Screens

  private func dashboard(_ size: Size) -> DashboardState {
    var state = Fixture.dashboard(size)
    func triage(
      _ make: (inout TriageSummary) -> Void
    ) -> TriageSummary {
      var summary = TriageSummary(state: .firing)
      make(&summary)
      return summary
    }
    var rows = (1...8).map { Fixture.order($0, score: Int(95 - 2 * $0)) }
    rows[0].triage = triage {
      $0.again = FiringAgain(.acknowledgementEnded, by: "ada", at: Fixture.now - .minutes(50))
      $0.lastNote = "warehouse picks it at 8, asked twice"
      $0.noteCount = 2
    }
    rows[1].triage = triage { $0.escalatedAt = Fixture.now - .minutes(5) }
    rows[2].pagedAt = Fixture.now - .minutes(25)
    rows[2].triage = triage { _ in }
    rows[5].triage = triage {
      $0.state = .acknowledged
      ($0.owner, $0.holder, $0.until) = ("bob", "bob", Fixture.now + .hours(3))
    }
    rows[6].triage = triage {
      $0.state = .snoozed
      ($0.owner, $0.holder, $0.until) = ("ada", "ada", Fixture.now + .hours(5))
      $0.condition = .scan
    }
    rows[7].triage = triage {
      $0.state = .dismissed
      ($0.holder, $0.reason) = ("cyd", "test order")
    }
    var snapshot = Fixture.snapshot(generation: 2)
    snapshot.panes[.orders]?.held = [.acknowledged: 1, .snoozed: 1, .dismissed: 1]
    _ = state.reduce(.snapshot(snapshot))
    _ = state.reduce(.orders(Fixture.window(rows, total: 2_500), sequence: 2))
    if let first = state.orders.current {
      _ = state.reduce(.detail(.order(Fixture.orderDetail(first))))
    }
    return state
  }

  @Test(arguments: ScreenTests.sizes)
  func `the queue says in words who has what`(size: Size) throws {
    try expectGolden(dashboard(size).render().canvas, "\(size.width)x\(size.height)-triage")
  }

  @Test func `a hand-off note looks as recorded`() throws {
    var handoff = Handoff(
      now: Fixture.now, since: Fixture.now - .hours(12), until: Fixture.now + .hours(12),
      actor: "ada")
    handoff.urgent = Handoff.List(
      [
        Handoff.Item(
          name: "#1001", codes: [.shipLate, .holdStale], score: 93,
          deadline: Deadline(kind: .shipBy, at: Fixture.now - .hours(18)),
          total: Money(minorUnits: 12_990, currency: .eur))
      ], hasMore: true)
    handoff.notes = [
      Handoff.Note(
        subject: "#1001", by: "bob", at: Fixture.now - .hours(3), text: "asked *twice*\nno answer")
    ]
    let text = handoff.markdown(store: "Nordlicht", zone: Fixture.berlin)
    #expect(text.contains("## Open P1 and P2 (1+)\n\n- **P1 93 #1001** shipping overdue, hold"))
    #expect(text.contains("- 07:00 **#1001** bob: asked \\*twice\\* no answer\n"))
    let state = Driver(Fixture.dashboard())
    _ = try press("H", in: state)
    _ = state.reduce(.handOff(text))
    try expectGolden(state.render().canvas, "80x24-hand-off")
  }
}
