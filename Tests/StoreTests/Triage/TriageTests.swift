import Commerce
import Foundation
import GRDB
import Testing

@testable import Store

@Suite struct TriageTests {
  private func store(_ orders: FeedRecord...) throws -> Store {
    let store = try Store.inMemory(viewer: "ada")
    try store.take(.orders, orders)
    try store.evaluate(rules: realRules(), now: noon)
    return store
  }

  /// Shipping overdue since 28 hours.
  private func late(_ name: String, total: String = "20.00") throws -> FeedRecord {
    var record = OrderRecord(name: name)
    record.placedAt = noon - .days(3)
    record.currency = .eur
    record.total = .value(try eur(total))
    record.payment = .value(.paid)
    record.fulfilment = .value(.unfulfilled)
    record.shipBy = .value(noon - .hours(28))
    record.lines = [
      OrderLineRecord(
        sku: "MUG", title: "Mug", quantity: 1, price: nil, place: SourcePlace(line: 2))
    ]
    return .order(record)
  }

  @discardableResult
  private func triage(
    _ store: Store, _ action: TriageRequest.Action, _ names: String..., by actor: String = "ada",
    force: Bool = false, at now: Instant = noon
  ) throws -> TriageOutcome {
    let subjects = try names.map { TriageSubject(.order, try store.findOrder($0)) }
    let outcome = try store.triage(
      TriageRequest(action, actor: actor, isForced: force), on: subjects,
      settings: TriageSettings(), now: now)
    try store.evaluate(rules: realRules(), now: now)
    return outcome
  }

  private func alerts(_ store: Store) throws -> [AlertRow] {
    let request = WindowRequest(sort: SortOrder("score", descending: true), limit: 9)
    return try store.inventoryAlerts(request).rows
  }

  private func row(_ store: Store, _ name: String) throws -> OrderRow {
    try #require(try store.orderRows("name:\(name)").first)
  }

