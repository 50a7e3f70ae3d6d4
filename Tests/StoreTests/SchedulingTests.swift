import Commerce
import Testing

@testable import Store

/// Edits that the clock makes. Hours count from noon.
@Suite struct SchedulingTests {
  private func at(_ hours: Int) -> Instant { noon + .hours(hours) }

  private func times(_ start: Int, _ end: Int?) -> Schedule {
    Schedule(
      start: StoreZone.utc.wallClock(at: at(start)),
      end: end.map { StoreZone.utc.wallClock(at: at($0)) }, zone: .utc)
  }

  private func entries(_ store: Store, _ text: String) throws -> Int {
    let query = try parse(text, .promotions)
    return try store.entries(from: noon, to: at(9), query: query, now: noon).count
  }

  @discardableResult
  private func schedule(
    _ store: Store, _ new: String, field: EditableField = .price, where query: String = "",
    from start: Int, to end: Int?
  ) throws -> Int64 {
    try store.schedule(
      plan: try store.plan(field, where: query) { _ in new }, at: times(start, end),
      summary: "\(field.rawValue) \(new)", actor: "ida", now: noon
    ).id
  }

  @Test func `a price goes in at its start and comes back at its end, as change sets`() throws {
    let store = try Store.mugs(2)
    let id = try schedule(store, "9.00", from: 2, to: 5)
    #expect(try store.runSchedule(now: at(1)).lines.isEmpty)
    #expect(try store.prices() == ["1.00", "2.00"])
    let start = try #require(try store.runSchedule(now: at(2)).lines.first)
    #expect((start.kind, start.applied, start.isLate) == (.start, 2, false))
    #expect(try store.prices() == ["9.00", "9.00"])
    #expect(try store.snapshot(now: noon).pendingEdits == 2)
    #expect(try store.runSchedule(now: at(4)).lines.isEmpty)
    let end = try #require(try store.runSchedule(now: at(5)).lines.first)
    #expect((end.kind, end.applied, end.left) == (.end, 2, 0))
    #expect(try store.prices() == ["1.00", "2.00"])
    #expect(try store.snapshot(now: noon).pendingEdits == 0)
    let sets = try store.journal(limit: 2)
    #expect(sets.map(\.source) == ["schedule", "schedule"])
    #expect(sets.map(\.summary).first == "schedule \(id) ends: price 9.00")
    #expect(sets[1].undoneBy == sets[0].id)
    #expect(try store.scheduledChange(id).phase(at: at(5)) == .done)
    #expect(try store.integrityCheck() == [])
  }

  @Test func `texts and status too, and without an end they stay`() throws {
    let store = try Store.mugs(1)
    try schedule(store, "Winter mug", field: .title, from: 1, to: nil)
    try schedule(store, "draft", field: .status, from: 1, to: 2)
    _ = try store.runSchedule(now: at(1))
    #expect(try store.catalogRows().first?.title == "Winter mug")
    #expect(try store.catalogRows().first?.status == .draft)
    _ = try store.runSchedule(now: at(9))
    #expect(try store.catalogRows().first?.title == "Winter mug")
    #expect(try store.catalogRows().first?.status == .active)
  }

  @Test func `a program that was closed applies late, and says so`() throws {
    let store = try Store.mugs(1)
    try schedule(store, "9.00", from: 2, to: 20)
    let line = try #require(try store.runSchedule(now: at(10)).lines.first)
    #expect(line.isLate)
    #expect(line.words(in: .utc).contains("late (due 2026-11-22 14:00)"))
    #expect(try store.prices() == ["9.00"])
  }

  @Test func `a change whose whole time passed unseen never goes in`() throws {
    let store = try Store.mugs(1)
    let id = try schedule(store, "9.00", from: 2, to: 3)
    #expect(try store.scheduledChange(id).phase(at: at(4)) == .missed)
    let report = try store.runSchedule(now: at(4))
    #expect(report.lines.map(\.kind) == [.miss])
    #expect(try store.prices() == ["1.00"])
    #expect(try store.history(ofVariant: try store.findVariant("M-1")).isEmpty)
    #expect(try store.runSchedule(now: at(5)).lines.isEmpty)
  }

