/// How many units of a variant a location has, by state. Nil is unknown, never zero.
///
/// `onHand = available + committed + unavailable`; `incoming` is outside it. Source of the states:
/// shopify.dev, inventory states.
public struct StockLevel: Hashable, Sendable {
  public var onHand: Int?
  /// May be negative: oversold.
  public var available: Int?
  /// Promised to open orders.
  public var committed: Int?
  /// Reserved, damaged, safety stock and quality control together.
  public var unavailable: Int?
  public var incoming: Int?

  public init(
    onHand: Int? = nil, available: Int? = nil, committed: Int? = nil, unavailable: Int? = nil,
    incoming: Int? = nil
  ) {
    self.onHand = onHand
    self.available = available
    self.committed = committed
    self.unavailable = unavailable
    self.incoming = incoming
  }

  /// True when all parts are known and do not add up.
  public var isInconsistent: Bool {
    guard let onHand, let available, let committed, let unavailable else { return false }
    return onHand != available + committed + unavailable
  }
}
