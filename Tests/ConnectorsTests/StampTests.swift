import Commerce
import Testing

@testable import Connectors

@Suite struct `Dates` {
  static func instant(_ text: String, order: DateOrder? = nil) -> Instant? {
    let cells = CellReader(context: context(zone: "UTC"), sign: .point)
    return Array(text.utf8).withUnsafeBufferPointer { stamp($0, order: order) }
      .map { cells.instant($0) }
  }

  @Test(arguments: [
    ("2025-12-06 10:37:33 -0500", "2025-12-06T15:37:33Z"),
    ("2026-11-20T08:15:30+00:00", "2026-11-20T08:15:30Z"),
    ("2026-11-20T08:15:30.250Z", "2026-11-20T08:15:30.250Z"),
    ("2026-11-20", "2026-11-20T00:00:00Z"), ("2026-11-20 08:15", "2026-11-20T08:15:00Z"),
    ("08/07/2016 10:12:40 BST", "2016-07-08T09:12:40Z"),
    ("08/07/2016 10:12:40 PDT", "2016-08-07T17:12:40Z"),
    ("2016-07-08 10:12:40 PST", "2016-07-08T18:12:40Z"),
    ("08/07/2016 10:12:40 MEST", "2016-07-08T08:12:40Z"),
    ("2016/07/08 10:12:40 JST", "2016-07-08T01:12:40Z"),
    ("08.07.2016 10:12:40 MESZ", "2016-07-08T08:12:40Z"),
    ("8.7.2016", "2016-07-08T00:00:00Z"),
  ])
  func `a date with what it says is read`(text: String, expected: String) {
    #expect(Self.instant(text)?.description == expected)
  }

  @Test(arguments: [
    "04/05/24", "08/07/2016 10:12:40", "2026-13-01", "2026-02-30", "2026-11-20 25:00", "soon", "",
    "08/07/2016 10:12:40 XYZ", "2026-11-20T08:15:30+00:00 extra", "2026-11", "20261120",
  ])
  func `a date that could be two is none`(text: String) {
    #expect(Self.instant(text) == nil)
  }

  @Test func `a declared order settles what is ambiguous`() {
    #expect(Self.instant("04/05/24", order: .dayFirst)?.description == "2024-05-04T00:00:00Z")
    #expect(Self.instant("04/05/24", order: .monthFirst)?.description == "2024-04-05T00:00:00Z")
    #expect(
      Self.instant("4/5/24 3:54 PM", order: .monthFirst)?.description == "2024-04-05T15:54:00Z")
  }
}

@Suite struct `Numbers` {
  static func number(_ text: String, decimals: Int = 2, sign: DecimalSign = .point) -> Int64? {
    try? Array(text.utf8).withUnsafeBufferPointer {
      try scaledInteger($0, decimals: decimals, sign: sign)
    }
  }

  @Test(
    arguments: [
      ("19.99", 1_999), ("0", 0), ("-0.05", -5), (".5", 50), ("1,234.50", 123_450),
      ("1,234,567.00", 123_456_700), ("0.50000", 50), ("19,99", nil), ("1,234", nil),
      ("1.2.3", nil),
      ("--1", nil), ("1e5", nil), ("0.501", nil), ("92233720368547758.08", nil), (".", nil),
      ("", nil),
    ] as [(String, Int64?)])
  func `with a decimal point`(text: String, expected: Int64?) {
    #expect(Self.number(text) == expected)
  }

  @Test(
    arguments: [
      ("19,99", 1_999), ("1.234,50", 123_450), ("1.234.567,00", 123_456_700), ("19.99", 1_999),
      ("1.234", nil), ("1,2,3", nil),
    ] as [(String, Int64?)])
  func `with a decimal comma`(text: String, expected: Int64?) {
    #expect(Self.number(text, sign: .comma) == expected)
  }

  @Test(arguments: [
    ("1.0E+12", true), ("4,00638E+12", true), ("1E+12", true), ("1.0e+12", true), ("E+12", false),
    ("1E12", false), ("SKU-1E+5", false), ("12345", false), ("1E+", false),
  ])
  func `an identifier turned into a number is seen`(text: String, expected: Bool) {
    #expect(Array(text.utf8).withUnsafeBufferPointer(isExponentForm) == expected)
  }
}
