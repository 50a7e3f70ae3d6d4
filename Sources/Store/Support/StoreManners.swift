internal import Foundation
import Synchronization

/// How several programs share the one place for a writer: whoever finds it taken asks again every
/// few milliseconds, and whoever writes again and again leaves it free for a little longer than that
/// now and then. SQLite itself keeps no queue: its own waiting grows to a tenth of a second, in which
/// a busy program takes the place again each time.
final class StoreManners: Sendable {
  /// Between two questions, in microseconds.
  private static let pause: UInt32 = 2_000
  /// A minute: longer than an import of a million variants keeps the place.
  private static let mostTries = 30_000
  /// How long upkeep may go on at a stretch.
  private static let stretch = Duration.milliseconds(100)
  /// Longer than two questions.
  private static let room = 0.005

  private let turn = Mutex<(began: ContinuousClock.Instant, last: ContinuousClock.Instant)?>(nil)

  /// SQLite's busy handler: whether to ask again after `tries` questions.
  static func wait(tries: Int) -> Bool {
    guard tries < mostTries else { return false }
    usleep(pause)
    return true
  }

  /// After a transaction of upkeep: leaves the place free for a moment when it was ours for long. A
  /// pause that was there anyway counts as one.
  func makeRoom() {
    let now = ContinuousClock.now
    let isLong = turn.withLock { turn in
      guard let known = turn, now - known.last < .milliseconds(50) else {
        turn = (now, now)
        return false
      }
      guard now - known.began > Self.stretch else {
        turn = (known.began, now)
        return false
      }
      turn = nil
      return true
    }
    if isLong { Thread.sleep(forTimeInterval: Self.room) }
  }
}
