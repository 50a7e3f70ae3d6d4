/// What the order queue can be grouped by.
public enum OrderGrouping: String, Hashable, Sendable, CaseIterable {
  /// Of the order's worst alert.
  case code
  case carrier
  case location
  case sku
  case channel
}

/// A row that stands for all stuck orders with one value.
public struct OrderGroup: Hashable, Sendable {
  public var grouping: OrderGrouping
  /// The common value; empty where it is not known.
  public var value: String
  public var count: Int
  public var worstScore: Int
  public var nextDeadline: Instant?
  public var isUnfolded: Bool
  /// Of its orders, how many follow; fewer than `count` when it is very large.
  public var shown: Int

  public init(
    grouping: OrderGrouping, value: String, count: Int, worstScore: Int,
    nextDeadline: Instant?, isUnfolded: Bool = false, shown: Int = 0
  ) {
    self.grouping = grouping
    self.value = value
    self.count = count
    self.worstScore = worstScore
    self.nextDeadline = nextDeadline
    self.isUnfolded = isUnfolded
    self.shown = shown
  }

  /// Orders of an unfolded group that are listed, the worst ones.
  public static let shownAtMost = 200
  /// Groups that are listed, those with the worst orders.
  public static let groupsAtMost = 500
}

/// What a silence would keep quiet, before anybody says yes.
public struct SilencePreview: Hashable, Sendable {
  public var alerts: Int
  public var urgent: Int
  /// The first of its orders, the worst first.
  public var subjects: [String]

  public init(alerts: Int = 0, urgent: Int = 0, subjects: [String] = []) {
    self.alerts = alerts
    self.urgent = urgent
    self.subjects = subjects
  }
}
