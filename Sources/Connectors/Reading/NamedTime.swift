import Commerce

/// The date, and perhaps the time, that an export's name tells: `products_export_2026-11-20.csv`,
/// `stock 20261120-0312.txt`, `All+Listings+Report_11-20-2026.txt`. Of several the last, since a range
/// ends with it.
struct NamedTime: Hashable {
  var date: CivilDate
  /// Seconds since midnight on the wall; nil when the name tells only the day.
  var secondOfDay: Int?

  /// - Parameter order: what `04-05-2026` means; without it only what can't be mistaken is read.
  init?(name: String, order: DateOrder?) {
    let runs = Self.digitRuns(Array(name.utf8))
    var found: NamedTime?
    var index = 0
    while index < runs.count {
      if let (time, length) = Self.read(runs[index...], order) {
        found = time
        index += length
      } else {
        index += 1
      }
    }
    guard let found else { return nil }
    self = found
  }

  private init(_ date: CivilDate, _ secondOfDay: Int?) {
    self.date = date
    self.secondOfDay = secondOfDay
  }

  /// Digits that follow each other, and what stands between them and the next ones where that is a
  /// single byte.
  private struct Run {
    var digits: [UInt8]
    var separator: UInt8?

    func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + Int($1) } }
    var number: Int { number(digits.indices) }
    var count: Int { digits.count }
  }

  private static func digitRuns(_ name: [UInt8]) -> [Run] {
    var runs: [Run] = []
    var index = 0
    while index < name.count {
      let start = index
      while index < name.count, (0x30...0x39).contains(name[index]) { index += 1 }
      guard index > start else {
        index += 1
        continue
      }
      let isSingle = index + 1 < name.count && (0x30...0x39).contains(name[index + 1])
      runs.append(
        Run(digits: name[start..<index].map { $0 - 0x30 }, separator: isSingle ? name[index] : nil))
    }
    return runs
  }

  /// What the first runs say, and how many of them say it.
  private static func read(
    _ runs: ArraySlice<Run>, _ order: DateOrder?
  ) -> (NamedTime, length: Int)? {
    let runs = Array(runs.prefix(6))
    let first = runs[0]
    if [8, 12, 14].contains(first.count) {
      guard let date = date(first.number(0..<4), first.number(4..<6), first.number(6..<8)) else {
        return nil
      }
      if first.count > 8 {
        return (NamedTime(date, time(packed: first.digits.dropFirst(8))), 1)
      }
      let (time, length) = timeAfter(runs, at: 1, order)
      return (NamedTime(date, time), 1 + length)
    }
    guard let date = date(runs[...], order) else { return nil }
    let (time, length) = timeAfter(runs, at: 3, order)
    return (NamedTime(date, time), 3 + length)
  }

  /// The date that three runs with the same mark between them make.
  private static func date(_ runs: ArraySlice<Run>, _ order: DateOrder?) -> CivilDate? {
    let runs = Array(runs.prefix(3))
    guard runs.count == 3, let separator = runs[0].separator, "-_.".utf8.contains(separator),
      runs[1].separator == separator
    else { return nil }
    let numbers = runs.map(\.number)
    switch runs.map(\.count) {
    case [4, 2, 2]: return date(numbers[0], numbers[1], numbers[2])
    case [2, 2, 4], [1, 2, 4], [2, 1, 4], [1, 1, 4]:
      let monthFirst = date(numbers[2], numbers[0], numbers[1])
      let dayFirst = date(numbers[2], numbers[1], numbers[0])
      switch order {
      case .monthFirst: return monthFirst
      case .dayFirst: return dayFirst
      case nil: return monthFirst == nil || dayFirst == nil ? monthFirst ?? dayFirst : nil
      }
    default: return nil
    }
  }

  private static func date(_ year: Int, _ month: Int, _ day: Int) -> CivilDate? {
    (2_000..<2_100).contains(year) ? CivilDate(year: year, month: month, day: day) : nil
  }

  /// The time behind a date: `0312`, `031205`, `03-12`, `03.12.05`; a lone number counts files.
  private static func timeAfter(
    _ runs: [Run], at index: Int, _ order: DateOrder?
  ) -> (Int?, length: Int) {
    guard index < runs.count, runs[index - 1].separator != nil,
      date(runs[index...], order) == nil
    else { return (nil, 0) }
    let first = runs[index]
    if first.count == 4 || first.count == 6, let time = time(packed: first.digits[...]) {
      return (time, 1)
    }
    let parts = runs[index...].prefix(3)
    guard first.count == 2, first.separator != nil, parts.count > 1 else { return (nil, 0) }
    let count =
      parts.count == 3 && parts.allSatisfy({ $0.count == 2 })
        && parts[index + 1].separator == first.separator ? 3 : 2
    guard parts.prefix(count).allSatisfy({ $0.count == 2 }),
      let time = time(packed: ArraySlice(parts.prefix(count).flatMap(\.digits)))
    else { return (nil, 0) }
    return (time, count)
  }

  private static func time(packed digits: ArraySlice<UInt8>) -> Int? {
    let pairs = stride(from: digits.startIndex, to: digits.endIndex - 1, by: 2).map {
      Int(digits[$0]) * 10 + Int(digits[$0 + 1])
    }
    guard pairs.count >= 2, pairs[0] < 24, pairs.dropFirst().allSatisfy({ $0 < 60 }) else {
      return nil
    }
    return pairs[0] * 3_600 + pairs[1] * 60 + (pairs.count > 2 ? pairs[2] : 0)
  }
}