  @Test func `an acknowledgement sinks below what fires, ends on time and says so`() throws {
    let store = try store(try late("#1", total: "900.00"), try late("#2"))
    #expect(try store.orderRows("is:stuck").map(\.name) == ["#1", "#2"])
    let outcome = try triage(store, .acknowledge(until: nil), "#1")
    #expect(outcome.done.map(\.name) == ["#1"])
    #expect(try store.orderRows("is:stuck").map(\.name) == ["#2", "#1"])
    let held = try row(store, "#1")
    #expect(held.triage.state == .acknowledged)
    #expect(held.owner == "ada")
    #expect(held.triage.acknowledgedUntil == noon + .hours(4))
    // A tick before its end touches nothing, the one at its end only this order.
    #expect(try store.evaluate(rules: realRules(), now: noon + .minutes(239)).orders == 0)
    let tick = try store.evaluate(rules: realRules(), now: noon + .hours(4))
    #expect(tick.orders == 1)
    let again = try row(store, "#1")
    #expect(again.triage.state == .firing)
    #expect(
      again.triage.sentence(in: .utc, now: noon + .hours(4))
        == "fires again: ada's acknowledgement ended 16:00")
    #expect(try store.orderRows("is:stuck").map(\.name) == ["#1", "#2"])
    #expect(try store.integrityCheck() == [])
  }

  @Test func `counts say what fires and what is held`() throws {
    let store = try store(try late("#1"), try late("#2"), try late("#3"))
    let before = try #require(try store.snapshot(now: noon).panes[.orders])
    #expect(before.alertTotal == 3)
    #expect(before.held == [:])
    try triage(store, .acknowledge(until: nil), "#1")
    try triage(store, .dismiss(reason: "lost, refunded by hand"), "#2")
    let after = try #require(try store.snapshot(now: noon).panes[.orders])
    #expect(after.alertTotal == 1)
    #expect(after.held == [.acknowledged: 1, .dismissed: 1])
    let alerts = try store.alerts(
      .orders, WindowRequest(sort: SortOrder("score", descending: true), limit: 10))
    #expect(alerts.rows.map(\.subject) == ["#3", "#1", "#2"])
    #expect(alerts.total == RowCount(3))
    #expect(try store.integrityCheck() == [])
  }

  @Test func `two people who acknowledge at the same moment get one owner`() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "triage-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("a.sqlite").path
    let first = try Store.open(path: path)
    try first.take(.orders, try (1...20).map { try late("#\($0)") })
    try first.evaluate(rules: realRules(), now: noon)
    let second = try Store.open(path: path)
    let people = [("ada", first), ("bob", second)]
    for number in 1...20 {
      let subject = TriageSubject(.order, try first.findOrder("#\(number)"))
      let outcomes = try await withThrowingTaskGroup(of: (String, TriageOutcome).self) { group in
        for (name, store) in people {
          group.addTask {
            let outcome = try store.triage(
              TriageRequest(.acknowledge(until: nil), actor: name), on: [subject],
              settings: TriageSettings(), now: noon)
            return (name, outcome)
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      let owner = try #require(outcomes.first { !$0.1.done.isEmpty }?.0)
      let told = try #require(outcomes.first { $0.1.done.isEmpty }?.1.refused.first)
      guard case .taken(owner, _) = told.refusal else {
        Issue.record("\(told.refusal)")
        continue
      }
      let acks = try second.triageEvents(of: subject).filter { $0.verb == .acknowledge }
      #expect(acks.map(\.actor) == [owner])
    }
  }

  @Test func `a snooze wakes by the clock and by what it waits for`() throws {
    let store = try store(try late("#1"), try late("#2"))
    #expect(
      try triage(store, .snooze(until: .span(.hours(2))), "#1").refused.map(\.refusal)
        == [.deadlineInside(.shipBy, at: "Sat 2026-11-21 08:00", isOver: true)])
    try triage(store, .snooze(until: .span(.hours(2))), "#1", force: true)
    try triage(store, .snooze(until: .condition(.scan)), "#2")
    #expect(try store.orderRows("is:firing").isEmpty)
    #expect(try store.orderRows("is:snoozed").map(\.name) == ["#1", "#2"])
    try store.evaluate(rules: realRules(), now: noon + .hours(2))
    #expect(try store.orderRows("is:snoozed").map(\.name) == ["#2"])
    // A scan shows in an export.
    var scanned = OrderRecord(name: "#2")
    scanned.delivery = .value(.exception)
    try store.take(.orders, [.order(scanned)], now: noon + .hours(3))
    try store.evaluate(rules: realRules(), now: noon + .hours(3))
    let woken = try row(store, "#2")
    #expect(woken.triage.state == .firing)
    #expect(woken.triage.again?.detail == "the parcel was scanned")
  }

  @Test func `a snooze until stock wakes when the last line has some`() throws {
    let store = try store(try late("#1"))
    try store.take(.stock, [stock("MUG", available: -2)])
    try store.evaluate(rules: realRules(), now: noon)
    try triage(store, .snooze(until: .condition(.stock)), "#1")
    #expect(try row(store, "#1").triage.state == .snoozed)
    try store.take(.stock, [stock("MUG", available: -1)], now: noon + .hours(1))
    try store.evaluate(rules: realRules(), now: noon + .hours(1))
    #expect(try row(store, "#1").triage.state == .snoozed)
    try store.take(.stock, [stock("MUG", available: 5)], now: noon + .hours(2))
    try store.evaluate(rules: realRules(), now: noon + .hours(2))
    #expect(try row(store, "#1").triage.state == .firing)
  }

  @Test func `a snooze until five more wakes at the fifth of its own group`() throws {
    let store = try store(try late("#1"))
    try triage(store, .snooze(until: .condition(.more(5))), "#1")
    for number in 2...5 { try store.take(.orders, [try late("#\(number)")]) }
    for number in 20...29 { try store.take(.orders, [try late("#\(number)")], channel: amazon) }
    try store.evaluate(rules: realRules(), now: noon + .minutes(1))
    #expect(try row(store, "#1").triage.state == .snoozed)
    try store.take(.orders, [try late("#6")])
    try store.evaluate(rules: realRules(), now: noon + .minutes(2))
    #expect(try row(store, "#1").triage.again?.detail == "5 more of its group fire")
  }

  @Test func `what resolves and fires anew is nobody's`() throws {
    let store = try store(try late("#1"))
    try triage(store, .acknowledge(until: nil), "#1")
    var shipped = OrderRecord(name: "#1")
    shipped.fulfilment = .value(.fulfilled)
    try store.take(.orders, [.order(shipped)], now: noon + .minutes(1))
    try store.evaluate(rules: realRules(), now: noon + .minutes(1))
    #expect(try row(store, "#1").triage.state == nil)
    #expect(try row(store, "#1").owner == nil)
    #expect(try store.snapshot(now: noon).panes[.orders]?.held == [:])
    let refused = try triage(store, .acknowledge(until: nil), "#1", at: noon + .minutes(1))
    #expect(refused.refused.map(\.refusal) == [.nothingFires(resolved: "12:01")])
    #expect(refused.changeSet == nil)
    let id = TriageSubject(.order, try store.findOrder("#1"))
    #expect(try store.triageEvents(of: id).map(\.verb) == [.acknowledge, .resolve])
  }

  @Test func `owners and states are found by query`() throws {
    let store = try store(
      try late("#1"), try late("#2"), try late("#3"), try late("#4"),
      try order("#5", fulfilment: .fulfilled))
    try triage(store, .acknowledge(until: nil), "#1")
    try triage(store, .acknowledge(until: nil), "#2", by: "bob")
    try triage(store, .dismiss(reason: "test order"), "#3")
    for (query, names) in [
      ("is:mine", ["#1"]), ("owner:bob", ["#2"]), ("owner:ada,bob", ["#1", "#2"]),
      ("is:acked", ["#1", "#2"]), ("is:dismissed", ["#3"]), ("is:firing", ["#4"]),
      ("is:snoozed", []), ("-is:firing is:stuck", ["#1", "#2", "#3"]),
      ("owner:none is:stuck", ["#4", "#3"]), ("owner:none", ["#4", "#3", "#5"]),
      ("has:owner", ["#1", "#2"]), ("-has:owner -is:stuck", ["#5"]),
      ("score>=40", ["#4", "#1", "#2", "#3"]), ("priority:P1,P2", ["#4", "#1", "#2", "#3"]),
      ("priority:P4", []), ("score>90", []),
    ] {
      let found = try store.orderRows(query).map(\.name)
      #expect(found == names, "\(query)")
    }
    for (query, names) in [
      ("is:mine", ["#1"]), ("owner:BOB", ["#2"]), ("is:acked", ["#1", "#2"]),
      ("is:dismissed", ["#3"]), ("is:firing", ["#4"]), ("owner:none", ["#4", "#3"]),
    ] {
      let request = WindowRequest(
        query: try parse(query, .inventory), sort: SortOrder("score", descending: true), limit: 9)
      #expect(try store.alerts(.orders, request).rows.map(\.subject) == names, "alerts \(query)")
    }
  }

  @Test func `variants are triaged by the same verbs`() throws {
    let store = try Store.inMemory()
    try store.take(.products, [product("mug", variants: [try variant("MUG", price: "9.00")])])
    try store.take(.stock, [stock("MUG", available: -2)])
    try store.evaluate(rules: realRules(), now: noon)
    let subject = TriageSubject(.variant, try store.findVariant("MUG"))
    let outcome = try store.triage(
      TriageRequest(.snooze(until: .condition(.stock)), actor: "ada"), on: [subject],
      settings: TriageSettings(), now: noon)
    #expect(outcome.summary == "snoozed MUG")
    try store.evaluate(rules: realRules(), now: noon)
    #expect(try alerts(store).map(\.triage.state) == [.snoozed])
    #expect(try store.variantDetail(id: subject.id).heldAlerts == [.oversold: .snoozed])
    try store.take(.stock, [stock("MUG", available: 1)], now: noon + .hours(1))
    try store.evaluate(rules: realRules(), now: noon + .hours(1))
    #expect(try alerts(store).map(\.triage.state) == [.firing])
    #expect(try store.integrityCheck() == [])
  }

  @Test func `undo takes a triage action back and redo does it again`() throws {
    let store = try store(try late("#1"), try late("#2"))
    try triage(store, .acknowledge(until: nil), "#1", "#2")
    let journal = try store.journal(limit: 5)
    #expect(journal.map(\.source).prefix(1) == ["triage"])
    #expect(journal.first?.summary == "acknowledged 2: #1, #2")
    let undone = try store.undo(actor: "ada", now: noon)
    #expect(undone.applied == 2)
    try store.evaluate(rules: realRules(), now: noon)
    #expect(try store.orderRows("is:firing").count == 2)
    #expect(try row(store, "#1").owner == nil)
    #expect(throws: StoreError.self) { try store.undo(actor: "ada", now: noon) }
    try store.redo(actor: "ada", now: noon)
    try store.evaluate(rules: realRules(), now: noon)
    #expect(try store.orderRows("is:acked").count == 2)
    #expect(try row(store, "#1").owner == "ada")
  }

  @Test func `what becomes P1 is paged once, and again when it fires again`() throws {
    let store = try store(try late("#1"))
    #expect(try store.snapshot(now: noon).pages.isEmpty)
    try store.take(.orders, [try late("#2")], channel: amazon)
    var urgent = OrderRecord(name: "#3")
    urgent.placedAt = noon - .days(9)
    urgent.payment = .value(.authorised)
    urgent.fulfilment = .value(.unfulfilled)
    urgent.captureBefore = .value(noon - .hours(1))
    try store.take(.orders, [.order(urgent)])
    try store.evaluate(rules: realRules(), now: noon)
    let pages = try store.snapshot(now: noon).pages
    #expect(pages.map(\.name) == ["#2", "#3"] || pages.map(\.name) == ["#3", "#2"])
    let newest = try #require(pages.first)
    try store.evaluate(rules: realRules(), now: noon + .minutes(1))
    #expect(try store.snapshot(now: noon).pages.first?.id == newest.id)
    try triage(store, .acknowledge(until: nil), "#3")
    #expect(try store.snapshot(now: noon).pages.first?.id == newest.id)
    try store.evaluate(rules: realRules(), now: noon + .minutes(30))
    let again = try #require(try store.snapshot(now: noon).pages.first)
    #expect(again.id > newest.id)
    #expect(again.name == "#3")
  }

  @Test(arguments: 1...4)
  func `what was kept along the way is what the log adds up to`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let store = try store()
    var now = noon
    for _ in 0..<40 {
      now = now + .minutes(Int.random(in: 1...90, using: &random))
      let name = "#\(Int.random(in: 1...6, using: &random))"
      if Bool.random(using: &random) {
        try store.take(
          .orders,
          [
            try order(
              name, placed: now - .hours(Int.random(in: 1...200, using: &random)),
              payment: [.pending, .paid, .authorised].randomElement(using: &random) ?? .paid,
              fulfilment: Bool.random(using: &random) ? .unfulfilled : .fulfilled)
          ], now: now)
      } else if let id = try? store.findOrder(name) {
        let action: TriageRequest.Action =
          [
            .acknowledge(until: nil), .snooze(until: .span(.hours(3))),
            .snooze(until: .condition(.worse)), .dismiss(reason: "no"), .wake, .note("n"),
            .assign(to: "bob"),
          ].randomElement(using: &random) ?? .wake
        _ = try store.triage(
          TriageRequest(action, actor: "ada", isForced: true), on: [TriageSubject(.order, id)],
          settings: TriageSettings(), now: now)
      }
      try store.evaluate(rules: realRules(), now: now)
    }
    let rows = try store.orderRows()
    for row in rows {
      let events = try store.triageEvents(of: TriageSubject(.order, row.id))
      let facts = TriageFacts(
        codes: row.stuck.map(\.code), score: row.score, isScanned: false)
      let standing = TriageRules.standing(events, facts: facts, now: now)
      #expect(TriageSummary(standing) == row.triage, "\(row.name)")
      #expect(standing.automatic.isEmpty)
    }
    try store.write { db in try EvaluationChunk.markAllOpen(in: db) }
    try store.evaluate(rules: realRules(), now: now)
    #expect(try store.orderRows() == rows)
    #expect(try store.integrityCheck() == [])
  }
}
