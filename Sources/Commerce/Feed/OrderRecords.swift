/// An order as one platform's file states it, all its rows together.
public struct OrderRecord: Hashable, Sendable {
  /// What people call it: `#1042`, `203-1234567-1234567`.
  public var name: String
  public var externalID: String?
  public var placedAt: Instant?
  public var updatedAt: Instant?
  public var currency: Currency?
  public var total: Stated<Money> = .unstated
  public var subtotal: Stated<Money> = .unstated
  public var shipping: Stated<Money> = .unstated
  public var tax: Stated<Money> = .unstated
  public var discount: Stated<Money> = .unstated
  public var outstanding: Stated<Money> = .unstated
  public var refunded: Stated<Money> = .unstated
  public var payment: Stated<PaymentState> = .unstated
  public var fulfilment: Stated<FulfilmentState> = .unstated
  public var delivery: Stated<DeliveryState> = .unstated
  public var paymentMethod: Stated<String> = .unstated
  public var paidAt: Stated<Instant> = .unstated
  public var fulfilledAt: Stated<Instant> = .unstated
  public var cancelledAt: Stated<Instant> = .unstated
  /// When the gateway's authorisation ends, where the file says so.
  public var captureBefore: Stated<Instant> = .unstated
  /// The marketplace's own ship-by.
  public var shipBy: Stated<Instant> = .unstated
  public var promisedAt: Stated<Instant> = .unstated
  public var holds: Stated<[Hold]> = .unstated
  public var shippingService: Stated<String> = .unstated
  public var riskLevel: Stated<String> = .unstated
  public var discountCode: Stated<String> = .unstated
  public var tags: Stated<[String]> = .unstated
  public var note: Stated<String> = .unstated
  /// Nil when the file carries no address columns; a report without personal data is no proof of
  /// a missing address.
  public var address: Stated<ShippingAddress> = .unstated
  public var requiresShipping: Stated<Bool> = .unstated
  /// True when the marketplace ships it itself (FBA): no deadline of ours.
  public var isPlatformFulfilled: Stated<Bool> = .unstated
  /// Where the sale came from within the platform: `web`, `pos`, `Amazon.de`.
  public var salesChannel: Stated<String> = .unstated
  public var maskedEmail: Stated<String> = .unstated
  /// SHA-256 of the lower-cased address; the address itself is never kept.
  public var emailHash: Stated<String> = .unstated
  public var lines: [OrderLineRecord] = []
  public var extra: [ExtraColumn] = []
  /// Data rows of the file that it was read from; nil means one a line.
  public var rowCount: Int?

  public init(name: String) { self.name = name }
}

public struct OrderLineRecord: Hashable, Sendable {
  public var sku: String?
  public var title: String
  public var quantity: Int
  public var price: Money?
  public var discount: Money?
  public var fulfilment: FulfilmentState
  public var place: SourcePlace

  public init(
    sku: String?, title: String, quantity: Int, price: Money?, discount: Money? = nil,
    fulfilment: FulfilmentState = .unknown, place: SourcePlace
  ) {
    self.sku = sku
    self.title = title
    self.quantity = quantity
    self.price = price
    self.discount = discount
    self.fulfilment = fulfilment
    self.place = place
  }
}
