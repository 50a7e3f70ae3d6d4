import Foundation
import Testing

extension RealTerminal {
  /// The background refresh, seen from the keyboard.
  @Suite struct InboxTests {
    @Test func `a dropped file appears while cursor, marks and keys stay with their products`()
      async throws
    {
      let home = try Home.withInbox(every: "5s")
      let articles = ["Bench", "Chair", "Desk", "Easel", "Frame"]
      try home.drop("inbox/first.csv", articles.map(Self.article).joined().headed)
      #expect(try await home.run(["refresh"], now: nil).code == 0)
      let terminal = try await Terminal(home, 80, 24)
      try await terminal.start(now: nil)
      try await terminal.press("1")
      try await terminal.waitFor("1/5")
      try await terminal.press("j", "Space")
      try await terminal.wait(until: "Chair is marked, Desk has the cursor") {
        $0.cursorLine?.contains("Desk") == true
      }
      let marked = try #require(try await terminal.lines().first { $0.contains("Chair") })
      let sign = try #require(marked.split(separator: " ").first)

      try home.write("tmp/second.csv", ["Anvil", "Cabinet"].map(Self.article).joined().headed)
      try FileManager.default.moveItem(
        atPath: home.folder + "/tmp/second.csv", toPath: home.folder + "/inbox/second.csv")
      for (key, article) in [("j", "Easel"), ("j", "Frame"), ("k", "Easel"), ("k", "Desk")] {
        try await terminal.press(key)
        try await terminal.wait(until: "\(key) goes to \(article)") {
          $0.cursorLine?.contains(article) == true
        }
      }
      // What the pane says of the row comes once the cursor rests.
      let screen = try await terminal.wait(until: "the new rows are there") {
        $0.contains("Anvil") && $0.contains("5/7")
      }
      #expect(screen.cursorLine?.contains("Desk") == true)
      let marks = screen.filter { line in
        line.split(separator: " ").first == sign && !line.contains("▌")
      }
      #expect(marks.count == 1 && marks[0].contains("Chair"), "\(screen.joined(separator: "\n"))")
      try await eventually("the file is put away") {
        home.exists("inbox/done/second.csv") ? true : nil
      }
    }

    @Test func `an empty store says how to get data in, and shows the first file`() async throws {
      let home = try Home.withInbox(every: "1s")
      let terminal = try await Terminal(home, 80, 24)
      try await terminal.start(now: nil, shows: "This store has no data yet")
      try await terminal.waitFor("\(home.folder)/inbox".suffix(20).description)
      try home.drop("inbox/first.csv", Self.article("Bench").headed)
      try await terminal.press("1")
      try await terminal.waitFor("BENCH")
      try await terminal.waitForNo("This store has no data yet")
    }

    @Test func `a config that somebody changed is told, and taken with a key, in the same place`()
      async throws
    {
      let home = try Home.withInbox(every: "1s")
      try home.drop("inbox/first.csv", ["Bench", "Chair"].map(Self.article).joined().headed)
      #expect(try await home.run(["refresh"], now: nil).code == 0)
      let terminal = try await Terminal(home, 80, 24)
      try await terminal.start(now: nil)
      try await terminal.press("1", "j")
      try await terminal.wait(until: "Chair has the cursor") {
        $0.cursorLine?.contains("Chair") == true
      }
      try home.write(
        "config/aisle/aisle.toml",
        home.inboxConfig(every: "1s").replacing("Nordlicht", with: "Südlicht"))
      try await terminal.waitFor("config changed")
      try await terminal.press("B")
      let screen = try await terminal.wait(until: "the new name stands in the header") {
        $0.first?.contains("Südlicht") == true && $0.cursorLine != nil
      }
      #expect(screen.cursorLine?.contains("Chair") == true)
      #expect(screen.first?.contains("config changed") == false)
      try await terminal.press("q")
      #expect(try await terminal.waitForEnd() == 0)
      #expect(terminal.areModesAsBefore)
    }

    @Test func `a bad file is told in the header and goes when the file goes`() async throws {
      let home = try Home.withInbox(every: "1s")
      try home.drop("inbox/first.csv", Self.article("Bench").headed)
      #expect(try await home.run(["refresh"], now: nil).code == 0)
      let terminal = try await Terminal(home)
      try await terminal.start(now: nil)
      try home.drop("inbox/mood.csv", "shoe size,mood\n42,good\n")
      try await terminal.waitFor("shop failing")
      try FileManager.default.removeItem(atPath: home.folder + "/inbox/mood.csv")
      try await terminal.waitForNo("shop failing")
    }

    private static func article(_ name: String) -> String {
      "\(name.lowercased()),\(name),\(name.uppercased()),59.00\n"
    }
  }
}

extension String {
  /// The rows of a products file with its header.
  fileprivate var headed: String { "Handle,Title,Variant SKU,Variant Price\n" + self }
}
