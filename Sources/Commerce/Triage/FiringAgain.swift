/// Why something fires again that a person had dealt with.
public struct FiringAgain: Hashable, Sendable {
  public enum Cause: String, Hashable, Sendable, CaseIterable {
    case acknowledgementEnded = "ack-ended"
    case snoozeEnded = "snooze-ended"
    /// A person woke it.
    case woken
    /// What a snooze or dismissal waited for has happened.
    case roused
    /// A code that was not there when it was dealt with.
    case newCode = "new-code"
    case released
  }

  public var cause: Cause
  /// Whose acknowledgement, snooze or dismissal it was, or who woke it.
  public var by: String
  public var at: Instant
  /// Of `roused` what has happened, of `newCode` what is new: in words.
  public var detail: String

  public init(_ cause: Cause, by: String, at: Instant, detail: String = "") {
    self.cause = cause
    self.by = by
    self.at = at
    self.detail = detail
  }

  /// `fires again: ada's acknowledgement ended 02:10`; the day is named when it is another one.
  public func sentence(in zone: StoreZone, now: Instant) -> String {
    let time = zone.timeOrDay(at, now: now)
    return switch cause {
    case .acknowledgementEnded: "fires again: \(by)'s acknowledgement ended \(time)"
    case .snoozeEnded: "fires again: \(by)'s snooze ended \(time)"
    case .woken: "fires again: \(by) woke it \(time)"
    case .roused: "fires again: \(detail), since \(time)"
    case .newCode: "fires again: \(detail) is new since \(by) took it \(time)"
    case .released: "fires again: \(by) took its owner away \(time)"
    }
  }
}

extension StoreZone {
  /// `02:10` on the same day as now, else `Sat 2026-11-21 02:10`.
  public func timeOrDay(_ instant: Instant, now: Instant) -> String {
    let wall = wallClock(at: instant)
    return wall.date == date(at: now) ? wall.time : "\(wall.date.weekday.short) \(wall)"
  }
}
