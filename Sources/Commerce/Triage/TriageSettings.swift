/// How long people may keep what they took, and when somebody else has to hear of it. Defaults are
/// those of the domain rules, §2.5.
public struct TriageSettings: Hashable, Sendable {
  /// How long an acknowledgement lasts where it names no end.
  public var acknowledgedFor = TimeSpan.hours(4)
  /// The same for a P1.
  public var acknowledgedForP1 = TimeSpan.minutes(30)
  /// After this long without an acknowledgement a P1 should be escalated.
  public var escalateP1After = TimeSpan.minutes(10)
  public var escalateP2After = TimeSpan.minutes(60)
  /// The longest that a snooze may wait for a condition alone.
  public var conditionAtMost = TimeSpan.days(7)

  public init() {}

  /// How long an acknowledgement lasts by itself.
  public func acknowledged(for priority: Priority) -> TimeSpan {
    priority == .p1 ? acknowledgedForP1 : acknowledgedFor
  }

  /// When something of this priority that has fired since then and was not acknowledged should be
  /// escalated; nil for priorities that never are.
  public func escalationDue(_ priority: Priority, firingSince: Instant) -> Instant? {
    switch priority {
    case .p1: firingSince + escalateP1After
    case .p2: firingSince + escalateP2After
    case .p3, .p4: nil
    }
  }
}
