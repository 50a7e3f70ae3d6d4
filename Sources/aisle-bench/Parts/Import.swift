import Foundation

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A Shopify products file into an empty store, again, and again with a changed hash; beside
/// `sqlite3 .import` of the same file into a bare table with as many indexes.
func measureImport(_ bench: Workbench) throws {
  bench.table.heading("Import of a Shopify products file")
  let importer = try ProductsImport(bench)
  // A store that is there already is not imported over.
  let store = bench.hasBigStore ? "import.sqlite" : Workbench.bigName
  var first: [ImportFigures] = []
  for _ in 0..<bench.size.runs {
    bench.folder.removeStore(store)
    first.append(try importer.run(importer.file, into: store))
  }
  let seconds = Samples(first.map(\.seconds)).median
  let rows = first[0].rows
  let rate = Double(rows) / seconds
  let bare = try importer.bare()
  bench.table.row(
    "\(Words.count(rows)) rows, \(Words.megabytes(importer.size)), into an empty store",
    bench.large(bare.map { .below("1.5× \(Words.time($0.wall))", seconds, $0.wall * 1.5) }),
    Words.time(seconds),
    beside: bench.beside("sqlite3 .import and 10 indexes", bare?.wall, ours: seconds))
  let processor = try importer.processorSeconds()
  bench.table.row(
    "the same, processor time (dry run)", Words.time(processor),
    beside: bench.beside("sqlite3", bare?.processor, ours: processor))
  bench.table.row(
    "rows a second", bench.large(Table.Target(text: "> 100,000", isMet: rate >= 100_000)),
    Words.count(Int(rate)),
    beside: bare.map { "sqlite3 \(Words.count(Int(Double(rows) / $0.wall)))" } ?? "")
  try measureMemory(bench, first)
  let rest = Samples(first.map { $0.wall - $0.seconds }).median
  bench.table.row(
    "then the rules and the search index", Words.time(rest),
    beside: "the rows are on the screen before")
  let known = try importer.run(importer.file, into: store)
  bench.table.row(
    "the same file again, known by its hash", bench.large(third(seconds, known.wall)),
    Words.time(known.wall),
    beside: "whole program")
  let changed = try importer.run(try importer.copyWithBlankLine(), into: store)
  bench.table.row(
    "the same rows in a file with another hash", Words.time(changed.seconds),
    beside: "\(Words.ratio(changed.seconds, to: seconds)) of the first import, "
      + "\(Words.count(changed.changed)) rows changed")
  if store != Workbench.bigName { bench.folder.removeStore(store) }
}

private func third(_ whole: Double, _ seconds: Double) -> Table.Target {
  .below(Words.time(whole / 3), seconds, whole / 3)
}

private func measureMemory(_ bench: Workbench, _ figures: [ImportFigures]) throws {
  let own = figures.map(\.ownBytes).max() ?? 0
  let resident = figures.map(\.residentBytes).max() ?? 0
  let counted = own > 0 ? own : resident
  bench.table.row(
    "peak memory, rules and indexing included",
    .below("150 MB", Double(counted), 150_000_000), Words.megabytes(counted),
    beside: own > 0 ? "\(Words.megabytes(resident)) with the store file's mapped pages" : "")
}

/// What one `aisle import` of the products file took.
private struct ImportFigures {
  var rows = 0
  var changed = 0
  /// Of the run itself: reading, storing, sort indexes.
  var seconds = 0.0
  /// Of the whole program.
  var wall = 0.0
  /// Memory of its own; 0 where the system does not say.
  var ownBytes = 0
  var residentBytes = 0
}

private struct ProductsImport {
  let bench: Workbench
  let file: String
  var size: Int { BenchFolder.size(ofFile: file) }

  init(_ bench: Workbench) throws {
    self.bench = bench
    let fresh = try bench.bigFiles() + "/shop/products.csv"
    let taken = bench.folder.path("taken/shop-products.csv")
    file = FileManager.default.fileExists(atPath: fresh) ? fresh : taken
  }

