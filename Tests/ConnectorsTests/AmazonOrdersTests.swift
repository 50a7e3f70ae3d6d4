import Commerce
import Testing

@testable import Connectors

@Suite struct `Amazon orders` {
  static let header = [
    "amazon-order-id", "merchant-order-id", "purchase-date", "last-updated-date", "order-status",
    "fulfillment-channel", "sales-channel", "ship-service-level", "product-name", "sku", "asin",
    "item-status", "quantity", "currency", "item-price", "item-tax", "shipping-price",
    "shipping-tax", "item-promotion-discount", "ship-promotion-discount", "ship-city",
    "ship-postal-code", "ship-country", "promotion-ids",
  ]

  static func row(_ cells: [String: String] = [:]) -> [String: String] {
    [
      "amazon-order-id": "203-1234567-1234567", "purchase-date": "2026-11-20T08:15:30+00:00",
      "last-updated-date": "2026-11-21T08:00:00+00:00", "order-status": "Unshipped",
      "fulfillment-channel": "Merchant", "sales-channel": "Amazon.de", "product-name": "Pan",
      "sku": "PAN-1", "asin": "B000000001", "item-status": "Unshipped", "quantity": "1",
      "currency": "EUR", "item-price": "19.99", "item-tax": "3.19", "shipping-price": "4.90",
      "ship-city": "Berlin", "ship-country": "DE",
    ].merging(cells) { $1 }
  }

  static func read(_ rows: [[String: String]]) throws -> Reading {
    try reading(table(header, delimiter: "\t", rows))
  }

  @Test func `the lines of an order are put together though others stand between`() throws {
    let read = try Self.read([
      Self.row(), Self.row(["amazon-order-id": "203-2"]),
      Self.row(["sku": "LID-1", "item-price": "5.00", "shipping-price": ""]),
    ])
    #expect(read.file.format.id == "amazon-orders")
    #expect(read.issues.isEmpty)
    #expect(read.orders.map(\.name) == ["203-1234567-1234567", "203-2"])
    let order = read.orders[0]
    #expect(order.lines.map(\.sku) == ["PAN-1", "LID-1"])
    #expect(order.subtotal.value?.minorUnits == 2_499)
    #expect(order.total.value?.minorUnits == 2_989)
    #expect(order.placedAt == Instant(rfc3339: "2026-11-20T08:15:30Z"))
    #expect(order.address == .unstated)
    #expect(order.extra.contains(ExtraColumn(name: "ship-country", value: "DE")))
    #expect(order.isPlatformFulfilled == .value(false))
    #expect(read.summary.newestOrderOn == CivilDate(year: 2026, month: 11, day: 20))
  }

  @Test(arguments: [
    ("Pending", PaymentState.pending, FulfilmentState.unfulfilled, DeliveryState?.none, false),
    ("Unshipped", .paid, .unfulfilled, nil, false),
    ("PartiallyShipped", .paid, .partial, nil, false),
    ("Shipped", .paid, .fulfilled, nil, false),
    ("Shipped - Delivered to Buyer", .paid, .fulfilled, .delivered, false),
    ("Shipped - Returning to Seller", .paid, .fulfilled, .exception, false),
    ("Shipped - Picked Up", .paid, .fulfilled, .inTransit, false),
    ("Pending - Waiting for Pick Up", .paid, .unfulfilled, .labelled, false),
    ("Cancelled", .voided, .unfulfilled, nil, true), ("Canceled", .voided, .unfulfilled, nil, true),
  ])
  func `Amazon's words are mapped`(
    status: String, payment: PaymentState, fulfilment: FulfilmentState, delivery: DeliveryState?,
    isCancelled: Bool
  ) throws {
    let order = try #require(try Self.read([Self.row(["order-status": status])]).orders.first)
    #expect(order.payment == .value(payment))
    #expect(order.fulfilment == .value(fulfilment))
    #expect(order.delivery.value == delivery)
    #expect(order.cancelledAt.isStated == isCancelled)
  }

  @Test(
    arguments: [
      ("1", "19.99", 1_999, Int64?.none), ("2", "20.00", 1_000, nil),
      ("3", "20.00", 667, 1), ("0", "", nil, nil),
    ] as [(String, String, Int64?, Int64?)])
  func `a line total becomes a unit price and loses no cent`(
    quantity: String, total: String, unit: Int64?, discount: Int64?
  ) throws {
    let read = try Self.read([Self.row(["quantity": quantity, "item-price": total])])
    let line = try #require(read.orders.first?.lines.first)
    #expect(line.price?.minorUnits == unit)
    #expect(line.discount?.minorUnits == discount)
  }

  @Test func `tax comes on top only where prices leave it out`() throws {
    let american = Self.row(["sales-channel": "Amazon.com", "currency": "USD"])
    let read = try Self.read([american])
    #expect(read.orders.first?.total == .value(Money(minorUnits: 2_808, currency: .usd)))
  }

  @Test func `an order in exponent form is refused, a bad line only as a line`() throws {
    let read = try Self.read([
      Self.row(["amazon-order-id": "2.03123E+17"]), Self.row(["quantity": "-1"]),
      Self.row(["sku": "LID-1"]), Self.row(["amazon-order-id": "5", "currency": "euros"]),
    ])
    #expect(read.refused.map(\.columnName) == ["amazon-order-id", "quantity", "currency"])
    #expect(read.orders.map { $0.lines.map(\.sku) } == [["LID-1"]])
  }

  @Test func `an unshipped order has Amazon's ship-by`() throws {
    let header = [
      "order-id", "order-item-id", "purchase-date", "payments-date", "promise-date", "buyer-email",
      "buyer-phone-number", "sku", "product-name", "quantity-purchased", "quantity-shipped",
      "quantity-to-ship", "recipient-name", "ship-address-1", "ship-city", "ship-postal-code",
      "ship-country",
    ]
    let row = [
      "order-id": "203-1", "order-item-id": "9", "purchase-date": "2026-11-20T08:15:30+01:00",
      "payments-date": "2026-11-20T08:16:00+01:00", "promise-date": "2026-11-24T23:59:59+01:00",
      "buyer-email": "x@marketplace.example", "buyer-phone-number": "555", "sku": "PAN-1",
      "product-name": "Pan", "quantity-purchased": "2", "quantity-shipped": "1",
      "quantity-to-ship": "1", "recipient-name": "M. Example", "ship-address-1": "Somewhere 1",
      "ship-city": "Berlin", "ship-country": "DE",
    ]
    let read = try reading(table(header, delimiter: "\t", [row]))
    #expect(read.file.format.id == "amazon-orders-unshipped")
    let order = try #require(read.orders.first)
    #expect(order.shipBy.value == Instant(rfc3339: "2026-11-24T22:59:59Z"))
    #expect(order.fulfilment == .value(.partial))
    #expect(order.address.value?.hasStreet == true)
    #expect(order.address.value?.missingParts == ["postcode"])
    #expect(!"\(order)".contains("555"))
    #expect(!"\(order)".contains("Somewhere"))
  }
}
