import Commerce
import Testing

@Suite struct CalendarMonthTests {
  @Test(arguments: [
    (2026, 11, Weekday.monday, "2026-10-26", "2026-12-06", 6),
    (2026, 11, .sunday, "2026-11-01", "2026-12-05", 5),
    (2027, 2, .monday, "2027-02-01", "2027-02-28", 4),
    (2028, 2, .monday, "2028-01-31", "2028-03-05", 5),
  ])
  func `a month is whole weeks`(
    year: Int, month: Int, first: Weekday, start: String, end: String, weeks: Int
  ) throws {
    let grid = try #require(CalendarMonth(year: year, month: month, firstWeekday: first))
    #expect(grid.weeks.first?.first?.description == start)
    #expect(grid.weeks.last?.last?.description == end)
    #expect(grid.weeks.count == weeks)
    #expect(grid.weeks.allSatisfy { $0.count == 7 && $0.first?.weekday == first })
    #expect(
      grid.weeks.joined().filter(grid.contains).count
        == CivilDate.length(ofMonth: month, year: year))
  }

  @Test func `there is no thirteenth month`() {
    #expect(CalendarMonth(year: 2026, month: 13) == nil)
    #expect(CalendarMonth(year: 2026, month: 0) == nil)
  }

  private func touched(
    _ start: String, _ end: String?, zone identifier: String = "Europe/Berlin", month: Int = 11,
    year: Int = 2026
  ) throws -> [String] {
    let entry = try promotion("a", start, end, zone: identifier)
    let grid = try #require(CalendarMonth(year: year, month: month))
    let days = grid.entries([entry], zone: try zone(identifier)) {
      ($0.schedule.startAt, $0.schedule.endAt)
    }
    return days.keys.sorted().map(\.description)
  }

  @Test func `an entry touches the days of its half-open interval`() throws {
    #expect(
      try touched("2026-11-20 10:00", "2026-11-22 00:00") == ["2026-11-20", "2026-11-21"])
    #expect(
      try touched("2026-11-20 10:00", "2026-11-22 00:01")
        == ["2026-11-20", "2026-11-21", "2026-11-22"])
    #expect(try touched("2026-11-20 10:00", "2026-11-19 00:00") == ["2026-11-20"])
    #expect(try touched("2026-12-05 10:00", nil) == ["2026-12-05", "2026-12-06"])
    #expect(try touched("2026-09-01 00:00", "2026-10-27 00:00") == ["2026-10-26"])
    #expect(try touched("2027-01-01 00:00", nil).isEmpty)
  }

  @Test func `midnights that do not exist move no entry to another day`() throws {
    #expect(
      try touched(
        "2026-09-06 00:00", "2026-09-07 00:00", zone: "America/Santiago", month: 9)
        == ["2026-09-06"])
    #expect(
      try touched(
        "2027-04-29 00:00", "2027-04-30 00:00", zone: "Africa/Cairo", month: 4, year: 2027)
        == ["2027-04-29"])
  }

  @Test func `days are those of the viewer's zone`() throws {
    let entry = try promotion("a", "2026-11-20 00:00", "2026-11-21 00:00")
    let grid = try #require(CalendarMonth(year: 2026, month: 11))
    let days = grid.entries([entry], zone: try zone("America/New_York")) {
      ($0.schedule.startAt, $0.schedule.endAt)
    }
    #expect(days.keys.sorted().map(\.description) == ["2026-11-19", "2026-11-20"])
  }
}
