import Foundation
import Testing

extension RealTerminal {
  /// What is found again at the next start.
  @Suite struct SessionTests {
    @Test func `the search and its pane are there after a restart`() async throws {
      let home = try await Home.withSample()
      let terminal = try await Terminal(home)
      try await terminal.start()
      try await terminal.press("1")
      try await terminal.press("/")
      try await terminal.type("lamp")
      try await terminal.press("Enter")
      try await terminal.waitFor("/ lamp")
      try await terminal.press("C-c")
      #expect(try await terminal.waitForEnd() == 0)
      try await terminal.start()
      try await terminal.waitFor("/ lamp")
    }

    @Test func `a session that can't be read does not keep the program from starting`() async throws
    {
      let home = try await Home.withSample()
      let terminal = try await Terminal(home)
      try await terminal.start()
      try await terminal.press("1")
      try await terminal.press("C-c")
      #expect(try await terminal.waitForEnd() == 0)
      let folder = home.folder + "/state/aisle/sessions"
      let file = try #require(try FileManager.default.contentsOfDirectory(atPath: folder).first)
      try home.write("state/aisle/sessions/\(file)", "{ not a session")
      try await terminal.start()
      #expect(home.text("state/aisle/aisle.log").contains("session can't be read"))
    }
  }
}