  func run(_ file: String, into store: String) throws -> ImportFigures {
    var own = 0
    let (outcome, text) = try ChildProcess.check(
      bench.program("aisle"),
      ["import", file, "--source", "shop", "--json"] + (try bench.bigOptions(store: store)),
      allowed: [0, 2], folder: bench.folder, environment: bench.environment,
      watch: { own = max(own, ownMemory(of: $0)) })
    guard let line = text.split(separator: "\n").last,
      let result = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
      let rows = result["rows"] as? Int, let created = result["created"] as? Int,
      let updated = result["updated"] as? Int,
      let seconds = (result["seconds"] as? String).flatMap(Double.init)
    else { throw BenchFailure("the import said \(text.suffix(300))") }
    return ImportFigures(
      rows: rows, changed: created + updated, seconds: seconds, wall: outcome.wallSeconds,
      ownBytes: own, residentBytes: outcome.peakBytes)
  }

  /// The same rows under another hash: a blank line more.
  func copyWithBlankLine() throws -> String {
    let copy = bench.folder.path("products-again.csv")
    try? FileManager.default.removeItem(atPath: copy)
    try FileManager.default.copyItem(atPath: file, toPath: copy)
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: copy))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("\n".utf8))
    try handle.close()
    return copy
  }

  /// Processor time of reading and storing alone: all of an import but its last step.
  func processorSeconds() throws -> Double {
    bench.folder.removeStore("dry.sqlite")
    defer { bench.folder.removeStore("dry.sqlite") }
    return try ChildProcess.check(
      bench.program("aisle"),
      ["import", file, "--source", "shop", "--dry-run"]
        + (try bench.bigOptions(store: "dry.sqlite")),
      allowed: [0, 2], folder: bench.folder, environment: bench.environment
    ).outcome.cpuSeconds
  }

  /// What the shell needs for the same rows in one table, with an index for each that the store
  /// keeps on them: wall clock and processor. Nil when there is no shell.
  func bare() throws -> (wall: Double, processor: Double)? {
    guard let shell = bench.shell else { return nil }
    var outcomes: [ProcessOutcome] = []
    for _ in 0..<bench.size.runs {
      bench.folder.removeStore("bare.sqlite")
      let script = """
        PRAGMA journal_mode = WAL;
        .mode csv
        .import "\(file)" item
        CREATE INDEX item_sku ON item ("Variant SKU");
        CREATE INDEX item_product ON item ("Handle", "Option1 Value", "Option2 Value");
        CREATE INDEX item_title ON item ("Title");
        CREATE INDEX item_vendor ON item ("Vendor");
        CREATE INDEX item_price ON item (CAST("Variant Price" AS REAL));
        CREATE INDEX item_available ON item (CAST("Variant Inventory Qty" AS INTEGER));
        CREATE INDEX item_barcode ON item ("Variant Barcode");
        CREATE INDEX item_cost ON item (CAST("Cost per item" AS REAL));
        CREATE INDEX item_handle ON item ("Handle");
        CREATE INDEX item_image ON item ("Handle", CAST("Image Position" AS INTEGER));

        """
      let database = bench.folder.path("bare.sqlite")
      outcomes.append(try shell.run(script, on: database).outcome)
    }
    bench.folder.removeStore("bare.sqlite")
    return (
      Samples(outcomes.map(\.wallSeconds)).median, Samples(outcomes.map(\.cpuSeconds)).median
    )
  }
}

/// Bytes that a process has for itself now, without mapped files.
func ownMemory(of process: pid_t) -> Int {
  guard let data = FileManager.default.contents(atPath: "/proc/\(process)/status") else { return 0 }
  let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
  guard let line = lines.first(where: { $0.hasPrefix("RssAnon:") }) else { return 0 }
  return (line.split(separator: " ").compactMap { Int($0) }.first ?? 0) * 1_024
}
