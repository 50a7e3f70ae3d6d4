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

  public init(name: String, channel: Channel) {
    self.name = name
    self.channel = channel
  }
}

/// What the rules compare an order with.
public struct OrderContext: Hashable, Sendable {
  /// Order totals of the last 90 days in the order's currency; nil when there are too few.
  public var totals: MoneyPercentiles?
  /// Late shipments that the marketplace still allows; nil when there is no such budget.
  public var marketplaceBudgetLeft: Int?
  /// Firing alerts with the same code and cause, this one included.
  public var groupSize: [AlertCode: Int]

  public init(
    totals: MoneyPercentiles? = nil, marketplaceBudgetLeft: Int? = nil,
    groupSize: [AlertCode: Int] = [:]
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

  public init(alerts: [Alert], score: Int, deadline: Deadline?, nextChangeAt: Instant?) {
    self.alerts = alerts
    self.score = score
    self.deadline = deadline
    self.nextChangeAt = nextChangeAt
  }
}
