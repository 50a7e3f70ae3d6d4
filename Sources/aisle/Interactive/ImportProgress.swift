import Commerce
import Dashboard
import Foundation
import Synchronization

/// Turns bytes read into a line for the header, a few times a second at most.
final class ImportProgress: Sendable {
  private let deliver: @Sendable (Action) -> Void
  private let lastReport = Mutex(ContinuousClock.now)

  init(deliver: @escaping @Sendable (Action) -> Void) { self.deliver = deliver }

  var report: @Sendable (String, Int64) -> Void {
    { path, bytes in
      let isDue = self.lastReport.withLock { last in
        guard ContinuousClock.now - last > .milliseconds(250) else { return false }
        last = ContinuousClock.now
        return true
      }
      guard isDue else { return }
      let name = path.split(separator: "/").last.map(String.init) ?? path
      self.deliver(.importProgress("reading \(name), \(bytes / 1_000_000) MB"))
    }
  }
}
