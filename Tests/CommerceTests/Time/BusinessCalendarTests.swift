import Commerce
import Testing

@Suite struct BusinessCalendarTests {
  private func calendar(_ closures: Set<CivilDate> = []) throws -> BusinessCalendar {
    var calendar = BusinessCalendar(weekdaysIn: try zone("Europe/Berlin"))
    calendar.closures = closures
    return calendar
  }

  @Test(arguments: [
    ("2026-11-16T09:00:00Z", 0, "2026-11-16T09:00:00Z"),
    ("2026-11-16T09:00:00Z", 8, "2026-11-16T17:00:00Z"),
    ("2026-11-16T09:00:00Z", 9, "2026-11-17T08:00:00Z"),
    ("2026-11-16T03:00:00Z", 1, "2026-11-16T08:00:00Z"),
    ("2026-11-20T16:00:00Z", 2, "2026-11-23T08:00:00Z"),
    ("2026-11-21T12:00:00Z", 10, "2026-11-23T17:00:00Z"),
    ("2027-03-26T16:00:00Z", 2, "2027-03-29T07:00:00Z"),
  ])
  func `business hours stop at night and over weekends`(
    from: String, hours: Int, to: String
  ) throws {
    let reached = try calendar().adding(businessTime: .hours(hours), to: at(from))
    #expect(reached == (try at(to)))
  }

  @Test func `a closed day has no hours`() throws {
    let closed = try calendar([date("2026-11-17")])
    let reached = try closed.adding(businessTime: .hours(9), to: at("2026-11-16T09:00:00Z"))
    #expect(reached == (try at("2026-11-18T08:00:00Z")))
    #expect(try closed.openHours(on: date("2026-11-17")) == nil)
  }

  @Test(arguments: [
    ("2026-11-20", 0, "2026-11-20"), ("2026-11-20", 1, "2026-11-23"),
    ("2026-11-21", 0, "2026-11-23"), ("2026-11-21", 1, "2026-11-24"),
    ("2026-12-31", 5, "2027-01-07"),
  ])
  func `working days skip weekends`(from: String, days: Int, to: String) throws {
    let reached = try calendar().adding(workingDays: days, to: date(from))
    #expect(reached == (try date(to)))
  }

  @Test func `a place that never works never gets there`() throws {
    var never = try calendar()
    never.workingDays = []
    #expect(try never.adding(workingDays: 1, to: date("2026-11-20")) == nil)
    #expect(try never.adding(businessTime: .hours(1), to: at("2026-11-20T10:00:00Z")) == nil)
    #expect(try never.adding(workingDays: 1, to: at("2026-11-20T10:00:00Z")) == nil)
  }
}
