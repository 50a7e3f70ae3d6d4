import Foundation
import Testing

extension RealTerminal {
  /// A new P1 makes itself heard, and whatever hears it can't hold the screen up.
  @Suite struct RingTests {
    /// A dashboard that looks at its inbox each second and calls a hook for a new P1.
    private func dashboard(hook: String, limit: String) async throws -> (Home, Terminal) {
      let home = try Home.withInbox(every: "1s")
      let notify = """
        [notify]
        p1 = ["bell", "osc9"]
        hook = \(hook.replacing("HOME", with: home.folder))
        hook_time_limit = "\(limit)"

        """
      try home.write("config/aisle/aisle.toml", home.inboxConfig(every: "1s") + notify)
      try home.drop("inbox/first.csv", Home.product("MUG", "Mug", "9.00"))
      #expect(try await home.run(["refresh"], now: nil).code == 0)
      // On a large screen the activity strip keeps what the footer says for a few seconds.
      let terminal = try await Terminal(home, 200, 60)
      try await terminal.start(now: nil)
      return (home, terminal)
    }

    /// The sample's order whose authorisation has ended, alone in a file.
    private func urgentOrder() throws -> String {
      let file = try String(contentsOfFile: Repository.sample + "/shop/orders.csv", encoding: .utf8)
      let lines = file.split(whereSeparator: \.isNewline)
      let header = try #require(lines.first)
      let rows = lines.filter { $0.hasPrefix("#11343,") }
      try #require(!rows.isEmpty)
      // Placed so long ago by the machine's own clock.
      let placed = Date.now.addingTimeInterval(-8 * 86_400).ISO8601Format()
        .replacing("T", with: " ").replacing("Z", with: " +0000")
      let text = ([header] + rows).joined(separator: "\n") + "\n"
      try #require(text.contains("2026-11-12 19:07:35 +0100"))
      return text.replacing("2026-11-12 19:07:35 +0100", with: placed)
    }

    @Test func `a hook gets the P1 as JSON, its arguments untouched by any shell`() async throws {
      let (home, terminal) = try await dashboard(
        hook: "[\"/bin/sh\", \"HOME/page\", \"$(date) `x`; two words\"]", limit: "10m")
      try home.write(
        "page",
        """
        cat > '\(home.folder)/paged'
        printf '%s' "$1" > '\(home.folder)/argument.part'
        mv '\(home.folder)/argument.part' '\(home.folder)/argument'

        """)
      try home.drop("inbox/orders.csv", try urgentOrder())
      try await terminal.waitFor("New P1: #11343, authorisation ended")
      try await eventually("the hook was called") { home.exists("argument") ? true : nil }
      let paged = try JSON(line: home.text("paged"))
      #expect(paged["event"] == "p1")
      #expect(paged["subject"] == "#11343")
      #expect(paged["code"] == "PAY_AUTH_EXPIRED")
      #expect(home.text("argument") == "$(date) `x`; two words")
    }

    @Test func `no key waits for a hook, and how it ends is told`() async throws {
      let (home, terminal) = try await dashboard(
        hook: "[\"/bin/sh\", \"-c\", \"echo $$ > HOME/hook; exec sleep 600\"]", limit: "10m")
      try home.drop("inbox/orders.csv", try urgentOrder())
      try await terminal.waitFor("New P1: #11343")
      let hook = try await eventually("the hook runs") {
        pid_t(home.text("hook").trimmingCharacters(in: .whitespacesAndNewlines))
      }
      try await terminal.press("?")
      try await terminal.waitFor("type to search")
      #expect(kill(hook, 0) == 0)
      try await terminal.press("Escape")
      #expect(kill(hook, SIGKILL) == 0)
      try await terminal.waitFor("/bin/sh: ended with -9")
    }
  }
}
