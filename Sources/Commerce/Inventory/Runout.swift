/// When stock runs out, with what is on its way. Source: domain rules §1.3.
public enum Runout {
  /// Days in tenths that the available units last; 0 at or below none, nil without sales or when
  /// a quantity is unknown.
  public static func coverDeciDays(available: Int?, velocityMilli: Int?) -> Int? {
    guard let available else { return nil }
    guard available > 0 else { return 0 }
    guard let velocityMilli, velocityMilli > 0 else { return nil }
    let (product, overflow) = available.multipliedReportingOverflow(by: 10_000)
    return overflow ? nil : product / velocityMilli
  }

  /// Days from today until nothing is left: the first `t` with `s(t) <= 0`, where
  /// `s(t) = s(t−1) − v + arrivals(t)`. Deliveries without a date, and those whose day has passed,
  /// are not counted on. Nil when it never runs out or the numbers are out of range.
  public static func days(
    available: Int, velocityMilli: Int, today: CivilDate, inbound: [InboundLine]
  ) -> Int? {
    guard velocityMilli > 0 else { return nil }
    var left = Int128(available) * 1_000
    var reached = 0
    let arrivals = arrivals(inbound, from: today)
    left += arrivals.prefix { $0.day == 0 }.reduce(0) { $0 + $1.milli }
    guard left > 0 else { return 0 }
    for arrival in arrivals where arrival.day > 0 {
      let empty = reached + daysUntilEmpty(left, velocityMilli)
      if empty < arrival.day { return empty }
      left += arrival.milli - Int128(velocityMilli) * Int128(arrival.day - reached)
      reached = arrival.day
      if left <= 0 { return reached }
    }
    return reached + daysUntilEmpty(left, velocityMilli)
  }

  /// The days without stock before the next delivery; nil when it comes in time, or none is due,
  /// or nothing is left even now.
  public static func gap(
    available: Int, velocityMilli: Int, today: CivilDate, inbound: [InboundLine]
  ) -> StockGap? {
    guard available > 0,
      let days = days(
        available: available, velocityMilli: velocityMilli, today: today, inbound: inbound),
      let next = arrivals(inbound, from: today).first(where: { $0.day > days })
    else { return nil }
    return StockGap(
      runsOutOn: today.adding(days: days), arrivesOn: today.adding(days: next.day),
      days: next.day - days)
  }

  /// Units by day from today, summed, in order; thousandths.
  private static func arrivals(
    _ inbound: [InboundLine], from today: CivilDate
  ) -> [(day: Int, milli: Int128)] {
    var sums: [Int: Int128] = [:]
    for line in inbound where line.units > 0 {
      guard let day = line.expectedOn.map({ $0.daysSinceEpoch - today.daysSinceEpoch }), day >= 0
      else { continue }
      sums[day, default: 0] += Int128(line.units) * 1_000
    }
    return sums.map { (day: $0.key, milli: $0.value) }.sorted { $0.day < $1.day }
  }

  private static func daysUntilEmpty(_ milli: Int128, _ velocityMilli: Int) -> Int {
    let velocity = Int128(velocityMilli)
    return Int(clamping: min((milli + velocity - 1) / velocity, 1_000_000))
  }
}

/// Days between the last unit sold and the next delivery.
public struct StockGap: Hashable, Sendable {
  public var runsOutOn: CivilDate
  public var arrivesOn: CivilDate
  /// 1 or more.
  public var days: Int

  /// Sales lost in the gap: days × units a day × price. An estimate. Nil without a price.
  public func atRisk(velocityMilli: Int, price: Money?) -> Money? {
    let (units, overflow) = days.multipliedReportingOverflow(by: velocityMilli)
    return overflow ? nil : price?.scaled(numerator: Int64(units), denominator: 1_000)
  }
}
