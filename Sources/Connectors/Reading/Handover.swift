import Dispatch
import Synchronization

/// A short queue between a thread that makes values and one that takes them. The maker waits while
/// it is full, the taker while it is empty. What was used goes back to its maker, who frees it:
/// freeing what another thread has allocated takes longer, and the taker has more to do.
final class Handover<Value: Sendable>: Sendable {
  private struct State {
    var waiting: [Value] = []
    var used: [Value] = []
    var isDrained = false
  }

  private let state = Mutex(State())
  private let room = DispatchSemaphore(value: 0)
  private let filled = DispatchSemaphore(value: 0)
  private let closed = DispatchSemaphore(value: 0)

  /// - Parameter count: how many values may wait.
  init(room count: Int) {
    // A semaphore must not end lower than it began.
    for _ in 0..<count { room.signal() }
  }

  /// Hands a value over. False when nobody takes any more.
  func put(_ value: Value) -> Bool {
    room.wait()
    var used: [Value] = []
    let isTaken = state.withLock { state in
      swap(&used, &state.used)
      if !state.isDrained { state.waiting.append(value) }
      return !state.isDrained
    }
    if isTaken { filled.signal() }
    return isTaken
  }

  /// Hands over the last value; the maker does nothing after it.
  func close(with last: Value) {
    state.withLock { $0.waiting.append(last) }
    filled.signal()
    closed.signal()
  }

  /// The next value.
  func take() -> Value {
    filled.wait()
    room.signal()
    return state.withLock { $0.waiting.removeFirst() }
  }

  /// Gives back what was taken and is needed no more.
  func giveBack(_ value: consuming Value) {
    state.withLock { [value] in $0.used.append(value) }
  }

  /// Takes nothing any more, and returns when the maker has ended.
  func drain() {
    state.withLock { $0.isDrained = true }
    room.signal()
    closed.wait()
  }
}
