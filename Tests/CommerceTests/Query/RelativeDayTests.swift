import Testing

@testable import Commerce

@Suite struct RelativeDayTests {
  private let today = CivilDate(year: 2026, month: 11, day: 22)

  @Test(arguments: [
    ("placed:today", "2026-11-22"), ("placed:Yesterday", "2026-11-21"),
    ("deadline<=tomorrow", "2026-11-23"), ("placed>=-7d", "2026-11-15"),
    ("deadline<+2w", "2026-12-06"), ("placed:2026-01-02", "2026-01-02"),
  ])
  func `a day may be said from today`(text: String, day: String) throws {
    let query = try Query.parse(text, schema: .of(.orders), today: today)
    guard case .field(_, _, let values) = try #require(query.terms.first).condition else {
      Issue.record("no field")
      return
    }
    #expect(values.map(\.description) == [day])
  }

  @Test(arguments: ["placed:soon", "placed>7d", "placed>-d", "placed>-7x", "placed>-99999d"])
  func `what is no day says what would be`(text: String) {
    #expect {
      _ = try Query.parse(text, schema: .of(.orders), today: today)
    } throws: { "\($0)".contains("a day like 2026-11-22, today or -7d") }
  }

  @Test func `without a clock there is no today`() {
    #expect(throws: QueryError.self) {
      _ = try Query.parse("placed:today", schema: .of(.orders))
    }
  }
}
