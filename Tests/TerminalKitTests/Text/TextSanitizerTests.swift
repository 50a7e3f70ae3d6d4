import TerminalKit
import Testing

struct TextSanitizerTests {
  @Test(arguments: [
    ("plain ASCII ~", "plain ASCII ~", 13),
    ("", "", 0),
    ("Grüße", "Grüße", 5),
    ("漢字", "漢字", 4),
    ("한국어", "한국어", 6),
    ("e\u{301}", "e\u{301}", 1),
    ("\u{1112}\u{1161}\u{11AB}", "\u{1112}\u{1161}\u{11AB}", 2),
    ("🎉", "🎉", 2),
    ("👨\u{200D}👩\u{200D}👧", "👨👩👧", 6),
    ("👍🏽", "👍", 2),
    ("🏽", "🏽", 2),
    ("❤\u{FE0F}", "❤", 1),
    ("🇩🇪", "🇩🇪", 2),
    ("\u{FEFF}x", "x", 1),
    ("a\u{200B}b\u{2060}c\u{AD}d", "abcd", 4),
    ("a\tb", "a b", 3),
    ("a\nb\rc\r\nd\u{2028}e\u{85}f", "a⏎b⏎c⏎d⏎e⏎f", 11),
    ("\u{1B}[31mred\u{1B}[0m", "·[31mred·[0m", 12),
    ("\u{9B}31m\u{7F}\u{0}", "·31m··", 6),
    ("\u{202E}evil\u{202C} \u{2066}x\u{2069}", "evil x", 6),
    ("\u{301}x", "·x", 2),
    ("a\u{A0}b\u{2009}c", "a b c", 5),
    ("\u{3000}", "\u{3000}", 2),
    ("\u{E000}", "\u{E000}", 1),
    ("\u{E0001}\u{FFFF}", "·", 1),
    ("का", "का", 2),
  ])
  func `text becomes one printable line`(text: String, expected: String, columns: Int) {
    #expect(TextSanitizer.sanitize(text) == expected)
    #expect(TextWidth.columns(of: text) == columns)
  }

  @Test func `marks without end are cut to what a cell can hold`() {
    let zalgo = "a" + String(repeating: "\u{301}", count: 100)
    #expect(TextSanitizer.sanitize(zalgo).unicodeScalars.count == 5)
    #expect(TextWidth.columns(of: zalgo) == 1)
  }

  @Test func `what is printable stays as it is the second time`() {
    for value in stride(from: 0, to: UInt32(0x11_0000), by: 7) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let once = TextSanitizer.sanitize("x\(Character(scalar))y")
      #expect(TextSanitizer.sanitize(once) == once)
    }
  }

  @Test func `no control and no direction mark survives`() {
    for value in UInt32(0)..<0x3000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = TextSanitizer.sanitize(String(Character(scalar)))
      for survivor in text.unicodeScalars {
        #expect(survivor.properties.generalCategory != .control)
        #expect(survivor.properties.generalCategory != .format)
      }
    }
  }
}
