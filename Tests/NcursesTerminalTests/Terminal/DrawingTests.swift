import NcursesTerminal
import TerminalKit
import Testing

/// What is sent to a terminal for a frame.
@MainActor
struct DrawingTests {
  @Test(
    arguments: ["xterm-256color", "rxvt-unicode-256color", "linux"],
    [Size(width: 80, height: 24), Size(width: 120, height: 40), Size(width: 200, height: 60)])
  func `a cursor move sends fewer than 400 bytes`(term: String, size: Size) throws {
    try withTerminal(size, term: term) { terminal, tty in
      terminal.draw(Frames.list(size, selected: 4), theme: Frames.dark)
      _ = tty.output()
      for row in 5..<20 {
        terminal.draw(Frames.list(size, selected: row), theme: Frames.dark)
        let sent = tty.outputBytes().count
        #expect(sent > 0 && sent < 400, "\(sent) bytes")
      }
    }
  }

  @Test func `the same frame again sends nothing`() throws {
    try withTerminal { terminal, tty in
      let frame = Frames.text("hello")
      terminal.draw(frame, cursor: Point(x: 2, y: 3), theme: Frames.dark)
      _ = tty.output()
      terminal.draw(frame, cursor: Point(x: 2, y: 3), theme: Frames.dark)
      #expect(tty.output() == "")
    }
  }

  @Test func `a frame is one synchronized update`() throws {
    try withTerminal { terminal, tty in
      _ = tty.output()
      terminal.draw(Frames.text("hello"), theme: Frames.dark)
      let output = tty.output()
      #expect(output.hasPrefix("\u{1B}[?2026h"))
      #expect(output.hasSuffix("\u{1B}[?2026l"))
      #expect(output.contains("hello"))
    }
  }

  @Test(arguments: [
    (["LANG": "C.UTF-8"], "xterm-256color", "[1;38;5;210malarm"),
    (["LANG": "C.UTF-8"], "xterm", "[1;31malarm"),
    (["LANG": "C.UTF-8"], "linux", "[31malarm"),
    (["LANG": "C.UTF-8", "NO_COLOR": "1"], "xterm-256color", "[1;4malarm"),
  ])
  func `colours come in the terminal's own terms`(
    environment: [String: String], term: String, expected: String
  ) throws {
    try withTerminal(term: term, environment: environment) { terminal, tty in
      let frame = Frames.text("alarm", style: .critical)
      terminal.draw(frame, theme: Frames.dark)
      let output = tty.output()
      #expect(output.contains(expected), "\(output.debugDescription)")
    }
  }

  @Test func `without colours no colour is sent`() throws {
    let environment = ["LANG": "C.UTF-8", "NO_COLOR": "1"]
    let size = Size(width: 80, height: 24)
    try withTerminal(size, environment: environment) { terminal, tty in
      #expect(terminal.colorDepth == .mono)
      _ = tty.output()
      terminal.draw(Frames.list(size, selected: 3), theme: Frames.dark)
      let output = tty.output()
      #expect(!output.contains("38;5") && !output.contains("48;5") && !output.contains("39;49"))
      #expect(output.contains("\u{1B}[7m") || output.contains(";7m"))
    }
  }

  @Test func `a terminal with few colour pairs shows every style`() throws {
    try withTerminal(term: "linux") { terminal, tty in
      var frame = Canvas(size: terminal.size)
      for (y, surface) in Surface.allCases.enumerated() {
        for (x, role) in Role.allCases.enumerated() {
          frame.write("x", at: Point(x: x, y: y), style: Style(role, on: surface))
        }
      }
      terminal.draw(frame, theme: Frames.dark)
      #expect(
        tty.output().filter { $0 == "x" }.count == Role.allCases.count * Surface.allCases.count)
    }
  }

  @Test func `the last cell of the screen is drawn`() throws {
    try withTerminal { terminal, tty in
      terminal.draw(Frames.text("Z", at: Point(x: 79, y: 23)), theme: Frames.dark)
      #expect(tty.output().contains("Z"))
    }
  }

  @Test func `a canvas larger than the window is cut, a smaller one leaves the rest empty`() throws
  {
    try withTerminal(Size(width: 20, height: 5)) { terminal, tty in
      let large = Frames.text(
        String(repeating: "w", count: 50), at: .zero, size: Size(width: 60, height: 30))
      terminal.draw(large, theme: Frames.dark)
      #expect(tty.output().filter { $0 == "w" }.count == 20)
      terminal.draw(Frames.text("v", size: Size(width: 4, height: 2)), theme: Frames.dark)
      #expect(tty.output().contains("v"))
    }
  }

  @Test func `another theme repaints everything`() throws {
    try withTerminal { terminal, tty in
      let frame = Frames.text("hello")
      terminal.draw(frame, theme: Frames.dark)
      _ = tty.output()
      let light = ThemeLoader.load(name: "light", resolve: BundledThemes.text).theme
      terminal.draw(frame, theme: light)
      let output = tty.output()
      #expect(output.contains("hello"))
      #expect(output.contains("48;5;231"))
    }
  }

  @Test func `a bare locale is taken for UTF-8`() throws {
    try withTerminal(environment: [:]) { terminal, tty in
      #expect(terminal.glyphs == .unicode)
      terminal.draw(Frames.text("Grüße 漢字"), theme: Frames.dark)
      #expect(tty.output().contains("Grüße 漢字"))
    }
  }
}
