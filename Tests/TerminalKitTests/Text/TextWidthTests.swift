import Spelling
import TerminalKit
import Testing

struct TextWidthTests {
  @Test(arguments: [
    ("hello", 5, "hello"), ("hello", 4, "hel…"), ("hello", 1, "…"), ("hello", 0, ""),
    ("hello", -1, ""), ("漢字漢字", 5, "漢字…"), ("漢字漢字", 4, "漢…"), ("漢字", 4, "漢字"),
    ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"), ("a\nb", 3, "a⏎b"), ("", 3, ""),
  ])
  func `a text that is too long ends in an ellipsis`(text: String, width: Int, expected: String) {
    #expect(TextWidth.truncate(text, to: width) == expected)
  }

  @Test(arguments: [
    (Alignment.left, "ab   "), (.right, "   ab"), (.center, " ab  "),
  ])
  func `padding fills to the width`(align: Alignment, expected: String) {
    #expect(TextWidth.pad("ab", to: 5, align: align) == expected)
  }

  @Test func `a padded text always has its width`() {
    for text in ["", "abc", "漢字漢字", "a漢b字c"] {
      for width in 0..<12 {
        #expect(TextWidth.columns(of: TextWidth.pad(text, to: width)) == width)
      }
    }
  }

  @Test(arguments: [
    ("criticl", "critical"), ("Pirority1", "priority1"), ("mutde", "muted"), ("zzz", nil),
    ("", nil),
  ])
  func `the nearest word is suggested, if one is near`(word: String, expected: String?) {
    #expect(Spelling.nearest(to: word, among: Role.allCases.map(\.rawValue)) == expected)
  }
}
