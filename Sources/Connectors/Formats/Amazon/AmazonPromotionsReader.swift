import Commerce

/// Reads the FBA promotions report: a row is a discount on an item of a shipment. What a promotion
/// gave away on a day is added up over the file and goes in as a figure under its description, the
/// discounts as positive amounts. A later report that has more of a day replaces it.
final class AmazonPromotionsReader: RowReader {
  private struct Key: Hashable {
    var promotion: String
    var day: CivilDate
    var currency: Currency
  }

  private let cells: CellReader
  private let report: String
  private let shipped, currency, discount, promotion, words: Column
  private var sums: [Key: (minor: Int64, line: Int)] = [:]
  /// In the order in which they were first seen.
  private var order: [Key] = []

  init(_ setup: FormatSetup) {
    cells = setup.cells
    report = setup.format.id
    let header = setup.header
    shipped = header.column("shipment-date")
    currency = header.column("currency")
    discount = header.column("item-promotion-discount")
    promotion = header.column("item-promotion-id")
    words = header.column("description")
  }

  func take(_ row: Row, _ emit: (FeedItem) throws -> Void) throws {
    do throws(CellProblem) {
      try add(row)
    } catch {
      try emit(.issue(row.issue(error)))
    }
  }

  private func add(_ row: Row) throws(CellProblem) {
    guard let day = try cells.date(row, shipped) else {
      throw CellProblem(column: shipped, reason: "is blank; a discount needs its day")
    }
    let currency = try cells.currency(row, currency) ?? cells.context.currency
    guard let amount = try cells.money(row, discount, currency, mayBeNegative: true) else { return }
    let id = try cells.requiredIdentifier(row, promotion)
    let key = Key(promotion: row.trimmed(words) ?? id, day: day, currency: currency)
    var sum = sums[key] ?? (0, row.line)
    if sums[key] == nil { order.append(key) }
    let (total, overflow) = sum.minor.addingReportingOverflow(
      Int64(clamping: amount.minorUnits.magnitude))
    guard !overflow else {
      throw CellProblem(column: discount, reason: NumberProblem.tooLarge.reason)
    }
    sum.minor = total
    sums[key] = sum
  }

  func finish(_ emit: (FeedItem) throws -> Void) throws {
    for key in order {
      guard let sum = sums[key] else { continue }
      let figure = FigureRecord(
        report: report, subject: key.promotion, metric: "discount", from: key.day, until: key.day,
        value: PlainDecimal(digits: sum.minor, decimals: key.currency.exponent).shortest,
        currency: key.currency)
      try emit(.record(.figure(figure), SourcePlace(line: sum.line)))
    }
  }
}
