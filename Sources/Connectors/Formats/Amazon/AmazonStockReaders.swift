import Commerce

/// Reads "Manage FBA Inventory" (MYI), all or unsuppressed: one row per SKU.
///
/// Stock at Amazon: `afn-fulfillable` is available, `afn-reserved` committed, unsellable and
/// researching units unavailable, and on hand is their sum: the report's own totals leave out or
/// take in different states. Every other figure is kept as facts, the seller's own quantity too,
/// because its location is not Amazon's to name.
final class AmazonFBAStockReader: RowReader {
  let takesRowsAlone = true
  private let cells: CellReader
  private let report: String
  private let sku, asin, fnsku, title, price, isAFN, isMFN: Column
  private let fulfillable, reserved, unsellable, researching: Column
  private let inbound: [Column]
  private let facts: [Column]
  private var lost = LostLetters()

  init(_ setup: FormatSetup) {
    cells = setup.cells
    report = setup.format.id
    var pick = ColumnPicker(setup.header)
    sku = pick.column("sku")
    asin = pick.column("asin")
    fnsku = pick.column("fnsku")
    title = pick.column("product-name")
    price = pick.column("your-price")
    isAFN = setup.header.column("afn-listing-exists")
    isMFN = setup.header.column("mfn-listing-exists")
    fulfillable = pick.column("afn-fulfillable-quantity")
    let header = setup.header
    reserved = header.column("afn-reserved-quantity")
    unsellable = header.column("afn-unsellable-quantity")
    researching = header.column("afn-researching-quantity")
    inbound = [
      header.column("afn-inbound-working-quantity"), header.column("afn-inbound-shipped-quantity"),
      header.column("afn-inbound-receiving-quantity"),
    ]
    facts = pick.rest
  }

  var warnings: [RowIssue] { lost.warnings }

  func take(_ row: Row, _ emit: (FeedItem) throws -> Void) throws {
    var stock: StockRecord
    var listing: ListingRecord
    do throws(CellProblem) {
      let sku = try cells.requiredIdentifier(row, sku)
      stock = StockRecord(sku: sku, location: amazonLocation)
      listing = ListingRecord(sku: sku)
      listing.externalID = try cells.amazonIdentifier(row, asin)
      try fill(&stock, row)
      if let price = try cells.money(row, price, cells.context.currency) {
        listing.price = .value(price)
      }
    } catch {
      try emit(.issue(row.issue(error)))
      return
    }
    lost.look(row, title)
    if let title = row.trimmed(title) { listing.title = .value(title) }
    let isAmazons = cells.flag(row, isAFN)
    if let isAmazons, isAmazons || cells.flag(row, isMFN) == true {
      listing.isPlatformFulfilled = .value(isAmazons)
    }
    if isAmazons == true { listing.quantity = stock.available }
    let place = SourcePlace(line: row.line)
    try emit(.record(.listing(listing), place))
    try emit(.record(.stock(stock), place))
    var fact = ListingFactRecord(report: report, values: cells.extra(row, facts))
    fact.sku = listing.sku
    fact.asin = listing.externalID
    fact.fnsku = row.trimmed(fnsku)
    try emit(.record(.fact(fact), place))
  }

  private func fill(_ stock: inout StockRecord, _ row: Row) throws(CellProblem) {
    let available = try cells.integer(row, fulfillable)
    let committed = try cells.integer(row, reserved)
    var unavailable: Int?
    for column in [unsellable, researching] {
      if let units = try cells.integer(row, column) { unavailable = (unavailable ?? 0) + units }
    }
    var incoming: Int?
    for column in inbound {
      if let units = try cells.integer(row, column) { incoming = (incoming ?? 0) + units }
    }
    stock.available = available.map { .value($0) } ?? .unstated
    stock.committed = committed.map { .value($0) } ?? .unstated
    stock.unavailable = unavailable.map { .value($0) } ?? .unstated
    stock.incoming = incoming.map { .value($0) } ?? .unstated
    if let available { stock.onHand = .value(available + (committed ?? 0) + (unavailable ?? 0)) }
  }
}

/// Reads the AFN inventory report: one row per SKU and condition of the units. Sellable ones are
/// available, all others unavailable.
final class AmazonAFNStockReader: RowReader {
  let takesRowsAlone = true
  private let cells: CellReader
  private let sku, asin, condition, quantity: Column
  private let rest: [Column]

  init(_ setup: FormatSetup) {
    cells = setup.cells
    var pick = ColumnPicker(setup.header)
    sku = pick.column("seller-sku")
    condition = pick.column("Warehouse-Condition-code")
    quantity = pick.column("Quantity Available")
    asin = setup.header.column("asin")
    rest = pick.rest
  }

  func take(_ row: Row, _ emit: (FeedItem) throws -> Void) throws {
    var stock: StockRecord
    do throws(CellProblem) {
      stock = StockRecord(
        sku: try cells.requiredIdentifier(row, sku), location: amazonLocation)
      let units = try cells.statedInteger(row, quantity)
      if row.trimmed(condition).map(feedWord) == "sellable" {
        stock.available = units
      } else {
        stock.unavailable = units
      }
    } catch {
      try emit(.issue(row.issue(error)))
      return
    }
    stock.extra = cells.extra(row, rest)
    try emit(.record(.stock(stock), SourcePlace(line: row.line)))
  }
}

/// Reads the reserved inventory report: how many units are set aside, and why as facts.
final class AmazonReservedReader: RowReader {
  let takesRowsAlone = true
  private let cells: CellReader
  private let report: String
  private let sku, asin, fnsku, reserved: Column
  private let facts: [Column]

  init(_ setup: FormatSetup) {
    cells = setup.cells
    report = setup.format.id
    var pick = ColumnPicker(setup.header)
    sku = pick.column("sku")
    asin = pick.column("asin")
    fnsku = pick.column("fnsku")
    reserved = setup.header.column("reserved_qty")
    facts = pick.rest
  }

  func take(_ row: Row, _ emit: (FeedItem) throws -> Void) throws {
    var stock: StockRecord
    var fact = ListingFactRecord(report: report, values: [])
    do throws(CellProblem) {
      let sku = try cells.requiredIdentifier(row, sku)
      stock = StockRecord(sku: sku, location: amazonLocation)
      stock.committed = try cells.statedInteger(row, reserved)
      fact.sku = sku
      fact.asin = try cells.amazonIdentifier(row, asin)
    } catch {
      try emit(.issue(row.issue(error)))
      return
    }
    fact.fnsku = row.trimmed(fnsku)
    fact.values = cells.extra(row, facts)
    let place = SourcePlace(line: row.line)
    try emit(.record(.stock(stock), place))
    try emit(.record(.fact(fact), place))
  }
}
