import TOML
import Testing

private func value(_ text: String) throws -> String? {
  try TOMLTable(reading: "a = \(text)")["a"].map { outline($0.node.value) }
}

struct ValueTests {
  @Test(arguments: [
    ("1_000", "1000"), ("-5", "-5"), ("+5", "5"), ("0", "0"), ("-0", "0"),
    ("0xDEAD_beef", "3735928559"),
    ("0o755", "493"), ("0b1101", "13"), ("9223372036854775807", "9223372036854775807"),
    ("-9223372036854775808", "-9223372036854775808"), ("true", "true"), ("false", "false"),
    ("1.5", "float 1.5"), ("-0.0", "float -0.0"), ("1e6", "float 1e6"),
    ("6.6_0E-34", "float 6.6_0E-34"),
    ("inf", "float inf"), ("-nan", "float -nan"),
  ])
  func `numbers and booleans are read, floats as they are written`(
    text: String, expected: String
  ) throws {
    #expect(try value(text) == expected)
  }

  @Test(arguments: [
    ("2026-11-20", "date 2026-11-20"), ("2028-02-29", "date 2028-02-29"),
    ("14:00:00", "time 14:00:00"), ("23:59:60.125", "time 23:59:60.125"),
    ("2026-11-20T14:00:00", "local 2026-11-20T14:00:00"),
    ("2026-11-20 14:00:00 # not UTC", "local 2026-11-20 14:00:00"),
    ("2026-11-20t14:00:00.5z", "offset 2026-11-20t14:00:00.5z"),
    ("2026-11-20 14:00:00-07:30", "offset 2026-11-20 14:00:00-07:30"),
    ("2026-11-20 # alone", "date 2026-11-20"),
  ])
  func `dates and times are read with their kind`(text: String, expected: String) throws {
    #expect(try value(text) == expected)
  }

  @Test func `local dates and times come in parts too`() throws {
    let table = try TOMLTable(reading: "day = 2026-11-20\nhour = 14:05:09.5")
    guard case .localDate(let date) = table["day"]?.node.value,
      case .localTime(let time) = table["hour"]?.node.value
    else {
      Issue.record("\(outline(table))")
      return
    }
    #expect((date.year, date.month, date.day) == (2026, 11, 20))
    #expect((time.hour, time.minute, time.second) == (14, 5, 9))
  }

  @Test(arguments: [
    (#""""#, ""), (#"''"#, ""), (#""a # b""#, "a # b"), (#"'it\n'"#, #"it\n"#),
    (#""\"\\\b\t\n\f\r""#, "\"\\\u{8}\t\n\u{C}\r"), (#""\u00e9\U0001F600""#, "é😀"),
    ("\"\"\"\nx\ny\"\"\"", "x\ny"), ("\"\"\"x\r\ny\"\"\"", "x\r\ny"),
    ("\"\"\"a \\\n\n   b \\  \r\n\t c\"\"\"", "a b c"), ("\"\"\"\"x\"\"\"\"\"", "\"x\"\""),
    ("\"\"\"\"\"\"", ""), ("'''\n\\it''s'''", "\\it''s"), ("''''a'''''", "'a''"),
    ("\"e\u{301}\"", "e\u{301}"), ("\"\u{301}\"", "\u{301}"),
  ])
  func `texts are read in each kind of quotes`(text: String, expected: String) throws {
    #expect(try value(text) == "“\(expected)”")
  }

  @Test(arguments: [
    ("[]", "[]"), ("[1,]", "[1]"), ("[ # list\n 'x',\r\n\n 'y' # two\n,]", "[“x”, “y”]"),
    ("[[1, 2], ['a'], {}]", "[[1, 2], [“a”], {}]"), ("{}", "{}"), ("{ }", "{}"),
    ("{ b = 1, c.d = [\n2], c.e = 3 }", "{b: 1, c: {d: [2], e: 3}}"),
  ])
  func `lists and inline tables are read`(text: String, expected: String) throws {
    #expect(try value(text) == expected)
  }
}
