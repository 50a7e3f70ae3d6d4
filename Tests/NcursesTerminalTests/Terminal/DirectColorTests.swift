import Foundation
import TerminalKit
import Testing

@testable import NcursesTerminal

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A terminal whose description has red, green and blue.
struct DirectColorTests {
  /// In a process of its own, because a description is found by the environment of all.
  @Test func `a terminal that says so by name and description gets red, green and blue`() async {
    await #expect(processExitsWith: .success) {
      let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
      defer { try? FileManager.default.removeItem(at: folder) }
      try DirectColorTests.describe(in: folder)
      setenv("TERMINFO", folder.path, 1)
      try await MainActor.run {
        let environment = ["TERM": "aisle-256color", "COLORTERM": "truecolor"]
        try withTerminal(term: "aisle-256color", environment: environment) { terminal, tty in
          #expect(terminal.colorDepth == .trueColor)
          #expect(terminal.notice == nil)
          terminal.draw(Frames.text("alarm", style: .critical), theme: Frames.dark)
          let output = tty.output()
          #expect(output.contains("48;2;20;23;28"))
          #expect(output.contains("38;2;255;136;128malarm"))
        }
      }
    }
  }

  /// Compiles a description like those of ncurses-term.
  fileprivate static func describe(in folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let source = folder.appending(path: "source")
    let foreground =
      #"\E[%?%p1%{8}%<%t3%p1%d%e38;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%d%;m"#
    let background =
      #"\E[%?%p1%{8}%<%t4%p1%d%e48;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%d%;m"#
    try """
    aisle-direct|a terminal with direct colours,
    \tRGB, colors#0x1000000, pairs#0x7FFF, setab=\(background), setaf=\(foreground),
    \tuse=xterm-256color,

    """.write(to: source, atomically: true, encoding: .utf8)
    let code = ForegroundProgram.run(
      ["tic", "-x", "-o", folder.path, source.path],
      environment: ProcessInfo.processInfo.environment, input: 0, output: 1, errors: 2)
    try #require(code == 0)
  }
}
