import Testing

@testable import TerminalKit

struct TOMLReaderTests {
  @Test(arguments: [
    ("a = \"x\"", [TOMLEntry(key: "a", value: .string("x"), line: 1)]),
    ("# no\n\n  a = 'it\\n'  # yes", [TOMLEntry(key: "a", value: .string("it\\n"), line: 3)]),
    ("a = \"\\u00e9\\n\\\"\"", [TOMLEntry(key: "a", value: .string("é\n\""), line: 1)]),
    (
      "a = 1_000\r\nb = -5",
      [
        TOMLEntry(key: "a", value: .integer(1000), line: 1),
        TOMLEntry(key: "b", value: .integer(-5), line: 2),
      ]
    ),
    (
      "a = [ # list\n 'x',\n 'y', # two\n]\nb = true",
      [
        TOMLEntry(key: "a", value: .array([.string("x"), .string("y")]), line: 1),
        TOMLEntry(key: "b", value: .boolean(true), line: 5),
      ]
    ),
    ("a = []", [TOMLEntry(key: "a", value: .array([]), line: 1)]),
    (
      "[t]\n\"a b\" = { 256 = 1, c.d = 'x' }",
      [
        TOMLEntry(
          key: "t",
          value: .table([
            TOMLEntry(
              key: "a b",
              value: .table([
                TOMLEntry(key: "256", value: .integer(1), line: 2),
                TOMLEntry(
                  key: "c",
                  value: .table([
                    TOMLEntry(key: "d", value: .string("x"), line: 2)
                  ]), line: 2),
              ]), line: 2)
          ]), line: 1)
      ]
    ),
    (
      "[a.b]\nc = 1\n[a]\nd = 2",
      [
        TOMLEntry(
          key: "a",
          value: .table([
            TOMLEntry(
              key: "b",
              value: .table([
                TOMLEntry(key: "c", value: .integer(1), line: 2)
              ]), line: 1),
            TOMLEntry(key: "d", value: .integer(2), line: 4),
          ]), line: 1)
      ]
    ),
    ("\u{FEFF}a = {}", [TOMLEntry(key: "a", value: .table([]), line: 1)]),
    ("", []),
  ])
  func `tables and values are read with their lines`(text: String, expected: [TOMLEntry]) throws {
    #expect(try TOMLReader.read(text) == expected)
  }

  @Test(arguments: [
    ("\n[", 2), ("[\n", 1), ("[]", 1), ("[.]", 1), ("[a]\n[a]", 2), ("[[a]]", 1), ("a", 1),
    ("a =", 1), ("a = b", 1), ("a = [}", 1), ("a = [1", 1), ("a = [ # ]", 1), ("a = {", 1),
    ("a = { b = 1,", 1), ("a = \"x", 1), ("a = 'x\n'", 1), ("a = \"\\q\"", 1),
    ("a = \"\\uD800\"", 1), ("a = \"\\u12", 1), ("a = 1\na = 2", 2), ("a = 1\na.b = 2", 2),
    ("a = 1 b = 2", 1), ("= 1", 1), ("a. = 1", 1), ("a = 1.5", 1), ("a = 1979-05-27", 1),
    ("a = 99999999999999999999", 1), ("a = \"\"\"x\"\"\"", 1), ("\u{1}", 1),
  ])
  func `what is no TOML, or none of ours, is an error with its line`(text: String, line: Int) {
    let error = #expect(throws: TOMLError.self) { try TOMLReader.read(text) }
    #expect(error?.line == line)
  }

  @Test func `nesting has an end`() {
    let deep = "a = " + String(repeating: "[", count: 100_000)
    #expect(throws: TOMLError.self) { try TOMLReader.read(deep) }
  }

  @Test func `no text stops it`() {
    let words = [
      "[", "]", "=", "\"", "'", "{", "}", "a", "b.c", "\n", "#", "\\", ",", "1", "-", " ", "é",
      "\t",
    ]
    var random = SeededGenerator(seed: 11)
    for _ in 0..<20_000 {
      let text = (0..<10).map { _ in words.randomElement(using: &random) ?? "" }.joined()
      _ = try? TOMLReader.read(text)
    }
  }
}
