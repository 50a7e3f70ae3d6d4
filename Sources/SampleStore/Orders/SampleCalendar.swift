import Commerce

/// Days and hours counted from the evening of the exports.
struct SampleCalendar {
  let asOf: CivilDate
  let zone: StoreZone
  private let clocks: [Int: DayClock]

  init(asOf: CivilDate, zone: StoreZone) {
    self.asOf = asOf
    self.zone = zone
    clocks = Dictionary(
      uniqueKeysWithValues: (-(OrderTimeline.days + 30)...30).map {
        ($0, DayClock(asOf.adding(days: $0), zone: zone))
      })
  }

  /// A time on the day so many days after the exports; before them when negative.
  func moment(day: Int, secondOfDay: Int) -> SampleMoment {
    let clock = clocks[day] ?? DayClock(asOf.adding(days: day), zone: zone)
    return clock.moment(secondOfDay: secondOfDay)
  }

  func day(of date: CivilDate) -> Int { date.daysSinceEpoch - asOf.daysSinceEpoch }

  /// Ten past nine in the evening: when the exports were made.
  var exportedAt: SampleMoment {
    moment(day: 0, secondOfDay: OrderTimeline.lastHour * 3_600 + 600)
  }

  /// The same or the next day that is neither Saturday nor Sunday.
  func workingDay(from day: Int) -> Int {
    var day = day
    while [.saturday, .sunday].contains(asOf.adding(days: day).weekday) { day += 1 }
    return day
  }

  func workingDay(_ count: Int, after day: Int) -> Int {
    var day = workingDay(from: day)
    for _ in 0..<count { day = workingDay(from: day + 1) }
    return day
  }

  /// When an order that nothing holds up leaves Berlin: the same working day when it came before
  /// two in the afternoon, else on the next one's morning.
  func shipped(after placed: SampleMoment, _ random: inout SampleRandom) -> SampleMoment {
    let day = day(of: placed.local.date)
    let isEarly = placed.local.hour < 14 && workingDay(from: day) == day
    return isEarly
      ? moment(day: day, secondOfDay: random.within(54_000...63_000))
      : moment(day: workingDay(from: day + 1), secondOfDay: random.within(32_400...45_000))
  }
}
