internal import Commerce
internal import GRDB

/// Order totals of the last 90 days, by currency: what "large" means. Computed once a local day
/// and again when the number of orders has grown by some percent.
struct Percentiles: Equatable {
  private var byCurrency: [String: MoneyPercentiles] = [:]

  static let days = 90
  /// Fewer orders than this say nothing about what is large.
  static let leastOrders = 20

  subscript(currency: Currency) -> MoneyPercentiles? { byCurrency[currency.code] }

  /// Names the facts that stored percentiles were computed from.
  static func stamp(in db: Database, zone: StoreZone, now: Instant) throws -> String {
    let count = try Meta.number(.orders, in: db) ?? 0
    let today = zone.date(at: now)
    guard count >= 20_000 else {
      let run = try SQL(db, "SELECT ifnull(max(id), 0) FROM sync_run").first { $0.int() } ?? 0
      return "\(today) run \(run)"
    }
    // The six leading bits: steps of 2 to 3 %.
    let shift = Int64.bitWidth - count.leadingZeroBitCount - 6
    return "\(today) \(count >> shift) << \(shift)"
  }

  static func compute(in db: Database, zone: StoreZone, now: Instant) throws -> Percentiles {
    let from = zone.startOfDay(zone.date(at: now).adding(days: -days))
    var result = Percentiles()
    let next = try SQL(db, "SELECT min(currency) FROM sales_order WHERE currency > ?")
    let totals = try SQL(
      db,
      """
      SELECT total_minor FROM sales_order
      WHERE currency = ? AND placed_at >= ? AND total_minor IS NOT NULL
      """)
    var currency = ""
    while let found = try next.start().bind(currency).first({ $0.optionalText() }) ?? nil {
      currency = found
      let sorted = try totals.start().bind(found).bind(Optional(from)).all { $0.int() }.sorted()
      guard sorted.count >= leastOrders else { continue }
      func at(_ percent: Int) -> Int64 {
        sorted[min(sorted.count - 1, sorted.count * percent / 100)]
      }
      result.byCurrency[found] = MoneyPercentiles(p50: at(50), p80: at(80), p95: at(95))
    }
    return result
  }

  // MARK: Stored

  static func stored(in db: Database) throws -> (stamp: String?, percentiles: Percentiles) {
    let texts = TextList.decode(try Meta.text(.percentiles, in: db))
    var result = Percentiles()
    for start in stride(from: 0, to: texts.count - texts.count % 4, by: 4) {
      guard let p50 = Int64(texts[start + 1]), let p80 = Int64(texts[start + 2]),
        let p95 = Int64(texts[start + 3])
      else { continue }
      result.byCurrency[texts[start]] = MoneyPercentiles(p50: p50, p80: p80, p95: p95)
    }
    return (try Meta.text(.percentilesStamp, in: db), result)
  }

  func store(stamp: String, in db: Database) throws {
    let texts = byCurrency.sorted { $0.key < $1.key }.flatMap { currency, values in
      [currency, String(values.p50), String(values.p80), String(values.p95)]
    }
    try Meta.set(.percentiles, nil, text: TextList.encode(texts), in: db)
    try Meta.set(.percentilesStamp, nil, text: stamp, in: db)
  }
}
