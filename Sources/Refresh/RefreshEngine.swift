public import Commerce
import Dispatch
import Synchronization

/// The background refresh: a Dispatch timer that starts cycles on a serial queue and publishes what
/// they find. Decisions are made by `RefreshSchedule`; this only carries them out.
///
/// Ticks and cycles have a queue each, so that a tick during a cycle is seen, and dropped, instead
/// of piling up behind it. `publish` is called on the cycles' queue.
public final class RefreshEngine: Sendable {
  private let ticks = DispatchQueue(label: "aisle.refresh.ticks", qos: .utility)
  private let cycles = DispatchQueue(label: "aisle.refresh.cycles", qos: .utility)
  // SAFETY: set once here and never replaced; Dispatch sources may be resumed, cancelled and
  // released from any thread.
  private nonisolated(unsafe) let timer: any DispatchSourceTimer
  private let schedule = Mutex(RefreshSchedule())
  private let cycle: Mutex<RefreshCycle>
  private let clock: @Sendable () -> Instant
  private let publish: @Sendable (RefreshEvent) -> Void

  /// - Parameters:
  ///   - interval: seconds between two looks; 1 at least.
  ///   - clock: what time it is.
  ///   - publish: told what happens, on the engine's queue.
  public init(
    sources: [RefreshSource], interval: Int, work: RefreshWork,
    clock: @escaping @Sendable () -> Instant, publish: @escaping @Sendable (RefreshEvent) -> Void
  ) {
    self.clock = clock
    self.publish = publish
    cycle = Mutex(RefreshCycle(sources: sources, work: work))
    timer = DispatchSource.makeTimerSource(queue: ticks)
    let seconds = max(1, interval)
    timer.schedule(
      deadline: .now(), repeating: .seconds(seconds), leeway: .milliseconds(200))
    timer.setEventHandler { [weak self] in self?.tick(asked: false) }
  }

  /// Begins at once, then goes on at the interval.
  public func start() { timer.activate() }

  /// No cycle begins after this; one that runs is waited for.
  public func stop() {
    timer.cancel()
    ticks.sync {}
    cycles.sync {}
  }

  /// Looks now, whether paused or backing off. Dropped while a cycle runs.
  public func refreshNow() {
    ticks.async { [weak self] in self?.tick(asked: true) }
  }

  public func setPaused(_ paused: Bool) {
    schedule.withLock { $0.setPaused(paused) }
  }

  private func tick(asked: Bool) {
    let now = clock()
    guard schedule.withLock({ $0.tick(now: now, asked: asked) }) == .start else { return }
    cycles.async { [weak self] in self?.run(now: now) }
  }

  private func run(now: Instant) {
    publish(.started)
    do {
      _ = try cycle.withLock { try $0.run(now: now, report: publish) }
      schedule.withLock { $0.finished() }
    } catch {
      schedule.withLock { $0.failed(now: clock()) }
      publish(.failed("\(error)"))
    }
    publish(.finished)
  }
}
