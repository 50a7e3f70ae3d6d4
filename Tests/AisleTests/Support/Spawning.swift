import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A program that was started, and how it ended.
struct Spawned: Sendable {
  let id: pid_t

  /// Starts a program, found along the PATH, with its streams on files.
  init(
    _ arguments: [String], environment: [String: String], input: String = "/dev/null",
    output: String = "/dev/null", errors: String = "/dev/null"
  ) throws {
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
    // The threads of the tests block signals, and what they start would inherit that.
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF))
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    for (descriptor, path) in [(Int32(1), output), (2, errors)] {
      posix_spawn_file_actions_addopen(
        &actions, descriptor, path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    }
    var argv = arguments.map { strdup($0) } + [nil]
    var envp = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for text in argv + envp { free(text) } }
    var id: pid_t = 0
    let code = posix_spawnp(&id, arguments[0], &actions, &attributes, &argv, &envp)
    guard code == 0 else { throw Failure("can't start \(arguments[0]): \(code)") }
    self.id = id
  }

  /// The exit code, or minus the signal; nil while it runs.
  func ended() -> Int32? {
    var status: Int32 = 0
    guard waitpid(id, &status, WNOHANG) == id else { return nil }
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : -signal
  }

  /// Waits for the end.
  func finish(_ what: String) async throws -> Int32 {
    do {
      return try await eventually("\(what) ends") { ended() }
    } catch {
      kill(id, SIGKILL)
      throw error
    }
  }
}

/// What a test can't go on from.
struct Failure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// Asks again and again until there is an answer, and fails when none comes: after so long that
/// no machine is as slow.
@discardableResult
func eventually<Answer>(
  _ what: String, within limit: Duration = .seconds(600), otherwise: () -> String = { "" },
  _ ask: () async throws -> Answer?
) async throws -> Answer {
  let clock = ContinuousClock()
  let deadline = clock.now + limit
  while true {
    if let answer = try await ask() { return answer }
    guard clock.now < deadline else {
      throw Failure("waited \(limit) in vain until \(what)\n\(otherwise())")
    }
    try await Task.sleep(for: .milliseconds(10))
  }
}

/// Does what blocks, away from the threads that the tests share.
func onItsOwnThread<Answer: Sendable>(_ work: @escaping @Sendable () -> Answer) async -> Answer {
  await withCheckedContinuation { continuation in
    Thread.detachNewThread { continuation.resume(returning: work()) }
  }
}
