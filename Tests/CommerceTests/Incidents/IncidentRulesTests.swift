import Commerce
import Testing

@Suite struct IncidentRulesTests {
  private func minutes(_ minutes: [Int]) throws -> [Instant] {
    let start = try at("2026-11-20T12:00:00Z")
    return minutes.map { start + .minutes($0) }
  }

  @Test(arguments: [
    ([0, 10, 20, 30], []), ([0, 10, 20, 30, 60], [0..<5]), ([0, 10, 20, 30, 61], []),
    ([0, 1, 2, 3, 4, 200], [0..<5]), ([-100, 0, 1, 2, 3, 4], [1..<6]),
    // Overlapping hours are one incident, hours apart are two.
    ([0, 10, 20, 30, 40, 70, 80, 90, 95], [0..<9]),
    ([0, 1, 2, 3, 4, 300, 301, 302, 303, 304], [0..<5, 5..<10]), ([0, 0, 0, 0, 0], [0..<5]),
    ([], []),
  ])
  func `five of a group within an hour are one incident`(
    began: [Int], clusters: [Range<Int>]
  ) throws {
    #expect(IncidentRules.clusters(try minutes(began)) == clusters)
  }

  @Test func `clusters hold exactly the alerts of an hour with five`() throws {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<200 {
      let began = try minutes((0..<random.int(0...25)).map { _ in random.int(0...900) }).sorted()
      let inside = Set(IncidentRules.clusters(began).flatMap { Array($0) })
      for index in began.indices {
        let isDense = began.indices.contains { start in
          let hour = began.indices.filter {
            began[$0] >= began[start] && began[$0] - began[start] <= .minutes(60)
          }
          return hour.count >= 5 && hour.contains(index)
        }
        #expect(inside.contains(index) == isDense)
      }
    }
  }

  @Test(arguments: [
    "SHIP_LATE location Berlin", "TRANSIT_STALLED carrier DHL Paket 2 kg", "BACKORDER sku A B",
  ])
  func `a group is known by its key`(key: String) throws {
    #expect(try #require(AlertGroup(key: key)).key == key)
  }

  @Test(arguments: [
    "", "SHIP_LATE", "SHIP_LATE location", "SHIP_LATE location ", "X sku A", "is:stuck",
  ])
  func `anything else is no group`(text: String) {
    #expect(AlertGroup(key: text) == nil)
  }

  @Test(arguments: [(4, 0), (5, 1), (9, 1), (10, 2), (49, 9), (50, 10), (500, 10), (0, 0)])
  func `spread is a point for each five alerts, ten at most`(size: Int, points: Int) {
    #expect(AlertGroup.spread(ofSize: size) == points)
  }

  @Test(arguments: [
    ("2h", "2026-11-20T14:00:00Z"), ("90m", "2026-11-20T13:30:00Z"),
    ("3d", "2026-11-23T12:00:00Z"), ("18:00", "2026-11-20T17:00:00Z"),
    ("09:00", "2026-11-21T08:00:00Z"), ("fri 09:00", "2026-11-27T08:00:00Z"),
    ("fri 18:00", "2026-11-20T17:00:00Z"), ("mon", "2026-11-23T08:00:00Z"),
    ("2026-11-23", "2026-11-22T23:00:00Z"), ("2026-11-23 09:00", "2026-11-23T08:00:00Z"),
  ])
  func `the end of a silence can be typed`(text: String, end: String) throws {
    let now = try at("2026-11-20T12:00:00Z")
    let berlin = try zone("Europe/Berlin")
    #expect(SilenceEnd(text, now: now, zone: berlin) == .at(try at(end)))
    #expect(SilenceEnd("resolved", now: now, zone: berlin) == .resolved)
  }

  @Test(arguments: ["", "soon", "0h", "2x", "25:00", "fri 9", "2026-11-19", "2h 09:00", "mo"])
  func `an end that is over or can't be read is refused`(text: String) throws {
    let now = try at("2026-11-20T12:00:00Z")
    #expect(SilenceEnd(text, now: now, zone: try zone("Europe/Berlin")) == nil)
  }

