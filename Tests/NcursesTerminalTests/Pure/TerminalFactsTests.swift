import TerminalKit
import Testing

@testable import NcursesTerminal

/// What is concluded from a terminal's name, description and environment.
struct TerminalFactsTests {
  @Test(
    arguments: [
      ("xterm-kitty", [:], ["xterm-kitty", "xterm-256color"]),
      ("xterm-256color", [:], ["xterm-256color"]),
      ("", [:], ["xterm-256color"]),
      (
        "tmux-256color", ["COLORTERM": "truecolor"],
        ["tmux-direct", "tmux-256color", "xterm-256color"]
      ),
      ("xterm-kitty", ["COLORTERM": "truecolor"], ["xterm-kitty", "xterm-256color"]),
    ] as [(String, [String: String], [String])])
  func `descriptions are tried from the best to the most common`(
    term: String, environment: [String: String], expected: [String]
  ) {
    let names = TerminalNames(term: term, environment: environment)
    #expect(names.candidates == expected)
  }

  @Test(arguments: [
    (16_777_216, true, ColorDepth.trueColor),
    (256, true, .ansi256),
    (256, false, .ansi256),
    (88, false, .ansi16),
    (16, false, .ansi16),
    (8, false, .ansi8),
    (2, false, .mono),
    (0, false, .mono),
  ])
  func `colours are used as far as the description goes`(
    colors: Int, hasDirectColor: Bool, expected: ColorDepth
  ) {
    #expect(ColorDepth(colors: colors, hasDirectColor: hasDirectColor) == expected)
  }

  @Test(arguments: [(nil, true), ("", true), ("1", false), ("0", false)] as [(String?, Bool)])
  func `NO_COLOR says no whatever its value`(value: String?, expected: Bool) {
    let environment = value.map { ["NO_COLOR": $0] } ?? [:]
    #expect(ColorDepth.areWanted(environment: environment) == expected)
  }

  @Test func `pairs are numbered once, and a full table falls back to the same paper`() {
    var pairs = PairTable(count: 3)
    #expect(pairs.number(of: .init(ink: -1, paper: -1)) == (0, false))
    #expect(pairs.number(of: .init(ink: 1, paper: 0)) == (1, true))
    #expect(pairs.number(of: .init(ink: 1, paper: 4)) == (2, true))
    #expect(pairs.number(of: .init(ink: 1, paper: 0)) == (1, false))
    #expect(pairs.number(of: .init(ink: 7, paper: 4)) == (2, false))
    #expect(pairs.number(of: .init(ink: 7, paper: 5)) == (0, false))
  }

  @Test func `direct colours keep clear of the numbered ones`() {
    let style = ResolvedStyle(
      foreground: .rgb(RGB(red: 0, green: 0, blue: 3)),
      background: .rgb(RGB(red: 1, green: 2, blue: 3)))
    #expect(PairTable.Pair(style) == .init(ink: 8, paper: 0x010203))
  }
}
