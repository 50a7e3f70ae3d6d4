import Foundation
import Testing

extension RealTerminal {
  /// What a coordinator sees and does first.
  @Suite struct DashboardTests {
    @Test func `it starts with the worst order under the cursor`() async throws {
      let home = try await Home.withSample()
      let worst = try #require(try await home.run("orders --json --limit 1").objects().first)
      let name = try #require(worst["order"]?.text)
      let terminal = try await Terminal(home)
      try await terminal.start()
      let screen = try await terminal.wait(until: "an order is shown") { $0.cursorLine != nil }
      #expect(screen.cursorLine?.contains(name) == true)
      #expect(screen.cursorLine?.contains("P1") == true)
      #expect(screen.first?.contains("Nordlicht") == true)
      #expect(screen.last { !$0.isEmpty }?.contains("? help") == true)
    }

    @Test func `keys move the cursor and panes come by number`() async throws {
      let terminal = try await Terminal(try await Home.withSample())
      try await terminal.start()
      let first = try await terminal.cursorLine()
      try await terminal.press("j")
      let second = try await terminal.cursorLine(not: first)
      try await terminal.press("Down")
      let third = try await terminal.cursorLine(not: second)
      try await terminal.press("k", "Up")
      try await terminal.wait(until: "the cursor is back") { $0.cursorLine == first }
      #expect(Set([first, second, third]).count == 3)
      try await terminal.press("G")
      try await terminal.waitFor("2,499/2,499")
      try await terminal.press("g")
      try await terminal.wait(until: "the cursor is back") {
        $0.cursorLine?.contains("P1 94") == true
      }
      try await terminal.press("1")
      try await terminal.wait(until: "the catalog has the cursor") {
        $0.cursorLine?.hasPrefix("│▌ =1+1 Egg Cups") == true
      }
    }

    @Test func `a search narrows as it is typed, and Esc gives everything back`() async throws {
      let terminal = try await Terminal(try await Home.withSample(), 80, 24)
      try await terminal.start()
      try await terminal.press("1")
      try await terminal.waitFor("1/1,202")
      try await terminal.press("/")
      try await terminal.type("ncape")
      try await terminal.waitFor("1 found")
      let screen = try await terminal.waitFor("MAP-NCAPE")
      #expect(screen.cursorLine?.contains("Trail Map") == true)
      try await terminal.press("Escape")
      try await terminal.waitFor("1/1,202")
      try await terminal.press("/")
      try await terminal.type("prise:5")
      try await terminal.press("Enter")
      try await terminal.waitFor("there is no field")
    }

    @Test func `the window may shrink to nothing and grow again`() async throws {
      let terminal = try await Terminal(try await Home.withSample(), 120, 40)
      try await terminal.start()
      let first = try await terminal.cursorLine()
      try await terminal.press("j")
      let cursor = try await terminal.cursorLine(not: first)
      let order = try #require(cursor.split(separator: " ").first { $0.hasPrefix("#") })
      try await terminal.resize(80, 24)
      try await terminal.wait(until: "one pane is shown") {
        $0.count == 24 && ($0.first ?? "").hasPrefix(" aisle ") && !$0.contains("╭ 1 Catalog")
      }
      try await terminal.resize(59, 15)
      try await terminal.wait(until: "the line for small screens is all") {
        $0.filter { !$0.isEmpty } == ["Need 60×16, have 59×15"]
          || $0.contains { $0.trimmingCharacters(in: .whitespaces) == "Need 60×16, have 59×15" }
      }
      // They are read before the window grows: ^Z is read after them.
      try await terminal.press("j", "D", "e", "C-z")
      try await terminal.waitForPrompt()
      try await terminal.type("fg")
      try await terminal.press("Enter")
      try await terminal.waitFor("Need 60×16")
      try await terminal.resize(120, 40)
      try await terminal.wait(until: "the cursor is on the same order") {
        $0.count == 40 && $0.cursorLine?.contains(order) == true
      }
    }

    @Test func `a paste outside a field does nothing`() async throws {
      let home = try await Home.withSample()
      let terminal = try await Terminal(home)
      try await terminal.start()
      let before = try await terminal.cursorLine()
      try await terminal.paste("jjjj\nq\nuT:quit\n")
      try await terminal.waitFor("Nothing here takes a paste")
      #expect(try await terminal.cursorLine() == before)
      try await terminal.press("1", "/")
      try await terminal.paste("MAP-NCAPE")
      try await terminal.waitFor("1 found")
      try await terminal.waitFor("Search catalog: MAP-NCAPE")
    }

    @Test func `text of the store can't command the terminal`() async throws {
      let terminal = try await Terminal(try await Home.withSample(), 200, 60)
      try await terminal.start()
      try await terminal.press("1", "/")
      try await terminal.type("MAP-NCAPE")
      try await terminal.press("Enter")
      let screen = try await terminal.waitFor("Trail Map ·]0;not your terminal's title·North Cape")
      #expect(screen.contains("MAP-NCAPE"))
      let title = try await terminal.tmux("display-message", "-p", "#{pane_title}")
      #expect(!title.contains("not your terminal"))
    }

    @Test func `q closes what is on top and then the program`() async throws {
      let terminal = try await Terminal(try await Home.withSample())
      try await terminal.start()
      try await terminal.press("?")
      try await terminal.waitFor("Next row")
      try await terminal.press("q")
      try await terminal.waitForNo("Next row")
      try await terminal.press("q")
      #expect(try await terminal.waitForEnd() == 0)
      #expect(terminal.areModesAsBefore)
    }
  }
}

extension Terminal {
  /// The line of the cursor; another one than `old`, if that is given.
  func cursorLine(not old: String? = nil) async throws -> String {
    try await eventually("the cursor is elsewhere") {
      let line = try await lines().cursorLine
      return line == old ? nil : line
    }
  }
}
