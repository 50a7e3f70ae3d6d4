import Commerce

@testable import Store

/// Random records out of a small world, so that files meet each other's rows.
struct RandomFeeds {
  var random: SeededGenerator

  static let subjects: [FeedSubject] = [
    .products, .listings, .stock, .orders, .promotions, .events, .suppliers, .purchaseOrders,
    .facts, .figures, .costs, .inquiries, .tickets,
  ]

  private mutating func number(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }
  private mutating func chance(_ percent: Int) -> Bool { number(100) < percent }
  private mutating func sku() -> String { "S-\(number(24))" }
  private mutating func order() -> String { "#\(1_000 + number(16))" }
  private mutating func day() -> CivilDate {
    CivilDate("2026-11-\(10 + number(19))") ?? StoreZone.utc.date(at: noon)
  }

  mutating func records(_ subject: FeedSubject) throws -> [FeedRecord] {
    try (0..<(3 + number(14))).map { _ in try record(subject) }
  }

  private mutating func record(_ subject: FeedSubject) throws -> FeedRecord {
    switch subject {
    case .products: return try product()
    case .listings: return try listing()
    case .stock:
      var record = StockRecord(sku: chance(90) ? sku() : nil, location: "L\(number(3))")
      if record.sku == nil { record.handle = "p\(number(10))" }
      record.available = .value(number(9) - 2)
      if chance(60) { record.onHand = .value(number(9)) }
      record.isStocked = chance(85)
      return .stock(record)
    case .orders: return try orderRecord()
    case .promotions, .events: return try entry(subject)
    case .suppliers:
      return .supplier(
        SupplierRecord(
          code: "sup\(number(4))", name: "Supplier \(number(3))", leadTimeDays: number(30)))
    case .purchaseOrders:
      var line = PurchaseOrderRecord(
        number: "PO-\(number(6))", supplier: "sup\(number(5))", sku: sku(), ordered: number(50) + 1,
        received: 0)
      line.expectedOn = day()
      if chance(30) { line.receivedOn = day() }
      return .purchaseOrder(line)
    case .facts:
      var fact = ListingFactRecord(
        report: "r\(number(2))", values: [ExtraColumn(name: "c\(number(2))", value: "\(number(5))")]
      )
      fact.sku = sku()
      return .fact(fact)
    case .figures:
      let day = day()
      return .figure(
        FigureRecord(
          report: "ads", subject: "S\(number(3))", metric: "clicks", from: day, until: day,
          value: PlainDecimal(digits: Int64(number(100)), decimals: 0)))
    case .costs: return .cost(CostRecord(sku: sku(), cost: try eur("\(number(9)).50")))
    case .inquiries:
      return .inquiry(
        InquiryRecord(
          number: "Q\(number(12))", order: order(), subject: "Where? \(number(3))",
          receivedAt: noon - .hours(50), answeredAt: chance(40) ? noon - .hours(2) : nil))
    case .tickets:
      var ticket = TicketRecord(
        key: "OPS-\(number(8))", title: "T\(number(3))", status: chance(50) ? "Open" : "Done")
      ticket.mentions.orders = [order()]
      ticket.mentions.skus = [sku()]
      return .ticket(ticket)
    }
  }

  private mutating func product() throws -> FeedRecord {
    var record = ProductRecord(handle: "p\(number(10))")
    record.title = .value("Product \(number(5))")
    if chance(50) { record.vendor = .value("V\(number(2))") }
    if chance(30) { record.descriptionHTML = .value("<p>\"quoted\" \\ \(number(3))\n€</p>") }
    if chance(60) {
      record.images = .value(
        (0..<number(4)).map { ProductImage(url: "u\(number(9))", position: $0 + 1) })
    }
    if chance(40) { record.extra = [ExtraColumn(name: "Color", value: "c\(number(3))")] }
    record.status = .value(chance(80) ? .active : .draft)
    record.variants = try (0..<(1 + number(3))).map { place in
      var variant = try variant(chance(85) ? sku() : nil, price: "\(1 + number(40)).00")
      variant.options = [VariantOption(name: "Size", value: "\(place)")]
      variant.position = place + 1
      if chance(40) { variant.quantity = .value(number(8)) }
      if chance(30) { variant.extra = [ExtraColumn(name: "Fit", value: "f\(number(3))")] }
      if chance(30) { variant.barcode = .value("40000\(number(90))") }
      return variant
    }
    return .product(record)
  }

