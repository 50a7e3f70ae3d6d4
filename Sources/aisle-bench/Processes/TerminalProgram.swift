import CPseudoTerminal
import Foundation

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A program on a pseudo terminal, of which this program plays the terminal.
final class TerminalProgram {
  let child: pid_t
  let start: ContinuousClock.Instant
  private let controller: Int32
  private var hasEnded = false
  /// Bytes that came after the last frame's end.
  private var pending: [UInt8] = []

  /// One complete frame, or what came without being one.
  struct Frame {
    var bytes: [UInt8]
    /// When its end was read.
    var at: ContinuousClock.Instant
  }

  /// How a program that draws in synchronized updates ends each (mode 2026).
  private static let frameEnd = Array("\u{1B}[?2026l".utf8)

  init(
    _ program: String, _ arguments: [String], environment: [String: String] = [:],
    columns: Int = 120, rows: Int = 40
  ) throws {
    let variables = ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8"].merging(environment) { $1 }
    var controller: Int32 = -1
    start = ContinuousClock.now
    child = ChildProcess.withCStrings(
      [program] + arguments, and: ChildProcess.strings(variables)
    ) { pt_spawn(program, $0, $1, Int32(columns), Int32(rows), &controller) }
    guard child > 0 else { throw BenchFailure("\(program): can't be started on a terminal") }
    self.controller = controller
  }

  deinit {
    if !hasEnded {
      kill(child, SIGKILL)
      _ = try? wait()
    }
    close(controller)
  }

  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(controller, bytes, bytes.count)
  }

  /// The next complete frame; nil when none comes in time.
  func frame(within limit: Double) -> Frame? {
    let deadline = ContinuousClock.now + .seconds(limit)
    var searched = 0
    while true {
      if let end = endOfFrame(from: searched) {
        let bytes = Array(pending[..<end])
        pending.removeSubrange(..<end)
        return Frame(bytes: bytes, at: ContinuousClock.now)
      }
      searched = max(0, pending.count - Self.frameEnd.count)
      let left = (deadline - ContinuousClock.now).seconds
      guard left > 0, readMore(within: left) else { return nil }
    }
  }

  /// All that comes until nothing has come for `pause` seconds: bytes, and when the last came.
  func quiet(for pause: Double) -> Frame {
    var result = Frame(bytes: pending, at: ContinuousClock.now)
    pending = []
    while readMore(within: pause) {
      result.bytes += pending
      result.at = ContinuousClock.now
      pending = []
    }
    return result
  }

  /// Reads and drops what comes for so many seconds.
  func idle(for time: Double) {
    let deadline = ContinuousClock.now + .seconds(time)
    while case let left = (deadline - ContinuousClock.now).seconds, left > 0 {
      if readMore(within: left) { pending = [] }
    }
  }

  /// Reads to the end of what the program says, and waits for its end.
  func wait() throws -> ProcessOutcome {
    while readMore(within: 10) { pending = [] }
    hasEnded = true
    return try ChildProcess.wait(for: child, since: start)
  }

  /// What it has said since its last frame, in one line.
  var lastWords: String {
    String(decoding: pending.suffix(400).filter { $0 >= 0x20 || $0 == 0x0A }, as: UTF8.self)
      .split(separator: "\n").joined(separator: "; ")
  }

  private func endOfFrame(from start: Int) -> Int? {
    let end = Self.frameEnd
    guard pending.count >= end.count else { return nil }
    var index = start
    while index <= pending.count - end.count {
      if pending[index] == end[0], pending[index..<index + end.count].elementsEqual(end) {
        return index + end.count
      }
      index += 1
    }
    return nil
  }

  /// False when nothing came in time, or the program has hung up.
  private func readMore(within limit: Double) -> Bool {
    var request = pollfd(fd: controller, events: Int16(POLLIN), revents: 0)
    guard poll(&request, 1, Int32((limit * 1_000).rounded(.up))) > 0 else { return false }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = read(controller, &buffer, buffer.count)
    guard count > 0 else { return false }
    pending += buffer[..<count]
    return true
  }
}
