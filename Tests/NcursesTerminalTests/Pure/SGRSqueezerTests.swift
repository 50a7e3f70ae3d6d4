import Testing

@testable import NcursesTerminal

struct SGRSqueezerTests {
  @Test(arguments: [
    ("plain", "plain"),
    ("\u{1B}[31mred\u{1B}[m", "\u{1B}[31mred\u{1B}[m"),
    ("\u{1B}[31m\u{1B}[32mgreen", "\u{1B}[32mgreen"),
    ("\u{1B}[31ma\u{1B}[31mb", "\u{1B}[31mab"),
    (
      "\u{1B}[38;5;1m\u{1B}[48;5;2ma\u{1B}[38;5;3m\u{1B}[48;5;2mb",
      "\u{1B}[38;5;1;48;5;2ma\u{1B}[38;5;3mb"
    ),
    ("\u{1B}[1;31ma\u{1B}(B\u{1B}[0;31mb", "\u{1B}[1;31ma\u{1B}(B\u{1B}[22mb"),
    ("\u{1B}(Ba\u{1B}(Bb", "\u{1B}(Bab"),
    ("\u{1B}(Ba\u{1B}(0b\u{1B}(Bc", "\u{1B}(Ba\u{1B}(0b\u{1B}(Bc"),
    ("\u{1B}[38:2::1:2:3ma\u{1B}[48:2::1:2:3mb", "\u{1B}[38:2::1:2:3ma\u{1B}[48:2::1:2:3mb"),
    ("\u{1B}[38;2;1;2;3;1ma", "\u{1B}[1;38;2;1;2;3ma"),
    ("\u{1B}[31m\u{1B}[5;5Ha", "\u{1B}[5;5H\u{1B}[31ma"),
    ("\u{1B}[31;42m\u{1B}[Ka", "\u{1B}[42m\u{1B}[K\u{1B}[31ma"),
    ("\u{1B}[7m\u{1B}[Ka", "\u{1B}[7m\u{1B}[Ka"),
    ("\u{1B}[31ma\u{1B}[10mb", "\u{1B}[31ma\u{1B}[10mb"),
    ("\u{1B}[31ma\u{1B}[m\r\u{1B}[5d\u{1B}[32mb", "\u{1B}[31ma\r\u{1B}[5d\u{1B}[32mb"),
    ("\u{1B}[31ma\u{1B}[m  \u{1B}[32mb", "\u{1B}[31ma  \u{1B}[32mb"),
    ("\u{1B}[31ma\u{1B}[42m b", "\u{1B}[31ma\u{1B}[42m b"),
    ("\u{1B}[1;31ma\u{1B}[m b", "\u{1B}[1;31ma \u{1B}[mb"),
    ("\u{1B}[4ma\u{1B}[m b", "\u{1B}[4ma\u{1B}[m b"),
    ("\u{1B}[7ma\u{1B}[m \u{1B}[7mb", "\u{1B}[7ma\u{1B}[m \u{1B}[7mb"),
    ("\u{F}a\u{1B}[m\u{F}b\u{E}q\u{F}c", "\u{F}ab\u{E}q\u{F}c"),
    ("a\u{1B}", "a\u{1B}"),
    ("a\u{1B}[3", "a\u{1B}[3"),
  ])
  func `a frame has the same effect in fewer bytes`(frame: String, expected: String) {
    let squeezed = SGRSqueezer(canEndSingly: true).squeeze(Array(frame.utf8))
    #expect(String(decoding: squeezed, as: UTF8.self) == expected)
  }

  @Test func `a simple terminal has its attributes set anew when one ends`() {
    let frame = "\u{1B}[1;31ma\u{1B}[0;31mb"
    let squeezed = SGRSqueezer(canEndSingly: false).squeeze(Array(frame.utf8))
    #expect(String(decoding: squeezed, as: UTF8.self) == "\u{1B}[1;31ma\u{1B}[0;31mb")
  }
}
