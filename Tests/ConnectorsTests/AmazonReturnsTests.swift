import Commerce
import Testing

@testable import Connectors

/// Rows of these files are made up, under the columns of Amazon's reports.
@Suite struct `Amazon returns and promotions` {
  private static let returns = [
    "return-date", "order-id", "sku", "asin", "fnsku", "product-name", "quantity",
    "fulfillment-center-id", "detailed-disposition", "reason", "status", "license-plate-number",
    "customer-comments",
  ]

  private func row(_ order: String, _ plate: String, date: String = "2026-11-18T10:12:40+00:00")
    -> [String: String]
  {
    [
      "return-date": date, "order-id": order, "sku": "PAN-1", "asin": "B00TEST001",
      "fnsku": "X001", "quantity": "1", "detailed-disposition": "CUSTOMER_DAMAGED",
      "reason": "DEFECTIVE", "license-plate-number": plate,
      "customer-comments": "My name is Ada Example",
    ]
  }

  @Test func `each return is a fact of its listing, without what the customer wrote`() throws {
    let read = try reading(
      table(
        Self.returns, delimiter: "\t",
        [row("305-1", "LPN1"), row("305-2", "LPN2"), row("305-2", "LPN3")]))
    #expect(read.file.format.id == "amazon-fba-returns")
    #expect(read.facts.map(\.part) == ["305-1 LPN1", "305-2 LPN2", "305-2 LPN3"])
    let fact = try #require(read.facts.first)
    #expect(fact.sku == "PAN-1")
    #expect(fact.asOf == CivilDate(year: 2026, month: 11, day: 18))
    #expect(fact.values.contains(ExtraColumn(name: "order-id", value: "305-1")))
    #expect(fact.values.contains(ExtraColumn(name: "reason", value: "DEFECTIVE")))
    #expect(!fact.values.contains { $0.value.contains("Ada") })
  }

  @Test func `a refused return does not keep the comment either`() throws {
    let read = try reading(
      table(Self.returns, delimiter: "\t", [row("305-1", "LPN1", date: "soon")]))
    #expect(read.facts.isEmpty)
    #expect(read.refused.map(\.columnName) == ["return-date"])
    #expect(read.refused.first?.rawRow.contains("Ada") == false)
    #expect(read.refused.first?.rawRow.contains(RowIssue.blot) == true)
  }

  @Test func `returns to the seller are facts too`() throws {
    let read = try reading(
      table(
        [
          "Order ID", "Return request date", "Return request status", "Amazon RMA ID",
          "Merchant SKU", "Return quantity", "Return Reason",
        ], delimiter: "\t",
        [
          [
            "Order ID": "305-9", "Return request date": "18-Nov-2026",
            "Return request status": "Approved", "Amazon RMA ID": "R1", "Merchant SKU": "PAN-1",
            "Return quantity": "2",
          ]
        ]))
    #expect(read.file.format.id == "amazon-returns")
    let fact = try #require(read.facts.first)
    #expect(fact.part == "305-9 R1")
    #expect(fact.asOf == CivilDate(year: 2026, month: 11, day: 18))
  }

  private static let promotions = [
    "shipment-date", "currency", "item-promotion-discount", "item-promotion-id", "description",
    "amazon-order-id",
  ]

  private func discount(
    _ amount: String, _ words: String, day: String = "2026-11-18", currency: String = "EUR"
  ) -> [String: String] {
    [
      "shipment-date": "\(day)T10:12:40+00:00", "currency": currency,
      "item-promotion-discount": amount, "item-promotion-id": "PAWS-1", "description": words,
    ]
  }

  @Test func `promotions are what each gave away on a day`() throws {
    let read = try reading(
      table(
        Self.promotions, delimiter: "\t",
        [
          discount("-2.50", "Free shipping"), discount("1.25", "Free shipping"),
          discount("-3.00", "Free shipping", day: "2026-11-19"), discount("-1.00", ""),
          discount("-4.00", "Free shipping", currency: "GBP"), discount("", "Free shipping"),
        ]))
    #expect(read.file.format.id == "amazon-promotions")
    let figures = read.records.compactMap { record -> FigureRecord? in
      if case .figure(let figure) = record { figure } else { nil }
    }
    #expect(
      figures.map { "\($0.subject) \($0.from) \($0.value) \($0.currency?.code ?? "")" } == [
        "Free shipping 2026-11-18 3.75 EUR", "Free shipping 2026-11-19 3 EUR",
        "PAWS-1 2026-11-18 1 EUR", "Free shipping 2026-11-18 4 GBP",
      ])
    #expect(figures.allSatisfy { $0.metric == "discount" && $0.from == $0.until })
  }

  @Test(arguments: [
    ("shipment-date", ""), ("item-promotion-discount", "free"), ("currency", "Euro"),
    ("item-promotion-id", ""),
  ])
  func `a bad promotion row is refused, and the others add up`(column: String, value: String) throws
  {
    var bad = discount("-9.00", "")
    bad[column] = value
    let read = try reading(
      table(Self.promotions, delimiter: "\t", [bad, discount("-1.00", "Free shipping")]))
    #expect(read.refused.map(\.columnName) == [column])
    #expect(read.records.count == 1)
  }

  @Test func `All Listings are a whole catalog, and products may be one`() throws {
    let whole = FeedFormat.all.filter(\.isWholeCatalog).map(\.id)
    #expect(whole == ["amazon-listings"])
    #expect(
      FeedFormat.all.filter(\.listsCatalog).map(\.id).sorted()
        == ["amazon-listings", "magento-products", "products", "shopify-products"])
  }
}
