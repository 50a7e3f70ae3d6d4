/// When a silence ends, as people type it.
public enum SilenceEnd: Hashable, Sendable {
  case at(Instant)
  /// When nothing that it matches fires any more.
  case resolved

  /// What the grammar takes, for prompts and errors.
  public static let grammar = "2h, 90m, 3d, 18:00, fri 09:00, 2026-11-23, or resolved"

  /// Reads `2h`, `90m`, `3d`; `18:00` (the next one); `fri` and `fri 09:00`; `2026-11-23` (its
  /// start) and `2026-11-23 09:00`; `resolved`. Nil for anything else, and for what is over.
  public init?(_ text: String, now: Instant, zone: StoreZone) {
    let words = text.lowercased().split(separator: " ").map(String.init)
    guard let first = words.first, words.count <= 2 else { return nil }
    if words == ["resolved"] {
      self = .resolved
      return
    }
    guard let end = Self.instant(first, words.dropFirst().first, now: now, zone: zone),
      end > now
    else { return nil }
    self = .at(end)
  }

  private static func instant(
    _ word: String, _ time: String?, now: Instant, zone: StoreZone
  ) -> Instant? {
    if time == nil, let span = span(word) { return now + span }
    let today = zone.date(at: now)
    if time == nil, let second = second(word) {
      let next = wall(today, second, zone)
      return next > now ? next : wall(today.adding(days: 1), second, zone)
    }
    let clock = time.map(second)
    if let clock, clock == nil { return nil }
    if let date = CivilDate(word) { return wall(date, (clock ?? 0) ?? 0, zone) }
    guard word.count >= 3,
      let weekday = Weekday.allCases.first(where: { "\($0)".hasPrefix(word) })
    else { return nil }
    let at = (clock ?? 9 * 3_600) ?? 9 * 3_600
    for days in 0...7 {
      let date = today.adding(days: days)
      let instant = wall(date, at, zone)
      if date.weekday == weekday, instant > now { return instant }
    }
    return nil
  }

  private static func wall(_ date: CivilDate, _ second: Int, _ zone: StoreZone) -> Instant {
    zone.instant(of: WallClock(date: date, secondOfDay: second), as: .end).instant
  }

  private static func span(_ word: String) -> TimeSpan? {
    guard let unit = word.last, let count = Int(word.dropLast()), (1...10_000).contains(count)
    else { return nil }
    return switch unit {
    case "m": .minutes(count)
    case "h": .hours(count)
    case "d": .days(count)
    default: nil
    }
  }

  private static func second(_ word: String) -> Int? {
    let parts = word.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]),
      (0..<24).contains(hour), (0..<60).contains(minute), parts[1].count == 2
    else { return nil }
    return hour * 3_600 + minute * 60
  }
}
