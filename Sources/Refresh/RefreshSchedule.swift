public import Commerce

/// Decides whether a cycle begins: a value that is told what happens and does nothing itself.
public struct RefreshSchedule: Equatable, Sendable {
  public enum Decision: Equatable, Sendable {
    case start
    /// A cycle is still running: this tick is dropped.
    case skipInFlight
    /// The last cycles failed: not before this instant.
    case waitUntil(Instant)
    case paused
  }

  public private(set) var isPaused = false
  public private(set) var isInFlight = false
  public private(set) var failures = 0
  private var retryAt: Instant?

  public init() {}

  /// A tick of the timer, or a person's wish, which neither pause nor back-off holds up.
  public mutating func tick(now: Instant, asked: Bool = false) -> Decision {
    if isInFlight { return .skipInFlight }
    if !asked {
      if isPaused { return .paused }
      if let retryAt, now < retryAt { return .waitUntil(retryAt) }
    }
    isInFlight = true
    return .start
  }

  public mutating func finished() {
    isInFlight = false
    failures = 0
    retryAt = nil
  }

  public mutating func failed(now: Instant) {
    isInFlight = false
    failures += 1
    retryAt = now + BackOff.pause(afterFailures: failures)
  }

  public mutating func setPaused(_ paused: Bool) { isPaused = paused }
}
