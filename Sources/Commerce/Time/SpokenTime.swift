extension StoreZone {
  /// An instant as a sentence names it: `Mon 2026-11-23 18:00`, with `UTC` where that is the zone.
  func spoken(_ instant: Instant) -> String {
    let clock = wallClock(at: instant)
    let text = "\(clock.date.weekday.short) \(clock)"
    return self == .utc ? text + " UTC" : text
  }
}

extension Weekday {
  /// `Mon`
  public var short: String {
    switch self {
    case .monday: "Mon"
    case .tuesday: "Tue"
    case .wednesday: "Wed"
    case .thursday: "Thu"
    case .friday: "Fri"
    case .saturday: "Sat"
    case .sunday: "Sun"
    }
  }
}
