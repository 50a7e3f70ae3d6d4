import Foundation
import Testing

extension RealTerminal {
  /// Terminals, locales and colours as they come.
  @Suite struct SurroundingsTests {
    @Test(arguments: [
      "TERM=no-such-terminal", "LC_ALL=C", "LC_ALL=POSIX TERM=vt100", "LANG=nowhere LC_ALL=",
      "TERM=xterm", "TERM=screen", "COLORTERM=truecolor TERM=xterm-direct",
    ])
    func `it starts anyway`(environment: String) async throws {
      let home = try await Home.withSample()
      let terminal = try await Terminal(home)
      try await terminal.start(environment: environment, shows: "#11343")
      if environment.contains("no-such") {
        try await terminal.waitFor("no description of \"no-such-terminal\" on this machine")
      }
      try await terminal.press("1")
      try await terminal.wait(until: "the catalog has the cursor") {
        $0.contains { $0.contains("▌ =1+1 Egg Cups") || $0.contains("> =1+1 Egg Cups") }
      }
      try await terminal.press("q")
      #expect(try await terminal.waitForEnd() == 0)
      #expect(terminal.areModesAsBefore)
    }

    @Test func `a terminal that can't place its cursor is told what to do`() async throws {
      let terminal = try await Terminal(try await Home.withSample())
      try await terminal.type("TERM=dumb \(Repository.binary); echo \"ended $?\"")
      try await terminal.press("Enter")
      try await terminal.waitFor("cannot place its cursor; try TERM=xterm-256color")
      try await terminal.wait(until: "it has ended with 1") { lines in
        lines.contains { (line: String) in line == "ended 1" }
      }
    }

    @Test func `without a terminal it says so`() async throws {
      let outcome = try await Home.withSample().run("dashboard")
      #expect(outcome.code == 1)
      #expect(outcome.output.isEmpty)
      #expect(outcome.errors.contains("the dashboard needs a terminal"))
    }

    @Test(arguments: ["", "NO_COLOR=1"])
    func `colours are used unless they are not wanted`(environment: String) async throws {
      let terminal = try await Terminal(try await Home.withSample())
      try await terminal.start(environment: environment)
      let screen = try await terminal.tmux("capture-pane", "-p", "-e")
      let codes = screen.matches(of: /\u{1B}\[([0-9;]*)m/).map { String($0.1) }
      let isColored = codes.contains { code in
        code.split(separator: ";").contains { ["38", "48"].contains($0) }
          || (Int(code).map { (30...37).contains($0) || (40...47).contains($0) } ?? false)
      }
      #expect(isColored == environment.isEmpty, "\(Set(codes))")
    }

    @Test func `the demo starts, is marked as one, and leaves nothing behind`() async throws {
      let home = try Home()
      let terminal = try await Terminal(home)
      try await terminal.start("demo")
      let screen = try await terminal.wait(until: "an order is shown") { $0.cursorLine != nil }
      #expect(screen.first?.contains("DEMO") == true)
      #expect(screen.first?.contains("Nordlicht") == true)
      #expect(screen.contains("P1"))
      try await terminal.press("q")
      #expect(try await terminal.waitForEnd() == 0)
      #expect(!home.exists("data/aisle/aisle.sqlite"))
      let left = try FileManager.default.contentsOfDirectory(atPath: home.folder + "/tmp")
      #expect(!left.contains { $0.hasPrefix("aisle-demo") })
    }

    @Test func `csv on the screen can't command the terminal`() async throws {
      let terminal = try await Terminal(try await Home.withSample())
      try await terminal.type("clear; \(Repository.binary) variants sku:MAP-NCAPE --csv")
      try await terminal.press("Enter")
      try await terminal.waitFor("Trail Map ·]0;not your terminal's title·North")
    }

    @Test func `refused rows do not push what an import did off the screen`() async throws {
      let home = try Home()
      let rows = (0..<60).map { "k-\($0),Kettle,K-\($0),9.00,a, b" }
      try home.write(
        "products.csv",
        (["Handle,Title,Variant SKU,Variant Price,Tags"] + rows).joined(separator: "\n") + "\n")
      let terminal = try await Terminal(home)
      try await terminal.type("clear; \(Repository.binary) import products.csv")
      try await terminal.press("Enter")
      let screen = try await terminal.waitFor("0 created, 0 updated, 0 unchanged, 60 refused")
      #expect(screen.contains("products.csv:2: refused"))
      #expect(screen.contains("products.csv: 50 more rows refused; aisle quarantine has every one"))
    }
  }
}