  @Test func `what somebody changed meanwhile is left alone at the end`() throws {
    let store = try Store.mugs(2)
    let id = try schedule(store, "9.00", from: 1, to: 3)
    _ = try store.runSchedule(now: at(1))
    try store.set(.price, "5.50", where: "sku:M-2", now: at(2))
    let line = try #require(try store.runSchedule(now: at(3)).lines.first)
    #expect((line.applied, line.left) == (1, 1))
    #expect(try store.prices() == ["1.00", "5.50"])
    #expect(try store.scheduledChange(id).leftCount == 1)
  }

  @Test func `a start that was undone by hand leaves nothing to put back`() throws {
    let store = try Store.mugs(1)
    try schedule(store, "9.00", from: 1, to: 3)
    let set = try #require(try store.runSchedule(now: at(1)).lines.first?.set)
    try store.undo(set: set, actor: "bo", now: at(2))
    #expect(try store.prices() == ["1.00"])
    let line = try #require(try store.runSchedule(now: at(3)).lines.first)
    #expect((line.applied, line.left, line.set) == (0, 0, nil))
    #expect(try store.prices() == ["1.00"])
  }

  @Test func `of changes that overlap, the last one standing brings back the first value`() throws {
    let store = try Store.mugs(1)
    try schedule(store, "8.00", from: 1, to: 5)
    try schedule(store, "7.00", from: 3, to: 9)
    for (hour, price) in [(1, "8.00"), (3, "7.00"), (5, "7.00"), (9, "1.00")] {
      _ = try store.runSchedule(now: at(hour))
      #expect(try store.prices() == [price], "at \(hour)")
    }
  }

  @Test func `a change can be called off, before it starts and while it is live`() throws {
    let store = try Store.mugs(1)
    let waiting = try schedule(store, "9.00", from: 1, to: 3)
    #expect(try store.cancelSchedule(waiting, actor: "ida", now: noon) == nil)
    #expect(try store.runSchedule(now: at(2)).lines.isEmpty)
    let live = try schedule(store, "8.00", from: 4, to: 9)
    _ = try store.runSchedule(now: at(4))
    #expect(try store.cancelSchedule(live, actor: "bo", now: at(5))?.applied == 1)
    #expect(try store.prices() == ["1.00"])
    #expect(try store.runSchedule(now: at(10)).lines.isEmpty)
    #expect(try store.scheduledChanges(now: at(10)).isEmpty)
    #expect(try store.scheduledChanges(all: true, now: at(10)).count == 2)
    #expect(throws: StoreError.self) { try store.cancelSchedule(live, actor: "bo", now: at(5)) }
  }

  @Test func `a change can be moved; of a live one only the end`() throws {
    let store = try Store.mugs(1)
    let id = try schedule(store, "9.00", from: 1, to: 3)
    _ = try store.moveSchedule(id, to: times(5, 8), now: noon)
    #expect(try store.runSchedule(now: at(4)).lines.isEmpty)
    _ = try store.runSchedule(now: at(5))
    #expect(throws: StoreError.self) { try store.moveSchedule(id, to: times(6, 8), now: at(6)) }
    _ = try store.moveSchedule(id, to: times(5, 12), now: at(6))
    #expect(try store.runSchedule(now: at(8)).lines.isEmpty)
    _ = try store.runSchedule(now: at(12))
    #expect(try store.prices() == ["1.00"])
  }

  @Test func `two programs on one store make each step once`() throws {
    let store = try Store.mugs(1)
    try schedule(store, "9.00", from: 1, to: nil)
    #expect(try store.runSchedule(now: at(1)).lines.count == 1)
    #expect(try store.runSchedule(now: at(1)).lines.isEmpty)
    #expect(try store.journal(limit: 9).filter { $0.source == "schedule" }.count == 1)
  }

