import Commerce
import TerminalKit

/// Deadlines, ages and clocks, the way a person says them.
enum TimeWords {
  /// `in 2 h 10` or `18 h late`.
  static func remaining(until instant: Instant, now: Instant) -> String {
    let left = instant - now
    return left.milliseconds >= 0 ? "in \(left.short)" : "\(left.short) late"
  }

  /// `ship by in 2h10`, `auth ends 3d4h late`: short enough for a column.
  static func deadline(_ deadline: Deadline, now: Instant) -> String {
    let left = deadline.at - now
    let amount = left.short.replacing(" ", with: "").replacing("min", with: "m")
    return left.milliseconds >= 0
      ? "\(deadline.kind.label) in \(amount)" : "\(deadline.kind.label) \(amount) late"
  }

  /// Overdue is critical, under four hours a warning.
  static func style(of deadline: Deadline, now: Instant) -> Style {
    let left = deadline.at - now
    if left.milliseconds < 0 { return .critical }
    return left <= .hours(4) ? .warning : .text
  }

  /// `4s`, `3m`, `2h`, `5d`: as short as the header needs it.
  static func age(_ span: TimeSpan) -> String {
    let seconds = max(0, Int(span.milliseconds / 1_000))
    return switch seconds {
    case ..<100: "\(seconds)s"
    case ..<6_000: "\(seconds / 60)m"
    case ..<172_800: "\(seconds / 3_600)h"
    default: "\(seconds / 86_400)d"
    }
  }

  /// `Sun 22 Nov 10:00`
  static func clock(_ instant: Instant, zone: StoreZone) -> String {
    let wall = zone.wallClock(at: instant)
    return "\(wall.date.weekday.short) \(wall.date.day) \(monthShort(wall.date.month)) \(wall.time)"
  }

  /// `22 Nov 10:00`, with the year where it is another one.
  static func stamp(_ instant: Instant, zone: StoreZone, now: Instant) -> String {
    let wall = zone.wallClock(at: instant)
    let year = wall.date.year == zone.date(at: now).year ? "" : " \(wall.date.year)"
    return "\(wall.date.day) \(monthShort(wall.date.month))\(year) \(wall.time)"
  }

  static func monthShort(_ month: Int) -> String { String(monthName(month).prefix(3)) }

  static func monthName(_ month: Int) -> String {
    let names = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    return names[min(max(1, month), 12) - 1]
  }
}
