import Commerce
import Foundation
import Testing

@testable import Store

/// Prints how fast a store of `AISLE_SPEED` variants and orders is; asserts nothing. Only with that
/// variable set, and worth something only in a release build.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["AISLE_SPEED"] != nil))
struct SpeedTests {
  private let count = Int(ProcessInfo.processInfo.environment["AISLE_SPEED"] ?? "") ?? 100_000

  /// Processor time of this process: what a machine that does nothing else would take, but for
  /// waiting on the disk. `AISLE_SPEED_CLOCK=wall` measures by the wall instead.
  private func now() -> Double {
    let isWall = ProcessInfo.processInfo.environment["AISLE_SPEED_CLOCK"] == "wall"
    var time = timespec()
    clock_gettime(isWall ? CLOCK_MONOTONIC : CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  private func seconds(_ body: () throws -> Void) rethrows -> Double {
    let start = now()
    try body()
    return now() - start
  }

  private func say(_ name: String, _ figure: String) {
    print("\(name.padding(toLength: 58, withPad: " ", startingAt: 0)) \(figure)")
  }

  private func rate(_ name: String, _ rows: Int, _ seconds: Double) {
    say(name, "\(Int(Double(rows) / seconds)) rows/s (\(String(format: "%.1f", seconds)) s)")
  }

  /// Median and 99th percentile of repeated reads.
  private func latency(_ name: String, _ times: Int = 60, _ body: (Int) throws -> Void) rethrows {
    var all: [Double] = []
    for index in 0..<times { all.append(try seconds { try body(index) } * 1_000) }
    all.sort()
    let p50 = String(format: "%.2f", all[all.count / 2])
    let p99 = String(format: "%.2f", all[min(all.count - 1, all.count * 99 / 100)])
    say(name, "p50 \(p50) ms, p99 \(p99) ms")
  }

  private static let adjectives = [
    "Small", "Red", "Blue", "Floor", "Classic", "Organic", "Wooden", "Steel", "Large", "Soft",
    "Vintage", "Modern", "Round", "Folding", "Heavy", "Light", "Green", "White", "Black", "Slim",
  ]
  private static let nouns = [
    "mug", "lamp", "chair", "T-shirt", "table", "blanket", "bottle", "bowl", "rug", "candle",
    "pillow", "vase", "clock", "mirror", "shelf", "basket", "towel", "kettle", "pan", "knife",
  ]

  private func products(_ sink: ImportSink, priceShift: Int64 = 0) throws -> Int {
    var random = SeededGenerator(seed: 1)
    let vendors = (1...200).map { "Vendor \($0)" }
    var rows = 0
    var number = 0
    while rows < count {
      number += 1
      var record = ProductRecord(handle: "product-\(number)")
      let title =
        "\(Self.adjectives.randomElement(using: &random) ?? "") "
        + "\(Self.nouns.randomElement(using: &random) ?? "") \(number)"
      record.title = .value(title)
      record.vendor = .value(vendors[Int.random(in: 0..<200, using: &random)])
      record.tags = .value(number.isMultiple(of: 9) ? ["summer", "sale"] : ["basic"])
      record.status = .value(.active)
      record.images = .value([ProductImage(url: "https://cdn.example/\(number).jpg", position: 1)])
      for index in 0..<min(3, count - rows) {
        var variant = VariantRecord(sku: "SKU-\(number)-\(index)", place: SourcePlace(line: rows))
        variant.options = [VariantOption(name: "Size", value: ["S", "M", "L"][index])]
        variant.price = .value(
          Money(
            minorUnits: Int64.random(in: 100...20_000, using: &random) + priceShift,
            currency: .eur))
        record.variants.append(variant)
        rows += 1
      }
      try sink.take(.record(.product(record), SourcePlace(line: rows)))
    }
    return rows
  }

  private func orders(
    _ sink: ImportSink, _ range: Range<Int>, open: Int, lateness: Int = 0
  ) throws -> Int {
    var random = SeededGenerator(seed: UInt64(2 + range.lowerBound))
    for number in range {
      let age = Int64(range.upperBound - number) * 60_000
      var record = OrderRecord(name: "#\(number)")
      record.currency = .eur
      record.placedAt = noon - TimeSpan(milliseconds: age)
      record.total = .value(
        Money(minorUnits: Int64.random(in: 500...90_000, using: &random), currency: .eur))
      let isOpen = number % (count / open) == 0
      record.payment = .value(isOpen && number % 3 == 0 ? .pending : .paid)
      record.fulfilment = .value(isOpen ? .unfulfilled : .fulfilled)
      if lateness > 0 { record.note = .value("seen \(lateness)") }
      record.address = .value(
        ShippingAddress(
          name: "Customer \(number % 5_000)", city: "Berlin", postcode: "10115", country: "DE",
          hasStreet: true))
      let variant = Int.random(in: 0..<count, using: &random)
      record.lines = [
        OrderLineRecord(
          sku: "SKU-\(variant / 3 + 1)-\(variant % 3)", title: "Thing", quantity: 1 + number % 3,
          price: Money(minorUnits: 999, currency: .eur), place: SourcePlace(line: number))
      ]
      try sink.take(.record(.order(record), SourcePlace(line: number)))
    }
    return range.count
  }

  @Test func `prints its figures`() throws {
    let folder = FileManager.default.temporaryDirectory
    let path = folder.appendingPathComponent("aisle-speed-\(UUID().uuidString).sqlite").path
    for suffix in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: path + suffix)
    }
    let store = try Store.open(path: path)
    try fill(store)
    if ProcessInfo.processInfo.environment["AISLE_SPEED_PART"] == "fill" { return }
    try search(store)
    try panes(store)
    try work(store)
  }

