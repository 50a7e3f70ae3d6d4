import Commerce
import Configuration
import Foundation
import Store

/// What all parts share: programs, folder, the stores that are made once, and the table.
final class Workbench {
  let folder: BenchFolder
  let size: BenchSize
  let shell: SQLiteShell?
  var table = Table()
  private let programs: URL

  /// The evening of the day on which the sample store's exports were made.
  static let clock = "2026-11-20T19:00:00Z"

  init(folder: BenchFolder, size: BenchSize) throws {
    self.folder = folder
    self.size = size
    shell = SQLiteShell(folder: folder)
    guard let program = Bundle.main.executableURL?.resolvingSymlinksInPath() else {
      throw BenchFailure("this program's own place is unknown")
    }
    programs = program.deletingLastPathComponent()
    for name in ["aisle", "aisle-sample"] {
      guard FileManager.default.isExecutableFile(atPath: self.program(name)) else {
        throw BenchFailure("\(self.program(name)) is not there; `make bench` builds it")
      }
    }
  }

  func program(_ name: String) -> String { programs.appendingPathComponent(name).path }

  /// So that nobody's own config, store and log are touched.
  var environment: [String: String] {
    let home = folder.path("home")
    return [
      "HOME": home, "XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home, "XDG_STATE_HOME": home,
      "AISLE_ACTOR": "bench", "NO_COLOR": "",
    ]
  }

  var now: Instant { Instant(rfc3339: Self.clock) ?? Instant(milliseconds: 0) }

  // MARK: Stores

  /// The store of SampleData; with `isLive`, moved to today, else at the fixed clock.
  func demoStore(isLive: Bool) throws -> String {
    let name = isLive ? "live.sqlite" : "demo.sqlite"
    if folder.has(name) { return folder.path(name) }
    try ChildProcess.check(
      program("aisle"),
      ["demo", "--prepare", "--store", folder.path(name)]
        + (isLive ? [] : ["--now", Self.clock]), allowed: [0, 2], folder: folder,
      environment: environment)
    return folder.path(name)
  }

  /// The folder with the large sample's files.
  func bigFiles() throws -> String {
    let path = folder.path("files")
    if folder.has("files/aisle.toml") { return path }
    table.note(
      "writing a store of \(Words.count(size.variants)) variants and "
        + "\(Words.count(size.orders)) orders…")
    try ChildProcess.check(
      program("aisle-sample"),
      ["--variants", "\(size.variants)", "--orders", "\(size.orders)", "-o", path],
      folder: folder)
    return path
  }

  /// The options with which every program opens the large store.
  func bigOptions(store: String) throws -> [String] {
    [
      "--store", folder.path(store), "--config", try bigFiles() + "/aisle.toml",
      "--now", Self.clock,
    ]
  }

  static let bigName = "big.sqlite"
  private static let completeMark = "big.complete"

  /// Whether the large store is there and holds every file.
  var hasBigStore: Bool { folder.has(Self.completeMark) }

  /// The large store with everything imported and its inboxes empty.
  func bigStore() throws -> String {
    let files = try bigFiles()
    if !hasBigStore {
      table.note("importing all of it…")
      let (outcome, _) = try ChildProcess.check(
        program("aisle"), ["import", files] + (try bigOptions(store: Self.bigName)),
        allowed: [0, 2], folder: folder, environment: environment)
      table.note("imported, judged and indexed in \(Words.time(outcome.wallSeconds))")
      try folder.write("", to: Self.completeMark)
    }
    return folder.path(Self.bigName)
  }

  func openBigStore() throws -> Store {
    try Store.open(path: try bigStore(), zone: try settings().zone)
  }

  func settings() throws -> StoreSettings {
    let path = try bigFiles() + "/aisle.toml"
    return Configuration.load(folder.text(of: path), path: path).configuration.settings
  }

  // MARK: Judging

  /// The target where the files are large enough for it: a small one's time is that of starting.
  func large(_ target: Table.Target?) -> Table.Target? { size.isQuick ? nil : target }

  /// `sqlite3 4.1 ms (1.20×)`: what this took against the bare engine.
  func beside(_ name: String, _ seconds: Double?, ours: Double) -> String {
    guard let seconds else { return "" }
    return "\(name) \(Words.time(seconds)) (\(Words.ratio(ours, to: seconds)))"
  }
}

/// How large the large store is.
struct BenchSize {
  var variants: Int
  var orders: Int
  /// The sample store's own size: too small for what is true of large files.
  var isQuick = false
  /// Runs of what takes long; the median counts.
  var runs: Int { variants <= 100_000 ? 3 : 1 }
}
