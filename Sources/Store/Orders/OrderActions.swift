public import Commerce
internal import GRDB

/// What came of staging or withdrawing.
public struct OrderActionOutcome: Hashable, Sendable {
  /// Nil when nothing changed.
  public var changeSet: ChangeSetSummary?
  public var applied: Int
  /// Orders that were left out, with the reason.
  public var refused: [OrderActionPlan]
}

extension Store {
  /// What an action would do to each order, in the given order; nothing is changed.
  public func plan(
    _ action: OrderAction, orders: [Int64]
  ) throws(StoreError) -> [OrderActionPlan] {
    try read { db, _ in
      try orders.map { try OrderActionPlanner.plan(action, order: $0, in: db) }
    }
  }

  /// Stages the actions that may go in: one change set, one journal row an order. Each order is
  /// looked at again, and what somebody else has done meanwhile leaves it out.
  ///
  /// Nothing about the order itself changes: that is for an import to show.
  @discardableResult
  public func stage(
    _ plans: [OrderActionPlan], actor: String, now: Instant
  ) throws(StoreError) -> OrderActionOutcome {
    try maintain { db in
      var refused: [OrderActionPlan] = []
      var accepted: [OrderActionPlan] = []
      for plan in plans where plan.mayGoIn {
        let current = try OrderActionPlanner.plan(plan.action, order: plan.orderID, in: db)
        if current.mayGoIn { accepted.append(current) } else { refused.append(current) }
      }
      let words = accepted.first.map { Self.summary($0.action, accepted.map(\.name)) }
      let set = try Self.record(
        accepted.map { ($0.orderID, $0.action) }, isWithdrawn: false, summary: words ?? "",
        actor: actor, now: now, in: db)
      return (
        OrderActionOutcome(changeSet: set, applied: accepted.count, refused: refused), set != nil
      )
    }
  }

  /// Takes open actions back, all of an order or those of one kind. Orders without one are left out.
  @discardableResult
  public func withdraw(
    orders: [Int64], kind: OrderAction.Kind? = nil, actor: String, now: Instant
  ) throws(StoreError) -> OrderActionOutcome {
    try maintain { db in
      var names: [String] = []
      var found: [StagedAction] = []
      for order in orders {
        let open = try OrderActionTable.open(of: order, in: db)
          .filter { kind == nil || $0.action.kind == kind }
        if !open.isEmpty { names.append(try OrderActionPlanner.name(of: order, in: db)) }
        found += open
      }
      let words = found.first.map { "withdrawn: " + Self.summary($0.action, names) }
      let set = try Self.record(
        found.map { ($0.orderID, $0.action) }, isWithdrawn: true, summary: words ?? "",
        actor: actor, now: now, in: db)
      for action in found {
        try OrderActionTable.settle(action.id, .withdrawn, at: now, in: db)
      }
      return (
        OrderActionOutcome(changeSet: set, applied: found.count, refused: []), set != nil
      )
    }
  }

  private static func record(
    _ actions: [(order: Int64, action: OrderAction)], isWithdrawn: Bool, summary: String,
    actor: String, now: Instant, in db: Database
  ) throws -> ChangeSetSummary? {
    guard !actions.isEmpty else { return nil }
    let set = try OrderActionTable.insertSet(
      source: "edit", summary: summary, rows: actions.count, actor: actor, now: now, in: db)
    for (order, action) in actions {
      if !isWithdrawn {
        try OrderActionTable.insert(
          action, order: order, set: set, actor: actor, now: now, in: db)
      }
      try OrderActionTable.journal(
        action, order: order, set: set, isWithdrawn: isWithdrawn, in: db)
    }
    return try JournalReader.set(set, in: db)
  }

  /// `#1042: shipped UPS 1Z999`, `12 orders: hold released`
  private static func summary(_ action: OrderAction, _ names: [String]) -> String {
    let subject = names.count == 1 ? names[0] : "\(names.count) orders"
    return "\(subject): \(action.words)"
  }

