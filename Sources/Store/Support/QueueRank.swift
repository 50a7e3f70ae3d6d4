internal import Commerce

/// One number by which the order queue and the alert list are sorted, ascending: higher score,
/// earlier deadline, larger money; then, of what is not stuck, open before closed and newer before
/// older. The row's id settles what is left: older first.
enum QueueRank {
  private static let minutesMask: Int64 = (1 << 26) - 1
  private static let moneyMask: Int64 = (1 << 30) - 1

  static func stuck(score: Int, deadline: Instant?, wholeUnits: Int64?) -> Int64 {
    let money = min(max(wholeUnits ?? 0, 0), moneyMask)
    return Int64(100 - score) << 56 | minutes(deadline) << 30 | (moneyMask - money)
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

  /// Everything with at least this score ranks below the result, everything else does not.
  static func limit(scoreAtLeast score: Int) -> Int64 { Int64(101 - score) << 56 }

  private static func minutes(_ instant: Instant?) -> Int64 {
    guard let instant else { return minutesMask }
    return min(max(instant.milliseconds / 60_000, 0), minutesMask)
  }
}
