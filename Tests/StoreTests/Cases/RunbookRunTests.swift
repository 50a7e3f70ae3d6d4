import Commerce
import Testing

@testable import Store

/// Runbooks that are worked through, and tickets.
@Suite struct RunbookRunTests {
  private func begin(_ store: Store, by actor: String = "ada", steps: Int = 2) throws -> RunbookRun
  {
    try store.startRunbook("SHIP_LATE", steps: steps, on: .order(1), actor: actor, now: noon)
  }

  @Test func `two people on one case share its run`() throws {
    let store = try Store.inMemory()
    let first = try begin(store)
    let second = try begin(store, by: "bob")
    #expect(first.id == second.id)
    #expect(second.startedBy == "ada")
    _ = try store.tick(step: 1, text: "Call", of: first, actor: "ada", now: noon)
    let seen = try #require(try store.runbookRun("SHIP_LATE", on: .order(1)))
    #expect(seen.ticks == [1: RunbookRun.Tick(actor: "ada", at: noon)])
  }

  @Test func `who ticked first stays, and a tick can be taken back`() throws {
    let store = try Store.inMemory()
    let run = try begin(store)
    _ = try store.tick(step: 1, text: "Call", of: run, actor: "ada", now: noon)
    let again = try store.tick(step: 1, text: "Call", of: run, actor: "bob", now: noon)
    #expect(again.ticks[1]?.actor == "ada")
    let back = try store.tick(
      step: 1, text: "Call", of: run, isDone: false, actor: "bob", now: noon + .minutes(1))
    #expect(back.ticks.isEmpty)
  }

  @Test func `the last tick finishes the run, and the next one is another`() throws {
    let store = try Store.inMemory()
    let run = try begin(store)
    _ = try store.tick(step: 2, text: "Ship", of: run, actor: "ada", now: noon)
    let done = try store.tick(step: 1, text: "Call", of: run, actor: "ada", now: noon)
    #expect(done.finishedAt == noon)
    #expect(try store.runbookRun("SHIP_LATE", on: .order(1)) == nil)
    #expect(throws: StoreError.self) {
      try store.tick(step: 1, text: "Call", of: run, isDone: false, actor: "ada", now: noon)
    }
    #expect(try begin(store).id != run.id)
  }

  @Test(arguments: [0, 3]) func `a step that is not there is refused`(step: Int) throws {
    let store = try Store.inMemory()
    let run = try begin(store)
    #expect(throws: StoreError.self) {
      try store.tick(step: step, text: "", of: run, actor: "ada", now: noon)
    }
  }

  @Test func `ticks and tickets stand in the time line`() throws {
    let store = try Store.inMemory()
    try store.take(.orders, [try order("#1")])
    let subject = CaseSubject.order(try store.findOrder("#1"))
    let run = try store.startRunbook("SHIP_LATE", steps: 2, on: subject, actor: "ada", now: noon)
    _ = try store.tick(step: 1, text: "Call", of: run, actor: "ada", now: noon)
    _ = try store.linkTicket(
      TicketReference(key: "OPS-1", title: "Stuck"), to: subject, actor: "bob", now: noon)
    try store.unlinkTicket("OPS-1", from: subject, actor: "bob", now: noon)
    let detail = try store.orderDetail(id: subject.id)
    #expect(
      detail.timeline.filter { $0.source == .person }.map(\.text) == [
        "SHIP_LATE step 1 done by ada: Call", "ticket OPS-1 Stuck linked by bob",
        "ticket OPS-1 unlinked by bob",
      ])
    #expect(detail.runs.map(\.words) == ["SHIP_LATE 1 of 2 steps, begun by ada"])
    #expect(detail.tickets.isEmpty)
  }

  @Test func `linking a ticket again adds what is new about it`() throws {
    let store = try Store.inMemory()
    let subject = CaseSubject.variant(7)
    _ = try store.linkTicket(
      TicketReference(key: "OPS-1", title: "Stuck"), to: subject, actor: "ada", now: noon)
    let ticket = try store.linkTicket(
      TicketReference(key: "OPS-1", url: "https://tickets.example.com/OPS-1"), status: "open",
      to: subject, actor: "bob", now: noon)
    #expect(ticket.title == "Stuck")
    #expect(ticket.url == "https://tickets.example.com/OPS-1")
    #expect(ticket.status == "open")
    #expect(try store.tickets(of: subject).count == 1)
    #expect(throws: StoreError.self) {
      try store.unlinkTicket("OPS-2", from: subject, actor: "ada", now: noon)
    }
  }
}
