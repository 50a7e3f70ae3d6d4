import Commerce
import Foundation
import Testing

@testable import Connectors

@Suite struct `The time that a file tells of itself` {
  @Test(
    arguments: [
      ("products_export_2026-11-20", "2026-11-20", nil),
      ("products_export_1", nil, nil),
      ("products_export", nil, nil),
      ("stock 20261120", "2026-11-20", nil),
      ("stock-20261120-0312", "2026-11-20", 3 * 3_600 + 12 * 60),
      ("stock_2026-11-20T031205", "2026-11-20", 3 * 3_600 + 12 * 60 + 5),
      ("stock_2026-11-20_03-12", "2026-11-20", 3 * 3_600 + 12 * 60),
      ("stock_2026-11-20_03.12.05", "2026-11-20", 3 * 3_600 + 12 * 60 + 5),
      ("stock_20261120031205", "2026-11-20", 3 * 3_600 + 12 * 60 + 5),
      ("stock_202611200312", "2026-11-20", 3 * 3_600 + 12 * 60),
      // A lone number counts files, and a minute has no 75.
      ("stock_2026-11-20-02", "2026-11-20", nil),
      ("stock_2026-11-20_2575", "2026-11-20", nil),
      ("2026.11.20 stock", "2026-11-20", nil),
      // A range ends with its last day.
      ("ads_2026-10-01_2026-11-20", "2026-11-20", nil),
      ("ads_2026-10-01-2026-11-20", "2026-11-20", nil),
      // Only one of the two can be a month.
      ("All+Listings+Report_11-20-2026", "2026-11-20", nil),
      ("bestand_20.11.2026", "2026-11-20", nil),
      ("report_04-05-2026", nil, nil),
      // No dates: an order number, a telephone number, a day that is not.
      ("order 12345678", nil, nil),
      ("2026-02-30", nil, nil),
      ("4930123456789", nil, nil),
      ("1999-11-20", nil, nil),
    ] as [(String, String?, Int?)])
  func `is read from its name`(name: String, date: String?, second: Int?) {
    let time = NamedTime(name: name, order: nil)
    #expect(time?.date.description == date)
    #expect(time?.secondOfDay == second)
  }

  @Test(arguments: [(DateOrder.dayFirst, "2026-05-04"), (.monthFirst, "2026-04-05")])
  func `follows the source's order of day and month`(order: DateOrder, date: String) {
    #expect(NamedTime(name: "report_04-05-2026", order: order)?.date.description == date)
  }

  private static let products = "Handle,Title,Variant Price\na,A,1.00\n"
  private static let planning =
    "snapshot-date\tsku\tavailable\tunits-shipped-t30\tdays-of-supply\n2026-11-18\tMUG\t1\t2\t3\n"

  @Test(arguments: [
    // In Berlin, which is an hour ahead of UTC in November.
    ("a.csv", products, "2026-11-20T15:00:00Z", "2026-11-20T15:00:00Z"),
    // Written on the day that its name tells: the moment of writing is nearer.
    ("a_2026-11-20.csv", products, "2026-11-20T15:00:00Z", "2026-11-20T15:00:00Z"),
    // A copy, made three days later, is no newer for it.
    ("a_2026-11-20.csv", products, "2026-11-23T15:00:00Z", "2026-11-20T23:00:00Z"),
    ("a_2026-11-20_0312.csv", products, "2026-11-23T15:00:00Z", "2026-11-20T02:12:00Z"),
    // What is planned for December was written today.
    ("a_2026-12-31.csv", products, "2026-11-20T15:00:00Z", "2026-11-20T15:00:00Z"),
    // The rows know better than the name.
    ("a_2026-11-20.txt", planning, "2026-11-23T15:00:00Z", "2026-11-18T23:00:00Z"),
  ])
  func `comes before the moment of its last writing`(
    name: String, text: String, written: String, expected: String
  ) throws {
    let written = try #require(Instant(rfc3339: written))
    try withFile(Array(text.utf8), named: name) { path in
      let date = Date(timeIntervalSince1970: Double(written.seconds))
      try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
      let file = try recognise(path: path)
      #expect(file.statedTime(context()) == Instant(rfc3339: expected))
    }
  }
}
