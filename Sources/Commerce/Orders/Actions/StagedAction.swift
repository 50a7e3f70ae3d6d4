/// A decision about an order on its way to the platform.
public struct StagedAction: Hashable, Sendable {
  /// How it ended.
  public enum Outcome: String, Hashable, Sendable {
    /// An import shows it.
    case shown
    /// An import shows something that makes it pointless: a cancelled order can't be shipped.
    case overtaken
    /// A person took it back before the platform showed it.
    case withdrawn
  }

  public var id: Int64
  public var orderID: Int64
  public var action: OrderAction
  public var stagedAt: Instant
  public var actor: String
  public var exportedAt: Instant?
  /// The format or file it went into.
  public var exportedAs: String?
  public var settledAt: Instant?
  public var outcome: Outcome?

  public init(
    id: Int64, orderID: Int64, action: OrderAction, stagedAt: Instant, actor: String
  ) {
    self.id = id
    self.orderID = orderID
    self.action = action
    self.stagedAt = stagedAt
    self.actor = actor
  }

  public var isOpen: Bool { outcome == nil }

  /// A word for where it is: `staged`, `exported`, `shown`…
  public var stage: String { outcome?.rawValue ?? (exportedAt == nil ? "staged" : "exported") }
}

extension OrderAction {
  /// How an open action ends with what an import says about its order; nil while it waits.
  public func outcome(
    state: OrderState, fulfilment: FulfilmentState, hasHold: Bool
  ) -> StagedAction.Outcome? {
    let isShipped = fulfilment == .fulfilled
    switch self {
    case .ship:
      if isShipped { return .shown }
      return state == .cancelled || fulfilment == .restocked ? .overtaken : nil
    case .release:
      if state == .cancelled { return .overtaken }
      return !hasHold && fulfilment != .onHold ? .shown : nil
    case .cancel:
      if state == .cancelled { return .shown }
      return isShipped ? .overtaken : nil
    }
  }
}
