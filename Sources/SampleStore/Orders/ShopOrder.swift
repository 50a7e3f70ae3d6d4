/// An order of the own shop, before it is written.
struct ShopOrder {
  let number: Int
  let placed: SampleMoment
  var customer: SampleCustomer
  var lines: [OrderLine]
  var payment = Payment.paid
  var method: PaymentMethod
  var fulfilment = Fulfilment.none
  var fulfilled: SampleMoment?
  var cancelled: SampleMoment?
  var isHighRisk = false
  var note = ""
  var tags: [String] = []
  var discount: Discount?
  var isExpress = false
  var refundedCents = 0
  /// Parts of the address that are missing.
  var gaps: Set<AddressPart> = []

  enum Payment: String {
    case pending, authorized, paid, refunded, voided
    case partiallyRefunded = "partially_refunded"
  }

  enum Fulfilment: String {
    case none = "unfulfilled"
    case partial, fulfilled, scheduled
    case onHold = "on_hold"
  }

  enum PaymentMethod: String {
    case card = "Shopify Payments"
    case wallet = "PayPal Express Checkout"
    case bankTransfer = "Bank Deposit"
    case invoice = "Invoice"
  }

  enum AddressPart {
    case name, city, postcode
  }

  struct Discount {
    var code: String
    var percent: Int
  }

  var name: String { "#\(10_001 + number)" }
  var id: Int { 5_900_000_000_000 + number * 32_768 + 17 }

  /// Whether its units are still promised to it.
  var isOpen: Bool { cancelled == nil && fulfilment != .fulfilled }

  /// Of a partly shipped order, the first line is on its way.
  func isShipped(line: Int) -> Bool {
    fulfilment == .fulfilled || (fulfilment == .partial && line == 0)
  }
}

extension ShopOrder {
  var itemCents: Int { lines.reduce(0) { $0 + $1.totalCents } }
  var discountCents: Int { discount.map { itemCents * $0.percent / 100 } ?? 0 }
  var subtotalCents: Int { itemCents - discountCents }
  var shippingCents: Int { isExpress ? 990 : subtotalCents >= 6_000 ? 0 : 490 }
  var totalCents: Int { subtotalCents + shippingCents }
  /// Included in the prices: 19 % on 119.
  var taxCents: Int { (totalCents * 19 + 59) / 119 }

  var outstandingCents: Int {
    switch payment {
    case .pending, .authorized: totalCents
    default: 0
    }
  }

  var isPaidFor: Bool {
    switch payment {
    case .paid, .refunded, .partiallyRefunded: true
    default: false
    }
  }
}
