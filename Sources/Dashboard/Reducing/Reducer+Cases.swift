import Commerce
import TerminalKit

/// What a runbook or ticket is opened on.
struct CaseInHand {
  var subject: CaseSubject
  var name: String
  /// The worst code that fires; nil when nothing does.
  var code: AlertCode?
  var values: [String: String]
}

extension DashboardState {
  /// The case under the cursor; nil where the row is none.
  var caseInHand: CaseInHand? {
    switch focus {
    case .orders:
      guard let row = orders.current else { return nil }
      return CaseInHand(
        subject: .order(row.id), name: row.name, code: row.stuck.first?.code,
        values: ["order": row.name])
    case .inventory:
      guard let row = inventory.current else { return nil }
      let isOrder = row.pane == .orders
      return CaseInHand(
        subject: isOrder ? .order(row.subjectID) : .variant(row.subjectID), name: row.subject,
        code: row.alert.code, values: [isOrder ? "order" : "sku": row.subject])
    case .catalog:
      guard let row = catalog.current else { return nil }
      let name = row.sku ?? row.handle
      return CaseInHand(
        subject: .variant(row.id), name: name, code: row.alert, values: ["sku": name])
    case .promotions: return nil
    }
  }

  /// The orders that an action would be about: the marked ones, or the one under the cursor.
  var selectedOrders: [Int64] {
    switch focus {
    case .orders: orders.selection
    case .inventory:
      inventory.current.flatMap { $0.pane == .orders ? [$0.subjectID] : nil } ?? []
    case .catalog, .promotions: []
    }
  }

  /// The platform's page of the row under the cursor; nil where none is known.
  var platformLink: String? {
    switch focus {
    case .orders:
      guard let row = orders.current else { return nil }
      var externalID: String?
      if case .order(let shown) = detail, shown.row.id == row.id { externalID = shown.externalID }
      return setup.links.order(channel: row.channel, name: row.name, id: externalID)
    case .catalog:
      guard let row = catalog.current else { return nil }
      return row.channels.lazy.compactMap { channel in
        setup.links.product(channel: channel, handle: row.handle, sku: row.sku)
      }.first
    case .inventory, .promotions: return nil
    }
  }

  // MARK: Commands

  mutating func openRunbook() -> [Effect] {
    guard let known = caseInHand, let code = known.code else { return [] }
    return [
      .openRunbook(
        code: code.rawValue, subject: known.subject, name: known.name, values: known.values)
    ]
  }

  mutating func openActionMenu() -> [Effect] {
    let ids = selectedOrders
    let name = ids.count == 1 ? caseInHand?.name ?? "1 order" : "\(ids.count) orders"
    overlay = .orderActions(OrderActionMenu(orders: ids, subject: name))
    return []
  }

  mutating func copyLink() -> [Effect] {
    guard let link = platformLink else { return [] }
    say(.info, "Copied \(link)")
    return [.copy(link)]
  }

  mutating func askForTicket() -> [Effect] {
    guard let known = caseInHand else { return [] }
    prompt = Prompt(.ticket(known.subject, name: known.name))
    return []
  }

  // MARK: Runbook

  mutating func handleRunbook(_ key: Key, _ open: RunbookOverlay) -> [Effect] {
    var book = open
    let last = max(0, book.runbook.steps.count - 1)
    switch (key.code, key.modifiers) {
    case (.escape, _), (.character("q"), []):
      if book.output == nil {
        overlay = nil
        return []
      }
      book.output = nil
    case (.down, _), (.character("j"), []): book.move(by: 1, last: last)
    case (.up, _), (.character("k"), []): book.move(by: -1, last: last)
    case (.character(" "), []): return tick(&book)
    case (.enter, _): return runCommand(&book)
    default: break
    }
    overlay = .runbook(book)
    return []
  }

  private mutating func tick(_ book: inout RunbookOverlay) -> [Effect] {
    guard let step = book.step, !book.isTicking, book.output == nil else { return [] }
    guard !setup.isReadOnly else {
      say(.info, "The store is open read-only; steps can be read and not ticked")
      return []
    }
    guard book.run?.finishedAt == nil else {
      say(.info, "This run is finished; R opens a new one")
      return []
    }
    book.isTicking = true
    overlay = .runbook(book)
    return [
      .tickRunbook(
        code: book.runbook.code, steps: book.runbook.steps.count, step: step,
        isDone: !book.isDone(step), subject: book.subject)
    ]
  }

  /// Runs the step's command, if it only reads.
  private mutating func runCommand(_ book: inout RunbookOverlay) -> [Effect] {
    guard book.output == nil, let line = book.step?.commands.first else {
      if book.output == nil { say(.info, "This step has no command; Space ticks it") }
      return []
    }
    do {
      let command = try RunbookCommand(line, values: book.values)
      book.output = CommandOutput(command: command.text, isRunning: true)
      overlay = .runbook(book)
      return [.runCommand(command)]
    } catch {
      say(.warning, "\(error)")
      return []
    }
  }

