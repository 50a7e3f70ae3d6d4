/// A day of the calendar, anywhere.
public struct TOMLDate: Hashable, Sendable {
  /// As it is written: `2026-11-20`.
  public var text: String
  /// From 0.
  public var year: Int
  /// From 1 to 12.
  public var month: Int
  /// From 1 to the month's last.
  public var day: Int
}

/// A time of day, on any day and anywhere.
public struct TOMLTime: Hashable, Sendable {
  /// As it is written: `14:00:00`, `14:00:00.5`.
  public var text: String
  /// From 0 to 23.
  public var hour: Int
  /// From 0 to 59.
  public var minute: Int
  /// From 0 to 60, which is a leap second; a fraction is in the text alone.
  public var second: Int
}
