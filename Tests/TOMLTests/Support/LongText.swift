import Testing

/// A text that is too long to be printed.
struct LongText: CustomTestStringConvertible {
  let testDescription: String
  let text: String

  init(_ description: String, _ text: String) {
    testDescription = description
    self.text = text
  }

  init(_ description: String, _ count: Int, _ part: (Int) -> String) {
    self.init(description, (0..<count).map(part).joined())
  }

  /// More in each other than a reader of finite stack can take.
  static let deep = [
    LongText("lists", "a = " + many("[")), LongText("inline tables", "a = " + many("{ a = ")),
    LongText("a key", many("a.")), LongText("a header", "[" + many("a.") + "a]"),
    LongText("a key below a header", "[" + many("a.", 40) + "a]\n" + many("b.", 40) + "b = 1"),
    LongText("lists below a list", "[[" + many("a.", 60) + "a]]\nb = " + many("[", 8)),
  ]

  /// A megabyte or so of each thing that there may be many of.
  static let wide = [
    LongText("keys", 80_000) { "key\($0) = 1\n" },
    LongText("dotted keys", 80_000) { "a.b.k\($0) = 1\n" },
    LongText("headers", 80_000) { "[t.x\($0)]\n" },
    LongText("tables of a list", "[[a]]\n" + many("[[a.b]]\nc = 1\n", 60_000)),
    LongText("elements on a line", "a = [" + many("'ä', ", 150_000) + "]"),
    LongText("inline tables on a line", "a = [" + many("{ b.c = 1 }, ", 60_000) + "]"),
    LongText("quotes in a text", "a = \"\"\"" + many("\"\"ä\\\n ", 120_000) + "\"\"\""),
  ]

  private static func many(_ part: String, _ count: Int = 100_000) -> String {
    String(repeating: part, count: count)
  }
}
