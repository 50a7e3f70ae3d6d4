import Commerce
import TerminalKit
import Testing

@testable import Dashboard

/// Runbooks, tickets and decisions about orders, from the keys.
@Suite struct CaseTests {
  private static let book = Runbook(
    code: "SHIP_LATE",
    markdown: """
      # Ship-by has passed

      The order should have left.

      1. Read how late it is.
         ```
         aisle explain order {order}
         ```
      2. Has it left already? Then mark it shipped.
      3. Tell the customer the new date.
         ```
         mail {order}
         ```

      ## Who to wake

      The shift lead.
      """)

  private func open(_ ticks: [Int: RunbookRun.Tick] = [:], size: Size = Size(width: 80, height: 24))
    -> RunbookOverlay
  {
    var run = RunbookRun(
      id: 1, code: "SHIP_LATE", subject: .order(1), steps: 3, startedAt: Fixture.now,
      startedBy: "ada")
    run.ticks = ticks
    return RunbookOverlay(
      runbook: Self.book, subject: .order(1), name: "#1001", values: ["order": "#1001"],
      run: ticks.isEmpty ? nil : run)
  }

  private func press(_ keys: String, in state: Driver) throws -> [Effect] {
    var effects: [Effect] = []
    for key in try KeySequence(parsing: keys) { effects += state.reduce(.key(key)) }
    return effects
  }

  private func plan(
    _ verdict: EditVerdict = .ok, because: String? = nil, name: String = "#1001"
  ) -> OrderActionPlan {
    OrderActionPlan(
      orderID: 1, name: name, channel: "shop",
      action: .ship(Shipment(carrier: "UPS", trackingNumber: "1Z9")), verdict: verdict,
      because: because, handOver: "export as amazon-shipping-confirmation")
  }

  // MARK: Runbook

