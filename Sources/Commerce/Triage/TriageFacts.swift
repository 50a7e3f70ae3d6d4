/// What the rules say about a subject now, as far as triage asks.
public struct TriageFacts: Hashable, Sendable {
  /// What fires, worst first; empty when nothing does.
  public var codes: [AlertCode]
  /// 0...100
  public var score: Int
  public var deadlines: [Deadline]
  /// Whether the carrier has seen the parcel; nil for what is no order.
  public var isScanned: Bool?
  /// Whether there is stock for it; nil when that is unknown.
  public var isInStock: Bool?
  /// Alerts with the worst one's group, its own included; nil when nobody asked for it.
  public var groupSize: Int?

  public init(
    codes: [AlertCode] = [], score: Int = 0, deadlines: [Deadline] = [], isScanned: Bool? = nil,
    isInStock: Bool? = nil, groupSize: Int? = nil
  ) {
    self.codes = codes
    self.score = score
    self.deadlines = deadlines
    self.isScanned = isScanned
    self.isInStock = isInStock
    self.groupSize = groupSize
  }

  public var priority: Priority { Priority(score: score) }
}

extension DeliveryState {
  /// Whether the parcel was scanned, as far as the order's own states tell: a label is no scan, and
  /// where a platform knows no delivery states, shipped is the best that it says.
  public func isScanned(given fulfilment: FulfilmentState) -> Bool {
    switch self {
    case .inTransit, .outForDelivery, .delivered, .exception: true
    case .labelled: false
    case .unknown: fulfilment == .fulfilled
    }
  }
}
