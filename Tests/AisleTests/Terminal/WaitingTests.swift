import Commerce
import Dispatch
import Foundation
import Store
import Synchronization
import Testing

extension RealTerminal {
  /// Two programs on one store, of which one writes for long.
  @Suite struct WaitingTests {
    @Test func `a change waits visibly for another program's import, and is done after it`()
      async throws
    {
      let home = try await Home.withSample()
      let terminal = try await Terminal(home)
      try await terminal.start()
      let order = try await terminal.cursorLine()
      let held = try HeldStore(home.store)
      defer { held.letGo() }
      try await eventually("the other program writes") { held.isHeld ? true : nil }

      // Reading goes on meanwhile.
      try await terminal.press("j")
      _ = try await terminal.cursorLine(not: order)
      try await terminal.press("a")
      try await terminal.waitFor("waiting: the store is being written to")
      held.letGo()
      try await terminal.waitForNo("waiting: the store")
      try await terminal.waitFor("cknowledged #")
    }
  }
}

/// An import in another connection that lasts until it is let go.
private final class HeldStore: Sendable {
  private let writing = Atomic(false)
  private let end = DispatchSemaphore(value: 0)

  init(_ path: String) throws {
    let store = try Store.open(path: path)
    let channel = Channel(code: "elsewhere", name: "Elsewhere", kind: .ownStore)
    let run = ImportRunInfo(
      source: "elsewhere", channel: channel, file: "long.csv", format: "stock", subject: .stock,
      contentHash: "long")
    let now = Instant(milliseconds: 1_795_200_000_000)
    Thread.detachNewThread { [self] in
      _ = try? store.importRun(run, now: now) { _ in
        writing.store(true, ordering: .releasing)
        end.wait()
        return 0
      }
    }
  }

  var isHeld: Bool { writing.load(ordering: .acquiring) }

  func letGo() { end.signal() }
}
