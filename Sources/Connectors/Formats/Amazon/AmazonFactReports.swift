import Commerce

/// A report whose rows are figures about a listing, kept under their column names.
struct AmazonFactReport: Sendable {
  var id: String
  var name: String
  /// Columns that tell the report from others.
  var required: [[String]]
  var sku: [String] = []
  var asin: [String] = []
  var fnsku: [String] = []
  /// The day that the row speaks of.
  var asOf: [String] = []
  /// The price of the listing, where the report gives it.
  var price: [String] = []
  /// What a row says about its listing's state.
  var state: ListingState?
  /// Columns that tell several rows of one listing apart; kept among the figures too.
  var part: [String] = []

  static let all: [AmazonFactReport] = [
    // Amazon's units by country, its planning and its ledger repeat the units that the inventory
    // reports count, so they are figures and not stock: added up they would count twice.
    AmazonFactReport(
      id: "amazon-afn-by-country", name: "Amazon fulfilled inventory by country",
      required: [["seller-sku", "country", "quantity-for-local-fulfillment"]],
      sku: ["seller-sku"], asin: ["asin"]),
    AmazonFactReport(
      id: "amazon-fba-planning", name: "Amazon FBA inventory planning and age",
      required: [["snapshot-date", "sku", "available", "units-shipped-t30", "days-of-supply"]],
      sku: ["sku"], asin: ["asin"], fnsku: ["fnsku"], asOf: ["snapshot-date"],
      price: ["your-price"]),
    AmazonFactReport(
      id: "amazon-fba-restock", name: "Amazon restock recommendations",
      required: [["Merchant SKU", "FNSKU", "Recommended replenishment qty"]],
      sku: ["Merchant SKU"], asin: ["ASIN"], fnsku: ["FNSKU"], price: ["Price"]),
    AmazonFactReport(
      id: "amazon-fba-stranded", name: "Amazon stranded inventory",
      required: [["primary-action", "stranded-reason", "sku", "asin"]],
      sku: ["sku"], asin: ["asin"], fnsku: ["fnsku"], asOf: ["date-stranded"],
      price: ["your-price"], state: .inactive),
    AmazonFactReport(
      id: "amazon-fba-stranded-loader", name: "Amazon stranded inventory, loader form",
      required: [["sku", "product-id", "product-id-type", "price", "add-delete", "quantity"]],
      sku: ["sku"], price: ["price"], state: .inactive),
    AmazonFactReport(
      id: "amazon-fba-storage-fees", name: "Amazon FBA storage fees",
      required: [["asin", "fnsku", "month_of_charge", "estimated_monthly_storage_fee"]],
      asin: ["asin"], fnsku: ["fnsku"], asOf: ["month_of_charge"]),
    AmazonFactReport(
      id: "amazon-fba-overage-fees", name: "Amazon FBA overage fees",
      required: [["charged_date", "storage_type", "overage_volume", "charged_fee_amount"]],
      asOf: ["charged_date"]),
    AmazonFactReport(
      id: "amazon-fba-noncompliance", name: "Amazon inbound problems",
      required: [["issue-reported-date", "fba-shipment-id", "problem-type"]],
      sku: ["sku"], asin: ["asin"], fnsku: ["fnsku"], asOf: ["issue-reported-date"]),
    AmazonFactReport(
      id: "amazon-ledger-detail", name: "Amazon ledger, events",
      required: [["Date", "FNSKU", "MSKU", "Event Type", "Quantity"]],
      sku: ["MSKU"], asin: ["ASIN"], fnsku: ["FNSKU"], asOf: ["Date"]),
    AmazonFactReport(
      id: "amazon-ledger-summary", name: "Amazon ledger, balances",
      required: [
        ["Date", "FNSKU", "MSKU", "Starting Warehouse Balance", "Ending Warehouse Balance"]
      ],
      sku: ["MSKU"], asin: ["ASIN"], fnsku: ["FNSKU"], asOf: ["Date"]),
    // A return is of one unit or some of an order's: it says nothing about the order as a whole.
    AmazonFactReport(
      id: "amazon-fba-returns", name: "Amazon FBA customer returns",
      required: [["return-date", "order-id", "sku", "detailed-disposition", "reason"]],
      sku: ["sku"], asin: ["asin"], fnsku: ["fnsku"], asOf: ["return-date"],
      part: ["order-id", "license-plate-number"]),
    AmazonFactReport(
      id: "amazon-returns", name: "Amazon returns to the seller",
      required: [["Order ID", "Return request date", "Return request status", "Merchant SKU"]],
      sku: ["Merchant SKU"], asin: ["ASIN"], asOf: ["Return request date"],
      part: ["Order ID", "Amazon RMA ID"]),
  ]

