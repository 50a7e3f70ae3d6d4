import TOML
import Testing

struct TableTests {
  @Test(arguments: [
    ("", "{}"), ("\u{FEFF}", "{}"), (" \t\r\n# only this", "{}"), ("\u{FEFF}a = 1", "{a: 1}"),
    ("a = 1\r\nb = 2\r\n", "{a: 1, b: 2}"), ("[t]", "{t: {}}"), ("[ t . u ] # x", "{t: {u: {}}}"),
    ("[t]\na = 1\n[u]\na = 2", "{t: {a: 1}, u: {a: 2}}"),
    ("[a.b]\nc = 1\n[a]\nd = 2", "{a: {b: {c: 1}, d: 2}}"),
    ("a . \"b c\" . 'd' = 1\na.e = 2", "{a: {b c: {d: 1}, e: 2}}"),
    ("\"\" = 1\n\"a.b\" = 2\n1.2 = 3\n-_ = 4", "{: 1, a.b: 2, 1: {2: 3}, -_: 4}"),
    ("[a]\nb.c = 1\n[a.b.d]\ne = 2", "{a: {b: {c: 1, d: {e: 2}}}}"),
    ("[a.b.c]\n[a]\nb.d = 1", "{a: {b: {c: {}, d: 1}}}"),
    ("[[a]]\nb = 1\n[[a]]\n[[a]]\nb = 3", "{a: [{b: 1}, {}, {b: 3}]}"),
    (
      "[[a]]\n[a.b]\nc = 1\n[[a.d]]\n[[a.d]]\ne = 2\n[[a]]\n[a.b]\nc = 3",
      "{a: [{b: {c: 1}, d: [{}, {e: 2}]}, {b: {c: 3}}]}"
    ),
    ("[a.b]\n[[a.c]]\n[a.c.d]\nx = 1", "{a: {b: {}, c: [{d: {x: 1}}]}}"),
  ])
  func `tables are put together in the order of the text`(text: String, expected: String) throws {
    #expect(outline(try TOMLTable(reading: text)) == expected)
  }

  @Test(arguments: [
    ("a = 1\na = 2", 2, 1), ("a = 1\n\"a\" = 2", 2, 1), ("a = 1\na.b = 2", 2, 1),
    ("a.b = 1\na = 2", 2, 1), ("a.b = 1\nx = 0\n  a.b.c = 2", 3, 5), ("[a]\n[a]", 2, 2),
    ("[a]\nb = 1\n[a.b]", 3, 4), ("[a]\nb = 1\n[a.b.c]", 3, 4), ("a.b = 1\n[a]", 2, 2),
    ("[a]\nb.c = 1\n[a.b]", 3, 4), ("[a]\n[[a]]", 2, 3), ("[[a]]\n[a]", 2, 2),
    ("a = []\n[[a]]", 2, 3), ("a = [{}]\n[a.b]", 2, 2), ("a = {}\n[a.b]", 2, 2),
    ("a = { b = 1 }\na.c = 2", 2, 1), ("a = { b = 1, b = 2 }", 1, 14),
    ("a = { b = {}, b.c = 2 }", 1, 15), ("[a.b]\nc = 1\n[a]\nb.d = 2", 4, 1),
    ("[a.b]\n[[a]]", 2, 3), ("[[a]]\n[[a.b]]\n[a.b]", 3, 4), ("[[a.b]]\n[a]\nb.c = 1", 3, 1),
  ])
  func `what is given twice is an error at the second place`(
    text: String, line: Int, column: Int
  ) throws {
    let error = try #require(throws: TOMLError.self) { try TOMLTable(reading: text) }
    #expect(error.place == TOMLPlace(line: line, column: column))
    #expect(error.message.contains("is given twice; first on line "))
  }
}
