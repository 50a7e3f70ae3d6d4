/// What the rules may know about an order. Nil is unknown: no rule fires on what is not known.
public struct OrderFacts: Hashable, Sendable {
  public var name: String
  public var channel: Channel
  public var state: OrderState = .open
  public var placedAt: Instant?
  public var payment: PaymentState = .unknown
  public var fulfilment: FulfilmentState = .unknown
  public var delivery: DeliveryState = .unknown
  public var paymentMethod: String?
  /// The gateway's own end of the authorisation.
  public var captureBefore: Instant?
  public var holds: [Hold] = []
  /// The marketplace's own ship-by, untouched.
  public var shipBy: Instant?
  /// What the customer was told.
  public var promisedAt: Instant?
  public var requiresShipping: Bool?
  public var isPlatformFulfilled = false
  /// Nil when the platform's files carry no addresses.
  public var address: ShippingAddress?
  /// When the first part was fulfilled.
  public var partialSince: Instant?
  public var riskLevel: String?
  public var total: Money?
  public var outstanding: Money?
  public var updatedAt: Instant?
  public var paidAt: Instant?
  public var cancelledAt: Instant?
  /// Since when the delivery is in its state, as far as files told: never too early.
  public var deliverySince: Instant?
  public var shippingService: String?
  public var tags: [String] = []
  /// Questions about it that wait for an answer.
  public var openInquiries = 0
  /// Lines that the stock can't fill, orders that came first being served first.
  public var shortLines: [ShortLine] = []
  /// The order before this one that looks the same; nil when there is none.
  public var twin: OrderTwin?

  public init(name: String, channel: Channel) {
    self.name = name
    self.channel = channel
  }
}

/// A line for which there is no stock.
public struct ShortLine: Hashable, Sendable {
  public var sku: String
  /// Units of the line that can't be shipped; positive.
  public var units: Int
  /// What is on its way from suppliers.
  public var isOnOrder: Bool
  /// The day on which enough of it is expected; nil when nobody says, or it will not be enough.
  public var expectedOn: CivilDate?

  public init(sku: String, units: Int, isOnOrder: Bool, expectedOn: CivilDate? = nil) {
    self.sku = sku
    self.units = units
    self.isOnOrder = isOnOrder
    self.expectedOn = expectedOn
  }
}

/// An earlier order of the same customer with the same lines.
public struct OrderTwin: Hashable, Sendable {
  public var name: String
  public var placedAt: Instant

  public init(name: String, placedAt: Instant) {
    self.name = name
    self.placedAt = placedAt
  }
}

/// What the rules compare an order with.
public struct OrderContext: Hashable, Sendable {
  /// Order totals of the last 90 days in the order's currency; nil when there are too few.
  public var totals: MoneyPercentiles?
  /// Late shipments that the marketplace still allows; nil when there is no such budget.
  public var marketplaceBudgetLeft: Int?
  /// Firing alerts by the key of their group; groups of fewer than 5 may be missing.
  public var groupSize: [String: Int]

  public init(
    totals: MoneyPercentiles? = nil, marketplaceBudgetLeft: Int? = nil,
    groupSize: [String: Int] = [:]
  ) {
    self.totals = totals
    self.marketplaceBudgetLeft = marketplaceBudgetLeft
    self.groupSize = groupSize
  }
}

/// Minor units at which an amount enters the upper half, fifth and twentieth.
public struct MoneyPercentiles: Hashable, Sendable {
  public var p50: Int64
  public var p80: Int64
  public var p95: Int64

  public init(p50: Int64, p80: Int64, p95: Int64) {
    self.p50 = p50
    self.p80 = p80
    self.p95 = p95
  }
}

/// What the rules say about an order at one moment.
public struct OrderEvaluation: Hashable, Sendable {
  /// Worst first.
  public var alerts: [Alert]
  /// Highest alert plus 2 for each further one (10 at most); 0 without alerts.
  public var score: Int
  /// What runs out next, over all alerts.
  public var deadline: Deadline?
  /// The first instant after `now` at which this evaluation can differ with unchanged facts; nil
  /// when time alone changes nothing.
  public var nextChangeAt: Instant?
  /// Code of the location that ships the order; nil when the config names none.
  public var location: String?

  public init(
    alerts: [Alert], score: Int, deadline: Deadline?, nextChangeAt: Instant?,
    location: String? = nil
  ) {
    self.alerts = alerts
    self.score = score
    self.deadline = deadline
    self.nextChangeAt = nextChangeAt
    self.location = location
  }
}
