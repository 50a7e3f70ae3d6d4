import Foundation
import Testing

@testable import NcursesTerminal

struct MessageTests {
  @Test(arguments: ["", "a", "ab", "abc", "Grüße 漢字", String(repeating: "x", count: 1000)])
  func `text is encoded as everybody else does`(text: String) {
    #expect(Base64.encode(text.utf8) == Data(text.utf8).base64EncodedString())
  }

  @Test func `a copy is sent as OSC 52`() {
    let commands = OperatingSystemCommand(term: "xterm-256color", environment: [:])
    #expect(commands.copy("#1040") == "\u{1B}]52;c;IzEwNDA=\u{7}")
  }

  @Test func `inside of tmux a copy is also passed through`() {
    let commands = OperatingSystemCommand(
      term: "tmux-256color", environment: ["TMUX": "/tmp/tmux,1,0"])
    let expected =
      "\u{1B}]52;c;IzEwNDA=\u{7}" + "\u{1B}Ptmux;\u{1B}\u{1B}]52;c;IzEwNDA=\u{7}\u{1B}\\"
    #expect(commands.copy("#1040") == expected)
  }

  @Test func `a copy that terminals would refuse is not sent`() {
    let commands = OperatingSystemCommand(term: "xterm", environment: [:])
    #expect(commands.copy(String(repeating: "x", count: 56_000)) != nil)
    #expect(commands.copy(String(repeating: "x", count: 57_000)) == nil)
  }

  @Test(
    arguments: [
      ("xterm-256color", [:], "\u{1B}]9;Orders: 3, stuck\u{7}"),
      ("foot", [:], "\u{1B}]777;notify;Orders;3, stuck\u{7}"),
      ("linux", [:], nil),
    ] as [(String, [String: String], String?)])
  func `a note goes out the way the terminal knows`(
    term: String, environment: [String: String], expected: String?
  ) {
    let commands = OperatingSystemCommand(term: term, environment: environment)
    #expect(commands.notify(title: "Orders", body: "3; stuck") == expected)
  }

  @Test func `a note goes out the way that was asked for`() {
    let commands = OperatingSystemCommand(term: "xterm-256color", environment: [:])
    #expect(
      commands.notify(title: "P1", body: "#1", as: .osc777) == "\u{1B}]777;notify;P1;#1\u{7}")
    #expect(commands.notify(title: "P1", body: "#1", as: .osc9) == "\u{1B}]9;P1: #1\u{7}")
    let console = OperatingSystemCommand(term: "linux", environment: [:])
    #expect(console.notify(title: "P1", body: "#1", as: .osc9) == nil)
  }

  @Test func `a note cannot send sequences`() throws {
    let commands = OperatingSystemCommand(term: "xterm", environment: [:])
    let note = try #require(commands.notify(title: "a\u{7}b\u{1B}]52;c;x", body: ""))
    #expect(note == "\u{1B}]9;a·b·]52,c,x\u{7}")
  }
}