  @Test func `R opens the runbook of the row's worst code`() throws {
    let state = Driver(Fixture.dashboard())
    #expect(
      try press("R", in: state) == [
        .openRunbook(
          code: "SHIP_LATE", subject: .order(1), name: "#1001", values: ["order": "#1001"])
      ])
  }

  @Test func `where nothing fires the palette says why there is no runbook`() throws {
    let state = Driver(Fixture.dashboard())
    _ = try press("1", in: state)
    #expect(try press("R", in: state).isEmpty)
    #expect(state.message?.text == "runbook: nothing is wrong with SKU-1")
  }

  @Test func `Space asks for the tick and the store's answer moves on to the next step`() throws {
    let state = Driver(Fixture.dashboard())
    _ = state.reduce(.runbook(open()))
    let step = try #require(Self.book.steps.first)
    #expect(
      try press("Space", in: state) == [
        .tickRunbook(
          code: "SHIP_LATE", steps: 3, step: step, isDone: true, subject: .order(1))
      ])
    // A second Space before the answer does not take the tick back.
    #expect(try press("Space", in: state).isEmpty)
    let run = try #require(open([1: RunbookRun.Tick(actor: "ada", at: Fixture.now)]).run)
    _ = state.reduce(.runbookTicked(run))
    guard case .runbook(let book) = state.overlay else {
      Issue.record("the runbook is closed")
      return
    }
    #expect(book.cursor == 1)
    #expect(book.run?.ticks.count == 1)
  }

  @Test func `a run that was left half done goes on where it stopped`() {
    let tick = RunbookRun.Tick(actor: "ada", at: Fixture.now)
    #expect(open([1: tick, 2: tick]).cursor == 2)
  }

  @Test func `Enter runs a reading command with the case's name, and shows what it printed`() throws
  {
    let state = Driver(Fixture.dashboard())
    _ = state.reduce(.runbook(open()))
    let command = try RunbookCommand("aisle explain order '#1001'", values: [:])
    #expect(try press("Enter", in: state) == [.runCommand(command)])
    _ = state.reduce(.commandOutput(command: command.text, ["SHIP_LATE  P1", "  +45 base"]))
    #expect(state.render().canvas.lines().contains { $0.contains("+45 base") })
    _ = try press("Esc", in: state)
    #expect(state.render().canvas.lines().contains { $0.contains("Who to wake") })
  }

  @Test func `a command that is not aisle's is never run`() throws {
    let state = Driver(Fixture.dashboard())
    _ = state.reduce(.runbook(open()))
    #expect(try press("j j Enter", in: state).isEmpty)
    #expect(state.message?.text == "to be run by hand: only aisle's own commands run from here")
  }

  @Test(arguments: [Size(width: 80, height: 24), Size(width: 120, height: 40)])
  func `a runbook looks as recorded`(size: Size) throws {
    let state = Driver(Fixture.dashboard(size))
    _ = state.reduce(.runbook(open([1: RunbookRun.Tick(actor: "ada", at: Fixture.now)])))
    try expectGolden(state.render().canvas, "\(size.width)x\(size.height)-runbook")
  }

  // MARK: Decisions about orders

  @Test func `p asks what, then for carrier and number, then shows a preview`() throws {
    let state = Driver(Fixture.dashboard())
    _ = try press("p s", in: state)
    for key in "UPS 1Z9" { _ = state.reduce(.key(Key(key))) }
    #expect(
      try press("Enter", in: state) == [
        .planOrders(.ship(Shipment(carrier: "UPS", trackingNumber: "1Z9")), orders: [1])
      ])
    _ = state.reduce(.orderPlans([plan()]))
    #expect(state.prompt == nil)
    #expect(try press("Enter", in: state) == [.stageOrders([plan()])])
  }

  @Test func `Enter does not stage what is doubtful, y does, and refused orders stay out`() throws {
    let state = Driver(Fixture.dashboard())
    let doubtful = plan(.warning, because: "a hold is open")
    let refused = plan(.refused, because: "it is shipped already", name: "#1002")
    _ = state.reduce(.orderPlans([doubtful, refused]))
    #expect(try press("Enter", in: state).isEmpty)
    #expect(try press("y", in: state) == [.stageOrders([doubtful])])
    // Until the store has answered, nothing more is sent.
    #expect(try press("y", in: state).isEmpty)
    _ = state.reduce(.failed("the disk is full"))
    #expect(try press("y", in: state) == [.stageOrders([doubtful])])
  }

  @Test func `when every order is refused nothing can be staged`() throws {
    let state = Driver(Fixture.dashboard())
    _ = state.reduce(.orderPlans([plan(.refused, because: "it is shipped already")]))
    #expect(try press("y", in: state).isEmpty)
    #expect(state.message?.text == "Every order is refused; nothing can be staged")
  }

  @Test func `marked orders are decided about together`() throws {
    let state = Driver(Fixture.dashboard())
    #expect(
      try press("Space Space p r", in: state).last == .planOrders(.release, orders: [1, 2]))
  }

  @Test func `the menu and the preview look as recorded`() throws {
    let state = Driver(Fixture.dashboard())
    _ = try press("p", in: state)
    try expectGolden(state.render().canvas, "80x24-order-actions")
    _ = state.reduce(
      .orderPlans([
        plan(), plan(.warning, because: "a hold is open", name: "#1002"),
        plan(.refused, because: "it is shipped already", name: "#1003"),
      ]))
    try expectGolden(state.render().canvas, "80x24-order-preview")
  }

  @Test func `the queue and the detail say what is staged and not yet true`() throws {
    var state = Fixture.dashboard(Size(width: 120, height: 40))
    var row = Fixture.order(1, score: 93)
    var staged = StagedAction(
      id: 1, orderID: 1, action: .ship(Shipment(carrier: "UPS", trackingNumber: "1Z9")),
      stagedAt: Fixture.now, actor: "ada")
    row.staged = staged
    var detail = Fixture.orderDetail(row)
    _ = state.reduce(.orders(Fixture.window([row]), sequence: state.orders.asked))
    #expect(state.render().canvas.lines().contains { $0.contains("→ ship staged") })
    detail.staged = [staged]
    #expect(
      state.lines(of: .order(detail), width: 90)
        .contains("→ shipped UPS 1Z9  staged 22 Nov 10:00 by ada, not handed over yet"))
    staged.exportedAt = Fixture.now + .minutes(10)
    detail.staged = [staged]
    #expect(
      state.lines(of: .order(detail), width: 90)
        .contains("→ shipped UPS 1Z9  exported 22 Nov 10:10, waits for the platform"))
  }

  // MARK: Tickets and pages

  @Test func `a ticket is linked by key or URL, and nothing else is taken`() throws {
    let state = Driver(Fixture.dashboard())
    _ = try press("#", in: state)
    for key in "OPS-1" { _ = state.reduce(.key(Key(key))) }
    #expect(
      try press("Enter", in: state) == [
        .linkTicket(TicketReference(key: "OPS-1"), to: .order(1), name: "#1001")
      ])
  }

  @Test func `O copies the address of the order's page where one is known`() throws {
    let state = Driver(Fixture.dashboard())
    #expect(try press("O", in: state).isEmpty)
    #expect(state.message?.text.contains("order_url") == true)
    var known = Fixture.dashboard()
    known.setup.links = PlatformLinks(orders: ["shop": "https://admin.example.com/o/{name}"])
    let linked = Driver(known)
    #expect(try press("O", in: linked) == [.copy("https://admin.example.com/o/%231001")])
  }
}
