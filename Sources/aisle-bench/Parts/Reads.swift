import Commerce
import Foundation
import Store

/// What the panes read of the large store.
func measureReads(_ bench: Workbench) throws {
  let store = try bench.openBigStore()
  let path = try bench.bigStore()
  let reads = StoreReads(bench: bench, store: store, path: path)
  bench.table.heading("Reads of the store, \(reads.limit) rows a window")
  try reads.open()
  try reads.panes()
  try reads.travel(.catalog, "catalog")
  try reads.travel(.orders, "queue")
  bench.table.heading("Search as one types, three letters and more")
  try reads.search(.catalog, words: try reads.catalogWords(), name: "catalog, one word")
  try reads.search(.catalog, words: try reads.pairs(), name: "catalog, a second word")
  try reads.search(.orders, words: try reads.orderWords(), name: "queue, one word")
}

private struct StoreReads {
  let bench: Workbench
  let store: Store
  let path: String
  /// What the dashboard asks for at 120×40.
  let limit = 175

  private func request(
    _ query: Query = Query(), sortedBy sort: Commerce.SortOrder, _ anchor: WindowAnchor = .first
  ) -> WindowRequest {
    WindowRequest(query: query, sort: sort, anchor: anchor, limit: limit)
  }

  // MARK: Opening

  func open() throws {
    let sort = QuerySchema.of(.orders).defaultSort
    let times = try samples(30) { _ in
      let fresh = try Store.open(path: path, zone: store.zone)
      _ = try fresh.orders(request(sortedBy: sort))
    }
    bench.table.row(
      "open the store and the queue", .below("30 ms", times.median, 0.03),
      Words.time(times.median), p99: Words.time(times.p99))
  }

  func panes() throws {
    try row("queue", target: 0.03) {
      _ = try store.orders(request(sortedBy: QuerySchema.of(.orders).defaultSort))
    } bare: {
      "SELECT * FROM sales_order ORDER BY queue_rank, id LIMIT \(limit)"
    }
    try row("catalog", target: 0.03) {
      _ = try store.catalog(request(sortedBy: QuerySchema.of(.catalog).defaultSort))
    } bare: {
      """
      SELECT v.*, p.* FROM variant v CROSS JOIN product p ON p.id = v.product_id
      ORDER BY v.title_key, v.id LIMIT \(limit)
      """
    }
    try row("inventory", target: 0.03) {
      _ = try store.inventoryAlerts(request(sortedBy: QuerySchema.of(.inventory).defaultSort))
    } bare: {
      """
      SELECT a.*, v.*, p.title FROM alert a LEFT JOIN variant v ON v.id = a.subject_id
      LEFT JOIN product p ON p.id = v.product_id
      WHERE a.pane = 'inventory' ORDER BY a.queue_rank, a.id LIMIT \(limit)
      """
    }
    let span = TimeSpan.days(42)
    try row("promotions, six weeks", target: 0.03) {
      _ = try store.entries(from: bench.now - span, to: bench.now + span, now: bench.now)
    } bare: {
      "SELECT * FROM calendar_entry ORDER BY start_at LIMIT \(limit)"
    }
    let times = try samples(200) { _ in _ = try store.snapshot(now: bench.now) }
    bench.table.row("snapshot", Words.time(times.median), p99: Words.time(times.p99))
  }

  private func row(
    _ name: String, target: Double, _ read: () throws -> Void,
    bare: () -> String
  ) throws {
    let times = try samples(200) { _ in try read() }
    let query = bare()
    let shell = try bench.shell?.seconds(of: Array(repeating: query, count: 50), on: path)
    bench.table.row(
      "open the \(name)", .below("\(Int(target * 1_000)) ms", times.median, target),
      Words.time(times.median), p99: Words.time(times.p99),
      beside: bench.beside("sqlite3", shell, ours: times.median))
  }

  // MARK: Moving

  func travel(_ pane: Pane, _ name: String) throws {
    let sort = QuerySchema.of(pane).defaultSort
    var place = try places(pane, request(sortedBy: sort)).last
    let pages = try samples(200) { _ in
      guard let here = place else { return }
      place = try places(pane, request(sortedBy: sort, .around(id: here.id, key: here.key))).last
    }
    bench.table.row(
      "\(name): page down", .below("16 ms", pages.p99, 0.016), Words.time(pages.median),
      p99: Words.time(pages.p99))
    let ends = try samples(100) { _ in _ = try places(pane, request(sortedBy: sort, .last)) }
    bench.table.row(
      "\(name): End", .below("16 ms", ends.p99, 0.016), Words.time(ends.median),
      p99: Words.time(ends.p99))
  }

