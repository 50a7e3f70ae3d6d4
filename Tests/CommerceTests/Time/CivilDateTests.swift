import Commerce
import Testing

@Suite struct CivilDateTests {
  @Test(arguments: [
    "2026-13-01", "2026-02-29", "2026-00-10", "2026-1-1", "26-01-01", "+123-01-01", "2026-+1-01",
    "2026-01-01 ", "", "2026-01-0１",
  ])
  func `only a day that exists is a date`(text: String) {
    #expect(CivilDate(text) == nil)
  }

  @Test func `every day counts on by one, names itself and has the next weekday`() throws {
    var expected = try date("1999-12-27")
    #expect(expected.weekday == .monday)
    for days in expected.daysSinceEpoch..<expected.daysSinceEpoch + 20_000 {
      let day = CivilDate(daysSinceEpoch: days)
      #expect(day == expected)
      #expect(CivilDate(day.description) == day)
      let next = day.adding(days: 1)
      #expect(next.weekday.rawValue == day.weekday.rawValue % 7 + 1)
      expected = next
    }
  }

  @Test(arguments: [
    ("2026-11-22T10:00:00Z", 1_795_341_600_000), ("2026-11-22T11:00:00+01:00", 1_795_341_600_000),
    ("2026-11-22T10:00:00.250Z", 1_795_341_600_250), ("1970-01-01T00:00:00Z", 0),
    ("1969-12-31T23:59:59.999Z", -1),
  ])
  func `instants are read with their offset`(text: String, milliseconds: Int64) throws {
    #expect(try at(text).milliseconds == milliseconds)
    #expect(try at(at(text).description).milliseconds == milliseconds)
  }

  @Test(arguments: [
    "2026-11-22", "2026-11-22T10:00:00", "2026-11-22T24:00:00Z", "2026-11-22T10:60:00Z",
    "2026-11-22T10:00:00+99:00", "2026-11-22T10:00:00+01:75", "2026-11-22T10:00:00.Z", "",
  ])
  func `what is no instant is none`(text: String) {
    #expect(Instant(rfc3339: text) == nil)
  }
}
