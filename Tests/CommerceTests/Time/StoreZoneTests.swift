import Commerce
import Testing

@Suite struct StoreZoneTests {
  @Test(arguments: [
    (
      "Europe/London", "2027-03-28 01:30", IntervalBound.start, "2027-03-28T01:00:00Z",
      WallClockFit.skipped
    ),
    ("Europe/London", "2027-10-31 01:30", .start, "2027-10-31T00:30:00Z", .repeated),
    ("Europe/London", "2027-10-31 01:30", .end, "2027-10-31T01:30:00Z", .repeated),
    ("America/New_York", "2027-11-07 01:30", .start, "2027-11-07T05:30:00Z", .repeated),
    ("America/New_York", "2027-11-07 01:30", .end, "2027-11-07T06:30:00Z", .repeated),
    ("America/Santiago", "2026-09-06 00:00", .start, "2026-09-06T04:00:00Z", .skipped),
    ("Africa/Cairo", "2027-04-30 00:00", .start, "2027-04-29T22:00:00Z", .skipped),
    ("Asia/Kathmandu", "2026-11-22 00:00", .start, "2026-11-21T18:15:00Z", .exact),
    ("Pacific/Apia", "2011-12-30 12:00", .start, "2011-12-30T10:00:00Z", .skipped),
    ("UTC", "1969-12-31 23:59", .start, "1969-12-31T23:59:00Z", .exact),
  ])
  func `a wall-clock time is the instant that the rules name`(
    identifier: String, local: String, bound: IntervalBound, utc: String, fit: WallClockFit
  ) throws {
    let found = try zone(identifier).instant(of: wall(local), as: bound)
    #expect(found.instant == (try at(utc)))
    #expect(found.fit == fit)
  }

  @Test(arguments: [
    ("Europe/London", "2027-03-28", 1_380), ("Europe/London", "2027-10-31", 1_500),
    ("Europe/London", "2027-06-01", 1_440), ("America/Santiago", "2026-09-06", 1_380),
    ("Africa/Cairo", "2027-04-30", 1_380), ("Australia/Lord_Howe", "2027-04-04", 1_470),
    ("UTC", "2027-03-28", 1_440),
  ])
  func `a day has its own length`(identifier: String, day: String, minutes: Int64) throws {
    let range = try zone(identifier).day(date(day))
    #expect((range.upperBound - range.lowerBound).milliseconds == minutes * 60_000)
    #expect(try zone(identifier).date(at: range.lowerBound) == date(day))
    let last = range.upperBound - TimeSpan(milliseconds: 1)
    #expect(try zone(identifier).date(at: last) == date(day))
  }

  @Test(arguments: ["Europe/Berlin", "America/Santiago", "Asia/Kolkata", "Australia/Lord_Howe"])
  func `an instant is what its wall clock means`(identifier: String) throws {
    var random = SeededGenerator(seed: 2)
    let zone = try zone(identifier)
    for _ in 0..<500 {
      let instant = Instant(seconds: Int64(random.int(1_500_000_000...1_900_000_000)))
      let clock = zone.wallClock(at: instant)
      let first = zone.instant(of: clock, as: .start)
      let last = zone.instant(of: clock, as: .end)
      #expect(first.instant == instant || last.instant == instant)
      #expect(first.fit != .skipped)
    }
  }

  @Test func `an unknown zone is none`() {
    #expect(StoreZone(identifier: "Europe/Nowhere") == nil)
  }
}
