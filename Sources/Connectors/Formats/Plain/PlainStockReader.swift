import Commerce

/// Reads `stock`: a row is a SKU at a location. A blank cell says nothing, and so does a column
/// that is not there.
final class PlainStockReader: OneRecordReader {
  private let sku, location, onHand, available, committed, incoming: Column

  override init(_ setup: FormatSetup) {
    let header = setup.header
    sku = header.column("sku")
    location = header.column("location")
    onHand = header.column("on_hand")
    available = header.column("available")
    committed = header.column("committed")
    incoming = header.column("incoming")
    super.init(setup)
  }

  override func record(_ row: Row) throws(CellProblem) -> FeedRecord? {
    var record = StockRecord(
      sku: try cells.requiredIdentifier(row, sku),
      location: row.trimmed(location) ?? cells.context.defaultLocation)
    record.onHand = try cells.statedInteger(row, onHand, mayBeNegative: true)
    record.available = try cells.statedInteger(row, available, mayBeNegative: true)
    record.committed = try cells.statedInteger(row, committed)
    record.incoming = try cells.statedInteger(row, incoming)
    guard record.onHand.isStated || record.available.isStated || record.incoming.isStated else {
      throw CellProblem(
        column: onHand.isPresent ? onHand : available,
        reason: "is blank, and so is every other quantity of the row; write 0 where there is none")
    }
    return .stock(record)
  }
}
