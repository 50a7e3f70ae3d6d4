import NcursesTerminal
import TerminalKit
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What a real terminal shows, and what it sends.
@Suite(.serialized, .enabled(if: Tmux.isAvailable))
@MainActor
struct TmuxTests {
  @Test func `the screen shows the canvas, wide characters and all`() throws {
    try withTmux(Size(width: 60, height: 12)) { terminal, tmux in
      var canvas = Canvas(size: terminal.size)
      canvas.box(canvas.bounds, title: "漢字 and 🎉")
      for (y, text) in Self.texts.enumerated() {
        canvas.write(text, at: Point(x: 1, y: y + 1), width: 58)
        canvas.write("|", at: Point(x: 40, y: y + 1))
      }
      canvas.write("漢", at: Point(x: 59, y: 11))
      terminal.draw(canvas, theme: Frames.dark)
      try #expect(tmux.lines() == canvas.lines())
    }
  }

  @Test(arguments: [1, 2, 3])
  func `drawn step by step the screen is the same as drawn at once`(seed: UInt64) throws {
    try withTmux(Size(width: 50, height: 14)) { terminal, tmux in
      var random = SeededGenerator(seed: seed)
      var canvas = Canvas(size: terminal.size)
      for step in 0..<60 {
        for _ in 0..<6 {
          canvas.write(
            Self.texts.randomElement(using: &random) ?? "",
            at: Point(
              x: Int.random(in: -5..<50, using: &random), y: Int.random(in: 0..<14, using: &random)
            ),
            width: Int.random(in: 1..<40, using: &random),
            style: Style(
              Role.allCases.randomElement(using: &random) ?? .text,
              on: Surface.allCases.randomElement(using: &random) ?? .base))
        }
        terminal.draw(canvas, theme: Frames.dark)
        if step % 20 == 19 {
          try #expect(tmux.lines() == canvas.lines())
          let stepped = try tmux.visibleCells()
          terminal.invalidate()
          terminal.draw(canvas, theme: Frames.dark)
          try #expect(tmux.visibleCells() == stepped)
        }
      }
    }
  }

  @Test func `colours and attributes arrive`() throws {
    try withTmux(Size(width: 40, height: 3)) { terminal, tmux in
      terminal.draw(
        Frames.text("alarm", style: .critical, size: terminal.size), theme: Frames.dark)
      let line = try #require(tmux.styledLines().first)
      #expect(line.hasPrefix("\u{1B}[1m\u{1B}[38;5;210m\u{1B}[48;5;233malarm"))
    }
  }

  @Test func `keys arrive`() throws {
    try withTmux(Size(width: 40, height: 3)) { terminal, tmux in
      for (name, expected) in [
        ("j", "j"), ("Up", "Up"), ("C-Up", "C-Up"), ("M-b", "M-b"), ("BTab", "S-Tab"),
        ("F5", "F5"), ("Escape", "Esc"), ("PPage", "PgUp"), ("C-d", "^D"), ("漢", "漢"),
      ] {
        try tmux.command("send-keys", name)
        try tmux.waitForInput()
        #expect(terminal.readEvents().map(Self.text) == [expected])
      }
    }
  }

  @Test func `a paste arrives as one`() throws {
    try withTmux(Size(width: 40, height: 3)) { terminal, tmux in
      try tmux.command("set-buffer", "D\ny:q!\n漢")
      try tmux.command("paste-buffer", "-p")
      try tmux.waitForInput()
      #expect(terminal.readEvents() == [.paste("D\ry:q!\r漢")])
    }
  }

  @Test func `the window's new size is drawn`() throws {
    try withTmux(Size(width: 40, height: 5)) { terminal, tmux in
      let size = Size(width: 90, height: 20)
      try tmux.command("resize-window", "-x", "\(size.width)", "-y", "\(size.height)")
      Signals.take(SIGWINCH)
      #expect(terminal.readEvents() == [.resize(size)])
      let canvas = Frames.list(size, selected: 2)
      terminal.draw(canvas, theme: Frames.dark)
      try #expect(tmux.lines() == canvas.lines())
    }
  }

  @Test func `the screen before is back after closing`() throws {
    let tmux = try Tmux(Size(width: 40, height: 3))
    let before = try tmux.lines()
    let terminal = try NcursesTerminal(
      term: "tmux-256color", environment: [:], input: tmux.descriptor, output: tmux.descriptor)
    terminal.draw(Frames.text("hello"), theme: Frames.dark)
    try #expect(tmux.lines() != before)
    terminal.close()
    try #expect(tmux.lines() == before)
    try #expect(
      tmux.command("display-message", "-p", "#{alternate_on}#{cursor_flag}#{keypad_flag}")
        == "010\n")
  }

  private static let texts = [
    "plain text", "漢字かな交じり文", "한국어 제목", "naïve café", "e\u{301}a\u{308}o\u{302}",
    "👨\u{200D}👩\u{200D}👧 family", "❤\u{FE0F} heart", "👍🏽 thumb", "tab\there", "bad\u{1B}[31mred",
    "🇩🇪 flag", "עברית", "x", "   ",
  ]

  private func withTmux(
    _ size: Size, _ body: @MainActor (NcursesTerminal, Tmux) throws -> Void
  ) throws {
    let tmux = try Tmux(size)
    let terminal = try NcursesTerminal(
      term: "tmux-256color", environment: [:], input: tmux.descriptor, output: tmux.descriptor)
    defer { terminal.close() }
    try body(terminal, tmux)
  }

  private static func text(_ event: TerminalEvent) -> String {
    if case .key(let key) = event { key.description } else { "\(event)" }
  }
}

/// Random numbers that come again.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// SplitMix64 (Steele, Lea, Flood 2014).
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
