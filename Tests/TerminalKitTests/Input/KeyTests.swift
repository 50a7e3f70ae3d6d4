import TerminalKit
import Testing

struct KeyTests {
  @Test(arguments: [
    ("j", Key("j")), ("G", Key("G")), ("^", Key("^")), ("-", Key("-")), ("ü", Key("ü")),
    ("Enter", Key(.enter)), ("Esc", Key(.escape)), ("Space", Key(" ")), ("Tab", Key(.tab)),
    ("S-Tab", Key(.backtab)), ("Backspace", Key(.backspace)), ("Del", Key(.delete)),
    ("PgDn", Key(.pageDown)), ("F5", Key(.function(5))), ("F12", Key(.function(12))),
    ("^D", Key("d", .control)), ("^_", Key("_", .control)), ("M-b", Key("b", .alt)),
    ("M-^D", Key("d", [.alt, .control])), ("S-Up", Key(.up, .shift)),
    ("C-Left", Key(.left, .control)), ("M-S-Tab", Key(.backtab, .alt)),
    ("C-Space", Key(" ", .control)), ("M-Enter", Key(.enter, .alt)), ("M-B", Key("B", .alt)),
  ])
  func `a key is written and read the same`(text: String, key: Key) throws {
    #expect(key.description == text)
    #expect(try Key(parsing: text) == key)
  }

  @Test(arguments: [
    ("C-d", "^D"), ("c-D", "^D"), ("^d", "^D"), ("enter", "Enter"), ("RETURN", "Enter"),
    ("Escape", "Esc"), ("BackTab", "S-Tab"), ("Delete", "Del"), ("PageUp", "PgUp"), ("A-x", "M-x"),
    ("f1", "F1"), ("^I", "Tab"), ("^M", "Enter"), ("^[", "Esc"), ("^H", "Backspace"),
    ("C--", "^-"), ("M--", "M--"), ("S-a", "a"),
  ])
  func `other spellings are read too`(text: String, expected: String) throws {
    #expect(try Key(parsing: text).description == expected)
  }

  @Test(arguments: [
    ("Entr", "Enter"), ("Ecs", "Esc"), ("Spce", "Space"), ("PgDwn", "PgDn"), ("M-Entr", "M-Enter"),
    ("xyz", nil), ("", nil), ("F99", nil),
  ])
  func `a word that is no key is answered with the nearest`(word: String, nearest: String?) {
    let error = #expect(throws: KeyParsingError.self) { try Key(parsing: word) }
    #expect(error?.word == word)
    if let nearest { #expect(error?.suggestion == nearest) }
  }

  @Test func `an error says what to write`() throws {
    let error = try #require(throws: KeyParsingError.self) { try [Key](parsing: "g Entr") }
    #expect(error.description == #""Entr" is not a key; did you mean "Enter"?"#)
  }

  @Test func `sequences have blanks between their keys`() throws {
    let keys = try [Key](parsing: " g  g ")
    #expect(keys == [Key("g"), Key("g")])
    #expect(try [Key](parsing: "^X s").text == "^X s")
    #expect(throws: KeyParsingError.self) { try [Key](parsing: "  ") }
  }

  @Test func `every key can be read back`() throws {
    var keys = (UInt8(0x20)..<0x7F).map { Key(Character(Unicode.Scalar($0))) }
    keys += keys.map { Key($0.code, .control) } + keys.map { Key($0.code, .alt) }
    let named: [KeyCode] = [
      .enter, .escape, .tab, .backtab, .backspace, .delete, .insert, .up, .down, .left, .right,
      .home, .end, .pageUp, .pageDown, .function(1), .function(63),
    ]
    for bits in UInt8(0)..<8 { keys += named.map { Key($0, Modifiers(rawValue: bits)) } }
    for key in keys { #expect(try Key(parsing: key.description) == key, "\(key)") }
  }

  @Test func `only plain characters are typed`() {
    #expect(Key("G").typed == "G")
    #expect(Key(" ").typed == " ")
    #expect(Key("d", .control).typed == nil)
    #expect(Key("d", .alt).typed == nil)
    #expect(Key(.enter).typed == nil)
  }
}
