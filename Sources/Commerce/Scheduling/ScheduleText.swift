/// Reads when a change starts and ends, as a person types it in the store's zone.
public enum ScheduleText {
  /// `2026-11-27 18:00 to 2026-12-01`, `tomorrow 08:00`, `fri to sun`; without an end it stays.
  ///
  /// - Returns: the schedule, and a sentence for each time that the clocks jump over or show twice.
  public static func interval(
    _ text: String, zone: StoreZone, now: Instant
  ) throws(ScheduleTextError) -> (schedule: Schedule, notes: [String]) {
    for separator in [" to ", " until ", ".."] {
      guard let place = text.firstRange(of: separator) else { continue }
      return try interval(
        start: String(text[..<place.lowerBound]), end: String(text[place.upperBound...]),
        zone: zone, now: now)
    }
    return try interval(start: text, end: nil, zone: zone, now: now)
  }

  /// A start and perhaps an end; an end that is a bare date is the end of that day.
  public static func interval(
    start: String, end: String?, zone: StoreZone, now: Instant
  ) throws(ScheduleTextError) -> (schedule: Schedule, notes: [String]) {
    let from = try time(start, as: .start, zone: zone, now: now)
    var schedule = Schedule(start: from, end: nil, zone: zone)
    if let end {
      // A time of day without a date is on the day of the start, or the next.
      schedule.end = try time(end, as: .end, zone: zone, now: max(now, schedule.startAt))
    }
    if let endAt = schedule.endAt {
      guard schedule.startAt < endAt else {
        throw ScheduleTextError("the end \(endWords(schedule)) is not after the start \(from)")
      }
      guard now < endAt else {
        throw ScheduleTextError("the end \(endWords(schedule)) has passed already")
      }
    }
    var notes = [note(from, .start, zone)]
    if let end = schedule.end { notes.append(note(end, .end, zone)) }
    if schedule.startAt <= now { notes.append("the start has passed: it goes in at once") }
    return (schedule, notes.compactMap(\.self))
  }

  /// How a schedule is typed, for a field that changes it.
  public static func typed(_ schedule: Schedule) -> String {
    "\(schedule.start)" + (schedule.end.map { " to \($0)" } ?? "")
  }

  private static func endWords(_ schedule: Schedule) -> String {
    schedule.end.map(\.description) ?? ""
  }

  private static func note(_ local: WallClock, _ bound: IntervalBound, _ zone: StoreZone)
    -> String?
  {
    let (instant, fit) = zone.instant(of: local, as: bound)
    switch fit {
    case .exact: return nil
    case .skipped:
      return "the clocks of \(zone.identifier) jump over \(local): \(zone.wallClock(at: instant)) "
        + "is taken"
    case .repeated:
      return "the clocks of \(zone.identifier) show \(local) twice: the "
        + (bound == .start ? "first" : "last") + " is taken"
    }
  }

  private static func time(
    _ text: String, as bound: IntervalBound, zone: StoreZone, now: Instant
  ) throws(ScheduleTextError) -> WallClock {
    let spaced = String(text.map { $0 == "T" ? " " : $0 })
    var words = spaced.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
    // The capital T of "Tomorrow" and "Tue" is no separator.
    if CivilDate(words.first ?? "") == nil {
      words = text.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
    }
    let today = zone.date(at: now)
    guard let first = words.first, words.count <= 2 else { throw .unreadable(text) }
    if words.count == 1, let second = secondOfDay(first) {
      let clock = WallClock(date: today, secondOfDay: second).carried
      let isPast = zone.instant(of: clock, as: bound).instant <= now
      return isPast
        ? WallClock(date: clock.date.adding(days: 1), secondOfDay: clock.secondOfDay)
        : clock
    }
    guard let date = date(first, today: today) else { throw .unreadable(text) }
    guard words.count == 2 else {
      return WallClock(date: bound == .start ? date : date.adding(days: 1), secondOfDay: 0)
    }
    guard let second = secondOfDay(words[1]) else { throw .unreadable(text) }
    return WallClock(date: date, secondOfDay: second).carried
  }

  private static func date(_ word: String, today: CivilDate) -> CivilDate? {
    if let date = CivilDate(word) { return date }
    if word == "today" { return today }
    if word == "tomorrow" { return today.adding(days: 1) }
    guard word.count >= 3,
      let weekday = Weekday.allCases.first(where: { "\($0)".hasPrefix(word) })
    else { return nil }
    let ahead = (weekday.rawValue - today.weekday.rawValue + 7) % 7
    return today.adding(days: ahead == 0 ? 7 : ahead)
  }

  /// `18:30`, `8:00`, `24:00`
  private static func secondOfDay(_ word: String) -> Int? {
    let parts = word.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2,
      let hour = Int(parts[0]), let minute = Int(parts[1]), minute >= 0, minute < 60,
      hour >= 0, hour < 24 || (hour == 24 && minute == 0)
    else { return nil }
    return hour * 3_600 + minute * 60
  }
}

extension WallClock {
  /// 24:00 is the next day's midnight.
  fileprivate var carried: WallClock {
    secondOfDay < 86_400
      ? self : WallClock(date: date.adding(days: 1), secondOfDay: secondOfDay - 86_400)
  }
}

/// Why a start or an end can't be read.
public struct ScheduleTextError: Error, Hashable, Sendable, CustomStringConvertible {
  public var description: String

  init(_ description: String) { self.description = description }

  fileprivate static func unreadable(_ text: String) -> ScheduleTextError {
    ScheduleTextError(
      "\"\(text)\" is no time; write 2026-11-27, 2026-11-27 18:00, 18:00, tomorrow or fri 18:00")
  }
}
