import Foundation
import Testing

/// Incidents, silences and budgets on the command line.
@Suite struct IncidentCommandTests {
  @Test func `a silence keeps alerts quiet until it is ended, and says what it does`() async throws
  {
    let home = try await Home.withSample()
    let group = "SHIP_LATE channel amazon-de"
    let dry = try await home.run(
      ["silence", "add", group, "--until", "2h", "--comment", "strike", "--dry-run"])
    #expect(dry.output.hasPrefix("keeps "))
    #expect(try await home.run("silence list --json").objects().isEmpty)
    let added = try await home.run(
      ["silence", "add", group, "--until", "2h", "--comment", "strike"])
    #expect(added.output == "silence 1: " + dry.output)
    let silence = try #require(try await home.run("silence list --json").objects().first)
    #expect(silence["state"]?.text == "active")
    #expect(silence["matcher"]?.text == group)
    #expect(silence["comment"]?.text == "strike")
    let quiet = try #require(silence["quiet"]?.int)
    #expect(quiet > 0)
    #expect(
      try await home.run("orders is:silenced code:SHIP_LATE --json").objects().count == quiet)
    #expect(try await home.run("silence end 1").output == "silence 1 ended\n")
    #expect(try await home.run("orders is:silenced --json").objects().isEmpty)
    #expect(try await home.run("silence end 1").code == 1)
  }

  @Test func `a silence without an end that can be read is wrong usage`() async throws {
    let home = try await Home.withSample()
    let outcome = try await home.run(
      ["silence", "add", "code:SHIP_LATE", "--until", "soon", "--comment", "x"])
    #expect(outcome.code == 64)
    #expect(outcome.errors.contains("fri 09:00"))
  }

  @Test func `budgets say what is left of a marketplace's patience`() async throws {
    let home = try await Home.withSample()
    let account = try #require(try await home.run("budgets --json").objects().first)
    #expect(account["channel"]?.text == "amazon-de")
    let late = try #require(account["late_30d"])
    let (orders, count) = (try #require(late["orders"]?.int), try #require(late["count"]?.int))
    #expect(late["allowed"]?.int == (orders * 400 - 1) / 10_000)
    #expect(late["left"]?.int == (orders * 400 - 1) / 10_000 - count)
    #expect(try await home.run("budgets").output.contains("budget"))
  }

  @Test func `codes that no file can prove are listed with the reason`() async throws {
    let home = try await Home.withSample()
    let codes = try await home.run("explain --codes --json").objects()
    #expect(codes.contains { $0["code"]?.text == "TRANSIT_STALLED" && $0["base"]?.int == 30 })
    let unproved = codes.filter { $0["base"]?.int == nil }.compactMap { $0["code"]?.text }
    #expect(unproved == ["UNROUTED", "WMS_NOT_ACKED", "PICK_STALLED", "CUSTOMS"])
    #expect(try await home.run("explain --codes").output.contains("no imported file can prove"))
    #expect(try await home.run("explain").code == 64)
  }

  @Test func `incidents are listed, also when there are none`() async throws {
    let home = try await Home.withSample()
    let outcome = try await home.run("incidents")
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("INCIDENT"))
  }
}
