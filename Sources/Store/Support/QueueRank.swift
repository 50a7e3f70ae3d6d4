internal import Commerce

/// One number by which the order queue and the alert list are sorted, ascending: higher score,
/// earlier deadline, larger money; below all that fires what people hold: acknowledged, snoozed,
/// dismissed, each in the same order; then, of what is not stuck, open before closed and newer before
/// older. The row's id settles what is left: older first.
enum QueueRank {
  private static let minutesMask: Int64 = (1 << 26) - 1
  private static let moneyMask: Int64 = (1 << 30) - 1

  static func stuck(
    score: Int, deadline: Instant?, wholeUnits: Int64?, state: TriageState = .firing
  ) -> Int64 {
    let money = min(max(wholeUnits ?? 0, 0), moneyMask)
    guard state != .firing else {
      return Int64(100 - score) << 56 | minutes(deadline) << 30 | (moneyMask - money)
    }
    return ranks(of: state).lowerBound | Int64(100 - score) << 47 | minutes(deadline) << 21
      | (heldMoneyMask - min(money, heldMoneyMask))
  }

  private static let heldMoneyMask: Int64 = (1 << 21) - 1

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
    let age = placedAt == nil ? minutesMask : minutesMask - minutes(placedAt)
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

  private static func minutes(_ instant: Instant?) -> Int64 {
    guard let instant else { return minutesMask }
    return min(max(instant.milliseconds / 60_000, 0), minutesMask)
  }
}
