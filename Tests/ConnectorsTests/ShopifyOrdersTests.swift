import Commerce
import Testing

@testable import Connectors

@Suite struct `Shopify orders` {
  /// A whole first row; tests change the cells that they are about.
  static func order(_ cells: [String: String] = [:]) -> [String: String] {
    [
      "Name": "#1001", "Email": "Mia@Example.com", "Financial Status": "authorized",
      "Fulfillment Status": "unfulfilled", "Currency": "EUR", "Subtotal": "30.00",
      "Shipping": "4.90", "Taxes": "4.79", "Total": "34.90",
      "Created at": "2025-12-06 10:37:33 -0500",
      "Lineitem quantity": "2", "Lineitem name": "Tee - M", "Lineitem price": "10.00",
      "Lineitem sku": "TEE-M", "Lineitem requires shipping": "true",
      "Lineitem fulfillment status": "pending", "Shipping Name": "M. Example",
      "Shipping Address1": "Somewhere 1", "Shipping City": "Berlin", "Shipping Zip": "'01067",
      "Shipping Country": "DE", "Shipping Phone": "+49 30 000", "Outstanding Balance": "34.90",
      "Id": "5550001", "Source": "580111", "Risk Level": "Low", "Billing Street": "Somewhere 1",
    ].merging(cells) { $1 }
  }