  @Test func `a silence is planned, active, about to end and over by the clock`() throws {
    let start = try at("2026-11-20T12:00:00Z")
    let silence = Silence(
      matcher: Silence.Matcher("code:SHIP_LATE"), startsAt: start, endsAt: start + .hours(1),
      author: "ada", comment: "strike")
    #expect(silence.state(at: start - .seconds(1)) == .planned)
    #expect(silence.state(at: start) == .active)
    #expect(!silence.isEndingSoon(at: start + .minutes(45)))
    #expect(silence.isEndingSoon(at: start + .minutes(46)))
    #expect(silence.state(at: start + .hours(1)) == .ended)
    #expect(!silence.isEndingSoon(at: start + .hours(1)))
  }

  @Test func `a silence says more than an incident`() {
    #expect(Inhibition(incident: 1, silence: nil) == .incident(1))
    #expect(Inhibition(incident: 1, silence: 2) == .silence(2))
    #expect(Inhibition(incident: nil, silence: nil) == nil)
  }
}

@Suite struct MarketplaceAccountTests {
  private func account(orders: Int, late: Int, due: Int) -> MarketplaceAccount {
    let budget = MarketplaceBudget(orders: orders, late: late)
    return MarketplaceAccount(
      channel: "amazon-de", lateIn10Days: budget, lateIn30Days: budget,
      cancelledIn7Days: MarketplaceBudget(orders: 10, late: 0, limit: BasisPoints(250)),
      dueToday: due)
  }

  @Test(arguments: [
    (250, 7, 3, "budget left 2 of 9; 3 orders go late today → breach"),
    (250, 7, 2, "budget left 2 of 9; 2 orders go late today"),
    (250, 9, 1, "budget left 0 of 9; 1 order goes late today → breach"),
    (250, 11, 0, "budget of 9 overdrawn by 2"), (0, 0, 0, "no orders in 30 days"),
  ])
  func `a budget says what today would do to it`(
    orders: Int, late: Int, due: Int, sentence: String
  ) {
    #expect(account(orders: orders, late: late, due: due).sentence == sentence)
  }

  @Test(arguments: [(250, 7, false), (250, 8, true), (1_000, 29, false), (1_000, 30, true)])
  func `three percent of late orders is a warning`(orders: Int, late: Int, warns: Bool) {
    #expect(account(orders: orders, late: late, due: 0).isWarning == warns)
  }

  @Test func `the tighter of two windows counts`() {
    var account = account(orders: 250, late: 2, due: 0)
    account.lateIn10Days = MarketplaceBudget(orders: 26, late: 1)
    #expect(account.left == 0)
    #expect(account.tightest.allowed == 1)
  }
}

@Suite struct SourceRulesTests {
  private func codes(_ facts: SourceFacts, _ now: String) throws -> [AlertCode] {
    SourceRules.evaluate(facts, now: try at(now)).alerts.map(\.code)
  }

  @Test(arguments: [
    (1, "2026-11-20T12:14:59Z", false), (1, "2026-11-20T12:15:00Z", true),
    (2, "2026-11-20T12:14:59Z", false), (3, "2026-11-20T12:00:00Z", true),
  ])
  func `a source fails for good after three attempts or a quarter of an hour`(
    failures: Int, now: String, fires: Bool
  ) throws {
    let facts = SourceFacts(
      id: "shop", error: "no header", failingSince: try at("2026-11-20T12:00:00Z"),
      consecutiveFailures: failures)
    #expect(try codes(facts, now) == (fires ? [.sourceFailed] : []))
    #expect(try codes(SourceFacts(id: "shop"), now).isEmpty)
  }

  @Test func `a source that is watched is late, one that is not never is`() throws {
    var facts = SourceFacts(
      id: "shop", lastSuccessAt: try at("2026-11-20T12:00:00Z"), lateAfter: .hours(26))
    #expect(try codes(facts, "2026-11-21T13:59:59Z").isEmpty)
    #expect(try codes(facts, "2026-11-21T14:00:00Z") == [.sourceLate])
    let next = SourceRules.evaluate(facts, now: try at("2026-11-20T12:00:00Z")).nextChangeAt
    #expect(next == (try at("2026-11-21T14:00:00Z")))
    facts.lateAfter = nil
    #expect(try codes(facts, "2027-11-21T14:00:00Z").isEmpty)
  }
}
