import TOML
import Testing

struct ErrorTests {
  @Test(arguments: [
    ("\n[", 2, 2, "expected a key, not the end of the text"),
    ("[\n", 1, 2, "expected a key, not the end of the line"),
    ("[]", 1, 2, "expected a key, not “]”"),
    ("[a", 1, 3, "expected ]"), ("[[a]", 1, 5, "expected ]]"), ("[ [a]]", 1, 3, "expected a key"),
    ("[a] b", 1, 5, "expected the end of the line, not “b”"), ("[.]", 1, 2, "expected a key"),
    ("a", 1, 2, "expected = behind the key"), ("= 1", 1, 1, "expected a key, not “=”"),
    ("a. = 1", 1, 4, "expected a key"), ("a b = 1", 1, 3, "expected = behind the key, not “b”"),
    ("ä = 1", 1, 1, "expected a key, not “ä”"), ("\u{A0}a = 1", 1, 1, "expected a key, not U+00A0"),
    ("\"\"\"a\"\"\" = 1", 1, 3, "expected = behind the key"), ("a =", 1, 4, "expected a value"),
    ("[store]\nname = \n", 2, 8, "expected a value, not the end of the line"),
    ("x = [}", 1, 6, "expected a value, not “}”"), ("a = [1\n", 1, 5, "this list has no closing ]"),
    ("a = [ # ]", 1, 5, "this list has no closing ]"), ("a = [1 2]", 1, 8, "expected , or ]"),
    ("a = [1,,2]", 1, 8, "expected a value"), ("a = {", 1, 6, "expected a key"),
    ("a = { b = 1, }", 1, 14, "expected a key, not “}”"),
    ("a = { b = 1\n}", 1, 12, "expected , or }, not the end of the line"),
    ("a = 1 b = 2", 1, 7, "expected the end of the line"),
  ])
  func `what is missing is said where it should stand`(
    text: String, line: Int, column: Int, message: String
  ) throws {
    try expectError(text, line, column, message)
  }

  @Test(arguments: [
    ("a = \"x", 1, 5, "this text has no closing \" on its line"),
    ("a = 1\nb = 'x\n'", 2, 5, "this text has no closing ' on its line"),
    ("a = \"x\r\n\"", 1, 5, "no closing"), ("a = \"\"\"x\"\"\n\n", 1, 5, "no closing \"\"\""),
    ("a = '''x", 1, 5, "no closing '''"), ("a = \"ä \\q\"", 1, 8, "\\ must be followed by"),
    ("a = \"C:\\Users\"", 1, 8, "8 hexadecimal digits"), ("a = \"\\uD800\"", 1, 6, "hexadecimal"),
    ("a = \"\\u12", 1, 6, "hexadecimal"), ("a = \"\\U00110000\"", 1, 6, "hexadecimal"),
    ("a = \"\\u+123\"", 1, 6, "hexadecimal"), ("a = \"\\", 1, 6, "\\ must be followed by"),
    ("a = \"\"\"\nx \\ y\"\"\"", 2, 3, "\\ must be followed by"),
    ("a = 'x\u{7}'", 1, 7, "U+0007 may not stand here"), ("# \u{0}", 1, 3, "U+0000 may not stand"),
    ("a = '''\rx'''", 1, 8, "U+000D"), ("a = 1 # \r", 1, 9, "U+000D"), ("\u{1}", 1, 1, "U+0001"),
  ])
  func `what is wrong in texts and comments is said where it stands`(
    text: String, line: Int, column: Int, message: String
  ) throws {
    try expectError(text, line, column, message)
  }

  @Test(arguments: [
    ("b", "“b” is no value; a text needs quotes around it"), ("True", "needs quotes"),
    ("1.", "is no number, date or time"), (".5", "is no number"), ("1._5", "is no number"),
    ("1__0", "is no number"), ("_1", "needs quotes"), ("1_", "is no number"), ("+", "is no number"),
    ("1e", "is no number"), ("1.5.6", "is no number"), ("007", "begins with a 0 too many"),
    ("-01.5", "begins with a 0 too many"), ("0x", "is no number"), ("0xG", "is no number"),
    ("0b2", "is no number"), ("0o8", "is no number"), ("+0x1", "is no number"),
    ("0X1", "no number"),
    ("99999999999999999999", "is too large a number"), ("0x8000000000000000", "is too large"),
    ("2026-02-30", "“2026-02-30” is no day of the calendar"), ("2027-02-29", "is no day"),
    ("2026-13-01", "is no day"), ("2026-1-1", "is no day"), ("2026-11-20x", "no time of day"),
    ("14:00", "the seconds must be there"), ("24:00:00", "no time of day"),
    ("14:00:00.", "no time of day"), ("14:00:00Z", "no time of day"),
    ("2026-11-20T14:00", "no time of day"), ("2026-11-20 1", "no time of day"),
    ("2026-11-20T14:00:00+1", "ends in no offset"), ("2026-11-20T14:00:00+24:00", "no offset"),
    (
      "\(String(repeating: "9", count: 99))", "“\(String(repeating: "9", count: 40))…” is too large"
    ),
  ])
  func `a word that is no value is said with its place`(word: String, message: String) throws {
    try expectError("a = 1\nb = [\(word)]", 2, 6, message)
  }

  @Test func `an error prints its place`() throws {
    let error = try #require(throws: TOMLError.self) { try TOMLTable(reading: "x = [}") }
    #expect("\(error)" == "1:6: expected a value, not “}”")
  }
}

private func expectError(_ text: String, _ line: Int, _ column: Int, _ message: String) throws {
  let error = try #require(throws: TOMLError.self) { try TOMLTable(reading: text) }
  #expect(error.place == TOMLPlace(line: line, column: column))
  #expect(error.message.contains(message), "\(error.message)")
}
