import TerminalKit
import Testing

@testable import NcursesTerminal

/// From bytes to events.
struct InputDecoderTests {
  @Test(arguments: [
    ("j", ["j"]),
    ("G", ["G"]),
    (" ", ["Space"]),
    ("ü", ["ü"]),
    ("漢", ["漢"]),
    ("\u{4}", ["^D"]),
    ("\u{1}", ["^A"]),
    ("\u{1F}", ["^_"]),
    ("\r", ["Enter"]),
    ("\n", ["^J"]),
    ("\t", ["Tab"]),
    ("\u{7F}", ["Backspace"]),
    ("\u{8}", ["Backspace"]),
    ("\u{0}", ["C-Space"]),
    ("\u{1B}", ["Esc"]),
    ("\u{1B}b", ["M-b"]),
    ("\u{1B}ü", ["M-ü"]),
    ("\u{1B}\u{7F}", ["M-Backspace"]),
    ("\u{1B}\u{1B}", ["M-Esc"]),
    ("\u{1B}[", ["M-["]),
    ("\u{1B}O", ["M-O"]),
    ("\u{1B}]", ["M-]"]),
    ("jk", ["j", "k"]),
  ])
  func `characters become keys`(input: String, expected: [String]) {
    #expect(decode(input).map(text) == expected)
  }

  @Test(arguments: [
    ("\u{1B}[A", "Up"),
    ("\u{1B}OB", "Down"),
    ("\u{1B}[1;5C", "C-Right"),
    ("\u{1B}[1;3D", "M-Left"),
    ("\u{1B}[1;2H", "S-Home"),
    ("\u{1B}[3~", "Del"),
    ("\u{1B}[3;5~", "C-Del"),
    ("\u{1B}[15~", "F5"),
    ("\u{1B}[24~", "F12"),
    ("\u{1B}OP", "F1"),
    ("\u{1B}[Z", "S-Tab"),
    ("\u{1B}[106;5u", "^J"),
    ("\u{1B}[97;3u", "M-a"),
    ("\u{1B}[97;2u", "A"),
    ("\u{1B}[13;5u", "C-Enter"),
    ("\u{1B}[27;5;106~", "^J"),
    ("\u{1B}\u{1B}[A", "Up"),
  ])
  func `sequences that ncurses does not know become keys`(input: String, expected: String) {
    #expect(decode(input).map(text) == [expected])
  }

  @Test(arguments: [
    "\u{1B}[?1;2c", "\u{1B}[<0;10;10M", "\u{1B}[200;1;2;3;4x", "\u{1B}]11;rgb:0000/0000/0000\u{7}",
    "\u{1B}]11;rgb:0000/0000/0000\u{1B}\\", "\u{1B}P1+r5463\u{1B}\\", "\u{1B}[1;2\u{3}", "\u{80}",
    "\u{1B}Oz",
  ])
  func `what is for nobody never acts as keys`(input: String) {
    #expect(decode(input + "j").map(text) == ["j"])
  }

  @Test func `bytes that are no UTF-8 are dropped`() {
    #expect(decode([0xFF, 0x6A]).map(text) == ["j"])
    #expect(decode([0xC3]).map(text) == [])
    #expect(decode([0xED, 0xA0, 0x80, 0x6A]).map(text) == ["j"])
  }

  @Test func `the start of a paste is told apart, known to ncurses or not`() {
    let decoder = InputDecoder()
    let known = decoder.meaning(of: .key(code: InputDecoder.pasteStart, name: "")) { _ in nil }
    #expect(known == .pasteStarts)
    var rest = Array("[200~".utf8)
    let unknown = decoder.meaning(of: .byte(0x1B)) { _ in .byte(rest.removeFirst()) }
    #expect(unknown == .pasteStarts)
  }

  @Test func `focus is reported`() {
    #expect(decode("\u{1B}[I\u{1B}[O") == [.focus(true), .focus(false)])
  }

  @Test(arguments: [
    ("kUP5", "C-Up"), ("kDN", "S-Down"), ("kDN3", "M-Down"), ("kRIT7", "M-C-Right"),
    ("kPRV5", "C-PgUp"), ("kDC5", "C-Del"),
  ])
  func `xterm's names for modified keys are read`(name: String, expected: String) {
    #expect(KeyTranslation.key(code: 700, name: name)?.description == expected)
  }

  private func decode(_ text: String) -> [TerminalEvent] { decode(Array(text.utf8)) }

  private func decode(_ bytes: [UInt8]) -> [TerminalEvent] {
    var rest = bytes[...]
    var events: [TerminalEvent] = []
    while let first = rest.popFirst() {
      let meaning = InputDecoder().meaning(of: .byte(first)) { _ in
        rest.popFirst().map(RawInput.byte)
      }
      if case .event(let event) = meaning { events.append(event) }
    }
    return events
  }

  private func text(_ event: TerminalEvent) -> String {
    if case .key(let key) = event { key.description } else { "\(event)" }
  }
}
