import Foundation
import Testing

/// `aisle triage`: what one process says, the next one knows.
@Suite struct TriageCommandTests {
  private func worst(_ home: Home, _ count: Int) async throws -> [String] {
    try await home.run("orders is:firing --json --limit \(count)").objects()
      .compactMap { $0["order"]?.text }
  }

  private func order(_ home: Home, _ name: String, now: String = Home.now) async throws -> JSON {
    try #require(
      try await home.run(["show", "order", name, "--json"], now: now).objects().first)
  }

  @Test func `an acknowledgement outlives its process, ends on time and says so`() async throws {
    let home = try await Home.withSample()
    let name = try #require(try await worst(home, 1).first)
    let outcome = try await home.run(["triage", "ack", name, "--json"])
    #expect(outcome.code == 0)
    let done = try #require(try outcome.objects().first)
    #expect(done["owner"] == "tester")
    #expect(done["until"] == "2026-11-20T20:30:00Z")

    let held = try await order(home, name)
    #expect(held["owner"] == "tester")
    #expect(held["triage"] == "acknowledged")
    #expect(held["acknowledged_until"] == "2026-11-20T20:30:00Z")
    #expect(held["fires_again"] == .null)
    #expect(try await worst(home, 1) != [name])
    #expect(
      try await home.run("orders is:mine --json").objects().map { $0["order"]?.text } == [name])
    #expect(
      try await home.run(["refresh"]).code == 0)
    #expect(try await order(home, name, now: "2026-11-20T20:29:59Z")["triage"] == "acknowledged")

    let later = try await order(home, name, now: "2026-11-20T20:30:00Z")
    #expect(later["triage"] == "firing")
    #expect(later["owner"] == .null)
    #expect(later["fires_again"]?["by"] == "tester")
    #expect(later["fires_again"]?["at"] == "2026-11-20T20:30:00Z")
    let shown = try await home.run(["show", "order", name], now: "2026-11-20T20:40:00Z")
    #expect(shown.output.contains("fires again: tester's acknowledgement ended 21:30"))
    #expect(shown.output.contains("acknowledged by tester until Fri 2026-11-20 21:30"))
  }

  @Test func `the second person is told who has it, and exit 2 says that some were refused`()
    async throws
  {
    let home = try await Home.withSample()
    let names = try await worst(home, 2)
    try #require(names.count == 2)
    #expect(try await home.run(["triage", "ack", names[0]]).code == 0)
    let other = try home.start(
      ["triage", "ack", names[0], "order:\(names[1])", "--now", Home.now],
      as: "bob", run: "second")
    #expect(try await other.finish("triage ack as bob") == 2)
    let told = home.text("tmp/second.err")
    #expect(told.contains("aisle: \(names[0]): tester has acknowledged it until 21:30"))
    #expect(home.text("tmp/second.out").contains("\(names[1]): acknowledged by bob until"))
    #expect(try await order(home, names[0])["owner"] == "tester")
    #expect(try await order(home, names[1])["owner"] == "bob")
  }

  @Test func `verbs, notes and states are true in the lists, and undo takes them back`()
    async throws
  {
    let home = try await Home.withSample()
    let before = try await home.run("orders is:stuck --json").output
    let name = try #require(try await worst(home, 1).first)
    for verb in [
      ["note", name, "--text", "called"], ["assign", name, "--to", "bob"],
      ["snooze", name, "--until", "2h", "--force"],
    ] {
      #expect(try await home.run(["triage"] + verb).code == 0, "\(verb)")
    }
    let snoozed = try await order(home, name)
    #expect(snoozed["triage"] == "snoozed")
    #expect(snoozed["snoozed_until"] == "2026-11-20T22:00:00Z")
    #expect(snoozed["notes"]?.int == 1)
    #expect(snoozed["last_note"] == "called")
    #expect(try await home.run(["triage", "wake", name]).code == 0)
    #expect(try await order(home, name)["fires_again"]?["cause"] == "woken")
    #expect(try await home.run(["triage", "wake", name]).code == 2)
    for _ in 0..<4 { #expect(try await home.run("undo").code == 0) }
    #expect(try await home.run("orders is:stuck --json").output == before)
  }

  @Test func `a query chooses the subjects, also of the inventory`() async throws {
    let home = try await Home.withSample()
    let outcome = try await home.run([
      "triage", "dismiss", "--pane", "inventory", "--where", "code:LOW", "--reason", "season over",
      "--json",
    ])
    #expect(outcome.code == 0)
    let done = try outcome.objects()
    #expect(done.count > 3)
    let alerts = try await home.run("alerts code:LOW --json").objects()
    #expect(alerts.allSatisfy { $0["state"] == "dismissed" })
    #expect(try await home.run("alerts is:dismissed --json").objects().count >= done.count)
  }

  @Test(arguments: [
    (["triage", "ack"], 64, "name a subject"),
    (["triage", "ack", "#1", "--where", "is:stuck"], 64, "exclude each other"),
    (["triage", "ack", "#nothing"], 1, "there is no order \"#nothing\""),
    (["triage", "snooze", "#11411", "--until", "soon"], 64, "\"soon\" is no time"),
    (["triage", "dismiss", "#11411"], 64, "--reason"),
    (["triage", "resolve", "#11411"], 1, "can't be resolved by hand"),
    (["triage", "dismiss", "#11411", "--reason", " "], 2, "a dismissal needs a reason"),
    (["triage", "handoff", "--hours", "0"], 64, "--hours"),
    (["triage", "ack", "#11411", "--read-only"], 1, "--read-only changes nothing"),
  ])
  func `what can't be done says why and what would`(
    arguments: [String], code: Int32, says: String
  ) async throws {
    let home = try await Home.withSample()
    let outcome = try await home.run(arguments)
    #expect(outcome.code == code)
    #expect(outcome.errors.contains(says), "\(outcome.errors)")
    #expect(
      try await home.run("journal --json").objects().allSatisfy { $0["source"] == "import" })
  }

  @Test func `the hand-off note has what the next shift has to know`() async throws {
    let home = try await Home.withSample()
    let names = try await worst(home, 3)
    try #require(names.count == 3)
    _ = try await home.run(["triage", "ack", names[0]])
    _ = try await home.run(["triage", "note", names[0], "--text", "asked the warehouse"])
    _ = try await home.run(["triage", "snooze", names[1], "--until", "3h", "--force"])
    let text = try await home.run(["triage", "handoff", "--hours", "12"]).output
    let sections = text.components(separatedBy: "\n## ")
    try #require(sections.count == 6)
    #expect(sections[0].hasPrefix("# Hand-off, Nordlicht, Fri 2026-11-20 21:00"))
    #expect(sections[1].contains("**P1") && sections[1].contains(names[2]))
    #expect(!sections[1].contains("\(names[0])**") && !sections[1].contains("\(names[1])**"))
    #expect(sections[2].contains("\(names[0])**") && sections[2].contains("until 21:30"))
    #expect(sections[3].contains("\(names[1])**") && sections[3].contains("wakes Sat 2026-11-21"))
    #expect(sections[4].hasPrefix("Deadlines before Sat 2026-11-21 09:00"))
    #expect(sections[5].contains("**\(names[0])** tester: asked the warehouse"))
    let json = try #require(
      try await home.run(["triage", "handoff", "--json"]).objects().first)
    #expect(json["mine"]?.elements.first?["subject"]?.text == names[0])
    #expect(try await home.run(["triage", "handoff", "--since", "1h", "--json"]).code == 0)
  }
}
