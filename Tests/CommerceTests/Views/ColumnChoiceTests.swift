import Testing

@testable import Commerce

@Suite struct ColumnChoiceTests {
  @Test(arguments: ["title", "title:40", "on-hand:3"])
  func `a column reads back as it is written`(text: String) throws {
    let column = try #require(ColumnChoice.Column(reading: text))
    #expect(column.description == text)
  }

  @Test(arguments: ["", ":40", "title:", "title:2", "title:121", "title:x", "a:4:5"])
  func `what means no column is none`(text: String) {
    #expect(ColumnChoice.Column(reading: text) == nil)
  }
}
