import Foundation
import Testing

/// Escalating hands the case to the config's program, and keeps the ticket that it names.
@Suite struct EscalateTests {
  private func home(script: String) async throws -> Home {
    let home = try await Home.withSample()
    try home.write("ticket", script)
    let config = home.text("config/aisle/aisle.toml")
    try home.write(
      "config/aisle/aisle.toml",
      """
      \(config)
      [hooks]
      escalate = ["/bin/sh", "\(home.folder)/ticket"]
      limit = "10m"

      """)
    return home
  }

  @Test func `the hook gets the case as JSON, and its ticket is linked`() async throws {
    let home = try await home(
      script: "cat > \"$(dirname \"$0\")/case\"; echo 'OPS-142 https://t.example/142'\n")
    let outcome = try await home.run(
      ["triage", "escalate", "#11343", "--reason", "customer is waiting"])
    #expect(outcome.code == 0)
    #expect(outcome.errors.contains("ticket OPS-142"))
    let told = try JSON(line: home.text("case"))
    #expect(told["event"] == "escalated")
    #expect(told["subject"] == "#11343")
    #expect(told["reason"] == "customer is waiting")
    #expect(told["case"]?["order"] == "#11343")
    let shown = try await home.run(["show", "order", "#11343"])
    #expect(shown.output.contains("OPS-142"))
  }

  @Test func `a hook that fails is said, and the escalation stands`() async throws {
    let home = try await home(script: "echo 'no such queue' >&2; exit 3\n")
    let outcome = try await home.run(["triage", "escalate", "#11343"])
    #expect(outcome.code == 0)
    #expect(outcome.errors.contains("ended with 3: no such queue"))
    let shown = try await home.run(["show", "order", "#11343"])
    #expect(shown.output.contains("escalated"))
  }
}
