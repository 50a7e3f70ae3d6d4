/// Where the clock stands; never stored. Source: domain rules §3.1. Intervals are half-open: a
/// promotion is live at its start and ended at its end.
extension Promotion {
  /// `.inactive` unless a person has approved it.
  public func phase(at now: Instant) -> PromotionPhase {
    state == .approved ? schedule.phase(at: now) : .inactive
  }
}

extension CalendarEvent {
  /// Events need no approval.
  public func phase(at now: Instant) -> PromotionPhase { schedule.phase(at: now) }
}

extension PromotionRow {
  /// `.inactive` for a promotion that nobody has approved; events need no approval.
  public func phase(at now: Instant) -> PromotionPhase {
    if case .promotion(_, let state) = entry, state != .approved { return .inactive }
    return PromotionPhase(start: startAt, end: endAt, now: now)
  }
}

extension PromotionPhase {
  /// Where `now` lies in `[start, end)`; an interval that ends before it starts is never live.
  init(start: Instant, end: Instant?, now: Instant) {
    if let end, end <= now {
      self = .ended
    } else {
      self = now < start ? .scheduled : .live
    }
  }
}

extension Schedule {
  /// From the first day to the end of the last, as people mean dates: it ends when the day after
  /// begins. Source: domain rules §0.
  public init(firstDay: CivilDate, lastDay: CivilDate?, zone: StoreZone) {
    self.init(
      start: WallClock(date: firstDay, secondOfDay: 0),
      end: lastDay.map { WallClock(date: $0.adding(days: 1), secondOfDay: 0) }, zone: zone)
  }

  /// `.scheduled`, `.live` or `.ended`; an interval that ends before it starts is never live.
  public func phase(at now: Instant) -> PromotionPhase {
    PromotionPhase(start: startAt, end: endAt, now: now)
  }

  /// When `phase` changes next; nil when it never does again.
  public func nextChange(after now: Instant) -> Instant? {
    switch phase(at: now) {
    case .scheduled: endAt.map { min($0, startAt) } ?? startAt
    case .live: endAt
    case .ended, .inactive: nil
    }
  }
}
