import Foundation
import Synchronization
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads what is written to a terminal, all the time: a frame can be larger than what the system
/// keeps for a reader, and drawing would then wait for ever.
final class OutputReader: Sendable {
  private let descriptor: Int32
  private let bytes = Mutex<[UInt8]>([])
  private let isStopped = Mutex(false)
  private let arrived = DispatchSemaphore(value: 0)
  private let ended = DispatchSemaphore(value: 0)

  init(_ descriptor: Int32) {
    self.descriptor = descriptor
    Thread { [self] in read() }.start()
  }

  /// Ends reading; the descriptor can then be closed.
  func stop() {
    isStopped.withLock { $0 = true }
    ended.wait()
  }

  /// What was read since the last call, up to a marker that has been written; without the marker.
  func take(until marker: [UInt8]) -> [UInt8] {
    while true {
      let found = bytes.withLock { bytes -> [UInt8]? in
        guard let range = bytes.firstRange(of: marker) else { return nil }
        defer { bytes.removeSubrange(..<range.upperBound) }
        return Array(bytes[..<range.lowerBound])
      }
      if let found { return found }
      guard arrived.wait(timeout: .now() + 600) == .success else {
        Issue.record("what was written to the terminal did not come out of it")
        return []
      }
    }
  }

  private func read() {
    var buffer = [UInt8](repeating: 0, count: 65536)
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while !isStopped.withLock({ $0 }) {
      guard poll(&request, 1, 20) > 0 else { continue }
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      guard count > 0 else { break }
      bytes.withLock { $0 += buffer[..<count] }
      arrived.signal()
    }
    ended.signal()
  }
}
