/// What the stock rules may know about a variant, over all locations.
public struct StockFacts: Hashable, Sendable {
  public var sku: String
  public var stock: StockLevel
  /// When the newest of the quantities was stated.
  public var asOf: Instant?
  /// Whether any channel sells it now.
  public var isLive: Bool
  /// Whether the store sells it without stock.
  public var policy: StockPolicy
  public var price: Money?
  /// Units sold a day in thousandths over the last 30 complete days; nil when unknown.
  public var velocityMilli: Int?
  /// The variant's own minimum, from the platform or a policy.
  public var minimum: Int?
  /// Nil when it can't be computed: no velocity, or no lead time.
  public var reorderPoint: Int?
  /// Open purchase order lines, earliest arrival first.
  public var inbound: [InboundLine]
  /// What the store has decided about the product; nil when no file says.
  public var status: ProductStatus?
  /// Whether any channel's file lists it, live or not.
  public var isListed: Bool

  public init(
    sku: String, stock: StockLevel, asOf: Instant? = nil, isLive: Bool, policy: StockPolicy = .deny,
    price: Money? = nil, velocityMilli: Int? = nil, minimum: Int? = nil, reorderPoint: Int? = nil,
    inbound: [InboundLine] = [], status: ProductStatus? = nil, isListed: Bool = false
  ) {
    self.sku = sku
    self.stock = stock
    self.asOf = asOf
    self.isLive = isLive
    self.policy = policy
    self.price = price
    self.velocityMilli = velocityMilli
    self.minimum = minimum
    self.reorderPoint = reorderPoint
    self.inbound = inbound
    self.status = status
    self.isListed = isListed
  }
}

/// Units on order that have not arrived.
public struct InboundLine: Hashable, Sendable {
  public var purchaseOrder: String
  public var units: Int
  public var expectedOn: CivilDate?

  public init(purchaseOrder: String, units: Int, expectedOn: CivilDate?) {
    self.purchaseOrder = purchaseOrder
    self.units = units
    self.expectedOn = expectedOn
  }
}

/// What the rules say about a variant's stock at one moment.
public struct StockEvaluation: Hashable, Sendable {
  /// Worst first.
  public var alerts: [Alert]
  /// Days in tenths that the available stock lasts; nil when unknown or without end.
  public var coverDeciDays: Int?
  /// As for orders: when time alone may change this.
  public var nextChangeAt: Instant?

  public init(alerts: [Alert], coverDeciDays: Int?, nextChangeAt: Instant?) {
    self.alerts = alerts
    self.coverDeciDays = coverDeciDays
    self.nextChangeAt = nextChangeAt
  }
}
