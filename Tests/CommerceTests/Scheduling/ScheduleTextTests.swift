import Commerce
import Testing

@Suite struct ScheduleTextTests {
  /// Sunday.
  static let now = Instant(rfc3339: "2026-11-22T09:00:00Z") ?? Instant(seconds: 0)

  private func zone(_ name: String) throws -> StoreZone {
    try #require(StoreZone(identifier: name))
  }

  @Test(
    arguments: [
      ("2026-11-27 00:00 to 2026-12-01 08:00", "2026-11-27 00:00", "2026-12-01 08:00"),
      ("2026-11-27", "2026-11-27 00:00", nil),
      ("2026-11-27 to 2026-12-01", "2026-11-27 00:00", "2026-12-02 00:00"),
      ("2026-11-27T18:30..2026-11-30", "2026-11-27 18:30", "2026-12-01 00:00"),
      ("2026-11-27 18:00 until 2026-11-27 24:00", "2026-11-27 18:00", "2026-11-28 00:00"),
      ("tomorrow 8:00", "2026-11-23 08:00", nil),
      ("Tue to thu 12:00", "2026-11-24 00:00", "2026-11-26 12:00"),
      ("fri 18:00 to sun", "2026-11-27 18:00", "2026-11-30 00:00"),
      ("18:00", "2026-11-22 18:00", nil),
      // In Berlin it is ten already.
      ("09:30", "2026-11-23 09:30", nil),
      ("18:00 to 20:00", "2026-11-22 18:00", "2026-11-22 20:00"),
      ("22:00 to 02:00", "2026-11-22 22:00", "2026-11-23 02:00"),
      ("sun", "2026-11-29 00:00", nil),
    ] as [(String, String, String?)])
  func `times are read as a person writes them`(text: String, start: String, end: String?) throws {
    let (schedule, notes) = try ScheduleText.interval(
      text, zone: zone("Europe/Berlin"), now: Self.now)
    #expect(schedule.start.description == start)
    #expect(schedule.end?.description == end)
    #expect(notes.isEmpty)
    #expect(
      try ScheduleText.interval(
        ScheduleText.typed(schedule), zone: zone("Europe/Berlin"), now: Self.now
      ).schedule == schedule)
  }

  @Test(arguments: [
    ("", "is no time"), ("soon", "is no time"), ("2026-02-30", "is no time"),
    ("2026-11-27 25:00", "is no time"), ("2026-11-27 10:75", "is no time"),
    ("2026-11-27 10:00 pm", "is no time"),
    ("2026-12-01 10:00 to 2026-12-01 10:00", "is not after the start"),
    ("2026-12-02 to 2026-11-30", "is not after the start"),
    ("2026-11-01 to 2026-11-03", "has passed already"),
  ])
  func `what can't be meant is refused`(text: String, because: String) throws {
    let error = #expect(throws: ScheduleTextError.self) {
      try ScheduleText.interval(text, zone: zone("Europe/Berlin"), now: Self.now)
    }
    #expect(error?.description.contains(because) == true)
  }

  @Test func `a start that has passed is said to go in at once`() throws {
    let (_, notes) = try ScheduleText.interval(
      "today to tomorrow", zone: zone("Europe/Berlin"), now: Self.now)
    #expect(notes == ["the start has passed: it goes in at once"])
  }

  /// Domain rules §0: first for a start, last for an end, the next instant where the time is
  /// skipped.
  @Test(
    arguments: [
      ("Europe/London", "2027-03-28 01:30", "2027-03-28T01:00:00Z", "2027-03-28T01:00:00Z", "jump"),
      (
        "Europe/London", "2027-10-31 01:30", "2027-10-31T00:30:00Z", "2027-10-31T01:30:00Z", "twice"
      ),
      (
        "America/New_York", "2027-11-07 01:30", "2027-11-07T05:30:00Z", "2027-11-07T06:30:00Z",
        "twice"
      ),
      (
        "America/Santiago", "2026-09-06 00:00", "2026-09-06T04:00:00Z", "2026-09-06T04:00:00Z",
        "jump"
      ),
      ("Africa/Cairo", "2027-04-30 00:00", "2027-04-29T22:00:00Z", "2027-04-29T22:00:00Z", "jump"),
    ])
  func `where the clocks change, the interval is never shorter than its text`(
    zone name: String, local: String, start: String, end: String, word: String
  ) throws {
    let early = Instant(rfc3339: "2026-08-01T00:00:00Z") ?? Self.now
    let opening = try ScheduleText.interval(local, zone: zone(name), now: early)
    #expect(opening.schedule.startAt.description == start)
    #expect(opening.notes.count == 1)
    #expect(opening.notes.first?.contains(word) == true)
    let closing = try ScheduleText.interval("2026-08-02 to \(local)", zone: zone(name), now: early)
    #expect(closing.schedule.endAt?.description == end)
    #expect(closing.notes.first?.contains(word) == true)
  }
}
