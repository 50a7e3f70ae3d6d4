import Commerce
import Foundation
import Testing

@testable import Connectors

@Suite struct `Recognition` {
  /// `format id`, then the columns of a header that a platform writes.
  static let headers: [[String]] = {
    let url = Bundle.module.bundleURL.appendingPathComponent("Fixtures/headers.tsv")
    let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map { String($0) }
    }
  }()

  @Test(arguments: headers)
  func `every known header is recognised`(fields: [String]) throws {
    let columns = Array(fields.dropFirst())
    let isAmazon = fields[0].hasPrefix("amazon")
    let text = table(columns, delimiter: isAmazon ? "\t" : ",", [])
    try withFile(Array(text.utf8)) { path in
      let file = try recognise(path: path)
      #expect(file.format.id == fields[0])
      #expect(file.header == columns)
      let summary = try file.read(context()) { _ in Issue.record("an empty file has no records") }
      #expect(summary.rows == 0)
    }
  }

  @Test func `there are headers to test with`() { #expect(Self.headers.count > 20) }

  @Test(arguments: headers)
  func `the order of columns does not matter`(fields: [String]) throws {
    let text = table(Array(fields.dropFirst().reversed()), delimiter: "\t", [])
    try withFile(Array(text.utf8)) { path in
      let file = try recognise(path: path)
      #expect(file.format.id == fields[0])
    }
  }

  @Test(arguments: [",", ";", "\t", "|"])
  func `any usual delimiter is found`(delimiter: String) throws {
    let header = ["Handle", "Title", "Variant Price", "Tags"]
    let text = table(
      header, delimiter: delimiter,
      [["Handle": "tee", "Title": "Tee", "Variant Price": "9.00", "Tags": "a"]])
    let read = try reading(text)
    #expect(read.products.first?.title == .value("Tee"))
    #expect(read.products.first?.variants.first?.price.value?.minorUnits == 900)
  }

  @Test func `a spreadsheet's separator line is passed over`() throws {
    let read = try reading("sep=;\nHandle;Title;Variant Price\ntee;Tee;9,50\n")
    #expect(read.file.headerRows == 2)
    #expect(read.products.first?.variants.first?.price.value?.minorUnits == 950)
  }

  @Test(arguments: [
    ("AFN_INVENTORY_DATA", "amazon-afn-inventory", 3),
    ("AFN_INVENTORY_DATA_BY_COUNTRY", "amazon-afn-by-country", 3),
    ("FBA_FULFILLMENT_INBOUND_NONCOMPLIANCE_DATA", "amazon-fba-noncompliance", 1),
    ("FBA_INVENTORY_PLANNING_DATA", "amazon-fba-planning", 3),
    ("FBA_MYI_ALL_INVENTORY_DATA", "amazon-fba-inventory", 4),
    ("FBA_MYI_UNSUPPRESSED_INVENTORY_DATA", "amazon-fba-inventory", 3),
    ("FBA_OVERAGE_FEE_CHARGES_DATA", "amazon-fba-overage-fees", 1),
    ("FBA_STORAGE_FEE_CHARGES_DATA", "amazon-fba-storage-fees", 3),
    ("RESERVED_INVENTORY_DATA", "amazon-fba-reserved", 3),
    ("RESTOCK_INVENTORY_RECOMMENDATIONS_REPORT", "amazon-fba-restock", 3),
    ("STRANDED_INVENTORY_LOADER_DATA", "amazon-fba-stranded-loader", 1),
    ("STRANDED_INVENTORY_UI_DATA", "amazon-fba-stranded", 1),
  ])
  func `Amazon's own samples go in whole`(report: String, format: String, rows: Int) throws {
    let read = try reading(path: realFile("amazon_GET_\(report)_MIT0.txt"))
    #expect(read.file.format.id == format)
    #expect(read.file.encoding == .utf8)
    #expect(read.issues.isEmpty)
    #expect(read.summary.warnings.isEmpty)
    #expect(read.summary.rows == rows)
    #expect(read.records.count >= rows)
    #expect(read.summary.contentHash == (try contentHash(ofFile: read.file.path)))
  }

  @Test func `a file of no platform is refused kindly, with what it lacks`() throws {
    let path = realFile("uci_online_retail_first999_CCBY4.csv")
    let error = try #require(throws: FeedError.self) { try recognise(path: path) }
    #expect(error.description.hasPrefix("\(path):1:1: "))
    #expect(error.description.contains("InvoiceNo"))
    #expect(error.description.contains("looks like order lines with order number (InvoiceNo)"))
    #expect(error.description.contains("lacks currency, payment status, fulfilment status"))
    #expect(error.description.contains("column map"))
  }

  @Test func `a table shaped like an interface is no export`() throws {
    let error = try #require(throws: FeedError.self) {
      try reading("_fivetran_synced,id,available,committed,location_id\n1,2,3,4,5\n")
    }
    #expect(error.description.contains("column map"))
  }

  @Test func `a named format says which columns it misses`() throws {
    let format = try FeedFormat(id: "shopify-orders")
    try withFile(Array("Name,Total\n#1,2\n".utf8)) { path in
      let error = try #require(throws: FeedError.self) { try recognise(path: path, as: format) }
      #expect(error.description.contains("Financial Status"))
      #expect(error.description.contains("shopify-orders"))
    }
  }

  @Test func `a column that decides may not stand twice`() throws {
    let error = try #require(throws: FeedError.self) {
      try reading("Handle,Title,Variant Price,Variant Price\ntee,Tee,1,2\n")
    }
    #expect(error.description.contains("made.csv:1:4: "))
  }

  @Test func `formats are known by their id, and a near miss is named`() throws {
    #expect(try FeedFormat(id: "Shopify-Products").id == "shopify-products")
    #expect(Set(FeedFormat.all.map(\.id)).count == FeedFormat.all.count)
    let error = try #require(throws: FeedError.self) { try FeedFormat(id: "shopify-product") }
    #expect(error.description.contains("did you mean shopify-products?"))
    let far = try #require(throws: FeedError.self) { try FeedFormat(id: "zzzzzzzzzzzzzzzzzzzz") }
    #expect(far.description.contains("the formats are"))
  }
}
