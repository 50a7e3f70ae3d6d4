import Foundation

/// A person's folders for one test: config, data and state of their own, removed with it.
final class Home: Sendable {
  let folder: String

  init() throws {
    // Short, because the path of a tmux server's socket has to fit a hundred bytes.
    let name = "aisle-test-\(UUID().uuidString.prefix(8))"
    folder = FileManager.default.temporaryDirectory.path + "/" + name
    for name in ["config/aisle", "data/aisle", "state", "tmp"] { try makeFolder(name) }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// The evening that the sample's files are from.
  static let now = "2026-11-20T20:00:00Z"

  var store: String { folder + "/data/aisle/aisle.sqlite" }
  var configFile: String { folder + "/config/aisle/aisle.toml" }

  /// What a program started here sees, and nothing of who runs the tests.
  var environment: [String: String] {
    let inherited = ProcessInfo.processInfo.environment
    return [
      "PATH": inherited["PATH"] ?? "/usr/bin:/bin", "HOME": folder, "TMPDIR": folder + "/tmp",
      "TMUX_TMPDIR": folder,
      "XDG_CONFIG_HOME": folder + "/config", "XDG_DATA_HOME": folder + "/data",
      "XDG_STATE_HOME": folder + "/state", "TERM": "xterm-256color", "TZ": "UTC",
      "LC_ALL": "C.UTF-8", "AISLE_ACTOR": "tester",
      // A crash ends at once instead of asking on the terminal what to look at.
      "SWIFT_BACKTRACE": "enable=no",
      "LD_LIBRARY_PATH": inherited["LD_LIBRARY_PATH"] ?? "",
    ]
  }

  @discardableResult
  func makeFolder(_ name: String) throws -> String {
    let path = folder + "/" + name
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }

  /// Writes a file and gives its path.
  @discardableResult
  func write(_ name: String, _ text: String) throws -> String {
    let url = URL(filePath: folder + "/" + name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
    return folder + "/" + name
  }

  func text(_ name: String) -> String {
    let data = FileManager.default.contents(atPath: folder + "/" + name)
    return String(decoding: data ?? Data(), as: UTF8.self)
  }

  func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: folder + "/" + name)
  }
}

/// What a run of the program gave.
struct Outcome: Sendable {
  var output: String
  var errors: String
  /// The exit code, or minus the signal that ended the program.
  var code: Int32

  var lines: [String] { output.split(separator: "\n").map(String.init) }
  var errorLines: [String] { errors.split(separator: "\n").map(String.init) }

  /// One value a line.
  func objects() throws -> [JSON] { try lines.map(JSON.init(line:)) }
}

extension Home {
  /// Starts `aisle` and does not wait for it; `actor` is who stands in the journal. With
  /// `kibibytes` the kernel kills it by SIGXFSZ when it would make a file longer than that.
  func start(
    _ arguments: [String], as actor: String = "tester", run: String = UUID().uuidString,
    killedAt kibibytes: Int? = nil
  ) throws -> Spawned {
    // `ulimit -f` counts in blocks of 512 bytes.
    let limited = kibibytes.map { blocks in
      ["sh", "-c", "ulimit -c 0; ulimit -f \"$0\"; exec \"$@\"", "\(blocks * 2)"]
    }
    return try Spawned(
      (limited ?? []) + [Repository.binary] + arguments,
      environment: environment.merging(["AISLE_ACTOR": actor]) { _, new in new },
      output: "\(folder)/tmp/\(run).out", errors: "\(folder)/tmp/\(run).err")
  }

  /// Runs `aisle` to its end. The clock stands at `now`, unless that is nil.
  func run(_ arguments: [String], now: String? = Home.now) async throws -> Outcome {
    let run = UUID().uuidString
    let spawned = try start(arguments + (now.map { ["--now", $0] } ?? []), run: run)
    let code = try await spawned.finish("aisle \(arguments.joined(separator: " "))")
    return Outcome(output: text("tmp/\(run).out"), errors: text("tmp/\(run).err"), code: code)
  }

  /// Runs `aisle` with the words of a line; for words with blanks take the other one.
  func run(_ line: String) async throws -> Outcome {
    try await run(line.split(separator: " ").map(String.init))
  }
}
