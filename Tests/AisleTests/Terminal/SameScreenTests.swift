import Foundation
import Testing

extension RealTerminal {
  /// `aisle screen` and the dashboard show the same.
  @Suite struct SameScreenTests {
    private static let panes = [
      ("catalog", "1"), ("inventory", "2"), ("promotions", "3"), ("orders", "4"),
    ]

    @Test(arguments: [(80, 24), (120, 40), (200, 60)])
    func `the rendered frame is what the terminal shows`(width: Int, height: Int) async throws {
      let home = try await Home.withSample()
      let terminal = try await Terminal(home, width, height)
      try await terminal.start()
      for (pane, key) in Self.panes {
        try await terminal.press(key)
        try await expectSame(terminal, "--size \(width)x\(height) --pane \(pane)")
      }
    }

    @Test(arguments: [
      ("orders", "j j Enter"), ("catalog", "Space v j j v"), ("catalog", "/ m u g Enter j"),
      ("inventory", "s S G"), ("orders", "?"), ("orders", ": t h e"), ("promotions", "]"),
      ("orders", "o"), ("orders", "L j"), ("catalog", "e p"), ("orders", "+ +"),
    ])
    func `after the same keys both show the same`(pane: String, keys: String) async throws {
      let home = try await Home.withSample()
      let terminal = try await Terminal(home, 120, 40)
      try await terminal.start()
      let number = try #require(Self.panes.first { $0.0 == pane }).1
      for key in [number] + keys.split(separator: " ").map(String.init) {
        try await terminal.press(key)
      }
      try await expectSame(terminal, "--size 120x40 --pane \(pane)", keys: keys)
    }

    private func expectSame(
      _ terminal: Terminal, _ arguments: String, keys: String = ""
    ) async throws {
      let words = ["screen"] + arguments.split(separator: " ").map(String.init)
      let frame = try await terminal.home.run(words + ["--keys", keys])
      let wanted = frame.output.split(separator: "\n", omittingEmptySubsequences: false)
        .dropLast().map(\.trimmingEnd)
      var shown: [String] = []
      try await eventually(
        "\(arguments) \(keys) is on the screen",
        otherwise: {
          "wanted:\n\(wanted.joined(separator: "\n"))\nis:\n\(shown.joined(separator: "\n"))"
        }
      ) {
        shown = try await terminal.lines()
        return shown == wanted ? true : nil
      }
    }
  }
}
