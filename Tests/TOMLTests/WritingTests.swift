import Testing

@testable import TOML

@Suite struct WritingTests {
  private func readBack(_ written: String) throws -> String? {
    let table = try TOMLTable(reading: "a = \(written)\nb = 1\n")
    guard case .string(let text) = table["a"]?.node.value else { return nil }
    return text
  }

  @Test(arguments: [
    "", "plain", "a \"quote\"", "back\\slash", "tab\there", "two\nlines", "ends\n", "\nbegins",
    "\n\n", "it's\n'fine'", "three '''\nquotes", "ends in quote\n'", "dos\r\nlines\r\n",
    "bell\u{7}",
    "del\u{7F}\nx", "nul\u{0}", "<p>\n\t<b class=\"x\">Ünï</b> &nbsp;\n</p>", "e\u{301}\n'\u{301}'",
    "\"\"\"\n\"\"\"", "\\\n continued", " blank at the end \n ",
  ])
  func `a string reads back as it was`(text: String) throws {
    let read = try readBack(TOMLText.string(text))
    #expect(read.map { Array($0.unicodeScalars) } == Array(text.unicodeScalars))
    let line = TOMLText.quoted(text)
    #expect(try readBack(line) == text)
    #expect(!line.unicodeScalars.contains("\n"))
  }

  @Test func `any text reads back as it was`() throws {
    var random = SeededGenerator(seed: 7)
    let pool = Array("'\"\\\n\r\t #=[]abcé\u{301}\u{0}\u{7F}🍵".unicodeScalars)
    for _ in 0..<2_000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        text.append(pool.randomElement(using: &random) ?? "x")
      }
      let read = try readBack(TOMLText.string(String(text)))
      #expect(read.map { Array($0.unicodeScalars) } == Array(text), "\(Array(text))")
    }
  }

  @Test(arguments: [
    ("title", "title"), ("seo-title", "seo-title"), ("Tax code", "\"Tax code\""), ("", "\"\""),
    ("a.b", "\"a.b\""), ("größe", "\"größe\""),
  ])
  func `a key is quoted where it needs it`(name: String, key: String) throws {
    #expect(TOMLText.key(name) == key)
    #expect(try TOMLTable(reading: "\(key) = 1").entries.map(\.key) == [name])
  }
}
