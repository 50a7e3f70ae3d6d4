import Commerce
import Testing

@testable import Store

let noon = Instant(seconds: 1_795_348_800)  // 2026-11-22T12:00:00Z
let shop = Channel(code: "shop", name: "Shop", kind: .ownStore)
let amazon = Channel(code: "amazon-de", name: "Amazon.de", kind: .marketplace)

/// A test's message, so that a nil is found by its name.
struct Missing: Error {}

func eur(_ decimal: String) throws -> Money { try Money(decimal: decimal, currency: .eur) }

func variant(
  _ sku: String?, price: String? = nil, options: [VariantOption] = [], quantity: Int? = nil,
  line: Int = 2
) throws -> VariantRecord {
  var record = VariantRecord(sku: sku, place: SourcePlace(line: line))
  if let price { record.price = .value(try eur(price)) }
  record.options = options
  if let quantity { record.quantity = .value(quantity) }
  return record
}

func product(
  _ handle: String, title: String? = nil, vendor: String? = nil, tags: [String]? = nil,
  variants: [VariantRecord]
) -> FeedRecord {
  var record = ProductRecord(handle: handle)
  if let title { record.title = .value(title) }
  if let vendor { record.vendor = .value(vendor) }
  if let tags { record.tags = .value(tags) }
  record.variants = variants
  return .product(record)
}

func stock(_ sku: String, at location: String = "Main", available: Int) -> FeedRecord {
  var record = StockRecord(sku: sku, location: location)
  record.available = .value(available)
  return .stock(record)
}

func order(
  _ name: String, placed: Instant? = noon - .hours(30), total: String = "20.00",
  payment: PaymentState = .paid, fulfilment: FulfilmentState = .unfulfilled,
  lines: [(sku: String, quantity: Int)] = [("MUG", 1)], customer: String? = nil
) throws -> FeedRecord {
  var record = OrderRecord(name: name)
  record.placedAt = placed
  record.currency = .eur
  record.total = .value(try eur(total))
  record.payment = .value(payment)
  record.fulfilment = .value(fulfilment)
  if let customer { record.address = .value(ShippingAddress(name: customer, country: "DE")) }
  record.lines = lines.enumerated().map { index, line in
    OrderLineRecord(
      sku: line.sku, title: line.sku, quantity: line.quantity, price: nil,
      place: SourcePlace(line: index + 2))
  }
  return .order(record)
}

func run(
  _ subject: FeedSubject, channel: Channel = shop,
  hash: String = "\(UInt64.random(in: 0...(.max)))",
  file: String = "a.csv", at fileTime: Instant? = nil
) -> ImportRunInfo {
  ImportRunInfo(
    source: channel.code, channel: channel, file: file, format: "test-\(subject.rawValue)",
    subject: subject, contentHash: hash, fileTime: fileTime, currency: .eur)
}

extension Store {
  @discardableResult
  func take(
    _ subject: FeedSubject, _ records: [FeedRecord], channel: Channel = shop,
    hash: String = "\(UInt64.random(in: 0...(.max)))", at fileTime: Instant? = nil,
    now: Instant = noon, dryRun: Bool = false
  ) throws -> ImportResult {
    try importRun(
      runInfo(subject, channel, hash, fileTime), now: now, dryRun: dryRun
    ) { sink in
      for (index, record) in records.enumerated() {
        try sink.take(.record(record, SourcePlace(line: index + 2)))
      }
      return records.count
    }
  }

  func catalogRows(_ query: String = "", sort: SortOrder = SortOrder("title")) throws
    -> [CatalogRow]
  {
    try catalog(
      WindowRequest(query: parse(query, .catalog), sort: sort, limit: 1_000)
    ).rows
  }

  func orderRows(
    _ query: String = "", sort: SortOrder = SortOrder("score", descending: true)
  ) throws -> [OrderRow] {
    try orders(WindowRequest(query: parse(query, .orders), sort: sort, limit: 1_000)).rows
  }

  func skus(_ query: String = "", sort: SortOrder = SortOrder("title")) throws -> [String] {
    try catalogRows(query, sort: sort).map { $0.sku ?? "-" }
  }
}

private func runInfo(
  _ subject: FeedSubject, _ channel: Channel, _ hash: String, _ fileTime: Instant?
) -> ImportRunInfo { run(subject, channel: channel, hash: hash, at: fileTime) }
