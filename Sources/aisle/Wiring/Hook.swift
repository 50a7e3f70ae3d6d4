import Commerce
import Foundation

/// A program of the user's that is told about something: an argument vector, never a shell, with
/// JSON on standard input and a time limit after which it is ended with all that it started.
struct Hook: Sendable {
  /// The program, found along the PATH, and its arguments.
  var arguments: [String]
  var timeLimit: TimeSpan

  /// Nil for an empty vector: no hook.
  init?(arguments: [String], timeLimit: TimeSpan) {
    guard !arguments.isEmpty else { return nil }
    self.arguments = arguments
    self.timeLimit = timeLimit
  }

  struct Outcome: Hashable, Sendable {
    /// What it printed, 64 KB at most.
    var output: String
    /// Why it can't be relied on; nil when it ended well.
    var problem: String?
  }

  /// Runs it to its end; blocks as long, so keep it off the main thread.
  ///
  /// Input and output are files and not pipes: a hook that does not read can't stall the program,
  /// nor end it.
  func run(input: String) -> Outcome {
    let base = FileManager.default.temporaryDirectory.path + "/aisle-hook-\(UUID().uuidString)"
    let (inputPath, outputPath) = (base + ".in", base + ".out")
    defer {
      try? FileManager.default.removeItem(atPath: inputPath)
      try? FileManager.default.removeItem(atPath: outputPath)
    }
    let mode: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
    let manager = FileManager.default
    guard
      manager.createFile(atPath: inputPath, contents: Data((input + "\n").utf8), attributes: mode),
      manager.createFile(atPath: outputPath, contents: nil, attributes: mode),
      let reading = FileHandle(forReadingAtPath: inputPath),
      let writing = FileHandle(forWritingAtPath: outputPath)
    else { return Outcome(output: "", problem: "its files can't be made in \(base)") }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    process.standardInput = reading
    process.standardOutput = writing
    process.standardError = FileHandle.nullDevice
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    do { try process.run() } catch {
      return Outcome(output: "", problem: "\(arguments[0]) can't be started: \(error)")
    }
    let limit = DispatchTimeInterval.milliseconds(Int(timeLimit.milliseconds))
    let isOverdue = ended.wait(timeout: .now() + limit) == .timedOut
    if isOverdue { end(process, ended) }
    let problem: String? =
      isOverdue
      ? "\(arguments[0]) was ended after \(timeLimit.short)"
      : process.terminationReason == .exit && process.terminationStatus == 0
        ? nil : "\(arguments[0]) failed (\(process.terminationStatus))"
    return Outcome(output: text(of: outputPath), problem: problem)
  }

  /// Asks it to end, and a moment later makes it: its whole group, because the program that waits
  /// may be one that it started.
  private func end(_ process: Process, _ ended: DispatchSemaphore) {
    let id = process.processIdentifier
    let isLeader = getpgid(id) == id
    kill(isLeader ? -id : id, SIGTERM)
    guard ended.wait(timeout: .now() + .seconds(1)) == .timedOut else { return }
    kill(isLeader ? -id : id, SIGKILL)
    _ = ended.wait(timeout: .now() + .seconds(1))
  }

  private func text(of path: String) -> String {
    guard let file = FileHandle(forReadingAtPath: path) else { return "" }
    let data = (try? file.read(upToCount: 65_536)) ?? Data()
    return String(decoding: data, as: UTF8.self)
  }
}

extension Page {
  /// What a hook is told.
  func hookInput(store: String, others: Int) -> String {
    JSONValue.object([
      "event": .string("p1"), "store": .string(store), "kind": .string(subject.kind.rawValue),
      "subject": .string(name), "code": .text(code?.rawValue), "because": .text(code?.words),
      "score": .number(score), "at": .instant(at), "others": .number(others),
    ]).description
  }
}
