internal import Commerce

/// An order as the store holds it, without what the rules say about it.
struct StoredOrder: Equatable {
  var id: Int64 = 0
  var name: String
  var externalID: String?
  var state = OrderState.open
  var payment = PaymentState.unknown
  var fulfilment = FulfilmentState.unknown
  var delivery = DeliveryState.unknown
  var placedAt: Instant?
  var updatedAt: Instant?
  var paidAt: Instant?
  var fulfilledAt: Instant?
  var cancelledAt: Instant?
  var partialSince: Instant?
  var captureBefore: Instant?
  var shipBy: Instant?
  var promisedAt: Instant?
  var currency: Currency
  var total: Int64?
  var subtotal: Int64?
  var shipping: Int64?
  var tax: Int64?
  var discount: Int64?
  var outstanding: Int64?
  var refunded: Int64?
  var paymentMethod: String?
  var holds: [Hold] = []
  var shippingService: String?
  var riskLevel: String?
  var discountCode: String?
  var tags: [String] = []
  var note: String?
  var address: ShippingAddress?
  var requiresShipping: Bool?
  var isPlatformFulfilled = false
  var salesChannel: String?
  var maskedEmail: String?
  var emailHash: String?
  var extraSet: Int64?
  var extra: String?
  /// Since when the delivery is in its state: never too early.
  var deliverySince: Instant?

  /// In the order in which `init(_:)` reads and `bind(to:)` binds them.
  static let columns = [
    "name", "external_id", "state", "payment", "fulfilment", "delivery", "placed_at",
    "updated_at", "paid_at", "fulfilled_at", "cancelled_at", "partial_since_at",
    "capture_before_at", "ship_by_at", "promised_at", "currency", "total_minor",
    "subtotal_minor", "shipping_minor", "tax_minor", "discount_minor", "outstanding_minor",
    "refunded_minor", "payment_method", "holds", "shipping_service", "risk_level",
    "discount_code", "tags", "note", "has_address", "ship_name", "ship_city", "ship_postcode",
    "ship_country", "ship_has_street", "requires_shipping", "is_platform_fulfilled",
    "sales_channel", "masked_email", "email_hash", "extra_set", "extra",
    "delivery_since_at",
  ]

  init(name: String, currency: Currency) {
    self.name = name
    self.currency = currency
  }

  /// Reads the id, then `columns`.
  init(_ row: SQL) {
    id = row.int()
    name = row.text()
    externalID = row.optionalText()
    state = OrderState(rawValue: row.text()) ?? .open
    payment = PaymentState(rawValue: row.text()) ?? .unknown
    fulfilment = FulfilmentState(rawValue: row.text()) ?? .unknown
    delivery = DeliveryState(rawValue: row.text()) ?? .unknown
    placedAt = row.instant()
    updatedAt = row.instant()
    paidAt = row.instant()
    fulfilledAt = row.instant()
    cancelledAt = row.instant()
    partialSince = row.instant()
    captureBefore = row.instant()
    shipBy = row.instant()
    promisedAt = row.instant()
    currency = Currency(code: row.text()) ?? .usd
    total = row.optionalInt()
    subtotal = row.optionalInt()
    shipping = row.optionalInt()
    tax = row.optionalInt()
    discount = row.optionalInt()
    outstanding = row.optionalInt()
    refunded = row.optionalInt()
    paymentMethod = row.optionalText()
    holds = Hold.list(row.optionalText())
    shippingService = row.optionalText()
    riskLevel = row.optionalText()
    discountCode = row.optionalText()
    tags = TextList.decode(row.optionalText())
    note = row.optionalText()
    let hasAddress = row.bool()
    let parts = ShippingAddress(
      name: row.optionalText(), city: row.optionalText(), postcode: row.optionalText(),
      country: row.optionalText(), hasStreet: row.optionalBool())
    address = hasAddress ? parts : nil
    requiresShipping = row.optionalBool()
    isPlatformFulfilled = row.bool()
    salesChannel = row.optionalText()
    maskedEmail = row.optionalText()
    emailHash = row.optionalText()
    extraSet = row.optionalInt()
    extra = row.optionalText()
    deliverySince = row.instant()
  }

  func bind(to statement: SQL) -> SQL {
    statement.bind(name).bind(externalID).bind(state.rawValue).bind(payment.rawValue)
      .bind(fulfilment.rawValue).bind(delivery.rawValue).bind(placedAt).bind(updatedAt)
      .bind(paidAt).bind(fulfilledAt).bind(cancelledAt).bind(partialSince).bind(captureBefore)
      .bind(shipBy).bind(promisedAt).bind(currency.code).bind(total).bind(subtotal)
    statement.bind(shipping).bind(tax).bind(discount).bind(outstanding).bind(refunded)
      .bind(paymentMethod).bind(Hold.text(holds)).bind(shippingService).bind(riskLevel)
      .bind(discountCode).bind(TextList.encode(tags)).bind(note).bind(address != nil)
      .bind(address?.name).bind(address?.city).bind(address?.postcode).bind(address?.country)
      .bind(address?.hasStreet)
    return statement.bind(requiresShipping).bind(isPlatformFulfilled).bind(salesChannel)
      .bind(maskedEmail).bind(emailHash).bind(extraSet).bind(extra)
      .bind(deliverySince)
  }

  func money(_ minorUnits: Int64?) -> Money? {
    minorUnits.map { Money(minorUnits: $0, currency: currency) }
  }

  /// Who bought, as far as privacy keeps it.
  var customer: String? { address?.name ?? maskedEmail }

  /// Cancelled when the platform says when; closed when neither money nor goods have to move.
  var derivedState: OrderState {
    if cancelledAt != nil { return .cancelled }
    switch (fulfilment, payment) {
    case (.fulfilled, .paid), (.fulfilled, .refunded), (.fulfilled, .partiallyRefunded),
      (.fulfilled, .unknown), (.restocked, _), (_, .voided):
      return .closed
    case (_, .refunded):
      return .closed
    default: return delivery == .delivered && payment != .pending ? .closed : .open
    }
  }
}

extension Hold {
  /// Reason, placed and review in turn; a time that is not known is empty.
  static func text(_ holds: [Hold]) -> String {
    guard !holds.isEmpty else { return "[]" }
    return TextList.encode(
      holds.flatMap { hold in
        [
          hold.reason, hold.placedAt.map { String($0.milliseconds) } ?? "",
          hold.reviewAt.map { String($0.milliseconds) } ?? "",
        ]
      })
  }

  static func list(_ text: String?) -> [Hold] {
    let texts = TextList.decode(text)
    return stride(from: 0, to: texts.count - texts.count % 3, by: 3).map { start in
      Hold(
        reason: texts[start],
        placedAt: Int64(texts[start + 1]).map(Instant.init(milliseconds:)),
        reviewAt: Int64(texts[start + 2]).map(Instant.init(milliseconds:)))
    }
  }
}
