import Commerce

/// When the orders of a channel were placed: more by day than by night, more each week, most on
/// promotion days. A function of the order's number, oldest first.
struct OrderTimeline {
  let count: Int
  let asOf: CivilDate
  let zone: StoreZone
  private let seed: UInt64
  /// Orders placed before each day; one more element than days.
  private let before: [Int]
  private let clocks: [DayClock]

  /// About a hundred days: a quarter and its first weeks to compare with.
  static let days = 100

  init(count: Int, asOf: CivilDate, zone: StoreZone, seed: UInt64) {
    self.count = count
    self.asOf = asOf
    self.zone = zone
    self.seed = seed
    let dates = (0..<Self.days).map { asOf.adding(days: $0 - Self.days + 1) }
    clocks = dates.map { DayClock($0, zone: zone) }
    let weights = dates.enumerated().map { offset, date in
      Self.weight(of: date, offset: offset)
    }
    let total = weights.reduce(0, +)
    var sum = 0
    before =
      [0]
      + weights.map { weight in
        sum += weight
        return count * sum / total
      }
  }

  /// The local time at which an order was placed.
  func moment(_ number: Int) -> SampleMoment {
    let day = dayIndex(of: number)
    let size = before[day + 1] - before[day]
    var random = SampleRandom(seed: seed, purpose: .timeline, index: number)
    let jitter = 0.1 + 0.8 * random.unit()
    let share = (Double(number - before[day]) + jitter) / Double(max(1, size))
    let latest = day == Self.days - 1 ? Self.lastHour : 24
    return clocks[day].moment(secondOfDay: Self.secondOfDay(share, until: latest))
  }

  /// The order placed nearest to `time` so many days before the last one.
  func number(daysBefore: Int, secondOfDay: Int) -> Int {
    let day = max(0, Self.days - 1 - daysBefore)
    let latest = day == Self.days - 1 ? Self.lastHour : 24
    let share = Self.share(before: secondOfDay, until: latest)
    let size = before[day + 1] - before[day]
    return min(count - 1, before[day] + Int(share * Double(size)))
  }

  private func dayIndex(of number: Int) -> Int {
    var low = 0
    var high = Self.days
    while high - low > 1 {
      let middle = (low + high) / 2
      if before[middle] <= number { low = middle } else { high = middle }
    }
    return low
  }
}

extension OrderTimeline {
  /// The exports were made at nine in the evening.
  static let lastHour = 21

  private static func weight(of date: CivilDate, offset: Int) -> Int {
    var weight = 1_000 + offset * 7
    switch date.weekday {
    case .monday: weight = weight * 115 / 100
    case .saturday: weight = weight * 85 / 100
    case .sunday: weight = weight * 108 / 100
    default: break
    }
    // Singles' Day, the first day of Black Week, and a launch in October.
    switch days - 1 - offset {
    case 9: return weight * 19 / 10
    case 0: return weight * 14 / 10
    case 38, 37: return weight * 15 / 10
    default: return weight
    }
  }

  /// Orders in each hour of a day, per thousand.
  private static let hours = [
    9, 5, 3, 2, 3, 6, 14, 26, 41, 52, 57, 58, 60, 56, 52, 51, 54, 58, 66, 78, 87, 80, 54, 28,
  ]

  private static func secondOfDay(_ share: Double, until latest: Int) -> Int {
    var rest = share * Double(hours[..<latest].reduce(0, +))
    for hour in 0..<latest {
      let size = Double(hours[hour])
      if rest < size { return hour * 3_600 + Int(rest / size * 3_600) }
      rest -= size
    }
    return latest * 3_600 - 1
  }

  private static func share(before second: Int, until latest: Int) -> Double {
    let hour = min(second / 3_600, latest - 1)
    let part = Double(hours[hour]) * Double(second - hour * 3_600) / 3_600
    let sum = Double(hours[..<hour].reduce(0, +)) + part
    return min(0.999_999, sum / Double(hours[..<latest].reduce(0, +)))
  }
}
