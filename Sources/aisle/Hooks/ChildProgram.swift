import Foundation
import TerminalKit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A program that is run to its end, or to the end of its time: an argument vector, never a shell.
///
/// It has a process group of its own, and when its time is over the whole group ends, so that
/// nothing that it started holds on. Blocking; to be called off the main thread.
struct ChildProgram: Sendable {
  enum Failure: Error, Equatable {
    case cannotStart(program: String, reason: String)
    case timedOut(program: String, limit: Duration)
  }

  struct Outcome: Equatable {
    /// The exit code, or minus the number of the signal that ended it.
    var code: Int32
    /// The beginning of what it wrote, at most `outputLimit` bytes.
    var output: String
    var errors: String

    var lastErrorLine: String? {
      errors.split(whereSeparator: \.isNewline).map(String.init)
        .last { !$0.allSatisfy(\.isWhitespace) }
    }
  }

  /// The program, by its path or its name along `PATH`, and its arguments.
  var arguments: [String]
  var environment: [String: String]
  var limit: Duration

  static let outputLimit = 256 * 1024

  /// Runs it with `input` as its standard input.
  func run(input: String = "") throws -> Outcome {
    let name = arguments.first ?? ""
    do {
      return try run(
        name, input: try InputFile(input), output: try OutputPipe(), errors: try OutputPipe())
    } catch let error as SystemError {
      throw Failure.cannotStart(program: name, reason: error.reason)
    }
  }

  /// Runs it for what it does and not for what it says: why that went wrong, nil when it did not.
  func problem(input: String) -> String? {
    do {
      let outcome = try run(input: input)
      guard outcome.code != 0 else { return nil }
      let words = outcome.lastErrorLine.map { ": \(TextSanitizer.sanitize($0))" } ?? ""
      return "\(arguments.first ?? ""): ended with \(outcome.code)\(words)"
    } catch {
      return "\(error)"
    }
  }

  private func run(
    _ name: String, input: InputFile, output: OutputPipe, errors: OutputPipe
  ) throws -> Outcome {
    let clock = ContinuousClock()
    let deadline = clock.now + limit
    let child = try Self.insisting(until: deadline) {
      try spawn(input: input.descriptor, output: output.writer, errors: errors.writer)
    }
    output.closeWriter()
    errors.closeWriter()
    var status: Int32 = 0
    while waitpid(child, &status, WNOHANG) != child {
      guard clock.now < deadline else {
        kill(-child, SIGKILL)
        waitpid(child, &status, 0)
        throw Failure.timedOut(program: name, limit: limit)
      }
      OutputPipe.read([output, errors], wait: 20)
    }
    // What is still in the pipes. A process that it left behind may hold them open for ever.
    while OutputPipe.read([output, errors], wait: 0) {}
    let signal = status & 0x7F
    return Outcome(
      code: signal == 0 ? status >> 8 & 0xFF : -signal, output: output.text, errors: errors.text)
  }

  /// Starts a program, again and again as long as its file is being written: a script that somebody
  /// saves in this moment is whole in the next.
  static func insisting<Started>(
    until deadline: ContinuousClock.Instant, now: () -> ContinuousClock.Instant = { .now },
    _ start: () throws -> Started
  ) throws -> Started {
    while true {
      do {
        return try start()
      } catch let error as SystemError where error.number == ETXTBSY && now() < deadline {
        poll(nil, 0, 10)
      }
    }
  }

  private func spawn(input: Int32, output: Int32, errors: Int32) throws -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    for (descriptor, target) in [(input, Int32(0)), (output, 1), (errors, 2)] {
      posix_spawn_file_actions_adddup2(&actions, descriptor, target)
    }
    // Threads of a Dispatch queue block signals, and what is started would inherit that.
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETPGROUP))
    var argv = arguments.map { strdup($0) } + [nil]
    var envp = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for text in argv + envp { free(text) } }
    var child: pid_t = 0
    let code = posix_spawnp(&child, arguments.first ?? "", &actions, &attributes, &argv, &envp)
    guard code == 0 else { throw SystemError(code) }
    return child
  }
}

extension ChildProgram.Failure: CustomStringConvertible {
  var description: String {
    switch self {
    case .cannotStart(let program, let reason): "\(program): can't be started: \(reason)"
    case .timedOut(let program, let limit):
      "\(program): not done after \(limit.components.seconds) s; it was ended"
    }
  }
}

/// What the system said when it refused.
struct SystemError: Error {
  let number: Int32

  init(_ number: Int32 = errno) { self.number = number }

  var reason: String { String(cString: strerror(number)) }
}

/// A text as a file without a name: a program that does not read its input can't block us.
private final class InputFile {
  let descriptor: Int32

  init(_ text: String) throws {
    var path = Array("\(FileManager.default.temporaryDirectory.path)/aisle-XXXXXX".utf8CString)
    descriptor = mkstemp(&path)
    guard descriptor >= 0 else { throw SystemError() }
    unlink(path)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    let bytes = Array(text.utf8)
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes {
        write(descriptor, $0.baseAddress?.advanced(by: sent), bytes.count - sent)
      }
      guard count > 0 else {
        close(descriptor)
        throw SystemError()
      }
      sent += count
    }
    lseek(descriptor, 0, SEEK_SET)
  }

  deinit { close(descriptor) }
}

/// One of a program's output streams.
private final class OutputPipe {
  private let reader: Int32
  private(set) var writer: Int32
  private var bytes: [UInt8] = []
  private var hasEnded = false

  init() throws {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw SystemError() }
    (reader, writer) = (ends[0], ends[1])
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    _ = fcntl(reader, F_SETFL, O_NONBLOCK)
  }

  deinit {
    close(reader)
    closeWriter()
  }

  func closeWriter() {
    if writer >= 0 { close(writer) }
    writer = -1
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Takes what has come within so many milliseconds; false when nothing has.
  @discardableResult
  static func read(_ pipes: [OutputPipe], wait: Int32) -> Bool {
    let open = pipes.filter { !$0.hasEnded }
    var requests = open.map { pollfd(fd: $0.reader, events: Int16(POLLIN), revents: 0) }
    guard poll(&requests, nfds_t(requests.count), wait) > 0 else { return false }
    return open.reduce(false) { $1.take() || $0 }
  }

  private func take() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = Foundation.read(reader, &buffer, buffer.count)
    if count == 0 { hasEnded = true }
    guard count > 0 else { return false }
    bytes += buffer[..<min(count, max(0, ChildProgram.outputLimit - bytes.count))]
    return true
  }
}