  mutating func takeTick(_ run: RunbookRun) {
    guard case .runbook(var book) = overlay, book.subject == run.subject,
      book.runbook.code == run.code
    else { return }
    book.isTicking = false
    let wasDone = book.step.map(book.isDone) ?? false
    book.run = run
    if !wasDone, let step = book.step, book.isDone(step) {
      book.cursor = min(max(0, book.runbook.steps.count - 1), book.cursor + 1)
    }
    overlay = .runbook(book)
    if run.finishedAt != nil { say(.done, "\(run.code): all steps are done on \(book.name)") }
  }

  mutating func takeOutput(_ command: String, _ lines: [String]) {
    guard case .runbook(var book) = overlay, book.output?.command == command else { return }
    book.output = CommandOutput(command: command, lines: lines)
    overlay = .runbook(book)
  }

  // MARK: Order actions

  mutating func handleActionMenu(_ key: Key, _ open: OrderActionMenu) -> [Effect] {
    var menu = open
    let choices = OrderActionMenu.Choice.allCases
    switch (key.code, key.modifiers) {
    case (.escape, _), (.character("q"), []): overlay = nil
    case (.down, _), (.character("j"), []):
      menu.cursor = min(choices.count - 1, menu.cursor + 1)
      overlay = .orderActions(menu)
    case (.up, _), (.character("k"), []):
      menu.cursor = max(0, menu.cursor - 1)
      overlay = .orderActions(menu)
    case (.enter, _): return choose(menu.choice, menu)
    case (.character(let letter), []):
      if let choice = choices.first(where: { $0.letter == letter }) { return choose(choice, menu) }
    default: break
    }
    return []
  }

  private mutating func choose(
    _ choice: OrderActionMenu.Choice, _ menu: OrderActionMenu
  ) -> [Effect] {
    overlay = nil
    switch choice {
    case .ship: prompt = Prompt(.shipment(orders: menu.orders, subject: menu.subject))
    case .cancel: prompt = Prompt(.cancellation(orders: menu.orders, subject: menu.subject))
    case .release: return [.planOrders(.release, orders: menu.orders)]
    case .withdraw: return [.withdrawOrders(menu.orders)]
    }
    return []
  }

  mutating func showOrderPlans(_ plans: [OrderActionPlan]) {
    prompt = nil
    overlay = .orderPlan(OrderPlanOverlay(plans: plans))
  }

  mutating func handleOrderPlan(_ key: Key, _ open: OrderPlanOverlay) -> [Effect] {
    var plan = open
    guard !plan.isStaging else { return [] }
    switch (key.code, key.modifiers) {
    case (.escape, _), (.character("q"), []), (.character("n"), []):
      overlay = nil
      say(.info, "Nothing was staged")
      return []
    case (.down, _), (.character("j"), []):
      plan.scroll = min(max(0, plan.plans.count - 1), plan.scroll + 1)
    case (.up, _), (.character("k"), []): plan.scroll = max(0, plan.scroll - 1)
    case (.enter, _) where plan.hasWarning:
      say(.info, "Some orders are doubtful: y stages all the same")
      return []
    case (.enter, _), (.character("y"), []):
      guard !plan.accepted.isEmpty else {
        say(.warning, "Every order is refused; nothing can be staged")
        return []
      }
      plan.isStaging = true
      overlay = .orderPlan(plan)
      return [.stageOrders(plan.accepted)]
    default: break
    }
    overlay = .orderPlan(plan)
    return []
  }

  /// What was asked for failed: nothing waits for it any more.
  mutating func stopWaitingForCase() {
    switch overlay {
    case .orderPlan(var plan):
      plan.isStaging = false
      overlay = .orderPlan(plan)
    case .runbook(var book):
      book.isTicking = false
      if book.output?.isRunning == true { book.output = nil }
      overlay = .runbook(book)
    default: break
    }
  }

  /// After something was staged or withdrawn: the message, and the rows anew.
  mutating func takeOrderActions(_ tone: Message.Tone, _ text: String) -> [Effect] {
    if case .orderPlan = overlay { overlay = nil }
    say(tone, text)
    orders.clearMarks()
    heldUntil = nil
    return load(.orders) + loadDetail()
  }
}

extension RunbookOverlay {
  /// Scrolls what a command printed, or goes to another step.
  fileprivate mutating func move(by steps: Int, last: Int) {
    if var output {
      output.scroll = min(max(0, output.scroll + steps), max(0, output.lines.count - 1))
      self.output = output
    } else {
      cursor = min(max(0, cursor + steps), last)
    }
  }
}