  @Test func `all rows of a name are one order`() throws {
    let read = try reading(
      table(
        Headers.shopifyOrders,
        [
          Self.order(),
          [
            "Name": "#1001", "Email": "Mia@Example.com", "Created at": "2025-12-06 10:37:33 -0500",
            "Lineitem quantity": "1", "Lineitem name": "Mug", "Lineitem price": "10.00",
            "Lineitem sku": "MUG", "Lineitem requires shipping": "false",
            "Lineitem fulfillment status": "fulfilled",
          ],
          Self.order(["Name": "#1000", "Created at": "2025-12-05 10:00:00 -0500"]),
        ]))
    #expect(read.file.format.id == "shopify-orders")
    #expect(read.file.header.count == 79)
    #expect(read.issues.isEmpty)
    #expect(read.orders.map(\.name) == ["#1001", "#1000"])
    let order = read.orders[0]
    #expect(order.externalID == "5550001")
    #expect(order.placedAt == Instant(rfc3339: "2025-12-06T15:37:33Z"))
    #expect(order.payment == .value(.authorised))
    #expect(order.fulfilment == .value(.unfulfilled))
    #expect(order.total == .value(Money(minorUnits: 3_490, currency: .eur)))
    #expect(order.paidAt == .cleared)
    #expect(order.salesChannel == .value("580111"))
    #expect(order.lines.map(\.quantity) == [2, 1])
    #expect(order.lines.map(\.fulfilment) == [.unfulfilled, .fulfilled])
    #expect(order.lines[1].price == Money(minorUnits: 1_000, currency: .eur))
    #expect(order.requiresShipping == .value(true))
    #expect(order.holds == .value([]))
    #expect(
      read.summary.newestOrderOn == CivilDate(year: 2025, month: 12, day: 6))
  }

  @Test func `of the customer only what a parcel needs is kept`() throws {
    let read = try reading(table(Headers.shopifyOrders, [Self.order()]))
    let order = try #require(read.orders.first)
    #expect(order.maskedEmail == .value("m•••@example.com"))
    #expect(
      order.emailHash
        == .value("99857fe111df1f77228c50bacc8acf00afc1516d7c38fe9089f02a1e7e0d512d"))
    #expect(
      order.address
        == .value(
          ShippingAddress(
            name: "M. Example", city: "Berlin", postcode: "01067", country: "DE", hasStreet: true)))
    let everything = "\(order)"
    #expect(!everything.contains("Somewhere"))
    #expect(!everything.contains("+49"))
    #expect(!everything.lowercased().contains("mia@"))
  }

  @Test func `a refused row is kept without personal data`() throws {
    let read = try reading(table(Headers.shopifyOrders, [Self.order(["Total": "abc"])]))
    let issue = try #require(read.refused.first)
    #expect(issue.columnName == "Total")
    #expect(!issue.rawRow.contains("Somewhere"))
    #expect(!issue.rawRow.contains("Mia"))
    #expect(issue.rawRow.contains("#1001"))
    #expect(read.orders.isEmpty)
  }

  @Test(arguments: [
    ("pending", PaymentState.pending), ("authorized", .authorised),
    ("partially_paid", .partiallyPaid), ("paid", .paid),
    ("partially_refunded", .partiallyRefunded), ("refunded", .refunded), ("voided", .voided),
    ("expired", .failed),
  ])
  func `payment words are mapped`(text: String, state: PaymentState) throws {
    let read = try reading(
      table(Headers.shopifyOrders, [Self.order(["Financial Status": text])]))
    #expect(read.orders.first?.payment == .value(state))
  }

  @Test func `an unknown status is unknown and said`() throws {
    let read = try reading(
      table(Headers.shopifyOrders, [Self.order(["Fulfillment Status": "teleported"])]))
    #expect(read.orders.first?.fulfilment == .value(.unknown))
    #expect(read.issues.map(\.columnName) == ["Fulfillment Status"])
    #expect(read.issues.map(\.severity) == [.warning])
  }

  @Test(arguments: [
    ["Fulfillment Status": "on_hold"], ["Tags": "vip, Hold"], ["Tags": "on-hold"],
  ])
  func `a hold counts from the day of the order`(cells: [String: String]) throws {
    let read = try reading(table(Headers.shopifyOrders, [Self.order(cells)]))
    let order = try #require(read.orders.first)
    #expect(order.holds.value?.count == 1)
    #expect(order.holds.value?.first?.placedAt == order.placedAt)
  }

  @Test func `a bad line is refused and the order is taken with the others`() throws {
    let read = try reading(
      table(
        Headers.shopifyOrders,
        [
          Self.order(["Lineitem quantity": "-2"]),
          [
            "Name": "#1001", "Lineitem quantity": "1", "Lineitem name": "Mug",
            "Lineitem price": "10.00",
          ],
        ]))
    #expect(read.refused.map(\.columnName) == ["Lineitem quantity"])
    #expect(read.orders.first?.lines.map(\.title) == ["Mug"])
  }

  @Test func `an order with a bad first row is refused with all its rows`() throws {
    let read = try reading(
      table(
        Headers.shopifyOrders,
        [
          Self.order(["Created at": "yesterday"]),
          ["Name": "#1001", "Lineitem quantity": "1", "Lineitem name": "Mug"],
          Self.order(["Name": "#1000"]),
        ]))
    #expect(read.orders.map(\.name) == ["#1000"])
    #expect(read.refused.map(\.place.line) == [2, 3])
    #expect(read.refused[1].reason.contains("line 2"))
  }

  @Test func `a day shift moves every time by whole days`() throws {
    let read = try reading(
      table(Headers.shopifyOrders, [Self.order(["Paid at": "2025-12-06 10:40:00 -0500"])]),
      context(dayShift: 10))
    #expect(read.orders[0].placedAt == Instant(rfc3339: "2025-12-16T15:37:33Z"))
    #expect(read.orders[0].paidAt == .value(try #require(Instant(rfc3339: "2025-12-16T15:40:00Z"))))
    #expect(read.summary.newestOrderOn == CivilDate(year: 2025, month: 12, day: 16))
  }

  @Test func `without address columns nothing is said about an address`() throws {
    let read = try reading(
      """
      Name,Financial Status,Created at,Lineitem quantity,Lineitem name
      #1,paid,2025-12-06 10:00:00 +0100,1,Tee

      """)
    #expect(read.orders[0].address == .unstated)
    #expect(read.orders[0].holds == .unstated)
  }
}
