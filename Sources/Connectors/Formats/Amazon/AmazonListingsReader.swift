import Commerce

/// Reads Amazon's listings reports: All, Active, Inactive, Cancelled and Open Listings.
///
/// - The state comes from the `status` column (All), else from which report it is. Open Listings
///   does not tell active from inactive, so there the state stays unstated.
/// - A blank cell says nothing: Amazon leaves out what it does not know, and clears nothing.
/// - The quantity of a listing that Amazon fulfils is blank; its stock is in the FBA reports.
final class AmazonListingsReader: RowReader {
  let takesRowsAlone = true
  private let cells: CellReader
  private let state: ListingState?
  private let sku, asin, title, body, price, quantity, status, channel, id, idType: Column
  private let rest: [Column]
  private var lost = LostLetters()

  init(_ setup: FormatSetup, state: ListingState?) {
    cells = setup.cells
    self.state = state
    var pick = ColumnPicker(setup.header)
    sku = pick.column("seller-sku", "sku")
    asin = pick.column("asin1", "asin")
    title = pick.column("item-name")
    body = pick.column("item-description")
    price = pick.column("price")
    quantity = pick.column("quantity")
    status = pick.column("status")
    channel = pick.column("fulfillment-channel", "fulfilment-channel")
    id = pick.column("product-id")
    idType = pick.column("product-id-type")
    // Both identify the product only together, and are kept as they stand.
    rest = pick.rest + [id, idType].filter(\.isPresent)
  }

  var warnings: [RowIssue] { lost.warnings }

  func take(_ row: Row, _ emit: (FeedItem) throws -> Void) throws {
    let listing: ListingRecord
    do throws(CellProblem) {
      listing = try self.listing(row)
    } catch {
      try emit(.issue(row.issue(error)))
      return
    }
    lost.look(row, title)
    try emit(.record(.listing(listing), SourcePlace(line: row.line)))
  }

  private func listing(_ row: Row) throws(CellProblem) -> ListingRecord {
    var listing = ListingRecord(sku: try cells.requiredIdentifier(row, sku))
    listing.externalID = try asin(row)
    if let title = row.trimmed(title) { listing.title = .value(title) }
    if !row.isBlank(body) { listing.descriptionHTML = .value(row.text(body)) }
    if let price = try cells.money(row, price, cells.context.currency) {
      listing.price = .value(price)
    }
    listing.quantity = try cells.statedInteger(row, quantity)
    listing.barcode = try cells.amazonBarcode(row, id: id, type: idType)
    if let channel = row.trimmed(channel) {
      listing.isPlatformFulfilled = .value(AmazonWords.isAmazon(channel))
    }
    if let text = row.trimmed(status) {
      listing.state = AmazonWords.listing(text).map { .value($0) } ?? .unstated
      listing.stateReason = .value(text)
    } else if let state {
      listing.state = .value(state)
    }
    listing.extra = cells.extra(row, rest)
    return listing
  }

  private func asin(_ row: Row) throws(CellProblem) -> String? {
    if let asin = try cells.amazonIdentifier(row, asin) { return asin }
    // Type 1 says that the product id is the ASIN.
    return row.trimmed(idType) == "1" ? try cells.amazonIdentifier(row, id) : nil
  }
}

/// Reads the report of listings that search does not show. A SKU may have several rows, one per
/// issue; each is a fact, and the last one is the listing's reason.
final class AmazonSuppressedReader: RowReader {
  let takesRowsAlone = true
  private let cells: CellReader
  private let report: String
  private let sku, asin, title, status, reason, issue: Column
  private let all: [Column]
  private var lost = LostLetters()

  init(_ setup: FormatSetup) {
    cells = setup.cells
    report = setup.format.id
    let header = setup.header
    sku = header.column("SKU")
    asin = header.column("ASIN")
    title = header.column("Product name")
    status = header.column("Status")
    reason = header.column("Reason")
    issue = header.column("Issue Description")
    all = ColumnPicker(header).rest
  }

  var warnings: [RowIssue] { lost.warnings }

  func take(_ row: Row, _ emit: (FeedItem) throws -> Void) throws {
    var listing: ListingRecord
    do throws(CellProblem) {
      listing = ListingRecord(sku: try cells.requiredIdentifier(row, sku))
      listing.externalID = try cells.amazonIdentifier(row, asin)
    } catch {
      try emit(.issue(row.issue(error)))
      return
    }
    if let title = row.trimmed(title) { listing.title = .value(title) }
    listing.state = .value(.suppressed)
    let words = [reason, issue].compactMap { row.trimmed($0) }
    if !words.isEmpty { listing.stateReason = .value(words.joined(separator: ": ")) }
    lost.look(row, title)
    let place = SourcePlace(line: row.line)
    try emit(.record(.listing(listing), place))
    var fact = ListingFactRecord(report: report, values: cells.extra(row, all))
    fact.sku = listing.sku
    fact.asin = listing.externalID
    try emit(.record(.fact(fact), place))
  }
}
