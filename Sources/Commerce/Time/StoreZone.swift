public import Foundation

/// A time zone by its IANA name, with the questions a store asks of it.
public struct StoreZone: Hashable, Sendable {
  public let timeZone: TimeZone

  /// Nil when the machine's zone data has no such name.
  public init?(identifier: String) {
    guard let zone = TimeZone(identifier: identifier) else { return nil }
    timeZone = zone
  }

  public init(_ timeZone: TimeZone) { self.timeZone = timeZone }

  public static let utc = StoreZone(.gmt)

  public var identifier: String { timeZone.identifier == "GMT" ? "UTC" : timeZone.identifier }

  /// Seconds to add to UTC at this instant.
  public func offset(at instant: Instant) -> Int {
    timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant.seconds)))
  }
}

/// What a clock on the wall shows: a date and a time of day, in no zone.
public struct WallClock: Hashable, Comparable, Sendable {
  public var date: CivilDate
  /// 0..<86,400
  public var secondOfDay: Int

  public init(date: CivilDate, secondOfDay: Int) {
    self.date = date
    self.secondOfDay = secondOfDay
  }

  /// Nil when a part is out of range.
  public init?(date: CivilDate, hour: Int, minute: Int, second: Int = 0) {
    guard (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second) else {
      return nil
    }
    self.init(date: date, secondOfDay: hour * 3_600 + minute * 60 + second)
  }

  public var hour: Int { secondOfDay / 3_600 }
  public var minute: Int { secondOfDay % 3_600 / 60 }
  public var second: Int { secondOfDay % 60 }

  public static func < (left: WallClock, right: WallClock) -> Bool {
    (left.date, left.secondOfDay) < (right.date, right.secondOfDay)
  }

  /// Seconds from 1970-01-01 00:00 on the same wall.
  var secondsSinceEpoch: Int64 { Int64(date.daysSinceEpoch) * 86_400 + Int64(secondOfDay) }
}

extension WallClock: CustomStringConvertible {
  /// `2026-11-22 10:00`
  public var description: String { "\(date) \(time)" }

  /// `10:00`
  public var time: String { "\(zeroPadded(hour, 2)):\(zeroPadded(minute, 2))" }
}

/// How a wall-clock time met the zone's changes of offset.
public enum WallClockFit: Hashable, Sendable {
  case exact
  /// The clocks jumped over it; the next instant that exists was taken.
  case skipped
  /// It happened twice; the first was taken for a start, the last for an end.
  case repeated
}

/// Whether a local time opens or closes an interval, which decides between two equal readings.
public enum IntervalBound: Hashable, Sendable {
  case start
  case end
}

extension StoreZone {
  /// What the wall clock of this zone shows at an instant.
  public func wallClock(at instant: Instant) -> WallClock {
    let local = instant.seconds + Int64(offset(at: instant))
    let days = Int(local >= 0 ? local / 86_400 : (local - 86_399) / 86_400)
    return WallClock(
      date: CivilDate(daysSinceEpoch: days), secondOfDay: Int(local - Int64(days) * 86_400))
  }

  public func date(at instant: Instant) -> CivilDate { wallClock(at: instant).date }

  /// The instant at which this zone's wall shows `local`, so chosen that an interval is never
  /// shorter than its wall-clock text: a repeated time is the first for a start and the last for
  /// an end; a time that does not exist is the next instant that does.
  public func instant(
    of local: WallClock, as bound: IntervalBound = .start
  ) -> (instant: Instant, fit: WallClockFit) {
    let wall = local.secondsSinceEpoch
    let before = Int64(offset(at: Instant(seconds: wall - 86_400)))
    let after = Int64(offset(at: Instant(seconds: wall + 86_400)))
    let candidates = Set([before, after]).map { wall - $0 }
      .filter { Int64(offset(at: Instant(seconds: $0))) == wall - $0 }
      .sorted()
    if let first = candidates.first, let last = candidates.last {
      let chosen = bound == .start ? first : last
      return (Instant(seconds: chosen), first == last ? .exact : .repeated)
    }
    return (Instant(seconds: transition(from: wall - 86_400, to: wall + 86_400)), .skipped)
  }

  /// The first second at which the offset differs from the one at `from`, by bisection.
  private func transition(from: Int64, to: Int64) -> Int64 {
    let old = offset(at: Instant(seconds: from))
    var low = from
    var high = to
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if offset(at: Instant(seconds: middle)) == old { low = middle } else { high = middle }
    }
    return high
  }

  /// The first instant of a day; where midnight does not exist, the first that does.
  public func startOfDay(_ date: CivilDate) -> Instant {
    instant(of: WallClock(date: date, secondOfDay: 0)).instant
  }

  /// `[00:00, next 00:00)`: 23, 24 or 25 hours in most zones.
  public func day(_ date: CivilDate) -> Range<Instant> {
    startOfDay(date)..<startOfDay(date.adding(days: 1))
  }
}
