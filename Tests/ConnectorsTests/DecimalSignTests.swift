import Commerce
import Foundation
import Testing

@testable import Connectors

/// A file's decimal sign: declared, else what its rows tell for certain, else by its delimiter.
@Suite struct `A file's decimal sign` {
  @Test(arguments: [
    ("24,50", DecimalSign.comma), ("-3,5", .comma), ("1.299,00", .comma), ("1.299.000,5", .comma),
    ("1.299,000", .comma), ("1299,5", .comma), ("0,1234", .comma),
    ("24.50", .point), ("1,299.00", .point), ("-0.5", .point), ("12,345,678.9", .point),
    ("1,299", nil), ("1.299", nil), ("1.299.000", nil), ("24", nil), ("", nil), (",5", nil),
    ("5,", nil), ("22.11.2026", nil), ("1.2.3,4", nil), ("1299.000,5", nil), ("24,50 EUR", nil),
    ("10,5 x 3", nil), ("a,b", nil), ("1,2,3", nil),
  ])
  func `is certain in some numbers only`(text: String, sign: DecimalSign?) {
    let found = Array(text.utf8).withUnsafeBufferPointer { DecimalEvidence.certainSign(of: $0) }
    #expect(found == sign)
  }

  private static let header =
    "Handle\tTitle\tOption1 Name\tOption1 Value\tVariant SKU\tVariant Price"

  private func row(_ number: Int, _ price: String, size: String = "M") -> String {
    "h\(number)\tMug\tSize\t\(size)\tM-\(number)\t\(price)"
  }

  private func read(
    _ rows: [String], declared: DecimalSign? = nil, encoding: String.Encoding = .utf8
  ) throws -> Reading {
    let text = ([Self.header] + rows).joined(separator: "\r\n")
    let bytes = try #require(text.data(using: encoding))
    return try withFile(Array(bytes)) { path in
      let file = try recognise(path: path, hints: ReadingHints(decimal: declared))
      var items: [FeedItem] = []
      let summary = try file.read(context()) { items.append($0) }
      return Reading(file: file, items: items, summary: summary)
    }
  }

  private func prices(_ read: Reading) -> [Stated<Money>] {
    read.products.flatMap(\.variants).map(\.price)
  }

  private func eur(_ cents: Int64) -> Stated<Money> {
    .value(Money(minorUnits: cents, currency: .eur))
  }

  @Test(arguments: [String.Encoding.utf8, .utf16])
  func `is a comma in what a spreadsheet saves with tabs, and that is said`(
    encoding: String.Encoding
  ) throws {
    let read = try read(
      [row(1, "24,50"), row(2, "1.299,00"), row(3, "7")], encoding: encoding)
    #expect(prices(read) == [eur(2_450), eur(129_900), eur(700)])
    #expect(read.issues.isEmpty)
    let said = read.summary.warnings.map(\.reason).filter { $0.contains("decimal comma") }
    #expect(said.count == 1)
    #expect(said.first?.contains("24,50") == true)
  }

  @Test func `once it is a comma keeps a thousand from being read as one`() throws {
    let read = try read([row(1, "24,50"), row(2, "1.000")])
    #expect(prices(read) == [eur(2_450)])
    #expect(read.issues.first?.reason.contains("could be a decimal or a thousand") == true)
  }

  @Test func `stays a point where one number says so, whatever the shoes' sizes`() throws {
    let read = try read(
      [row(1, "20", size: "37,5"), row(2, "19.99", size: "38,5"), row(3, "24,50")])
    #expect(prices(read) == [eur(2_000), eur(1_999)])
    #expect(read.issues.first?.reason.contains("decimal = \",\"") == true)
    #expect(read.summary.warnings.isEmpty)
  }

  @Test(arguments: ["24,50", "1.299,00"])
  func `is named where a number has the other one`(text: String) throws {
    let read = try read([row(1, "19.99"), row(2, text)])
    #expect(read.issues.map(\.reason.isEmpty) == [false])
    #expect(
      read.issues.first?.reason.hasPrefix("has a comma where this file's decimal sign is a point")
        == true)
  }

  @Test func `is what the source declares, without a word`() throws {
    let comma = try read([row(1, "19.99"), row(2, "24,50")], declared: .comma)
    #expect(prices(comma) == [eur(1_999), eur(2_450)])
    #expect(comma.summary.warnings.isEmpty)
    let point = try read([row(1, "24,50")], declared: .point)
    #expect(point.issues.count == 1)
  }

  @Test func `is found in a report whose quotes are letters`() throws {
    let read = try reading(
      "item-name\tseller-sku\tprice\tstatus\n14\" Pan\tA-1\t24,50\tActive\n")
    #expect(read.listings.map(\.price) == [eur(2_450)])
    #expect(read.issues.isEmpty)
  }

  @Test func `is found in quoted cells between commas`() throws {
    let read = try reading("Handle,Title,Variant SKU,Variant Price\nmug,Mug,M-1,\"24,50\"\n")
    #expect(prices(read) == [eur(2_450)])
  }
}
