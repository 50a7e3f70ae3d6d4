/// "Until when", as a person writes it; what it means depends on the zone, the time and, for
/// deadlines, the subject.
public enum SnoozeExpression: Hashable, Sendable {
  /// `2h`, `30m`
  case span(TimeSpan)
  /// `3d`, `2w`: the same time of day that many days later.
  case days(Int)
  /// `fri 09:00`: the next one.
  case weekday(Weekday, second: Int)
  /// `2027-01-15`, `2027-01-15 09:00`
  case date(CivilDate, second: Int)
  /// `today 18:00`, `tomorrow 08:00`
  case dayFromToday(Int, second: Int)
  /// `08:00`: the next one.
  case time(second: Int)
  /// `ship_by-4h`; nil is the earliest deadline.
  case deadline(DeadlineKind?, offset: TimeSpan)
  case condition(WakeCondition)
}

/// When a snooze ends: by the clock, by a condition, or by whichever comes first.
public struct SnoozeEnd: Hashable, Sendable {
  public var at: Instant?
  public var condition: WakeCondition?

  public init(at: Instant? = nil, condition: WakeCondition? = nil) {
    self.at = at
    self.condition = condition
  }
}

extension SnoozeExpression {
  /// The farthest end that is taken: what is put off for longer is dismissed.
  public static let limit = TimeSpan.days(366)

  /// What it means for a subject with these deadlines at `now`.
  ///
  /// Wall-clock times are those of `zone`: one that does not exist is the next that does, one that
  /// happens twice is the second, because it ends something. Conditions have no instant.
  public func end(
    in zone: StoreZone, now: Instant, deadlines: [Deadline]
  ) throws(SnoozeError) -> SnoozeEnd {
    if case .condition(let condition) = self { return SnoozeEnd(condition: condition) }
    let at = try instant(in: zone, now: now, deadlines: deadlines)
    guard at > now else { throw SnoozeError(.past(zone.spoken(at))) }
    guard at <= now + Self.limit else { throw SnoozeError(.tooFar) }
    return SnoozeEnd(at: at)
  }

  private func instant(
    in zone: StoreZone, now: Instant, deadlines: [Deadline]
  ) throws(SnoozeError) -> Instant {
    let today = zone.wallClock(at: now)
    func at(_ date: CivilDate, _ second: Int) -> Instant {
      zone.instant(of: WallClock(date: date, secondOfDay: second), as: .end).instant
    }
    /// The first of these days, `step` apart, whose time of day is still ahead.
    func next(from date: CivilDate, step: Int, _ second: Int) -> Instant {
      let first = at(date, second)
      return first > now ? first : at(date.adding(days: step), second)
    }
    switch self {
    case .span(let span): return now + span
    case .days(let count): return at(today.date.adding(days: count), today.secondOfDay)
    case .weekday(let weekday, let second):
      let ahead = (weekday.rawValue - today.date.weekday.rawValue + 7) % 7
      return next(from: today.date.adding(days: ahead), step: 7, second)
    case .date(let date, let second): return at(date, second)
    case .dayFromToday(let count, let second):
      return at(today.date.adding(days: count), second)
    case .time(let second): return next(from: today.date, step: 1, second)
    case .deadline(let kind, let offset):
      let fitting = deadlines.filter { kind == nil || $0.kind == kind }.map(\.at)
      guard let due = fitting.min() else {
        throw SnoozeError(.noDeadline(kind, known: deadlines.map(\.kind)))
      }
      return due + offset
    case .condition: return now
    }
  }
}