  private func fill(_ store: Store) throws {
    func take(_ subject: FeedSubject, _ name: String, _ body: (ImportSink) throws -> Int) throws {
      var info = run(subject)
      info.maySkipKnownContent = false
      var rows = 0
      let time = try seconds { rows = try store.importRun(info, now: noon, body: body).rows }
      rate("import \(name)", rows, time)
    }
    try take(.products, "variants, first") { try products($0) }
    try take(.products, "variants, again unchanged") { try products($0) }
    try take(.stock, "stock levels, first") { sink in
      for number in 0..<count {
        var level = StockRecord(sku: "SKU-\(number / 3 + 1)-\(number % 3)", location: "Main")
        level.available = .value(number % 97 - 3)
        try sink.take(.record(.stock(level), SourcePlace(line: number)))
      }
      return count
    }
    try take(.orders, "orders, first") { try orders($0, 0..<count, open: max(1, count / 20)) }
    try take(.orders, "orders, again unchanged") {
      try orders($0, 0..<count, open: max(1, count / 20))
    }
    var indexed = 0
    let indexing = try seconds {
      while true {
        let done = try store.indexSearch(limit: 50_000)
        if done == 0 { break }
        indexed += done
      }
    }
    rate("index for search", indexed, indexing)
    var summary = EvaluationSummary()
    let evaluating = try seconds { summary = try store.evaluate(rules: realRules(), now: noon) }
    rate("evaluate everything", summary.orders + summary.variants, evaluating)
    let snapshot = try store.snapshot(now: noon)
    say("alerts", "\(snapshot.panes.map { "\($0.key) \($0.value.alertTotal)" }.sorted())")
  }

