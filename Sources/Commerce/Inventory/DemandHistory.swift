import Foundation

/// One complete local day of a variant's sales.
public struct DemandDay: Hashable, Sendable {
  /// Ordered less cancelled; returns do not lower demand.
  public var units: Int
  /// Minutes of the day without stock.
  public var outMinutes: Int
  /// 1,380, 1,440 or 1,500: the day's own length.
  public var dayMinutes: Int

  public init(units: Int, outMinutes: Int = 0, dayMinutes: Int = 1_440) {
    self.units = units
    self.outMinutes = outMinutes
    self.dayMinutes = dayMinutes
  }

  /// 0...1
  var inStockShare: Double {
    guard dayMinutes > 0 else { return 0 }
    return 1 - Double(min(max(0, outMinutes), dayMinutes)) / Double(dayMinutes)
  }
}

/// How a variant sells, from its complete days; today is not one of them. Source: §1.2.
public struct DemandHistory: Hashable, Sendable {
  /// Oldest first, without gaps: a day without sales is a day with 0 units.
  public var days: [DemandDay]

  public init(days: [DemandDay]) { self.days = days }

  /// Fewer days in stock than this tell nothing.
  static let leastInStockDays = 3.0

  /// Days with stock among the last `window`, parts of days included.
  public func inStockDays(last window: Int) -> Double {
    days.suffix(window).reduce(0) { $0 + $1.inStockShare }
  }

  /// Units a day in thousandths over the last `window` days: units over days in stock. Nil with
  /// fewer than three days in stock.
  public func velocityMilli(last window: Int) -> Int? {
    let inStock = inStockDays(last: window)
    guard inStock >= Self.leastInStockDays else { return nil }
    let units = days.suffix(window).reduce(0) { $0 + $1.units }
    return Self.milli(Double(units) / inStock)
  }

  /// `v7 / v30 − 1` in basis points; nil without both or without sales.
  public var trend: BasisPoints? {
    guard let week = velocityMilli(last: 7), let month = velocityMilli(last: 30), month > 0 else {
      return nil
    }
    return BasisPoints(week * 10_000 / month - 10_000)
  }

  /// Mean and deviation a day in thousandths over the last 90 days, newer days weighing more:
  /// `w = exp(−ln 2 / H · age)` over days with stock. Nil with fewer than three such days.
  public func weighted(halfLifeDays: Double = 14) -> (meanMilli: Int, deviationMilli: Int)? {
    let recent = days.suffix(90)
    var weights = 0.0
    var sum = 0.0
    var squares = 0.0
    var counted = 0
    for (age, day) in recent.reversed().enumerated() where day.inStockShare > 0 {
      let weight = exp(-log(2) / halfLifeDays * Double(age))
      weights += weight
      sum += weight * Double(day.units)
      squares += weight * Double(day.units) * Double(day.units)
      counted += 1
    }
    guard Double(counted) >= Self.leastInStockDays, weights > 0 else { return nil }
    let mean = sum / weights
    let variance = max(0, squares / weights - mean * mean)
    return (Self.milli(mean), Self.milli(variance.squareRoot()))
  }

  /// The velocity that alerts use: the weighted one for steady demand, that of 90 days for rare
  /// demand; nil when there is no estimate.
  public var alertVelocityMilli: Int? {
    switch pattern {
    case .smooth, .erratic: weighted()?.meanMilli
    case .intermittent, .lumpy: velocityMilli(last: 90)
    case .none: velocityMilli(last: 90)
    }
  }

  private static func milli(_ units: Double) -> Int {
    let scaled = (units * 1_000).rounded()
    return Int(exactly: scaled) ?? .max
  }
}
