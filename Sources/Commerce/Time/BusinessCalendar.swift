/// When a place works: its days, its hours and the days it is closed, in its own zone.
public struct BusinessCalendar: Hashable, Sendable {
  public var zone: StoreZone
  public var workingDays: Set<Weekday>
  /// Second of the day, 0..<86,400.
  public var opensSecond: Int
  /// Second of the day, 0..<86,400; after `opensSecond` or no hour is a business hour.
  public var closesSecond: Int
  public var closures: Set<CivilDate>

  public init(_ location: LocationSettings) {
    zone = location.zone
    workingDays = location.workingDays
    opensSecond = location.opensSecond
    closesSecond = location.closesSecond
    closures = location.closures
  }

  /// Monday to Friday, 08:00 to 18:00, never closed: for stores that name no location.
  public init(weekdaysIn zone: StoreZone) {
    self.init(LocationSettings(location: Location(code: "", name: ""), zone: zone))
  }

  /// How far ahead a working day is looked for; without one in this time there is no answer.
  private static let horizonDays = 3_660

  public func isWorkingDay(_ date: CivilDate) -> Bool {
    workingDays.contains(date.weekday) && !closures.contains(date)
  }

  /// The date itself when it is a working day, else the next one; nil when none comes.
  public func workingDay(onOrAfter date: CivilDate) -> CivilDate? {
    adding(workingDays: 0, to: date)
  }

  /// The working day that many working days after the first one on or after `date`; nil when none
  /// comes within ten years.
  public func adding(workingDays count: Int, to date: CivilDate) -> CivilDate? {
    var left = count
    for offset in 0...Self.horizonDays {
      let day = date.adding(days: offset)
      guard isWorkingDay(day) else { continue }
      if left <= 0 { return day }
      left -= 1
    }
    return nil
  }

  /// The same time of day that many working days later. From a day off, counting begins when the
  /// next working day opens. Nil when no such day comes.
  public func adding(workingDays count: Int, to instant: Instant) -> Instant? {
    let start = zone.wallClock(at: instant)
    guard let day = adding(workingDays: count, to: start.date) else { return nil }
    let second = isWorkingDay(start.date) ? start.secondOfDay : opensSecond
    return zone.instant(of: WallClock(date: day, secondOfDay: second), as: .end).instant
  }

  /// The instant at which that much business time has passed; nil when it never does. Hours are
  /// real ones: on a day whose clocks change within them, the day is longer or shorter.
  public func adding(businessTime span: TimeSpan, to instant: Instant) -> Instant? {
    guard span.milliseconds > 0 else { return instant }
    var left = span
    let first = zone.date(at: instant)
    for offset in 0...Self.horizonDays {
      guard let hours = openHours(on: first.adding(days: offset)) else { continue }
      let start = max(hours.lowerBound, instant)
      guard start < hours.upperBound else { continue }
      let rest = hours.upperBound - start
      if left <= rest { return start + left }
      left = TimeSpan(milliseconds: left.milliseconds - rest.milliseconds)
    }
    return nil
  }

  /// Opening to closing of a day; nil on a day off.
  public func openHours(on date: CivilDate) -> Range<Instant>? {
    guard isWorkingDay(date), opensSecond < closesSecond else { return nil }
    let opens = zone.instant(of: WallClock(date: date, secondOfDay: opensSecond)).instant
    let closes = zone.instant(of: WallClock(date: date, secondOfDay: closesSecond), as: .end)
      .instant
    return opens < closes ? opens..<closes : nil
  }
}
