import Commerce

extension DashboardState {
  /// Why a command can't act now, for the palette and the footer; nil when it can.
  public func disabledReason(_ command: Command) -> String? {
    switch command {
    case .newProduct:
      if setup.isReadOnly { return "the store is open read-only" }
      return focus == .catalog ? nil : "only in the catalog"
    case .form, .matrix:
      if setup.isReadOnly { return "the store is open read-only" }
      return variantUnderCursor == nil ? "no product under the cursor" : nil
    case .edit, .bulkEdit, .editor, .duplicate, .archive:
      if setup.isReadOnly { return "the store is open read-only" }
      if selectedVariants.isEmpty { return "no product under the cursor" }
      return nil
    case .group: return focus == .orders ? nil : "only in the order queue"
    case .silence:
      if focus != .orders { return "only in the order queue" }
      if setup.isReadOnly { return "the store is open read-only" }
      guard let row = orders.current else { return "no row under the cursor" }
      return row.group == nil && row.stuck.isEmpty ? "nothing is stuck here" : nil
    case .undo, .redo:
      if setup.isReadOnly { return "the store is open read-only" }
      return changeProgress == nil ? nil : "wait until the change that goes on is done"
    case .history:
      return variantUnderCursor == nil ? "no product under the cursor" : nil
    case .importFiles, .refresh:
      return setup.isReadOnly ? "the store is open read-only" : nil
    case .acknowledge, .assign, .note, .snooze, .dismiss, .escalate, .wake:
      if setup.isReadOnly { return "the store is open read-only" }
      return triageProblem(command)
    case .previousMonth, .nextMonth, .thisMonth:
      return focus == .promotions ? nil : "only in the promotion calendar"
    case .mark, .range:
      guard hasCurrentRow else { return "no row under the cursor" }
      return focus == .orders && orders.current?.group != nil
        ? "a group can't be marked; Enter unfolds it" : nil
    case .markAll, .copy, .open:
      return hasCurrentRow ? nil : "no row under the cursor"
    case .clearMarks:
      return markCount == 0 ? "nothing is marked" : nil
    case .scrollDown, .scrollUp:
      return detail == nil ? "no detail is open" : nil
    case .runbook:
      guard let known = caseInHand else { return "no order or product under the cursor" }
      return known.code == nil ? "nothing is wrong with \(known.name)" : nil
    case .orderAction:
      if setup.isReadOnly { return "the store is open read-only" }
      return selectedOrders.isEmpty ? "no order under the cursor" : nil
    case .ticket:
      if setup.isReadOnly { return "the store is open read-only" }
      return caseInHand == nil ? "no order or product under the cursor" : nil
    case .copyLink:
      if caseInHand == nil { return "no order or product under the cursor" }
      return platformLink == nil
        ? "its page is not known; set order_url under [[channel]] in the config" : nil
    case .view5, .view6, .view7, .view8, .view9:
      return command.viewKey.flatMap { view(withKey: $0, in: focus) } == nil
        ? "no saved view of this pane has the key; F shows them" : nil
    case .reload:
      if setup.isDemo { return "the sample store has its own config" }
      if changeProgress != nil || importProgress != nil { return "wait until what goes on is done" }
      return configProblem.map { "the config can't be taken: \($0)" }
    case .demo:
      return setup.isDemo ? "this is the sample store" : nil
    case .sort, .reverseSort:
      if focus == .orders, orderGrouping != nil { return "groups come worst first; f ends them" }
      return focus == .promotions ? "the calendar is in the order of time" : nil
    default: return nil
    }
  }

  /// The variants that an edit would act on: the marked ones, or the one under the cursor.
  var selectedVariants: [Int64] {
    switch focus {
    case .catalog: catalog.selection
    case .inventory:
      inventory.marks.isEmpty
        ? [inventory.current?.subjectID].compactMap(\.self)
        : inventory.window.rows.filter { inventory.marks.contains($0.id) }.map(\.subjectID)
    case .promotions, .orders: []
    }
  }

  /// The variant under the cursor.
  var variantUnderCursor: (id: Int64, subject: String)? {
    switch focus {
    case .catalog: catalog.current.map { ($0.id, $0.sku ?? $0.handle) }
    case .inventory: inventory.current.map { ($0.subjectID, $0.subject) }
    case .promotions, .orders: nil
    }
  }

  var hasCurrentRow: Bool {
    switch focus {
    case .catalog: catalog.cursorID != nil
    case .inventory: inventory.cursorID != nil
    case .promotions: promotions.cursorID != nil
    case .orders: orders.cursorID != nil
    }
  }

  var markCount: Int {
    switch focus {
    case .catalog: catalog.marks.count
    case .inventory: inventory.marks.count
    case .promotions: promotions.marks.count
    case .orders: orders.marks.count
    }
  }
}