  private func search(_ store: Store) throws {
    let sorts = [SortOrder("title"), SortOrder("price", descending: true), SortOrder("available")]
    for order in sorts {
      let sort = PaneTable.catalog.sort(order).sort
      let time = try seconds {
        store.sortOrders.finishBuilding(sort.index, try store.readSortedIDs(sort))
      }
      say("keep the order of \(order.field)", String(format: "%.0f ms", time * 1_000))
    }
    for (name, texts) in [
      ("one word of many", ["lam", "lamp", "red", "vase", "mirr", "shirt", "bask"]),
      ("rare", ["12345", "sku-4711-2", "product-99999", "lamp 777"]),
      ("two words", ["red lamp", "vendor:17 mug", "steel kettle", "summer chair"]),
      ("word and range", ["lamp price>150", "mug available<0", "red price<2", "vase is:live"]),
      ("no result", ["zzzzz", "qqq lamp", "lamp price>99999"]),
      ("two letters", ["la", "mu", "re"]),
    ] {
      let queries = try texts.map { try parse($0, .catalog) }
      try latency("search, \(name)", 120) { index in
        _ = try store.catalog(
          WindowRequest(
            query: queries[index % queries.count], sort: sorts[index / queries.count % 3],
            limit: 50))
      }
      for (text, query) in zip(texts, queries) {
        for sort in sorts {
          let time = try seconds {
            _ = try store.catalog(WindowRequest(query: query, sort: sort, limit: 50))
          }
          if time > 0.012 {
            say("  slow: \(text) by \(sort.field)", String(format: "%.1f ms", time * 1_000))
          }
        }
      }
    }
    let customer = try ["customer 77", "#99999", "berlin", "sku-4711"].map {
      try parse($0, .orders)
    }
    try latency("search orders", 80) { index in
      _ = try store.orders(
        WindowRequest(
          query: customer[index % 4], sort: SortOrder("score", descending: true), limit: 50))
    }
  }

  private func panes(_ store: Store) throws {
    let score = SortOrder("score", descending: true)
    try latency("queue opens") { _ in
      _ = try store.orders(WindowRequest(sort: score, limit: 50))
    }
    for text in ["is:stuck", "is:open", "is:late", "priority:P1", "total>800 is:stuck"] {
      let query = try parse(text, .orders)
      try latency("queue \(text)") { _ in
        _ = try store.orders(WindowRequest(query: query, sort: score, limit: 50))
      }
    }
    try latency("inventory opens") { _ in
      _ = try store.inventoryAlerts(WindowRequest(sort: score, limit: 50))
    }
    try latency("catalog opens, each sort") { index in
      let field = ["title", "sku", "vendor", "price", "available", "cover"][index % 6]
      _ = try store.catalog(WindowRequest(sort: SortOrder(field), limit: 50))
    }
    try latency("catalog last page") { _ in
      _ = try store.catalog(WindowRequest(sort: SortOrder("price"), anchor: .last, limit: 50))
    }
    try latency("catalog around a row") { index in
      let id = Int64(index * (count / 61) + 1)
      _ = try store.catalog(
        WindowRequest(
          sort: SortOrder("available"), anchor: .around(id: id, key: .integer(3)), limit: 50))
    }
    try latency("snapshot") { _ in _ = try store.snapshot(now: noon) }
    try latency("variant detail") { index in
      _ = try store.variantDetail(id: Int64(index * (count / 61) + 1))
    }
  }

  private func work(_ store: Store) throws {
    for round in 1...3 {
      let info = run(.orders)
      let taking = try seconds {
        _ = try store.importRun(info, now: noon) { sink in
          try orders(
            sink, (count - 1_000)..<count, open: max(1, count / 20), lateness: round)
        }
      }
      var summary = EvaluationSummary()
      let time = try seconds { summary = try store.evaluate(rules: realRules(), now: noon) }
      say(
        "refresh of 1,000 orders: take, then evaluate",
        String(
          format: "%.0f ms, %.0f ms (\(summary.orders) orders, \(summary.variants) variants)",
          taking * 1_000, time * 1_000))
    }
    let query = try parse("tags:summer", .catalog)
    var subjects: [EditSubject] = []
    let choosing = try seconds { subjects = try store.editSubjects(query: query) }
    rate("choose rows to edit", subjects.count, choosing)
    let plan = subjects.prefix(100_000).map { subject in
      EditPlanRow(
        entity: .variant, entityID: subject.variantID ?? 0, subject: subject.subject,
        title: subject.title, field: .price, old: subject.values[.price], new: "12.34",
        currency: .eur, version: subject.variantVersion)
    }
    let applying = try seconds {
      _ = try store.apply(plan: plan, summary: "price 12.34", actor: "bench", now: noon)
    }
    rate("apply a price to rows", plan.count, applying)
    let undoing = try seconds { _ = try store.undo(actor: "bench", now: noon) }
    rate("undo it", plan.count, undoing)
    say(
      "bytes", "\(try FileManager.default.attributesOfItem(atPath: store.path ?? "")[.size] ?? 0)")
  }
}
