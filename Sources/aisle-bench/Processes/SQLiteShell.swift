import Foundation

/// The `sqlite3` shell: the bare engine to stand beside.
struct SQLiteShell {
  let program: String
  let folder: BenchFolder

  /// Nil when it is not installed.
  init?(folder: BenchFolder) {
    let folders = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin"
    let candidates = folders.split(separator: ":").map { "\($0)/sqlite3" }
    guard
      let found = candidates.first(where: { FileManager.default.isExecutableFile(atPath: $0) })
    else { return nil }
    program = found
    self.folder = folder
  }

  /// The same settings as the store's connections have.
  static let settings = """
    PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;
    PRAGMA mmap_size = 1073741824;

    """

  /// Runs a script on a database; what it prints is given back.
  @discardableResult
  func run(
    _ script: String, on database: String
  ) throws -> (outcome: ProcessOutcome, text: String) {
    let input = try folder.write(Self.settings + script, to: "script.sql")
    return try ChildProcess.check(
      program, ["-batch", "-bail", database], folder: folder, input: input)
  }

  /// Seconds that one run of a query takes inside the shell, over many, without its start.
  func seconds(of queries: [String], on database: String) throws -> Double {
    guard !queries.isEmpty else { return 0 }
    let body = queries.map { "\($0);\n" }.joined()
    let warm = try run(body, on: database).outcome.wallSeconds
    let empty = try run("SELECT 1;\n", on: database).outcome.wallSeconds
    let full = min(warm, try run(body, on: database).outcome.wallSeconds)
    return max(0, full - empty) / Double(queries.count)
  }

  /// The first number that a query gives.
  func number(_ query: String, on database: String) throws -> Int {
    let text = try run("\(query);\n", on: database).text
    let last = text.split(separator: "\n").last ?? ""
    guard let number = Int(last) else { throw BenchFailure("\(query): gave \(text)") }
    return number
  }
}
