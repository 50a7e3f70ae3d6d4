import Commerce
import Dashboard
import Dispatch
import Store
import Synchronization

/// Looks at products' content in the background, a chunk of some ten milliseconds at a time, so that
/// edits and refreshes get in between; tells the screen about once a second how far it is.
final class ContentWorker: Sendable {
  private let workspace: Workspace
  private let deliver: @Sendable (Action) -> Void
  private let queue = DispatchQueue(label: "aisle.content", qos: .utility)
  private let isRunning = Mutex(false)

  init(workspace: Workspace, deliver: @escaping @Sendable (Action) -> Void) {
    self.workspace = workspace
    self.deliver = deliver
  }

  /// Starts a pass unless one is under way.
  func start() {
    guard
      isRunning.withLock({ running in
        defer { running = true }
        return !running
      })
    else { return }
    queue.async { [self] in
      defer { isRunning.withLock { $0 = false } }
      do {
        try work()
      } catch {
        deliver(.failed("content: \(error)"))
      }
    }
  }

  private static let chunk = 64

  private func work() throws {
    var lastReport = ContinuousClock.now
    while true {
      let summary = try workspace.store.judge(
        content: workspace.contentRules, now: workspace.clock.now(), limit: Self.chunk)
      let isDone = summary.isComplete || summary.products == 0
      if isDone || ContinuousClock.now - lastReport > .seconds(1) {
        lastReport = .now
        deliver(.snapshot(try workspace.store.snapshot(now: workspace.clock.now())))
      }
      if isDone { return }
    }
  }
}
