import Commerce
import Foundation
import Testing

@testable import Connectors

/// Workbooks, read back from the parts of the file as Excel would.
@Suite struct SheetFileTests {
  /// A part of a workbook as text.
  private func part(_ name: String, of path: String) throws -> String {
    var place = FilePlace(path: path, packing: .zip)
    place.part = name
    let part = try ArchivePart(place)
    var bytes: [UInt8] = []
    let space = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 8)
    defer { space.deallocate() }
    while case let count = try part.read(into: space), count > 0 {
      bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: space[0..<count]))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func sheet(
    _ columns: [SheetColumn], _ rows: [[String?]], zone: String = "Europe/Berlin"
  ) throws -> String {
    try withFile([], named: "made.xlsx") { path in
      let file = try SheetFile(
        path: path, mayReplace: true, sheet: "x", columns: columns,
        zone: StoreZone(identifier: zone) ?? .utc)
      for row in rows { try file.row(row) }
      try file.commit()
      return try part("xl/worksheets/sheet1.xml", of: path)
    }
  }

  @Test func `numbers are numbers, dates are dates, text is text`() throws {
    let xml = try sheet(
      [
        SheetColumn("sku"), SheetColumn("price", .number), SheetColumn("on", .date),
        SheetColumn("at", .instant),
      ],
      [["00123", "19.90", "2026-11-22", "2026-11-22T11:00:00Z"], ["=1+1", "-5", nil, ""]])
    #expect(xml.contains("<is><t>00123</t></is>"))
    #expect(xml.contains("<v>19.9</v>"))
    #expect(xml.contains("<v>-5</v>"))
    // Days since 1899-12-30; noon in Berlin is 11:00 UTC.
    #expect(xml.contains("<v>46348</v>"))
    #expect(xml.contains("<v>46348.5</v>"))
    #expect(xml.contains("<is><t>=1+1</t></is>"))
    #expect(!xml.contains("<f>"))
  }

  @Test func `the header is frozen and filters all rows`() throws {
    let xml = try sheet([SheetColumn("a"), SheetColumn("b")], [["1", "2"], ["3", "4"]])
    #expect(xml.contains("state=\"frozen\""))
    #expect(xml.contains("topLeftCell=\"A2\""))
    #expect(xml.contains("<autoFilter ref=\"A1:B3\"/>"))
    #expect(xml.contains("<cols>"))
  }

  @Test func `what a number column can't hold without loss stays text`() throws {
    let xml = try sheet([SheetColumn("id", .number)], [["4006381333931123456"], ["n/a"]])
    #expect(xml.contains("<t>4006381333931123456</t>"))
    #expect(xml.contains("<t>n/a</t>"))
  }

  @Test func `a text that no cell holds is cut and counted`() throws {
    try withFile([], named: "made.xlsx") { path in
      let file = try SheetFile(
        path: path, mayReplace: true, sheet: "x", columns: [SheetColumn("a")], zone: .utc)
      try file.row([String(repeating: "ä", count: 40_000)])
      try file.commit()
      #expect(file.cutTexts == 1)
      let xml = try part("xl/worksheets/sheet1.xml", of: path)
      #expect(xml.contains("ä…</t>"))
    }
  }

  @Test func `a workbook that is not finished leaves nothing`() throws {
    try withFile([], named: "made.xlsx") { path in
      let folder = (path as NSString).deletingLastPathComponent
      let other = folder + "/other.xlsx"
      do {
        let file = try SheetFile(
          path: other, mayReplace: false, sheet: "x", columns: [SheetColumn("a")], zone: .utc)
        try file.row(["1"])
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["made.xlsx"])
    }
  }
}
