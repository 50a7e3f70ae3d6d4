internal import Commerce

/// One number by which the order queue and the alert list are sorted, ascending: higher score,
/// earlier deadline, larger money, older (domain rules §2.4); below all that fires what people hold:
/// acknowledged, snoozed, dismissed, each in the same order but for the age; then, of what is not
/// stuck, open before closed and newer before older. The row's id settles what is left.
///
/// From the top, of what fires: 7 bits of score, 24 of minutes to the deadline, 16 of money, 16 of
/// age. Money is told apart to one part in 2,048.
enum QueueRank {
  private static let minutesMask: Int64 = (1 << 24) - 1
  private static let ageMask: Int64 = (1 << 16) - 1
  private static let moneyMask: Int64 = (1 << 16) - 1

  /// - Parameter began: When the order was placed, or the alert began.
  static func stuck(
    score: Int, deadline: Instant?, wholeUnits: Int64?, began: Instant?,
    state: TriageState = .firing
  ) -> Int64 {
    let money = moneyMask - self.money(wholeUnits ?? 0)
    guard state != .firing else {
      return Int64(100 - score) << 56 | minutes(deadline) << 32 | money << 16
        | age(began, before: deadline)
    }
    return ranks(of: state).lowerBound | Int64(100 - score) << 47 | minutes(deadline) << 23
      | money << 7
  }

  /// What fires ranks below this; what is acknowledged, snoozed or dismissed does not.
  static let firstHeld: Int64 = 100 << 56

  /// The ranks of everything that is held in one way.
  static func ranks(of state: TriageState) -> Range<Int64> {
    let band: Int64
    switch state {
    case .firing: return 0..<firstHeld
    case .acknowledged: band = 0
    case .snoozed: band = 1
    case .dismissed: band = 2
    }
    return (firstHeld | band << 54)..<(firstHeld | (band + 1) << 54)
  }

  static func idle(state: OrderState, placedAt: Instant?) -> Int64 {
    let mask: Int64 = (1 << 26) - 1
    let age = placedAt.map { mask - min(max($0.milliseconds / 60_000, 0), mask) } ?? mask
    let order: Int64 =
      switch state {
      case .open: 0
      case .closed: 1
      case .cancelled: 2
      }
    return Int64(101) << 56 | order << 54 | age << 20
  }

  /// Open orders and orders with alerts rank below this, all others do not.
  static let firstClosed: Int64 = 101 << 56 | 1 << 54

  /// Everything that fires with at least this score ranks below the result; of everything else only
  /// what is held may: for a score of 0 it does.
  static func limit(scoreAtLeast score: Int) -> Int64 { Int64(101 - score) << 56 }

  /// Minutes since 2020, which 24 bits hold until 2051.
  private static func minutes(_ instant: Instant?) -> Int64 {
    guard let instant else { return minutesMask }
    return min(max((instant - epoch).milliseconds / 60_000, 0), minutesMask - 1)
  }

  /// Less for what is older. Two of one deadline are compared by how long before it they began, in
  /// minutes up to 45 days; without a deadline by steps of four hours since 2020.
  private static func age(_ began: Instant?, before deadline: Instant?) -> Int64 {
    guard let began else { return ageMask }
    guard let deadline else {
      return min(max((began - epoch).milliseconds / 14_400_000, 0), ageMask - 1)
    }
    return ageMask - 1 - min(max((deadline - began).milliseconds / 60_000, 0), ageMask - 1)
  }

  private static let epoch = Instant(seconds: 1_577_836_800)

  /// More for more, in 16 bits: 5 say where the first binary digit is, 11 the digits behind it.
  private static func money(_ wholeUnits: Int64) -> Int64 {
    let units = min(max(wholeUnits, 0), (1 << 42) - 1)
    guard units >= 2_048 else { return units }
    let exponent = 63 - units.leadingZeroBitCount - 11
    return Int64(exponent) << 11 + (units >> exponent)
  }
}
