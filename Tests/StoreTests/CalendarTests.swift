import Commerce
import Testing

@testable import Store

@Suite struct CalendarTests {
  private func clock(_ date: String, _ hour: Int = 0) throws -> WallClock {
    let date = try #require(CivilDate(date))
    return try #require(WallClock(date: date, hour: hour, minute: 0))
  }

  private func promotion(
    _ key: String, from start: String, to end: String?, state: PromotionState = .approved,
    channels: [String] = []
  ) throws -> FeedRecord {
    let schedule = Schedule(
      start: try clock(start), end: try end.map { try clock($0) }, zone: .utc)
    return .promotion(
      Promotion(
        key: key, name: key, kind: .percentage, state: state, channels: channels,
        schedule: schedule))
  }

  @Test func `live comes from the clock`() throws {
    let store = try Store.inMemory()
    try store.take(
      .promotions,
      [
        try promotion("now", from: "2026-11-20", to: "2026-11-25"),
        try promotion("draft", from: "2026-11-20", to: "2026-11-25", state: .draft),
        try promotion("later", from: "2026-12-01", to: nil),
        try promotion("over", from: "2026-11-01", to: "2026-11-22"),
      ])
    func names(_ query: String, at now: Instant) throws -> [String] {
      try store.promotions(
        WindowRequest(query: parse(query, .promotions), sort: SortOrder("start"), limit: 50),
        now: now
      ).rows.map(\.name)
    }
    #expect(try names("is:live", at: noon) == ["now"])
    #expect(try names("is:scheduled", at: noon) == ["later"])
    #expect(try names("is:ended", at: noon) == ["over"])
    #expect(try names("is:live", at: noon + .days(30)) == ["later"])
    #expect(try names("", at: noon).count == 4)
    #expect(try store.findPromotion("later", now: noon).schedule.end == nil)
  }

  @Test func `a schedule comes back as its author wrote it`() throws {
    let store = try Store.inMemory()
    let cairo = try #require(StoreZone(identifier: "Africa/Cairo"))
    let schedule = Schedule(
      start: try clock("2027-04-30"), end: try clock("2027-05-02", 23), zone: cairo)
    let event = CalendarEvent(
      key: "e", name: "Launch", kind: .launch, channels: ["shop"], schedule: schedule)
    try store.take(.events, [.event(event)])
    #expect(try store.take(.events, [.event(event)]).unchanged == 1)
    let row = try #require(
      try store.entries(from: schedule.startAt, to: schedule.startAt + .hours(1)).first)
    #expect(row.schedule == schedule)
    #expect(row.startAt == schedule.startAt)
    #expect(row.entry == .event(kind: .launch))
    #expect(row.channels == ["shop"])
    #expect(try store.entries(from: try #require(row.endAt), to: noon + .days(900)).isEmpty)
  }

  @Test func `an end before its start is refused`() throws {
    let store = try Store.inMemory()
    let result = try store.take(
      .promotions, [try promotion("x", from: "2026-11-20", to: "2026-11-19")])
    #expect(result.quarantined == 1)
  }
}
