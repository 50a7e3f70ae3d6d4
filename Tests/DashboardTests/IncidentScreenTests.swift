import Commerce
import TerminalKit
import Testing

@testable import Dashboard

/// Groups of the order queue, incidents and silences.
@Suite struct IncidentScreenTests {
  private func group(
    _ value: String, _ grouping: OrderGrouping = .carrier, count: Int = 12, isUnfolded: Bool = false
  ) -> OrderRow {
    var row = OrderRow(id: -Int64(value.utf8.count) - 1, name: value, channel: "")
    row.group = OrderGroup(
      grouping: grouping, value: value, count: count, worstScore: 88,
      nextDeadline: Fixture.now - .hours(18), isUnfolded: isUnfolded, shown: isUnfolded ? 2 : 0)
    row.score = 88
    return row
  }

  /// The queue by carrier, as the store answers.
  private func grouped(_ size: Size = Size(width: 80, height: 24)) throws -> Driver {
    let driver = Driver(Fixture.dashboard(size))
    let effects = driver.reduce(.key(Key("f"))) + driver.reduce(.key(Key("f")))
    guard case .loadOrders(let request, let sequence) = try #require(effects.last) else {
      throw TestProblem()
    }
    #expect(request.grouping == .carrier)
    driver.reduce(
      .orders(
        Fixture.window([group("DHL Paket", count: 1_340), group("Post"), group("", count: 1)]),
        sequence: sequence))
    return driver
  }

  private struct TestProblem: Error {}

  private let silenced = Silence(
    id: 2,
    matcher: .group(AlertGroup(code: .shipLate, cause: AlertCause(.location, "Berlin"))),
    startsAt: Fixture.now - .hours(1), endsAt: Fixture.now + .minutes(12), author: "ada",
    comment: "strike at the depot", suppressed: 14, suppressedEver: 20)

  private let incident = Incident(
    id: 1, group: AlertGroup(code: .transitStalled, cause: AlertCause(.carrier, "DHL Paket")),
    beganAt: Fixture.now - .hours(3), openedAt: Fixture.now - .hours(2), children: 9, peak: 11,
    worstScore: 74, nextDeadline: Fixture.now + .hours(2))

  @Test func `groups look as recorded`() throws {
    let driver = try grouped()
    driver.message = nil
    try expectGolden(driver.render().canvas, "80x24-order-groups")
  }

  @Test func `Enter unfolds the group under the cursor and folds it again`() throws {
    let driver = try grouped()
    func unfolded(_ effects: [Effect]) -> Set<String>? {
      for case .loadOrders(let request, _) in effects { return request.unfolded }
      return nil
    }
    #expect(unfolded(driver.reduce(.key(Key(.enter)))) == ["DHL Paket"])
    #expect(driver.zoom == .grid)
    #expect(unfolded(driver.reduce(.key(Key(.enter)))) == [])
  }

  @Test func `the cursor stays on its group when the numbers change`() throws {
    let driver = try grouped()
    driver.reduce(.key(Key("j")))
    let sequence = driver.orders.asked
    driver.reduce(
      .orders(Fixture.window([group("Post", count: 90), group("DHL Paket")]), sequence: sequence))
    #expect(driver.orders.current?.name == "Post")
  }

  @Test func `f goes through every grouping and ends with none, Esc ends it at once`() throws {
    let driver = Driver(Fixture.dashboard())
    for grouping in OrderGrouping.allCases {
      driver.reduce(.key(Key("f")))
      #expect(driver.orderGrouping == grouping)
    }
    driver.reduce(.key(Key("f")))
    #expect(driver.orderGrouping == nil)
    driver.reduce(.key(Key("f")))
    driver.reduce(.key(Key(.escape)))
    #expect(driver.orderGrouping == nil)
  }

  @Test func `a group can't be marked, and marking all leaves groups out`() throws {
    let driver = try grouped()
    driver.reduce(.key(Key(" ")))
    #expect(driver.orders.marks.isEmpty)
    driver.reduce(
      .orders(
        Fixture.window([group("DHL Paket", isUnfolded: true), Fixture.order(1), Fixture.order(2)]),
        sequence: driver.orders.asked))
    driver.reduce(.key(Key("*")))
    #expect(driver.orders.marks == [1, 2])
  }

  @Test func `incidents and silences look as recorded`() throws {
    let driver = Driver(Fixture.dashboard())
    #expect(driver.reduce(.key(Key("I"))) == [.loadIncidents])
    var closed = incident
    closed.id = 3
    closed.closedAt = Fixture.now - .minutes(30)
    closed.children = 0
    driver.reduce(.incidents([incident, closed], [silenced]))
    try expectGolden(driver.render().canvas, "80x24-incidents")
  }

  @Test func `Enter on an incident lists its orders, e ends a silence`() throws {
    let driver = Driver(Fixture.dashboard())
    driver.reduce(.key(Key("I")))
    driver.reduce(.incidents([incident], [silenced]))
    driver.reduce(.key(Key("j")))
    #expect(driver.reduce(.key(Key("e"))) == [.endSilence(2)])
    driver.reduce(.key(Key("k")))
    driver.reduce(.key(Key(.enter)))
    #expect(driver.overlay == nil)
    #expect(driver.orders.queryText == "incident:1")
  }

  @Test func `a silence says what it would keep quiet and wants an end and a reason`() throws {
    let driver = Driver(Fixture.dashboard())
    #expect(driver.reduce(.key(Key("!"))) == [.previewSilenceOfOrder(1)])
    let matcher = silenced.matcher
    driver.reduce(
      .silencePreview(matcher, SilencePreview(alerts: 14, urgent: 3, subjects: ["#1001"])))
    try expectGolden(driver.render().canvas, "80x24-silence-prompt")
    func type(_ text: String) -> [Effect] {
      for character in text { driver.reduce(.key(Key(character))) }
      return driver.reduce(.key(Key(.enter)))
    }
    #expect(type("2h").isEmpty)
    #expect(driver.prompt?.problem == "say why, after the end: 2h carrier strike")
    #expect(
      type(" carrier strike") == [
        .addSilence(
          Silence(
            matcher: matcher, startsAt: Fixture.now, endsAt: Fixture.now + .hours(2), author: "",
            comment: "carrier strike"))
      ])
    #expect(driver.prompt == nil)
  }

  @Test func `a group is silenced by its query`() throws {
    let driver = try grouped()
    #expect(driver.reduce(.key(Key("!"))) == [.previewSilence("carrier:\"DHL Paket\"")])
    driver.reduce(.key(Key("G")))
    driver.reduce(
      .orders(Fixture.window([group("")]), sequence: driver.orders.asked))
    #expect(driver.reduce(.key(Key("!"))) == [.previewSilence("is:stuck -has:carrier")])
  }

  @Test func `the header says what is silenced, and announces the end`() throws {
    var snapshot = Fixture.snapshot()
    snapshot.panes[.orders]?.silenced = 14
    func header(_ end: TimeSpan) -> String {
      snapshot.silenceEndsAt = Fixture.now + end
      snapshot.generation += 1
      let driver = Driver(Fixture.dashboard())
      driver.reduce(.snapshot(snapshot))
      return driver.render().canvas.lines()[0]
    }
    #expect(header(.hours(1)).contains(" 14 silenced "))
    #expect(header(.minutes(12)).contains(" 14 SILENCED, ends in 12 min "))
  }
}
