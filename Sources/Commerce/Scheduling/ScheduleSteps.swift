/// One thing that the clock made due.
public struct ScheduleStep: Hashable, Sendable {
  public enum Kind: Int, Hashable, Sendable {
    /// At one instant ends come before starts: intervals are half-open.
    case end
    /// Start and end have both passed: the change never goes in.
    case miss
    case start
  }

  public var id: Int64
  public var kind: Kind
  /// When it should have happened.
  public var at: Instant

  public init(id: Int64, kind: Kind, at: Instant) {
    self.id = id
    self.kind = kind
    self.at = at
  }
}

extension ScheduleStep {
  /// What is due at `now`, in the order in which it should have happened, so that one late look
  /// comes to the same values as many timely ones.
  public static func due(_ changes: [ScheduledChange], now: Instant) -> [ScheduleStep] {
    changes.compactMap { change -> ScheduleStep? in
      let schedule = change.schedule
      switch change.phase(at: now) {
      case .due: return ScheduleStep(id: change.id, kind: .start, at: schedule.startAt)
      case .ending:
        return ScheduleStep(id: change.id, kind: .end, at: schedule.endAt ?? schedule.startAt)
      case .missed where change.progress == .planned:
        return ScheduleStep(id: change.id, kind: .miss, at: schedule.endAt ?? schedule.startAt)
      default: return nil
      }
    }.sorted { ($0.at, $0.kind.rawValue, $0.id) < ($1.at, $1.kind.rawValue, $1.id) }
  }
}