  private func places(
    _ pane: Pane, _ request: WindowRequest
  ) throws -> [(id: Int64, key: SortKey)] {
    switch pane {
    case .catalog: try store.catalog(request).rows.map { ($0.id, $0.sortKey) }
    default: try store.orders(request).rows.map { ($0.id, $0.sortKey) }
    }
  }

  // MARK: Searching

  /// Each word typed letter by letter; a word after a blank is typed behind what stands there.
  func search(_ pane: Pane, words: [String], name: String) throws {
    let schema = QuerySchema.of(pane)
    var times: [Double] = []
    var slowest = (text: "", seconds: 0.0)
    for word in words {
      let typed = word.split(separator: " ").last ?? ""
      guard typed.count >= 3 else { continue }
      for length in 3...min(8, typed.count) {
        let text = String(word.dropLast(typed.count - length))
        let query = try Query.parse(partial: text, schema: schema)
        let request = request(query, sortedBy: schema.defaultSort)
        let (time, _) = try seconds { _ = try places(pane, request) }
        times.append(time)
        if time > slowest.seconds { slowest = (text, time) }
      }
    }
    let found = Samples(times)
    let bare = try bench.shell.map { try $0.seconds(of: bareQueries(pane, words), on: path) }
    bench.table.row(
      name, .below("16 ms", found.p99, 0.016), Words.time(found.median),
      p99: Words.time(found.p99),
      beside: "\(found.count) keys, longest \(Words.time(found.longest)) (\(slowest.text))"
        + (bare.map { "; unsorted by sqlite3 \(Words.time($0))" } ?? ""))
  }

  private func bareQueries(_ pane: Pane, _ words: [String]) -> [String] {
    // A variant's number in the index ends in its id, of 25 bits.
    let (index, table, id) =
      pane == .catalog
      ? ("variant_search", "variant", "s.rowid & 33554431")
      : ("order_search", "sales_order", "s.rowid")
    return words.prefix(60).map { word in
      let terms = word.split(separator: " ").filter { $0.count >= 3 }
        .map { "\"\($0.prefix(5))\"" }.joined(separator: " AND ")
      let match = terms.replacing("'", with: "''")
      return """
        SELECT t.* FROM \(index) s CROSS JOIN \(table) t ON t.id = \(id)
        WHERE \(index) MATCH '\(match)' LIMIT \(limit)
        """
    }
  }

  /// Words of titles, and SKUs, of rows from everywhere.
  func catalogWords() throws -> [String] {
    var random = SteadyRandom()
    var words: [String] = []
    for row in try randomRows(150, &random) {
      let parts = row.title.lowercased().split(whereSeparator: { !$0.isLetter })
      if let word = parts.filter({ $0.count >= 3 }).randomElement(using: &random) {
        words.append(String(word))
      }
      if let sku = row.sku, Bool.random(using: &random) { words.append(sku.lowercased()) }
    }
    return words
  }

  /// A word of the title and then one of the options or the vendor.
  func pairs() throws -> [String] {
    var random = SteadyRandom()
    return try randomRows(80, &random).compactMap { row -> String? in
      let words: [Substring] = row.title.lowercased().split(whereSeparator: { !$0.isLetter })
        .filter { $0.count >= 3 }
      let others: [Substring] = (row.options.map(\.value) + [row.vendor ?? ""]).map {
        $0.lowercased()
      }
      .flatMap { $0.split(whereSeparator: { !$0.isLetter }) }.filter { $0.count >= 3 }
      guard let first = words.first, let other = others.randomElement(using: &random) else {
        return nil
      }
      return "\(first) \(other)"
    }
  }

  func orderWords() throws -> [String] {
    let sort = QuerySchema.of(.orders).defaultSort
    var random = SteadyRandom()
    var words: [String] = []
    let total = try store.snapshot(now: bench.now).panes[.orders]?.rows ?? 1
    for _ in 0..<150 {
      let id = Int64.random(in: 1...Int64(max(1, total)), using: &random)
      let window = try store.orders(
        WindowRequest(sort: sort, anchor: .around(id: id, key: .null), limit: 1))
      guard let row = window.rows.first else { continue }
      words.append(row.name.lowercased().filter { $0 != "#" })
      let customer = row.customer?.lowercased().split(separator: " ").last.map(String.init)
      if let customer { words.append(customer) }
    }
    return words
  }

  private func randomRows(
    _ count: Int, _ random: inout SteadyRandom
  ) throws -> [CatalogRow] {
    let total = try store.snapshot(now: bench.now).panes[.catalog]?.rows ?? 1
    let sort = QuerySchema.of(.catalog).defaultSort
    var rows: [CatalogRow] = []
    for _ in 0..<count {
      let id = Int64.random(in: 1...Int64(max(1, total)), using: &random)
      let window = try store.catalog(
        WindowRequest(sort: sort, anchor: .around(id: id, key: .null), limit: 1))
      rows += window.rows
    }
    return rows
  }
}
