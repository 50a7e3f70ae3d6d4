import ArgumentParser
import Dispatch
import Foundation

@main
struct AisleBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "aisle-bench",
    abstract: "Measures aisle against its targets, beside the bare engine.",
    discussion: """
      With a million variants and a million orders it takes about fifteen minutes on two cores and \
      6 GB in the folder for temporary files (TMPDIR). Everything that it makes is removed.
      """)

  @Flag(help: "The sample store's own size for everything: under a minute.")
  var quick = false

  @Option(help: "Variants of the large store.")
  var variants = 1_000_000

  @Option(help: "Orders of the large store.")
  var orders = 1_000_000

  @Option(
    name: .customLong("only"),
    help: ArgumentHelp("Only this part; may be given several times.", valueName: "NAME"))
  var parts: [Part] = []

  @Option(
    help: ArgumentHelp(
      "Make the stores in this folder, keep them, and use those that are there.",
      valueName: "FOLDER"))
  var keep: String?

  func validate() throws {
    guard variants > 0, orders > 0 else {
      throw ValidationError("--variants and --orders have to be 1 or more")
    }
  }

  func run() throws {
    let size =
      quick
      ? BenchSize(variants: 1_200, orders: 2_500, isQuick: true)
      : BenchSize(variants: variants, orders: orders)
    let folder = try BenchFolder(
      keep.map { URL(fileURLWithPath: $0, isDirectory: true) }
        ?? FileManager.default.temporaryDirectory.appendingPathComponent("aisle-bench-\(getpid())"))
    let cleaner = keep == nil ? Cleaner(folder.url) : nil
    defer { cleaner?.clean() }
    let bench = try Workbench(folder: folder, size: size)
    if bench.shell == nil { bench.table.note("sqlite3 is not installed: no comparison with it") }
    let (time, _) = try seconds {
      for part in Part.allCases where parts.isEmpty || parts.contains(part) {
        try part.measure(bench)
      }
    }
    bench.table.summary()
    bench.table.note("Measured in \(Words.time(time))")
  }
}

/// What can be measured, in the order in which it is.
enum Part: String, CaseIterable, ExpressibleByArgument {
  case start
  case idle
  case imports = "import"
  case reads
  case keys
  case rules
  case edit
  case export

  func measure(_ bench: Workbench) throws {
    switch self {
    case .start: try measureStart(bench)
    case .idle: try measureIdle(bench)
    case .imports: try measureImport(bench)
    case .reads: try measureReads(bench)
    case .keys: try measureKeys(bench)
    case .rules: try measureRules(bench)
    case .edit: try measureEdit(bench)
    case .export: try measureExport(bench)
    }
  }
}

/// Removes the folder at the end, also after ^C.
private final class Cleaner {
  private let url: URL
  private let source: any DispatchSourceSignal

  init(_ url: URL) {
    self.url = url
    signal(SIGINT, SIG_IGN)
    source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    source.setEventHandler {
      try? FileManager.default.removeItem(at: url)
      exit(130)
    }
    source.activate()
  }

  func clean() {
    source.cancel()
    try? FileManager.default.removeItem(at: url)
  }
}
