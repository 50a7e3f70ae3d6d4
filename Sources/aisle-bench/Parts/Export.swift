import Foundation

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The large store's products as a Shopify file and as a plain table, beside `sqlite3 -csv` over
/// the same rows.
func measureExport(_ bench: Workbench) throws {
  bench.table.heading("Export")
  let store = try bench.bigStore()
  let options = try bench.bigOptions(store: Workbench.bigName)
  let bare = try bareExport(bench, store)
  for (name, arguments) in [
    ("Shopify products, every column", ["--as", "shopify-products", "--channel", "shop"]),
    ("plain CSV, nine columns", ["--as", "csv"]),
  ] {
    let path = bench.folder.path("export.csv")
    var own = 0
    let (outcome, text) = try ChildProcess.check(
      bench.program("aisle"),
      ["export", "--all", "-o", path, "--force", "--json"] + arguments + options,
      allowed: [0, 2], folder: bench.folder, environment: bench.environment,
      watch: { own = max(own, ownMemory(of: $0)) })
    guard let line = text.split(separator: "\n").last,
      let result = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
      let rows = result["rows"] as? Int
    else { throw BenchFailure("the export said \(text.suffix(300))") }
    let size = BenchFolder.size(ofFile: path)
    try? FileManager.default.removeItem(atPath: path)
    let rate = Int(Double(rows) / outcome.wallSeconds)
    bench.table.row(
      "\(name): \(Words.count(rows)) rows, \(Words.megabytes(size))",
      Words.time(outcome.wallSeconds),
      beside: bench.beside("sqlite3 -csv", bare, ours: outcome.wallSeconds))
    bench.table.row(
      "rows a second; memory of its own", "\(Words.count(rate)); \(Words.megabytes(own))",
      beside: "\(Words.megabytes(Int(Double(size) / outcome.wallSeconds))) a second")
  }
}

/// What the shell needs to write the same products, variants and kept columns as one table.
private func bareExport(_ bench: Workbench, _ store: String) throws -> Double? {
  guard let shell = bench.shell else { return nil }
  let output = bench.folder.path("bare.csv")
  defer { try? FileManager.default.removeItem(atPath: output) }
  let script = """
    .mode csv
    .headers on
    .output "\(output)"
    SELECT p.handle, p.title, p.description_html, p.vendor, p.product_type, p.tags, p.status,
      p.seo_title, p.seo_description, v.sku, v.options, v.price_minor, v.compare_minor,
      v.cost_minor, v.barcode, v.weight_grams, v.policy, v.file_quantity, l.extra
    FROM product p JOIN variant v ON v.product_id = p.id
    JOIN listing l ON l.variant_id = v.id AND l.channel_id = p.owner_channel_id
    ORDER BY p.id, v.position;

    """
  return try shell.run(script, on: store).outcome.wallSeconds
}
