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

/// Opening, closing, lending and resizing the screen.
@MainActor
struct ScreenTests {
  @Test func `closing leaves the terminal as it was`() throws {
    let tty = try PseudoTerminal()
    let before = tty.modes
    let terminal = try NcursesTerminal(
      term: "xterm-256color", environment: [:], input: tty.descriptor, output: tty.descriptor)
    #expect(tty.modes != before)
    terminal.draw(Frames.text("hello"), theme: Frames.dark)
    terminal.close()
    terminal.close()
    #expect(tty.modes == before)
    let output = tty.output()
    #expect(output.contains("\u{1B}[?1049h") && output.contains("\u{1B}[?1049l"))
    #expect(output.contains("\u{1B}[?2004h") && output.contains("\u{1B}[?2004l"))
    #expect(output.contains("\u{1B}[?25l") && output.contains("\u{1B}[?25h"))
  }

  @Test func `a pipe is no terminal`() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    defer { ends.forEach { Glibc.close($0) } }
    #expect(throws: TerminalError.notATerminal) {
      try NcursesTerminal(term: "xterm", environment: [:], input: ends[0], output: ends[1])
    }
  }

  @Test func `only one is open at a time`() throws {
    try withTerminal { _, tty in
      #expect(throws: TerminalError.alreadyOpen) {
        try NcursesTerminal(
          term: "xterm", environment: [:], input: tty.descriptor, output: tty.descriptor)
      }
    }
  }

  @Test(arguments: ["no-such-terminal", ""])
  func `an unknown terminal is taken for the common one, with a word about it`(
    term: String
  ) throws {
    try withTerminal(term: term) { terminal, _ in
      #expect(
        terminal.notice == "no description of \"\(term)\" on this machine: using xterm-256color")
      #expect(terminal.colorDepth == .ansi256)
    }
  }

  @Test func `a terminal that cannot place its cursor is refused, and left as it was`() throws {
    let tty = try PseudoTerminal()
    let before = tty.modes
    #expect(throws: TerminalError.tooSimple("dumb")) {
      try NcursesTerminal(
        term: "dumb", environment: [:], input: tty.descriptor, output: tty.descriptor)
    }
    #expect(tty.modes == before)
  }

  @Test func `the window's size counts`() throws {
    try withTerminal(Size(width: 133, height: 41)) { terminal, _ in
      #expect(terminal.size == Size(width: 133, height: 41))
    }
  }

  @Test func `a new size is an event, and the next frame covers it`() throws {
    try withTerminal { terminal, tty in
      terminal.draw(Frames.text("hello"), theme: Frames.dark)
      let size = Size(width: 100, height: 30)
      tty.resize(size)
      Signals.take(SIGWINCH)
      #expect(terminal.readEvents() == [.resize(size)])
      #expect(terminal.size == size)
      #expect(terminal.readEvents() == [])
      _ = tty.output()
      terminal.draw(Frames.text("!", at: Point(x: 99, y: 29), size: size), theme: Frames.dark)
      #expect(tty.output().contains("!"))
    }
  }

  @Test func `while it is stopped the terminal is as it was, and then all is set anew`() throws {
    let tty = try PseudoTerminal()
    let before = tty.modes
    let terminal = try NcursesTerminal(
      term: "xterm-256color", environment: [:], input: tty.descriptor, output: tty.descriptor)
    defer { terminal.close() }
    let inside = tty.modes
    terminal.draw(Frames.text("hello"), theme: Frames.dark)
    _ = tty.output()
    var stopped: (modes: [String], output: String)?
    terminal.stop = { stopped = (tty.modes, tty.output()) }
    terminal.suspend()
    let atStop = try #require(stopped)
    #expect(atStop.modes == before)
    #expect(atStop.output.contains("\u{1B}[?1049l") && atStop.output.contains("\u{1B}[?25h"))
    #expect(tty.modes == inside)
    let resumed = tty.output()
    #expect(resumed.contains("\u{1B}[?1049h") && resumed.contains("\u{1B}[?1h\u{1B}="))
    terminal.draw(Frames.text("hello"), theme: Frames.dark)
    let output = tty.output()
    #expect(output.contains("hello") && output.contains("\u{1B}[?25l"))
  }

  @Test func `another program has the terminal as it was, and gets the size's change`() throws {
    let tty = try PseudoTerminal()
    let before = tty.modes
    let terminal = try NcursesTerminal(
      term: "xterm-256color", environment: [:], input: tty.descriptor, output: tty.descriptor)
    defer { terminal.close() }
    terminal.draw(Frames.text("hello"), theme: Frames.dark)
    let inside = tty.modes
    _ = tty.output()
    let answer = terminal.withScreenReleased {
      #expect(tty.modes == before)
      #expect(tty.output().contains("\u{1B}[?1049l"))
      Signals.take(SIGINT)
      terminal.draw(Frames.text("not now"), theme: Frames.dark)
      #expect(tty.output() == "")
      tty.resize(Size(width: 90, height: 20))
      return 42
    }
    #expect(answer == 42)
    #expect(tty.modes == inside)
    #expect(terminal.size == Size(width: 90, height: 20))
    #expect(terminal.readEvents() == [])
  }

  @Test(
    arguments: [
      (["sh", "-c", "stty -a | grep -o -- -icanon"], 1), (["sh", "-c", "exit 7"], 7),
      (["sh", "-c", "kill -INT $$"], 130), (["no-such-editor"], nil), ([], nil),
    ] as [([String], Int32?)])
  func `an editor runs at the terminal, can be interrupted, and its end is told`(
    arguments: [String], expected: Int32?
  ) throws {
    try withTerminal { terminal, tty in
      let inside = tty.modes
      #expect(terminal.run(arguments, environment: ["PATH": "/usr/bin:/bin"]) == expected)
      #expect(tty.modes == inside)
    }
  }

  @Test(arguments: [(SIGTERM, TerminalEvent.terminate), (SIGINT, .terminate), (SIGHUP, .hangup)])
  func `a request to end is an event`(signal: Int32, expected: TerminalEvent) throws {
    try withTerminal { terminal, _ in
      Signals.take(signal)
      #expect(terminal.readEvents() == [expected])
    }
  }

  @Test func `being continued from outside sets the screen anew`() throws {
    try withTerminal { terminal, tty in
      terminal.draw(Frames.text("hello"), theme: Frames.dark)
      _ = tty.output()
      Signals.take(SIGCONT)
      #expect(terminal.readEvents() == [.resumed])
      terminal.draw(Frames.text("hello"), theme: Frames.dark)
      #expect(tty.output().contains("hello"))
    }
  }

  @Test func `messages go to the terminal beside the screen`() throws {
    try withTerminal { terminal, tty in
      _ = tty.output()
      terminal.bell()
      #expect(terminal.copyToClipboard("#1040"))
      #expect(terminal.notify(title: "Orders"))
      #expect(tty.output() == "\u{7}\u{1B}]52;c;IzEwNDA=\u{7}\u{1B}]9;Orders\u{7}")
    }
  }
}
