import Commerce
import Testing

@Suite struct PromotionPhaseTests {
  @Test(arguments: [
    ("2026-11-19T22:59:59.999Z", PromotionPhase.scheduled), ("2026-11-19T23:00:00Z", .live),
    ("2026-11-29T22:59:59.999Z", .live), ("2026-11-29T23:00:00Z", .ended),
  ])
  func `the clock says whether an approved promotion is live`(
    now: String, phase: PromotionPhase
  ) throws {
    #expect(try promotion("a").phase(at: at(now)) == phase)
  }

  @Test(arguments: PromotionState.allCases)
  func `only an approved promotion can be live`(state: PromotionState) throws {
    let phase = try promotion("a") { $0.state = state }.phase(at: at("2026-11-22T00:00:00Z"))
    #expect(phase == (state == .approved ? .live : .inactive))
  }

  @Test func `an open end stays live, an end before the start never is`() throws {
    #expect(
      try promotion("a", "2026-11-20 00:00", nil).phase(at: at("2099-01-01T00:00:00Z")) == .live)
    let backwards = try promotion("a", "2026-11-20 00:00", "2026-11-19 00:00")
    #expect(backwards.phase(at: try at("2026-11-20T00:00:00Z")) == .ended)
  }

  @Test(arguments: [
    ("America/Santiago", "2026-09-06 00:00", "2026-09-06T04:00:00Z"),
    ("Africa/Cairo", "2027-04-30 00:00", "2027-04-29T22:00:00Z"),
  ])
  func `a start at a midnight that does not exist is the next instant that does`(
    zone: String, start: String, expected: String
  ) throws {
    let early = try promotion("a", start, nil, zone: zone)
    #expect(early.schedule.startAt == (try at(expected)))
    #expect(early.phase(at: try at(expected)) == .live)
  }

  @Test func `a repeated hour is the first for a start and the last for an end`() throws {
    let autumn = try promotion(
      "a", "2027-10-31 01:30", "2027-10-31 01:30", zone: "Europe/London")
    #expect(autumn.schedule.startAt == (try at("2027-10-31T00:30:00Z")))
    #expect(autumn.schedule.endAt == (try at("2027-10-31T01:30:00Z")))
  }

  @Test func `an end date means the end of that day`() throws {
    let schedule = Schedule(
      firstDay: try date("2027-10-30"), lastDay: try date("2027-10-31"),
      zone: try zone("Europe/London"))
    #expect(schedule.startAt == (try at("2027-10-29T23:00:00Z")))
    #expect(schedule.endAt == (try at("2027-11-01T00:00:00Z")))
  }

  @Test func `the phase changes at start and end`() throws {
    let schedule = try promotion("a").schedule
    let start = try at("2026-11-19T23:00:00Z")
    let end = try at("2026-11-29T23:00:00Z")
    #expect(schedule.nextChange(after: try at("2026-11-01T00:00:00Z")) == start)
    #expect(schedule.nextChange(after: start) == end)
    #expect(schedule.nextChange(after: end) == nil)
  }
}
