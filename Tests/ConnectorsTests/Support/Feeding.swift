import Commerce
import Foundation

@testable import Connectors

/// What reading one file gave.
struct Reading {
  var file: RecognisedFile
  var items: [FeedItem] = []
  var summary: FeedSummary

  var records: [FeedRecord] {
    items.compactMap { if case .record(let record, _) = $0 { record } else { nil } }
  }
  var issues: [RowIssue] {
    items.compactMap { if case .issue(let issue) = $0 { issue } else { nil } }
  }
  var refused: [RowIssue] { issues.filter { $0.severity == .refused } }
  var products: [ProductRecord] {
    records.compactMap { if case .product(let product) = $0 { product } else { nil } }
  }
  var orders: [OrderRecord] {
    records.compactMap { if case .order(let order) = $0 { order } else { nil } }
  }
  var stock: [StockRecord] {
    records.compactMap { if case .stock(let stock) = $0 { stock } else { nil } }
  }
  var listings: [ListingRecord] {
    records.compactMap { if case .listing(let listing) = $0 { listing } else { nil } }
  }
  var facts: [ListingFactRecord] {
    records.compactMap { if case .fact(let fact) = $0 { fact } else { nil } }
  }
}

/// A source in euros and Berlin time; a test changes what it is about.
func context(
  currency: Currency = .eur, zone: String = "Europe/Berlin", dayShift: Int = 0,
  dates: DateOrder? = nil
) -> FeedContext {
  FeedContext(
    source: "test", channel: Channel(code: "shop", name: "Shop", kind: .ownStore),
    currency: currency, zone: StoreZone(identifier: zone) ?? .utc, dayShift: dayShift,
    dates: dates)
}

/// A file that lives as long as the closure runs.
func withFile<Result>(
  _ bytes: some Sequence<UInt8>, named name: String = "made.csv",
  _ body: (String) throws -> Result
) throws -> Result {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("aisle-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let file = folder.appendingPathComponent(name)
  try Data(bytes).write(to: file)
  return try body(file.path)
}

/// Recognises and reads a text as a file.
func reading(
  _ text: String, named name: String = "made.csv", as format: FeedFormat? = nil,
  maps: [ColumnMap] = [], _ context: FeedContext = context()
) throws -> Reading {
  try withFile(Array(text.utf8), named: name) {
    try reading(path: $0, as: format, maps: maps, context)
  }
}

func reading(
  path: String, as format: FeedFormat? = nil, maps: [ColumnMap] = [],
  _ context: FeedContext = context()
) throws -> Reading {
  let file = try recognise(path: path, as: format, hints: ReadingHints(maps: maps))
  var items: [FeedItem] = []
  let summary = try file.read(context) { items.append($0) }
  return Reading(file: file, items: items, summary: summary)
}

/// The path of a file under `Fixtures/Real`.
func realFile(_ name: String) -> String {
  Bundle.module.bundleURL.appendingPathComponent("Fixtures/Real/\(name)").path
}

/// A delimited text: a header and rows of which only the named cells are filled.
func table(
  _ header: [String], delimiter: String = ",", _ rows: [[String: String]]
) -> String {
  let lines = rows.map { row in
    header.map { name in
      let cell = row[name] ?? ""
      guard delimiter != "\t",
        cell.unicodeScalars.contains(where: { "\",\r\n\(delimiter)".unicodeScalars.contains($0) })
      else {
        return cell
      }
      return "\"" + cell.replacingOccurrences(of: "\"", with: "\"\"") + "\""
    }.joined(separator: delimiter)
  }
  return ([header.joined(separator: delimiter)] + lines).joined(separator: "\n") + "\n"
}
