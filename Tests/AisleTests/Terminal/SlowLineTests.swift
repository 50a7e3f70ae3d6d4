import Foundation
import Testing

extension RealTerminal {
  /// What goes over the line while a person moves through the queue.
  @Suite struct SlowLineTests {
    @Test(arguments: [(80, 24), (120, 40), (200, 60)])
    func `moving the cursor sends fewer than 400 bytes`(width: Int, height: Int) async throws {
      let terminal = try await Terminal(try await Home.withSample(), width, height)
      try await terminal.start()
      try await terminal.wait(until: "an order is shown") { $0.cursorLine != nil }
      try await terminal.tmux("pipe-pane", "cat > '\(terminal.home.folder)/sent'")
      for place in 2..<7 {
        let start = terminal.home.text("sent").utf8.count
        try await terminal.press("j")
        let frame = try await eventually("the cursor is drawn") {
          Self.frames(in: terminal.home.text("sent").utf8.dropFirst(start))
            .first { $0.contains("▌") }
        }
        #expect(frame.utf8.count < 400)
        try await terminal.waitFor("\(place)/2,499")
      }
    }

    /// The whole frames among what was sent.
    private static func frames(in bytes: some Sequence<UInt8>) -> [String] {
      String(decoding: Array(bytes), as: UTF8.self).components(separatedBy: "\u{1B}[?2026h")
        .dropFirst().filter { $0.contains("\u{1B}[?2026l") }
    }
  }
}
