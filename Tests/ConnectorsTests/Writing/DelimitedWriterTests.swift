import Foundation
import Testing

@testable import Connectors

/// Rows become bytes: quoting, tabs, Excel, and files that are there whole or not at all.
@Suite struct DelimitedWriterTests {
  private func text(_ form: OutText, _ rows: [[String?]]) throws -> String {
    let sink = MemorySink()
    let writer = try DelimitedWriter(sink, text: form, header: ["a", "b"])
    for row in rows { try writer.row(row) }
    _ = try writer.finish()
    return String(decoding: sink.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""),
    ("two\nlines", "\"two\nlines\""), ("cr\rcr", "\"cr\rcr\""), ("ünï", "ünï"), ("=1+1", "=1+1"),
    (" blank ", " blank "),
  ])
  func `a field is quoted when it has to be, and only then`(value: String, written: String) throws {
    #expect(try text(.csv, [[value, nil]]) == "a,b\n\(written),\n")
  }

  @Test func `tabs know no quotes: a quote is a letter`() throws {
    #expect(try text(.tabs, [["3\" pipe, long", "x"]]) == "a\tb\r\n3\" pipe, long\tx\r\n")
  }

  @Test(arguments: ["one\ttwo", "one\ntwo", "one\rtwo"])
  func `text that would break a tab file is refused with its column, and the row leaves nothing`(
    value: String
  ) throws {
    let sink = MemorySink()
    let writer = try DelimitedWriter(sink, text: .tabs, header: ["sku", "title"])
    let refusal = try #require(throws: CellRefusal.self) { try writer.row(["S-1", value]) }
    #expect(refusal.column == "title")
    try writer.row(["S-2", "fine"])
    _ = try writer.finish()
    #expect(String(decoding: sink.bytes, as: UTF8.self) == "sku\ttitle\r\nS-2\tfine\r\n")
    #expect(writer.rows == 1)
  }

  @Test(arguments: [
    ("=HYPERLINK(\"x\")", "'=HYPERLINK(\"x\")"), ("+49 30 1234", "'+49 30 1234"),
    ("-5.50", "-5.50"),
    ("+5", "+5"), ("-1+cmd|' /C calc'!A0", "'-1+cmd|' /C calc'!A0"), ("@SUM(A1)", "'@SUM(A1)"),
    ("\tx", "'\tx"), ("\rx", "'\rx"), ("＝1", "'＝1"), ("19.90", "19.90"), ("mail@x", "mail@x"),
    ("-", "'-"),
  ])
  func `a spreadsheet never runs text, and numbers stay numbers`(
    value: String, written: String
  ) {
    #expect(SpreadsheetCell.harmless(value) == written)
  }

  @Test func `Excel's CSV has its mark and harmless cells`() throws {
    let written = try text(.excel, [["=1", "-3"]])
    #expect(written.unicodeScalars.first == "\u{FEFF}")
    #expect(written.dropFirst() == "a,b\r\n'=1,-3\r\n")
  }

  @Test func `the content hash is that of the bytes`() throws {
    try withFile([]) { path in
      let sink = try FileSink(path: path, mayReplace: true)
      let writer = try DelimitedWriter(sink, text: .csv, header: ["a"])
      for number in 0..<50_000 { try writer.row(["row \(number), with a comma"]) }
      let hash = try writer.finish()
      try sink.commit()
      #expect(try contentHash(ofFile: path) == hash)
    }
  }

  @Test func `a file is there whole or not at all`() throws {
    try withFile(Array("old".utf8)) { path in
      let folder = (path as NSString).deletingLastPathComponent
      do {
        let sink = try FileSink(path: path, mayReplace: true)
        let writer = try DelimitedWriter(sink, text: .csv, header: ["a"])
        try writer.row(["1"])
        _ = try writer.finish()
      }
      #expect(FileManager.default.contents(atPath: path) == Data("old".utf8))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 1)
    }
  }

  @Test func `a file that is there is kept unless it may be replaced`() throws {
    try withFile(Array("old".utf8)) { path in
      #expect(throws: WritingError.exists(path: path)) {
        _ = try FileSink(path: path, mayReplace: false)
      }
      let late = path + ".late"
      let sink = try FileSink(path: late, mayReplace: false)
      try Data("theirs".utf8).write(to: URL(filePath: late))
      #expect(throws: WritingError.exists(path: late)) { try sink.commit() }
      #expect(FileManager.default.contents(atPath: late) == Data("theirs".utf8))
    }
  }

  @Test func `a folder that can't be written is told with its path`() throws {
    let error = try #require(throws: WritingError.self) {
      _ = try FileSink(path: "/no/such/folder/x.csv", mayReplace: false)
    }
    #expect(error.description.hasPrefix("/no/such/folder/x.csv: can't be written"))
  }
}