  /// Takes back what a set staged, or stages again what it withdrew. Nil for a set without actions.
  func takeBackOrderActions(
    _ target: ChangeSetSummary, source: String, actor: String, now: Instant
  ) throws(StoreError) -> EditOutcome? {
    let rows = try read { db, _ in
      try SQL.cached(
        db,
        "SELECT entity_id, field, new IS NULL FROM change WHERE set_id = ? AND entity = 'order'"
      ).start().bind(target.id).all { ($0.int(), $0.text(), $0.bool()) }
    }
    guard !rows.isEmpty else { return nil }
    return try maintain { db in
      if let by = try JournalReader.standingUndo(of: target.id, in: db) {
        throw StoreError.refused(reason: "change \(target.id) is taken back already, by \(by)")
      }
      let set = try OrderActionTable.insertSet(
        source: source, summary: "\(source) of \(target.id): \(target.summary)",
        rows: rows.count, undoes: target.id, actor: actor, now: now, in: db)
      for (order, kind, wasWithdrawn) in rows {
        let action =
          wasWithdrawn
          ? try Self.restage(order, kind, set: set, actor: actor, now: now, in: db)
          : try Self.takeBack(order, kind, now: now, in: db)
        try OrderActionTable.journal(
          action, order: order, set: set, isWithdrawn: !wasWithdrawn, in: db)
      }
      let summary = try JournalReader.set(set, in: db)
      return (EditOutcome(changeSet: summary, applied: rows.count), true)
    }
  }

  private static func takeBack(
    _ order: Int64, _ kind: String, now: Instant, in db: Database
  ) throws -> OrderAction {
    let open = try OrderActionTable.open(of: order, in: db).first {
      $0.action.kind.rawValue == kind
    }
    guard let open else {
      let name = try OrderActionPlanner.name(of: order, in: db)
      throw StoreError.refused(
        reason: "\(name): the platform has shown it since, or it is withdrawn already")
    }
    try OrderActionTable.settle(open.id, .withdrawn, at: now, in: db)
    return open.action
  }

  /// Stages anew what was withdrawn last, if that can still be true.
  private static func restage(
    _ order: Int64, _ kind: String, set: Int64, actor: String, now: Instant, in db: Database
  ) throws -> OrderAction {
    let withdrawn = try OrderActionTable.all(of: order, in: db).last {
      $0.action.kind.rawValue == kind && $0.outcome == .withdrawn
    }
    guard let action = withdrawn?.action else {
      throw StoreError.refused(reason: "nothing of that kind was withdrawn")
    }
    let plan = try OrderActionPlanner.plan(action, order: order, in: db)
    guard plan.mayGoIn else {
      throw StoreError.refused(reason: "\(plan.name): \(plan.because ?? "refused")")
    }
    try OrderActionTable.insert(action, order: order, set: set, actor: actor, now: now, in: db)
    return action
  }
}

/// Looks at one order for an action on it.
enum OrderActionPlanner {
  static func plan(
    _ action: OrderAction, order: Int64, in db: Database
  ) throws -> OrderActionPlan {
    let found = try SQL.cached(
      db,
      """
      SELECT o.name, c.code, o.state, o.payment, o.fulfilment, o.holds, o.is_platform_fulfilled
      FROM sales_order o JOIN channel c ON c.id = o.channel_id WHERE o.id = ?
      """
    ).start().bind(order).first { row in
      (
        name: row.text(), channel: row.text(),
        facts: OrderActionFacts(
          state: OrderState(rawValue: row.text()) ?? .open,
          payment: PaymentState(rawValue: row.text()) ?? .unknown,
          fulfilment: FulfilmentState(rawValue: row.text()) ?? .unknown,
          hasHold: !Hold.list(row.optionalText()).isEmpty, isPlatformFulfilled: row.bool())
      )
    }
    guard let (name, channel, known) = found else {
      throw StoreError.notFound(what: "order with the id \(order)", nearest: [])
    }
    var facts = known
    facts.staged = try OrderActionTable.open(of: order, in: db).map(\.action)
    let (verdict, because) = OrderActionGuards.check(action, facts)
    let platform = try platform(of: channel, in: db)
    return OrderActionPlan(
      orderID: order, name: name, channel: channel, action: action, verdict: verdict,
      because: because, handOver: OrderHandOver.words(action.kind, on: platform))
  }

  static func name(of order: Int64, in db: Database) throws -> String {
    try SQL.cached(db, "SELECT name FROM sales_order WHERE id = ?").start().bind(order)
      .first { $0.text() } ?? "#\(order)"
  }

  /// The platform whose files the channel's orders came in.
  static func platform(of channel: String, in db: Database) throws -> Platform? {
    let format = try SQL.cached(
      db,
      """
      SELECT r.format FROM sync_run r JOIN channel c ON c.id = r.channel_id
      WHERE c.code = ? AND r.subject = 'orders' AND r.undone_by IS NULL
      ORDER BY r.id DESC LIMIT 1
      """
    ).start().bind(channel).first { $0.text() }
    return format?.split(separator: "-").first.flatMap { Platform(rawValue: String($0)) }
  }
}
