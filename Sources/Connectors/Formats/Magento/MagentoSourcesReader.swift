import Commerce

/// Reads Magento's stock sources: the units of a SKU at each source.
final class MagentoSourcesReader: OneRecordReader {
  private let source, sku, status, quantity: Column

  override init(_ setup: FormatSetup) {
    let header = setup.header
    source = header.column("source_code")
    sku = header.column("sku")
    status = header.column("status")
    quantity = header.column("quantity")
    super.init(setup)
  }

  override func record(_ row: Row) throws(CellProblem) -> FeedRecord? {
    var record = StockRecord(
      sku: try cells.requiredIdentifier(row, sku),
      location: try cells.requiredIdentifier(row, source))
    // Out of stock by decree: what lies there can't be sold.
    let isEnabled = cells.flag(row, status) ?? true
    record.onHand = try cells.statedInteger(row, quantity, mayBeNegative: true)
    if isEnabled {
      // A source's quantity is physical; what is reserved for orders stands elsewhere.
      record.available = record.onHand
    } else {
      record.available = .value(0)
    }
    return .stock(record)
  }
}