  static var definitions: [FormatDefinition] {
    all.map { report in
      FormatDefinition(
        format: FeedFormat(report.id, report.name, .amazon, .facts), headers: report.required,
        // The listings reports have all of the loader's columns.
        without: report.id == "amazon-fba-stranded-loader" ? ["item-name", "seller-sku"] : [],
        makeReader: { AmazonFactsReader($0, report) })
    }
  }
}

/// Reads any report of figures: what identifies the listing, the day, and every other column.
///
/// Dates among the figures are shifted like every date. Where the report states a listing's price or
/// state, a listing is handed on before its figures.
final class AmazonFactsReader: RowReader {
  let takesRowsAlone = true
  private let cells: CellReader
  private let report: AmazonFactReport
  private let sku, asin, fnsku, asOf, price, currency: Column
  private let reasons: [Column]
  private let values: [Column]
  private let parts: [Column]
  private let dates: Set<Int>
  let personalColumns: Set<Int>

  init(_ setup: FormatSetup, _ report: AmazonFactReport) {
    cells = setup.cells
    self.report = report
    var pick = ColumnPicker(setup.header)
    func picked(_ names: [String]) -> Column { names.first.map { pick.column($0) } ?? .absent }
    sku = picked(report.sku)
    asin = picked(report.asin)
    fnsku = picked(report.fnsku)
    asOf = setup.header.column(report.asOf)
    price = setup.header.column(report.price)
    currency = setup.header.column("currency", "Currency code", "currency_code")
    reasons = [setup.header.column("stranded-reason"), setup.header.column("error-message")]
    let rest = pick.rest
    values = rest.filter { !isPersonal($0.name) }
    personalColumns = Set(rest.filter { isPersonal($0.name) }.map(\.index))
    parts = report.part.map { setup.header.column($0) }
    dates = Set(values.filter { Header.normalised($0.name).contains("date") }.map(\.index))
  }

  func take(_ row: Row, _ emit: (FeedItem) throws -> Void) throws {
    var fact = ListingFactRecord(report: report.id, values: [])
    var listing: ListingRecord?
    do throws(CellProblem) {
      fact.sku = try cells.identifier(row, sku)
      fact.asin = try cells.amazonIdentifier(row, asin)
      fact.fnsku = row.trimmed(fnsku)
      fact.asOf = try day(row)
      fact.values = try figures(row)
      let names = parts.compactMap { row.trimmed($0) }
      fact.part = names.isEmpty ? nil : names.joined(separator: " ")
      listing = try self.listing(row, fact)
    } catch {
      try emit(.issue(row.issue(error, hidden: personalColumns)))
      return
    }
    let place = SourcePlace(line: row.line)
    if let listing { try emit(.record(.listing(listing), place)) }
    try emit(.record(.fact(fact), place))
  }

  /// A date, or a month (`2024-12`, `12/2024`), which counts from its first day.
  private func day(_ row: Row) throws(CellProblem) -> CivilDate? {
    if let text = row.trimmed(asOf), text.count == 7, let first = CivilDate("\(text)-01") {
      return first.adding(days: cells.context.dayShift)
    }
    return try cells.date(row, asOf, order: .monthFirst)
  }

  private func figures(_ row: Row) throws(CellProblem) -> [ExtraColumn] {
    var figures = cells.extra(row, values)
    guard cells.context.dayShift != 0 else { return figures }
    for index in figures.indices {
      guard let column = values.first(where: { $0.name == figures[index].name }),
        dates.contains(column.index), let date = CivilDate(figures[index].value)
      else { continue }
      figures[index].value = date.adding(days: cells.context.dayShift).description
    }
    return figures
  }

  private func listing(
    _ row: Row, _ fact: ListingFactRecord
  ) throws(CellProblem) -> ListingRecord? {
    guard let sku = fact.sku, price.isPresent || report.state != nil else { return nil }
    var listing = ListingRecord(sku: sku)
    listing.externalID = fact.asin
    let currency = try cells.currency(row, currency) ?? cells.context.currency
    if let amount = try cells.money(row, price, currency) { listing.price = .value(amount) }
    if let state = report.state {
      listing.state = .value(state)
      let words = reasons.compactMap { row.trimmed($0) }
      listing.stateReason = .value(words.isEmpty ? "stranded" : words.joined(separator: ": "))
    }
    return listing
  }
}
