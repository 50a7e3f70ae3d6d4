import Testing

@testable import SampleStore

@Suite struct `A delimited file` {
  private func written(
    _ dialect: DelimitedWriter.Dialect, _ body: (DelimitedWriter) throws -> Void
  ) throws -> String {
    var bytes: [UInt8] = []
    let writer = DelimitedWriter(dialect) { bytes += $0 }
    try body(writer)
    try writer.finish()
    #expect(writer.bytes == bytes.count)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `quotes what a comma, a quote or a line break would tear apart`() throws {
    let text = try written(.csv) { try $0.row(["plain", "a,b", "12\" \"x\"", "two\nlines", ""]) }
    #expect(text == "plain,\"a,b\",\"12\"\" \"\"x\"\"\",\"two\nlines\",\n")
  }

  @Test func `leaves quotes alone and tabs out where tabs divide`() throws {
    let text = try written(.tsv) { try $0.row(["12\" pan", "a\tb\r\nc", "d,e"]) }
    #expect(text == "12\" pan\ta b  c\td,e\n")
  }

  @Test(arguments: [
    (0, "0.00"), (5, "0.05"), (1_290, "12.90"), (-199, "-1.99"), (4_890_000, "48900.00"),
  ])
  func `writes cents as a decimal`(cents: Int, text: String) throws {
    let row = try written(.csv) { writer in
      writer.cents(cents)
      try writer.endRow()
    }
    #expect(row == text + "\n")
  }
}
