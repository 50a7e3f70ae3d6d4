/// Alerts of one group that began together: one thing to look at instead of many.
public struct Incident: Hashable, Sendable {
  public var id: Int64
  public var group: AlertGroup
  /// When the first of its alerts began.
  public var beganAt: Instant
  /// When it was noticed.
  public var openedAt: Instant
  /// When the last of its alerts cleared; nil while one fires.
  public var closedAt: Instant?
  /// Alerts that fire now.
  public var children: Int
  /// The most that fired at once.
  public var peak: Int
  /// Of the alerts that fire; 0 when none does.
  public var worstScore: Int
  public var nextDeadline: Instant?

  public init(
    id: Int64, group: AlertGroup, beganAt: Instant, openedAt: Instant, closedAt: Instant? = nil,
    children: Int, peak: Int, worstScore: Int = 0, nextDeadline: Instant? = nil
  ) {
    self.id = id
    self.group = group
    self.beganAt = beganAt
    self.openedAt = openedAt
    self.closedAt = closedAt
    self.children = children
    self.peak = peak
    self.worstScore = worstScore
    self.nextDeadline = nextDeadline
  }
}

/// Why an alert wakes nobody although it fires. It stays listed.
public enum Inhibition: Hashable, Sendable {
  case incident(Int64)
  case silence(Int64)

  /// A silence says more than an incident: a person chose it.
  public init?(incident: Int64?, silence: Int64?) {
    if let silence {
      self = .silence(silence)
    } else if let incident {
      self = .incident(incident)
    } else {
      return nil
    }
  }
}
