/// A month as a wall calendar shows it: whole weeks, the neighbours' days filling the ends.
public struct CalendarMonth: Hashable, Sendable {
  public let year: Int
  /// 1...12
  public let month: Int
  public let firstWeekday: Weekday
  /// Four to six weeks of seven days.
  public let weeks: [[CivilDate]]

  /// Nil when there is no such month.
  public init?(year: Int, month: Int, firstWeekday: Weekday = .monday) {
    guard let first = CivilDate(year: year, month: month, day: 1) else { return nil }
    self.init(containing: first, firstWeekday: firstWeekday)
  }

  /// The month that a day lies in.
  public init(containing date: CivilDate, firstWeekday: Weekday = .monday) {
    let first = date.adding(days: 1 - date.day)
    year = date.year
    month = date.month
    self.firstWeekday = firstWeekday
    let lead = (first.weekday.rawValue - firstWeekday.rawValue + 7) % 7
    let length = CivilDate.length(ofMonth: date.month, year: date.year)
    let start = first.adding(days: -lead)
    weeks = (0..<(lead + length + 6) / 7).map { week in
      (0..<7).map { start.adding(days: week * 7 + $0) }
    }
  }

  /// False for the neighbours' days.
  public func contains(_ date: CivilDate) -> Bool { date.year == year && date.month == month }

  /// Which entries touch each day of the grid, in their order; days without any are absent.
  ///
  /// An entry is a half-open interval: one that ends at midnight does not touch the day that then
  /// begins. An open end touches every later day; an end before the start touches the start's day.
  public func entries<Entry>(
    _ entries: [Entry], zone: StoreZone, interval: (Entry) -> (start: Instant, end: Instant?)
  ) -> [CivilDate: [Entry]] {
    guard let first = weeks.first?.first, let last = weeks.last?.last else { return [:] }
    var touched: [CivilDate: [Entry]] = [:]
    for entry in entries {
      let (start, end) = interval(entry)
      let days = zone.days(from: start, to: end)
      var day = max(days.first, first)
      let final = min(days.last ?? last, last)
      while day <= final {
        touched[day, default: []].append(entry)
        day = day.adding(days: 1)
      }
    }
    return touched
  }

  /// The pane's rows by day.
  public func entries(_ rows: [PromotionRow], zone: StoreZone) -> [CivilDate: [PromotionRow]] {
    entries(rows, zone: zone) { ($0.startAt, $0.endAt) }
  }
}

extension StoreZone {
  /// The days of this zone that `[start, end)` touches; `last` is nil for an open end.
  public func days(from start: Instant, to end: Instant?) -> (first: CivilDate, last: CivilDate?) {
    let first = date(at: start)
    guard let end else { return (first, nil) }
    return (first, max(first, date(at: end - TimeSpan(milliseconds: 1))))
  }
}
