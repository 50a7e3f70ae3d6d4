import Commerce
import Dashboard
import Foundation
import Synchronization

/// Turns bytes read into a line for the header, a few times a second at most.
final class ImportProgress: Sendable {
  private let deliver: @Sendable (Action) -> Void
  private let lastReport = Mutex(ContinuousClock.now)

  init(deliver: @escaping @Sendable (Action) -> Void) { self.deliver = deliver }

  var report: @Sendable (ReadingProgress) -> Void {
    { progress in
      let isDue = self.lastReport.withLock { last in
        guard ContinuousClock.now - last > .milliseconds(250) else { return false }
        last = ContinuousClock.now
        return true
      }
      guard isDue else { return }
      self.deliver(.importProgress(progress.words))
    }
  }
}
