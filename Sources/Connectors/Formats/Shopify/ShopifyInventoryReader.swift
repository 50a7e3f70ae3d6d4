import Commerce

/// Reads Shopify's inventory export: a row is one variant at one location.
///
/// Both headers are read: 2023's `Available` and `On hand`, and today's `Available (not editable)`
/// and `On hand (current)`. `On hand (new)` is what a person means to upload and not what is, so it
/// is kept but not read. `not stocked` in any quantity means that the location does not carry the
/// variant. `Available` and `On hand` may be negative: that is what oversold looks like.
final class ShopifyInventoryReader: RowReader {
  let takesRowsAlone = true
  private let cells: CellReader
  private let handle, sku, location: Column
  private let onHand, available, committed, unavailable, incoming: Column
  private let optionNames, optionValues: [Column]
  private let rest: [Column]

  init(_ setup: FormatSetup) {
    cells = setup.cells
    var pick = ColumnPicker(setup.header)
    handle = pick.column("Handle")
    sku = pick.column("SKU")
    location = pick.column("Location")
    onHand = pick.column("On hand (current)", "On hand")
    available = pick.column("Available (not editable)", "Available")
    committed = pick.column("Committed (not editable)", "Committed")
    unavailable = pick.column("Unavailable (not editable)", "Unavailable")
    incoming = pick.column("Incoming (not editable)", "Incoming")
    optionNames = (1...3).map { pick.column("Option\($0) Name") }
    optionValues = (1...3).map { pick.column("Option\($0) Value") }
    // The title is the product's, and the products file says it better.
    _ = pick.column("Title")
    rest = pick.rest
  }

  func take(_ row: Row, _ emit: (FeedItem) throws -> Void) throws {
    let record: StockRecord
    do throws(CellProblem) {
      record = try stock(row)
    } catch {
      try emit(.issue(row.issue(error)))
      return
    }
    try emit(.record(.stock(record), SourcePlace(line: row.line)))
  }

  private func stock(_ row: Row) throws(CellProblem) -> StockRecord {
    let sku = try cells.identifier(row, sku)
    let handle = row.trimmed(handle)
    guard sku != nil || handle != nil else {
      throw CellProblem(column: self.sku, reason: "is blank, and so is the handle; fill in one")
    }
    var record = StockRecord(
      sku: sku, handle: handle, location: row.trimmed(location) ?? cells.context.defaultLocation)
    for (name, value) in zip(optionNames, optionValues) {
      guard let text = row.trimmed(value) else { continue }
      record.options.append(VariantOption(name: row.trimmed(name) ?? "", value: text))
    }
    if isDefaultTitle(record.options) { record.options = [] }
    record.extra = cells.extra(row, rest)
    if isNotStocked(row, onHand) || isNotStocked(row, available) {
      record.isStocked = false
      return record
    }
    record.onHand = try cells.statedInteger(row, onHand, mayBeNegative: true)
    record.available = try cells.statedInteger(row, available, mayBeNegative: true)
    record.committed = try cells.statedInteger(row, committed)
    record.unavailable = try cells.statedInteger(row, unavailable)
    record.incoming = try cells.statedInteger(row, incoming)
    return record
  }

  private func isNotStocked(_ row: Row, _ column: Column) -> Bool {
    let bytes = row.trimmedBytes(column)
    return bytes.count == 11 && feedWord(String(decoding: bytes, as: UTF8.self)) == "not-stocked"
  }
}
