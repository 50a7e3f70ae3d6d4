import Foundation

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What became of a program that has ended.
struct ProcessOutcome {
  /// 0 to 255, or 128 and the signal that ended it.
  var status: Int
  /// From before its start to after its end.
  var wallSeconds: Double
  /// User and system time.
  var cpuSeconds: Double
  /// Resident bytes at their highest, mapped files included. Never less than this program had
  /// when it started the other one.
  var peakBytes: Int

  init(rawStatus: Int32, usage: rusage, wallSeconds: Double) {
    let signal = rawStatus & 0x7F
    status = signal == 0 ? Int(rawStatus >> 8 & 0xFF) : 128 + Int(signal)
    self.wallSeconds = wallSeconds
    cpuSeconds = Self.seconds(usage.ru_utime) + Self.seconds(usage.ru_stime)
    #if canImport(Darwin)
      peakBytes = Int(usage.ru_maxrss)
    #else
      peakBytes = Int(usage.ru_maxrss) * 1_024
    #endif
  }

  private static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) / 1_000_000
  }
}

/// Runs programs whose output goes to files, and sees what they used.
enum ChildProcess {
  /// Runs a program to its end.
  ///
  /// - Parameters:
  ///   - input: the file that it reads; nothing without one.
  ///   - output: the file that takes what it prints.
  ///   - watch: called with the process id some hundred times a second while it runs.
  static func run(
    _ program: String, _ arguments: [String], environment: [String: String] = [:],
    input: String? = nil, output: String = "/dev/null", errors: String = "/dev/null",
    watch: ((pid_t) -> Void)? = nil
  ) throws -> ProcessOutcome {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let writing = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, 0, input ?? "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, writing, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, errors, writing, 0o600)
    let start = ContinuousClock.now
    var child: pid_t = 0
    let code = withCStrings([program] + arguments, and: strings(environment)) {
      posix_spawn(&child, program, &actions, nil, $0, $1)
    }
    guard code == 0 else { throw BenchFailure("\(program): \(String(cString: strerror(code)))") }
    while let watch {
      if hasEnded(child) { break }
      watch(child)
      usleep(5_000)
    }
    return try wait(for: child, since: start)
  }

  /// Runs a program and takes a status other than those allowed for a failure.
  @discardableResult
  static func check(
    _ program: String, _ arguments: [String], allowed: Set<Int> = [0], folder: BenchFolder,
    environment: [String: String] = [:], input: String? = nil, watch: ((pid_t) -> Void)? = nil
  ) throws -> (outcome: ProcessOutcome, text: String) {
    let output = folder.path("output.txt")
    let errors = folder.path("errors.txt")
    let outcome = try run(
      program, arguments, environment: environment, input: input, output: output, errors: errors,
      watch: watch)
    guard allowed.contains(outcome.status) else {
      throw BenchFailure(
        "\(program) \(arguments.joined(separator: " ")): status \(outcome.status)\n"
          + folder.text(of: errors).suffix(2_000))
    }
    return (outcome, folder.text(of: output))
  }

  /// Waits for a process's end.
  static func wait(
    for child: pid_t, since start: ContinuousClock.Instant
  ) throws -> ProcessOutcome {
    var status: Int32 = 0
    var usage = rusage()
    while wait4(child, &status, 0, &usage) < 0 {
      guard errno == EINTR else { throw BenchFailure("a process was lost") }
    }
    return ProcessOutcome(
      rawStatus: status, usage: usage, wallSeconds: (ContinuousClock.now - start).seconds)
  }

  /// Whether a process waits to be waited for.
  private static func hasEnded(_ child: pid_t) -> Bool {
    var information = siginfo_t()
    #if canImport(Darwin)
      let result = waitid(P_PID, id_t(child), &information, WEXITED | WNOHANG | WNOWAIT)
      return result != 0 || information.si_pid != 0
    #else
      let result = waitid(P_PID, id_t(child), &information, WEXITED | WNOHANG | WNOWAIT)
      return result != 0 || information.si_signo != 0
    #endif
  }

  /// `NAME=value` texts of this program's environment with the given changes.
  static func strings(_ changes: [String: String]) -> [String] {
    ProcessInfo.processInfo.environment.merging(changes) { $1 }.map { "\($0)=\($1)" }
  }

  /// Both lists as C has them, ended by NULL, for the time of the call.
  static func withCStrings<Value>(
    _ first: [String], and second: [String],
    _ body: ([UnsafeMutablePointer<CChar>?], [UnsafeMutablePointer<CChar>?]) -> Value
  ) -> Value {
    let left = first.map { strdup($0) } + [nil]
    let right = second.map { strdup($0) } + [nil]
    defer { for pointer in left + right { free(pointer) } }
    return body(left, right)
  }
}

/// The benchmark can't go on.
struct BenchFailure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
