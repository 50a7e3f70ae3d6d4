import NcursesTerminal
import TerminalKit
import Testing

/// Cells that lead to an address.
@MainActor
struct LinkTests {
  private static let page = "https://shop.example/admin/orders/1041"
  private static let opening = "\u{1B}]8;;\(page)\u{1B}\\"
  private static let closing = "\u{1B}]8;;\u{1B}\\"

  private func frame(_ text: String, linked: Bool, at x: Int = 3) -> Canvas {
    var canvas = Canvas(size: Size(width: 80, height: 24))
    canvas.write(
      [Span(text, .muted, link: linked ? WebAddress(Self.page) : nil)], at: Point(x: x, y: 5))
    return canvas
  }

  @Test func `a linked text is sent once more with its address, where it stands`() throws {
    try withTerminal { terminal, tty in
      _ = tty.output()
      terminal.draw(frame("#1041", linked: true), theme: Frames.dark)
      let output = tty.output()
      let link = try #require(output.firstRange(of: Self.opening))
      let end = try #require(output.firstRange(of: Self.closing))
      let text = output[link.upperBound..<end.lowerBound]
      #expect(text.hasPrefix("\u{1B}[6;4H"))
      #expect(text.hasSuffix("m#1041"))
      #expect(output[..<link.lowerBound].hasSuffix("\u{1B}7"))
      #expect(output[end.upperBound...] == "\u{1B}[m\u{1B}8\u{1B}[?2026l")
    }
  }

  @Test func `a frame whose links stay as they were sends none again`() throws {
    try withTerminal { terminal, tty in
      var canvas = frame("#1041", linked: true)
      terminal.draw(canvas, theme: Frames.dark)
      _ = tty.output()
      canvas.write("elsewhere", at: Point(x: 0, y: 20))
      terminal.draw(canvas, theme: Frames.dark)
      let output = tty.output()
      #expect(output.contains("elsewhere") && !output.contains("]8;;"))
    }
  }

  @Test func `a text that no longer leads anywhere is written over without its address`() throws {
    try withTerminal { terminal, tty in
      terminal.draw(frame("#1041", linked: true), theme: Frames.dark)
      _ = tty.output()
      terminal.draw(frame("#1041", linked: false), theme: Frames.dark)
      let output = tty.output()
      #expect(output.contains("#1041") && !output.contains("]8;;"))
    }
  }

  @Test func `what lies over a link takes it away`() throws {
    try withTerminal { terminal, tty in
      var canvas = frame("#1041", linked: true)
      canvas.write("over", at: Point(x: 3, y: 5))
      _ = tty.output()
      terminal.draw(canvas, theme: Frames.dark)
      let output = tty.output()
      let link = try #require(output.firstRange(of: Self.opening))
      #expect(output[link.upperBound...].hasPrefix("\u{1B}[6;8H"))
    }
  }

  @Test(arguments: ["linux", "vt220"])
  func `a terminal that would show it as text gets none`(term: String) throws {
    try withTerminal(term: term) { terminal, tty in
      _ = tty.output()
      terminal.draw(frame("#1041", linked: true), theme: Frames.dark)
      let output = tty.output()
      #expect(output.contains("#1041") && !output.contains("]8;"))
    }
  }

  @Test(arguments: [
    "javascript:alert(1)", "file:///etc/passwd", "https:/one", "http://a b", "https://ü.example",
    "https://a\u{1B}\\", "https://a\u{7}", "https://a\n",
    "https://" + String(repeating: "a", count: 3_000),
    "", "shop.example",
  ])
  func `what is no plain web address is no link`(text: String) {
    #expect(WebAddress(text) == nil)
  }

  @Test func `an address in the data is the link it says`() {
    #expect(WebAddress(Self.page)?.text == Self.page)
    #expect(WebAddress("HTTPS://Shop.example/?a=b;c")?.text == "HTTPS://Shop.example/?a=b;c")
  }
}
