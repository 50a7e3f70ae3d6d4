import Commerce

/// A point in time together with what the store's wall clock showed.
struct SampleMoment: Comparable {
  var local: WallClock
  var instant: Instant
  /// Seconds east of UTC.
  var offset: Int

  static func < (left: SampleMoment, right: SampleMoment) -> Bool { left.instant < right.instant }

  /// `2026-11-20 18:04:09 +0100`, as Shopify writes times.
  var shopText: String {
    let minutes = abs(offset) / 60
    return "\(local.date) \(Self.clock(local)) \(offset < 0 ? "-" : "+")"
      + Self.twoDigits(minutes / 60) + Self.twoDigits(minutes % 60)
  }

  /// `2026-11-20T17:04:09+00:00`, as Amazon's order reports write them.
  var marketText: String {
    let utc = StoreZone.utc.wallClock(at: instant)
    return "\(utc.date)T\(Self.clock(utc))+00:00"
  }

  static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func clock(_ wall: WallClock) -> String {
    "\(twoDigits(wall.hour)):\(twoDigits(wall.minute)):\(twoDigits(wall.second))"
  }
}

/// Turns times of one day into moments, without asking the zone again on ordinary days.
struct DayClock {
  let date: CivilDate
  private let zone: StoreZone
  private let start: Instant
  private let offset: Int
  private let isPlain: Bool

  init(_ date: CivilDate, zone: StoreZone) {
    self.date = date
    self.zone = zone
    start = zone.startOfDay(date)
    offset = zone.offset(at: start)
    isPlain = zone.offset(at: start + .hours(26)) == offset
  }

  func moment(secondOfDay: Int) -> SampleMoment {
    let local = WallClock(date: date, secondOfDay: secondOfDay)
    guard !isPlain else {
      return SampleMoment(local: local, instant: start + .seconds(secondOfDay), offset: offset)
    }
    let instant = zone.instant(of: local).instant
    return SampleMoment(local: local, instant: instant, offset: zone.offset(at: instant))
  }
}