  private mutating func listing() throws -> FeedRecord {
    var record = ListingRecord(sku: sku())
    if chance(70) { record.title = .value("Listing \(number(5))") }
    record.state = .value([.live, .inactive, .suppressed][number(3)])
    record.price = .value(try eur("\(1 + number(40)).00"))
    if chance(60) { record.quantity = .value(number(9)) }
    return .listing(record)
  }

  private mutating func orderRecord() throws -> FeedRecord {
    var record = OrderRecord(name: order())
    record.placedAt = noon - .hours(1 + number(90))
    record.currency = .eur
    record.total = .value(try eur("\(1 + number(900)).00"))
    record.payment = .value([.paid, .pending, .authorised, .refunded][number(4)])
    record.fulfilment = .value([.unfulfilled, .partial, .fulfilled][number(3)])
    record.emailHash = .value(String(repeating: "\(number(3))", count: 64))
    if chance(30) { record.shipBy = .value(noon - .hours(number(60))) }
    if chance(10) { record.cancelledAt = .value(noon - .hours(1)) }
    record.lines = (0..<(1 + number(2))).map { _ in
      let sku = sku()
      return OrderLineRecord(
        sku: sku, title: sku, quantity: 1 + number(3), price: nil, place: SourcePlace(line: 2))
    }
    return .order(record)
  }

  private mutating func entry(_ subject: FeedSubject) throws -> FeedRecord {
    guard let start = WallClock(date: day(), hour: number(23), minute: 0) else { throw Missing() }
    let schedule = Schedule(start: start, end: nil, zone: .utc)
    let (key, name) = ("k\(number(6))", "Entry \(number(4))")
    return subject == .events
      ? .event(CalendarEvent(key: key, name: name, kind: .launch, schedule: schedule))
      : .promotion(
        Promotion(
          key: key, name: name, kind: .percentage, state: chance(70) ? .approved : .paused,
          value: "\(number(30)) % off", schedule: schedule))
  }

  /// A file of a source's, whole or a part, of the shop or of Amazon.
  mutating func file(_ subject: FeedSubject) throws -> (run: ImportRunInfo, records: [FeedRecord]) {
    let isShop = chance(65)
    var info = run(subject, channel: isShop ? shop : amazon, file: "\(subject)-\(number(3)).csv")
    info.contentHash = "\(random.next())"
    info.header = ["sku"]
    info.dialect = RowDialect(delimiter: ",", isQuoted: true)
    info.identityColumns = [0]
    if [.products, .listings].contains(subject), chance(40) { info.coverage = .certain }
    return (info, try records(subject))
  }

  /// A row that is refused, in one file of three.
  mutating func refused() -> RowIssue? {
    guard chance(30) else { return nil }
    return RowIssue(
      severity: .refused, place: SourcePlace(line: 99), value: "?", reason: "no", rawRow: sku())
  }

  /// An edit that waits for its platform.
  mutating func edit(_ store: Store) throws {
    let field: EditableField = chance(50) ? .price : .vendor
    let query = "sku:s-\(number(24))"
    guard try !store.plan(field, where: query, { _ in "7" }).isEmpty else { return }
    _ = try store.apply(
      plan: try store.plan(field, where: query) { _ in field == .price ? "77.00" : "Mine" },
      summary: "edit", actor: "ida", now: noon)
  }
}

extension Store {
  @discardableResult
  func take(
    _ file: (run: ImportRunInfo, records: [FeedRecord]), refused: RowIssue? = nil,
    now: Instant = noon
  ) throws -> ImportResult {
    try importRun(file.run, now: now) { sink in
      for (index, record) in file.records.enumerated() {
        try sink.take(.record(record, SourcePlace(line: index + 2)))
      }
      if let refused { try sink.take(.issue(refused)) }
      return file.records.count
    }
  }
}
