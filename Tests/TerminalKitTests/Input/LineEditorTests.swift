import TerminalKit
import Testing

struct LineEditorTests {
  /// `|` is the cursor.
  @Test(arguments: [
    ("ab|", "c", "abc|"),
    ("|ab", "Space", " |ab"),
    ("ab|c", "Left", "a|bc"),
    ("|abc", "Left", "|abc"),
    ("ab|", "Right", "ab|"),
    ("a|b", "^B ^F ^F", "ab|"),
    ("ab|c", "Home", "|abc"),
    ("ab|c", "^A", "|abc"),
    ("a|bc", "^E", "abc|"),
    ("a|bc", "End", "abc|"),
    ("ab|c", "Backspace", "a|c"),
    ("|abc", "Backspace", "|abc"),
    ("a|bc", "Del", "a|c"),
    ("a|bc", "^D", "a|c"),
    ("abc|", "Del", "abc|"),
    ("one two|", "^W", "one |"),
    ("one two  |", "^W", "one |"),
    ("a/b.c|", "^W", "|"),
    ("a/b.c|", "M-Backspace", "a/b.|"),
    ("one two|", "M-b", "one |two"),
    ("one two|", "M-b M-b M-b", "|one two"),
    ("|one two", "M-f", "one| two"),
    ("|one two", "M-f M-f M-f", "one two|"),
    ("|one two", "M-d", "| two"),
    ("one two|", "C-Left", "one |two"),
    ("|one two", "C-Right", "one| two"),
    ("one two thr|ee", "^U", "|ee"),
    ("one two thr|ee", "^K", "one two thr|"),
    ("one two|", "^U ^Y", "one two|"),
    ("one two|", "^W ^A ^Y", "two|one "),
    ("e\u{301}|", "Backspace", "|"),
    ("👨\u{200D}👩\u{200D}👧|x", "Backspace", "|x"),
    ("漢|字", "Left", "|漢字"),
  ])
  func `keys edit the line as in readline`(before: String, keys: String, after: String) throws {
    var editor = editor(before)
    for key in try [Key](parsing: keys) { #expect(editor.handle(key) != .ignored) }
    #expect(shown(editor) == after)
  }

  @Test(arguments: ["Enter", "Esc", "Tab", "F1", "^C", "^Z", "M-x", "PgUp", "S-Left"])
  func `other keys are the caller's`(key: String) throws {
    var editor = LineEditor("abc")
    #expect(editor.handle(try Key(parsing: key)) == .ignored)
    #expect(editor == LineEditor("abc"))
  }

  @Test(arguments: [
    ("one\ntwo", "one two"), ("line\n", "line"), ("a\tb", "a b"), ("\u{1B}[31mx\u{0}", "[31mx"),
    ("\r\n", ""), ("", ""),
  ])
  func `a paste becomes part of the one line`(paste: String, expected: String) {
    var editor = LineEditor("<>")
    editor.handle([Key(.left)])
    editor.insert(paste)
    #expect(editor.text == "<\(expected)>")
    #expect(editor.cursor == 1 + expected.count)
  }

  @Test func `a mark typed behind a letter joins it`() {
    var editor = LineEditor("e")
    editor.insert("\u{301}")
    #expect(editor.text == "e\u{301}")
    #expect(editor.cursor == 1)
  }

  @Test func `history goes back and comes forward to what was being typed`() {
    var editor = LineEditor("dra", history: ["old", "older"])
    #expect(editor.handle(Key(.up)) == .changed)
    #expect(editor.text == "older")
    editor.handle([Key(.up), Key(.up)])
    #expect(editor.text == "old")
    editor.handle([Key(.down)])
    #expect(editor.text == "older")
    editor.handle([Key("n", .control)])
    #expect(editor.text == "dra")
    #expect(editor.handle(Key(.down)) == .moved)
  }

  @Test func `an entry is remembered once`() {
    var editor = LineEditor(history: ["a"])
    editor.remember("a")
    editor.remember("b")
    editor.remember("")
    editor.handle([Key(.up)])
    #expect(editor.text == "b")
    editor.handle([Key(.up)])
    #expect(editor.text == "a")
    #expect(editor.handle(Key(.up)) == .moved)
  }

  @Test(arguments: [
    ("abc|", 10, "abc", 3, false, false),
    ("abcdef|", 5, "cdef", 4, true, false),
    ("|abcdef", 5, "abcde", 0, false, true),
    ("abc|defghij", 6, "abcdef", 3, false, true),
    ("漢字漢字|", 5, "漢字", 4, true, false),
    ("a\u{7}b|", 10, "a·b", 3, false, false),
    ("", 4, "", 0, false, false),
    ("abc|", 1, "", 0, true, false),
  ])
  func `the view shows the part around the cursor`(
    text: String, width: Int, shown: String, column: Int, hidesStart: Bool, hidesEnd: Bool
  ) {
    let view = editor(text).view(width: width)
    #expect(view.text == shown)
    #expect(view.cursorColumn == column)
    #expect(view.hidesStart == hidesStart)
    #expect(view.hidesEnd == hidesEnd)
  }

  @Test func `in every view the cursor is inside and the text fits`() {
    for text in ["", "abcdefghijkl", "漢字漢字漢字", "a漢b字👨\u{200D}👩c"] {
      var editor = LineEditor(text)
      for _ in 0...text.count {
        for width in 0..<14 {
          let view = editor.view(width: width)
          #expect(TextWidth.columns(of: view.text) <= width)
          #expect(view.cursorColumn >= 0 && view.cursorColumn <= max(0, width - 1))
        }
        _ = editor.handle(Key(.left))
      }
    }
  }

  private func editor(_ text: String) -> LineEditor {
    let parts = text.split(separator: "|", omittingEmptySubsequences: false)
    var editor = LineEditor(parts.joined())
    let behind = parts.count > 1 ? parts[1].count : 0
    for _ in 0..<behind { _ = editor.handle(Key(.left)) }
    return editor
  }

  private func shown(_ editor: LineEditor) -> String {
    let characters = Array(editor.text)
    return String(characters[..<editor.cursor]) + "|" + String(characters[editor.cursor...])
  }
}

extension LineEditor {
  fileprivate mutating func handle(_ keys: [Key]) {
    for key in keys { _ = handle(key) }
  }
}
