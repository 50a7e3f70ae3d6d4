import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension RealTerminal {
  /// However the program ends, the shell gets a sane terminal and the store stays whole.
  @Suite struct SignalTests {
    @Test(
      arguments: [
        (SIGTERM, 143), (SIGHUP, 129), (SIGINT, nil), (SIGQUIT, nil), (SIGSEGV, 128 + SIGSEGV),
        (SIGABRT, 128 + SIGABRT), (SIGBUS, 128 + SIGBUS), (SIGILL, 128 + SIGILL),
      ] as [(Int32, Int32?)])
    func `a signal leaves the terminal as it was`(signal: Int32, status: Int32?) async throws {
      let home = try await Home.withSample()
      let terminal = try await Terminal(home)
      try await terminal.start()
      #expect(try await terminal.modes().hasPrefix("1 "))
      // A key that was not read yet would be the shell's.
      let first = try await terminal.cursorLine()
      try await terminal.press("j")
      _ = try await terminal.cursorLine(not: first)
      #expect(kill(try terminal.program(), signal) == 0)
      let ended = try await terminal.waitForEnd()
      if let status { #expect(ended == Int(status)) } else { #expect(ended > 128) }
      #expect(terminal.areModesAsBefore)
      let doctor = try await home.run("doctor")
      #expect(doctor.code == 0, "\(doctor.output)")
      #expect(doctor.output.contains("whole"))
    }

    @Test func `^C ends the program like q does`() async throws {
      let terminal = try await Terminal(try await Home.withSample())
      try await terminal.start()
      try await terminal.press("C-c")
      #expect(try await terminal.waitForEnd() == 0)
      #expect(terminal.areModesAsBefore)
    }

    @Test func `^Z gives the terminal back, and fg goes on where it was`() async throws {
      let home = try await Home.withSample()
      let terminal = try await Terminal(home)
      try await terminal.start()
      let first = try await terminal.cursorLine()
      try await terminal.press("j")
      let cursor = try await terminal.cursorLine(not: first)
      try await terminal.press("C-z")
      try await eventually("the alternate screen is left") {
        try await terminal.modes() == "0 1 0 0" ? true : nil
      }
      try await terminal.waitForPrompt()
      try await terminal.noteModes()
      #expect(terminal.areModesAsBefore)
      try await terminal.resize(100, 30)
      try await terminal.type("fg")
      try await terminal.press("Enter")
      let order = try #require(cursor.split(separator: " ").first { $0.hasPrefix("#") })
      try await terminal.wait(until: "the dashboard is back, in the new size") {
        $0.count == 30 && ($0.first ?? "").hasPrefix(" aisle ")
          && $0.cursorLine?.contains(order) == true
      }
      try await terminal.press("k")
      try await terminal.wait(until: "keys work") { $0.cursorLine?.contains(order) == false }
      try await terminal.press("q")
      #expect(try await terminal.waitForEnd() == 0)
      #expect(terminal.areModesAsBefore)
    }
  }
}