  @Test func `the calendar and the product's detail show it`() throws {
    let store = try Store.mugs(2)
    let id = try schedule(store, "9.00", where: "sku:M-1", from: 1, to: 3)
    let entry = try #require(try store.entries(from: noon, to: at(9), now: noon).first)
    #expect(entry.id == -id)
    #expect((entry.name, entry.startAt, entry.endAt) == ("price 9.00", at(1), at(3)))
    #expect(entry.phase(at: at(2)) == .live)
    #expect(try entries(store, "is:change") == 1)
    #expect(try entries(store, "is:scheduled 9.00") == 1)
    #expect(try entries(store, "is:live") == 0)
    #expect(try entries(store, "is:promotion") == 0)
    #expect(try entries(store, "state:approved") == 0)
    let one = try store.variantDetail(id: try store.findVariant("M-1")).scheduled
    #expect(one.first?.fields.map(\.new) == ["9.00"])
    #expect(try store.variantDetail(id: try store.findVariant("M-2")).scheduled.isEmpty)
    try store.cancelSchedule(id, actor: "ida", now: noon)
    #expect(try entries(store, "") == 0)
  }

  @Test func `a row that is refused is not scheduled`() throws {
    let store = try Store.mugs(1)
    var plan = try store.plan(.price) { _ in "9.00" }
    plan[0].verdict = .refused
    #expect(throws: StoreError.self) {
      try store.schedule(plan: plan, at: times(1, 2), summary: "", actor: "ida", now: noon)
    }
  }

  /// Domain rules §0: midnight that does not exist, and an hour that comes twice.
  @Test(
    arguments: [
      ("Europe/London", "2027-10-31 01:30", "2027-10-31T00:30:00Z", "2027-10-31T01:30:00Z"),
      ("America/Santiago", "2026-09-06 00:00", "2026-09-06T04:00:00Z", "2026-09-06T04:00:00Z"),
      ("Africa/Cairo", "2027-04-30 00:00", "2027-04-29T22:00:00Z", "2027-04-29T22:00:00Z"),
    ])
  func `the wall clock is kept and the instants follow from it`(
    zone name: String, local: String, start: String, end: String
  ) throws {
    let zone = try #require(StoreZone(identifier: name))
    let early = try #require(Instant(rfc3339: "2026-08-01T00:00:00Z"))
    let (startAt, endAt) = (
      try #require(Instant(rfc3339: start)), try #require(Instant(rfc3339: end))
    )
    let store = try Store.mugs(2)
    let opening = try ScheduleText.interval(local, zone: zone, now: early).schedule
    let closing = try ScheduleText.interval("2026-08-02 to \(local)", zone: zone, now: early)
      .schedule
    for (sku, schedule) in [("M-1", opening), ("M-2", closing)] {
      try store.schedule(
        plan: try store.plan(.price, where: "sku:\(sku)") { _ in "9.00" }, at: schedule,
        summary: sku, actor: "ida", now: early)
    }
    #expect(try store.scheduledChanges(now: early).map(\.schedule).contains(opening))
    _ = try store.runSchedule(now: startAt - .seconds(1))
    #expect(try store.prices() == ["1.00", "9.00"])
    _ = try store.runSchedule(now: startAt)
    #expect(try store.prices("sku:M-1") == ["9.00"])
    if startAt < endAt {
      _ = try store.runSchedule(now: endAt - .seconds(1))
      #expect(try store.prices("sku:M-2") == ["9.00"])
    }
    _ = try store.runSchedule(now: endAt)
    #expect(try store.prices() == ["9.00", "2.00"])
  }

  @Test(arguments: 1...30)
  func `any sequence of looks leaves what one late look leaves`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let plans = (0..<6).map { index in
      let start = Int.random(in: 1...20, using: &random)
      let length = Int.random(in: 1...10, using: &random)
      let sku = Int.random(in: 1...2, using: &random)
      return (
        price: "\(30 + index).00", sku: "sku:M-\(sku)", start: start,
        end: Bool.random(using: &random) || index < 3 ? Optional(start + length) : nil
      )
    }
    func run(_ looks: [Int]) throws -> [String?] {
      let store = try Store.mugs(2)
      for plan in plans {
        try schedule(store, plan.price, where: plan.sku, from: plan.start, to: plan.end)
      }
      for look in looks { _ = try store.runSchedule(now: at(look)) }
      #expect(try store.integrityCheck() == [])
      return try store.prices()
    }
    let last = Int.random(in: 5...40, using: &random)
    let late = try run([last])
    #expect(try run(Array(1...last)) == late)
    let some = (1..<last).filter { _ in Int.random(in: 0...3, using: &random) == 0 } + [last]
    #expect(try run(some) == late, "\(plans) looked at \(some)")
  }
}
