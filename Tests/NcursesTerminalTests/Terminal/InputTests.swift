import CNcurses
import NcursesTerminal
import TerminalKit
import Testing

/// Keys and pastes as they arrive at a terminal.
@MainActor
struct InputTests {
  @Test(arguments: [
    ("xterm-256color", "\u{1B}OA\u{1B}[6~\u{1B}[1;5D", ["Up", "PgDn", "C-Left"]),
    ("xterm-256color", "\u{1B}OP\u{1B}[15~\u{1B}[Z", ["F1", "F5", "S-Tab"]),
    ("linux", "\u{1B}[[A\u{1B}[17~\u{1B}[A", ["F1", "F6", "Up"]),
    ("tmux-256color", "\u{1B}[1~\u{1B}[4~\u{1B}[3~", ["Home", "End", "Del"]),
    ("vt100", "\u{1B}OA\u{1B}[B", ["Up", "Down"]),
    ("xterm-256color", "gg\u{4}ü漢\u{1B}b\r", ["g", "g", "^D", "ü", "漢", "M-b", "Enter"]),
    ("xterm-256color", "\u{3}\u{1A}\u{13}\u{11}\u{1C}", ["^C", "^Z", "^S", "^Q", "^\\"]),
  ])
  func `keys arrive by name`(term: String, typed: String, expected: [String]) throws {
    try withTerminal(term: term) { terminal, tty in
      tty.send(typed)
      #expect(keys(terminal.readEvents()) == expected)
      #expect(terminal.readEvents() == [])
    }
  }

  @Test func `escape waits a fortieth of a second for the rest of a sequence`() throws {
    try withTerminal { terminal, tty in
      tty.send("\u{1B}")
      #expect(keys(terminal.readEvents()) == ["Esc"])
      #expect(get_escdelay() == 25)
    }
  }

  @Test func `a paste arrives as one text, with the keys before and after it`() throws {
    try withTerminal { terminal, tty in
      tty.send("a\u{1B}[200~D\ry\u{1B}[A:q\r漢\u{1B}[201~b")
      let events = terminal.readEvents()
      #expect(events == [.key(Key("a")), .paste("D\ry\u{1B}[A:q\r漢"), .key(Key("b"))])
    }
  }

  @Test func `a paste of a megabyte arrives as one text`() throws {
    try withTerminal { terminal, tty in
      let text = String(repeating: "sku-4711\t12,50\r", count: 70_000)
      var rest = Array("\u{1B}[200~\(text)\u{1B}[201~j".utf8)[...]
      var events: [TerminalEvent] = []
      while !rest.isEmpty {
        rest = rest.dropFirst(tty.send(Array(rest.prefix(2048))))
        events += terminal.readEvents()
      }
      #expect(events == [.paste(text), .key(Key("j"))])
    }
  }

  @Test func `a terminal that goes away is told once`() throws {
    try withTerminal { terminal, tty in
      tty.send("j")
      tty.hangUp()
      // A program that is being started holds the terminal for a moment, too.
      var events: [TerminalEvent] = []
      let deadline = ContinuousClock.now + .seconds(600)
      while !events.contains(.hangup), ContinuousClock.now < deadline {
        events += terminal.readEvents()
      }
      #expect(events.filter { $0 == .hangup } == [.hangup])
      #expect(terminal.readEvents() == [])
    }
  }

  private func keys(_ events: [TerminalEvent]) -> [String] {
    events.map { if case .key(let key) = $0 { key.description } else { "\($0)" } }
  }
}
