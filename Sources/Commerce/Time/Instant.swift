/// A point in time: milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
public struct Instant: Hashable, Comparable, Sendable {
  public var milliseconds: Int64

  public init(milliseconds: Int64) { self.milliseconds = milliseconds }
  public init(seconds: Int64) { self.milliseconds = seconds * 1_000 }

  public static func < (left: Instant, right: Instant) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// Whole seconds, rounded down.
  public var seconds: Int64 {
    milliseconds >= 0 ? milliseconds / 1_000 : (milliseconds - 999) / 1_000
  }

  public static func + (instant: Instant, span: TimeSpan) -> Instant {
    Instant(milliseconds: instant.milliseconds + span.milliseconds)
  }

  public static func - (instant: Instant, span: TimeSpan) -> Instant {
    Instant(milliseconds: instant.milliseconds - span.milliseconds)
  }

  public static func - (left: Instant, right: Instant) -> TimeSpan {
    TimeSpan(milliseconds: left.milliseconds - right.milliseconds)
  }
}

/// A length of time in milliseconds; may be negative.
public struct TimeSpan: Hashable, Comparable, Sendable {
  public var milliseconds: Int64

  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  public static func seconds(_ count: Int) -> TimeSpan {
    TimeSpan(milliseconds: Int64(count) * 1_000)
  }
  public static func minutes(_ count: Int) -> TimeSpan { .seconds(count * 60) }
  public static func hours(_ count: Int) -> TimeSpan { .minutes(count * 60) }
  /// Days of 24 hours; use `StoreZone` for days on the wall.
  public static func days(_ count: Int) -> TimeSpan { .hours(count * 24) }

  public static func < (left: TimeSpan, right: TimeSpan) -> Bool {
    left.milliseconds < right.milliseconds
  }

  public static func * (span: TimeSpan, times: Int) -> TimeSpan {
    TimeSpan(milliseconds: span.milliseconds * Int64(times))
  }

  /// Two units at most, the way a person says it: `2 h 10`, `45 min`, `3 d 4 h`, `12 s`.
  /// The sign is left to the caller's words.
  public var short: String {
    let seconds = Int(milliseconds.magnitude / 1_000)
    switch seconds {
    case ..<60: return "\(seconds) s"
    case ..<3_600: return "\(seconds / 60) min"
    case ..<86_400:
      let minutes = seconds % 3_600 / 60
      return minutes == 0
        ? "\(seconds / 3_600) h" : "\(seconds / 3_600) h \(zeroPadded(minutes, 2))"
    default:
      let hours = seconds % 86_400 / 3_600
      return hours == 0 ? "\(seconds / 86_400) d" : "\(seconds / 86_400) d \(hours) h"
    }
  }
}

extension Instant: CustomStringConvertible {
  /// RFC 3339 in UTC; milliseconds only when there are some.
  public var description: String {
    let days = Int(seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400)
    let second = Int(seconds) - days * 86_400
    let fraction = Int(milliseconds - seconds * 1_000)
    let time =
      "\(zeroPadded(second / 3_600, 2)):\(zeroPadded(second % 3_600 / 60, 2)):\(zeroPadded(second % 60, 2))"
    let tail = fraction == 0 ? "Z" : ".\(zeroPadded(fraction, 3))Z"
    return "\(CivilDate(daysSinceEpoch: days))T\(time)\(tail)"
  }

  /// Reads RFC 3339: `2026-11-22T10:00:00Z`, `…T10:00:00.250+01:00`. Nil for anything else.
  public init?(rfc3339 text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes[10] == 0x54 || bytes[10] == 0x74 || bytes[10] == 0x20 else {
      return nil
    }
    guard let date = CivilDate(String(decoding: bytes[0..<10], as: UTF8.self)),
      bytes[13] == 0x3A, bytes[16] == 0x3A,
      let hour = Self.number(bytes[11..<13]), hour < 24,
      let minute = Self.number(bytes[14..<16]), minute < 60,
      let second = Self.number(bytes[17..<19]), second < 61
    else { return nil }
    var rest = bytes[19...]
    var milliseconds: Int64 = 0
    if rest.first == 0x2E {
      let digits = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
      guard !digits.isEmpty, let value = Self.number(digits.prefix(3)) else { return nil }
      milliseconds = Int64(value) * [100, 10, 1][min(digits.count, 3) - 1]
      rest = rest.dropFirst(digits.count + 1)
    }
    guard let offset = Self.offsetMinutes(rest) else { return nil }
    let seconds = date.daysSinceEpoch * 86_400 + hour * 3_600 + minute * 60 + second - offset * 60
    self.init(milliseconds: Int64(seconds) * 1_000 + milliseconds)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
      guard (0x30...0x39).contains(digit) else { return nil }
      value = value * 10 + Int(digit - 0x30)
    }
    return digits.isEmpty ? nil : value
  }

  private static func offsetMinutes(_ text: ArraySlice<UInt8>) -> Int? {
    let bytes = Array(text)
    if bytes == [0x5A] || bytes == [0x7A] { return 0 }
    guard bytes.count == 6, bytes[3] == 0x3A, bytes[0] == 0x2B || bytes[0] == 0x2D,
      let hours = number(bytes[1..<3]), hours < 24, let minutes = number(bytes[4..<6]),
      minutes < 60
    else { return nil }
    return (bytes[0] == 0x2D ? -1 : 1) * (hours * 60 + minutes)
  }
}
