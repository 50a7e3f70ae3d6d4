import Commerce
import Testing

@Suite struct SnoozeExpressionTests {
  /// 10:00 on Sunday 22 November 2026 in Berlin.
  private let now = "2026-11-22T09:00:00Z"

  private func end(
    _ text: String, in identifier: String = "Europe/Berlin", now: String? = nil,
    deadlines: [Deadline] = []
  ) throws -> SnoozeEnd {
    try SnoozeExpression.parse(text)
      .end(in: zone(identifier), now: at(now ?? self.now), deadlines: deadlines)
  }

  @Test(arguments: [
    ("2h", "2026-11-22T11:00:00Z"), ("30m", "2026-11-22T09:30:00Z"),
    ("3d", "2026-11-25T09:00:00Z"), ("1w", "2026-11-29T09:00:00Z"),
    ("1d12h", "2026-11-23T21:00:00Z"), (" 2H ", "2026-11-22T11:00:00Z"),
    ("fri 09:00", "2026-11-27T08:00:00Z"), ("Friday 9:00", "2026-11-27T08:00:00Z"),
    ("fri", "2026-11-27T08:00:00Z"),
    // Still ahead today, and over already today.
    ("sun 18:00", "2026-11-22T17:00:00Z"), ("sun 10:00", "2026-11-29T09:00:00Z"),
    ("2027-01-15", "2027-01-14T23:00:00Z"), ("2027-01-15 09:00", "2027-01-15T08:00:00Z"),
    ("tomorrow 08:00", "2026-11-23T07:00:00Z"), ("tomorrow", "2026-11-23T08:00:00Z"),
    ("today 18:00", "2026-11-22T17:00:00Z"), ("18:00", "2026-11-22T17:00:00Z"),
    ("08:00", "2026-11-23T07:00:00Z"),
  ])
  func `a text is the instant that a person means`(text: String, utc: String) throws {
    #expect(try end(text) == SnoozeEnd(at: at(utc)))
  }

  @Test(arguments: [
    // Does not exist: the next that does. Happens twice: the second, because it ends something.
    ("Europe/London", "2027-03-28 01:30", "2027-03-28T01:00:00Z"),
    ("Europe/London", "2027-10-31 01:30", "2027-10-31T01:30:00Z"),
    ("America/New_York", "2027-11-07 01:30", "2027-11-07T06:30:00Z"),
    // Midnights that do not exist.
    ("America/Santiago", "2027-09-05", "2027-09-05T04:00:00Z"),
    ("Africa/Cairo", "2027-04-30", "2027-04-29T22:00:00Z"),
  ])
  func `changes of the clocks are met as the rules say`(
    identifier: String, text: String, utc: String
  ) throws {
    #expect(
      try end(text, in: identifier, now: "2026-12-01T00:00:00Z").at
        == (try at(utc)))
  }

  @Test func `days keep the time of day where hours do not`() throws {
    // 12:00 on the Saturday before Berlin's clocks go forward.
    let before = "2027-03-27T11:00:00Z"
    #expect(try end("1d", now: before).at == (try at("2027-03-28T10:00:00Z")))
    #expect(try end("24h", now: before).at == (try at("2027-03-28T11:00:00Z")))
  }

  @Test func `a deadline is named by its kind, the earliest by itself`() throws {
    let deadlines = [
      Deadline(kind: .shipBy, at: try at("2026-11-24T13:00:00Z")),
      Deadline(kind: .authorisation, at: try at("2026-11-23T13:00:00Z")),
    ]
    for (text, utc) in [
      ("ship_by-4h", "2026-11-24T09:00:00Z"), ("ship-by-4h", "2026-11-24T09:00:00Z"),
      ("ship_by", "2026-11-24T13:00:00Z"), ("authorisation-30m", "2026-11-23T12:30:00Z"),
      ("deadline-1h", "2026-11-23T12:00:00Z"), ("ship_by+1d", "2026-11-25T13:00:00Z"),
    ] {
      #expect(try end(text, deadlines: deadlines).at == (try at(utc)), "\(text)")
    }
    let error = #expect(throws: SnoozeError.self) { try end("promise-1h", deadlines: deadlines) }
    #expect(
      error?.description
        == "it has no promised date; its deadlines: authorisation, ship_by")
  }

  @Test(arguments: [
    ("scan", WakeCondition.scan), ("stock", .stock), ("x5", .more(5)), ("worse", .worse),
    ("X12", .more(12)),
  ])
  func `a condition has no instant`(text: String, condition: WakeCondition) throws {
    #expect(try end(text) == SnoozeEnd(condition: condition))
    #expect(WakeCondition(notation: condition.notation) == condition)
  }

  @Test(arguments: [
    ("", "until when?"), ("   ", "until when?"),
    ("soon", "column 1: \"soon\" is no time; write for example 2h"),
    ("tomorow 08:00", "column 1: \"tomorow\" is no time; did you mean \"tomorrow\"?"),
    ("ship_bye-4h", "column 1: \"ship_bye-4h\" is no time"),
    ("2", "column 1: \"2\" needs a unit: 30m, 2h, 3d or 1w"),
    ("2x", "column 1: \"2x\" needs a unit"), ("0h", "column 1: \"0h\" needs a unit"),
    ("fri 9", "column 5: \"9\" is no time of day; write 09:00"),
    ("fri 25:00", "column 5: \"25:00\" is no time of day"),
    ("today", "column 1: \"today\" is no time of day"),
    ("2027-02-30", "column 1: \"2027-02-30\" is no day; write 2027-01-15"),
    ("2h 3h", "column 4: \"3h\" is too much"), ("scan 2h", "column 6: \"2h\" is too much"),
    ("x0", "column 1: \"x0\" needs a number from 1 to 999"),
    ("999999h", "column 1: that is over a year away"),
    ("2026-11-21", "Sat 2026-11-21 00:00 is over already; name a time ahead"),
    ("today 09:00", "Sun 2026-11-22 09:00 is over already"),
    ("2028-01-15", "that is over a year away; dismiss it with a reason instead"),
    ("ship_by-4h", "it has no ship-by; name a time instead"),
    ("ship_by-4", "column 1: \"4\" needs a unit"),
  ])
  func `what can't be taken says where and what would do`(text: String, begins: String) throws {
    let error = #expect(throws: SnoozeError.self) { try end(text) }
    #expect(error?.description.hasPrefix(begins) == true, "\(error?.description ?? "-")")
  }

  @Test func `no text traps`() throws {
    var random = SeededGenerator(seed: 5)
    let pieces = [
      "2", "h", "x", "-", ":", "fri", " ", "ship_by", "2027-01-15", "99999999999", "é", "+",
    ]
    for _ in 0..<2_000 {
      let text = (0..<Int.random(in: 0...5, using: &random))
        .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      _ = try? end(text)
    }
  }
}
