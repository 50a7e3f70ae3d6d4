/// When a waiver ends, as a person writes it.
public enum WaiverEnd {
  /// `2026-12-31` is up to the end of that day in the store's zone, `30d` the end of the thirtieth
  /// day from now, an RFC 3339 instant itself. Nil for anything else.
  public static func read(_ text: String, zone: StoreZone, now: Instant) -> Instant? {
    if let date = CivilDate(text) { return zone.day(date).upperBound }
    if let instant = Instant(rfc3339: text) { return instant }
    guard text.last == "d", let days = Int(text.dropLast()), (1...3_650).contains(days) else {
      return nil
    }
    return zone.day(zone.date(at: now).adding(days: days)).upperBound
  }
}
