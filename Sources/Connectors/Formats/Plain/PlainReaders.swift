import Commerce

/// Reads `promotions`.
final class PromotionsReader: OneRecordReader {
  override func record(_ row: Row) throws(CellProblem) -> FeedRecord? {
    let key = try cells.requiredIdentifier(row, header.column("key"))
    let kind = try cells.requiredChoice(row, header.column("kind"), PromotionKind.self)
    let state = try cells.choice(row, header.column("state"), PromotionState.self)
    return .promotion(
      Promotion(
        key: key, name: row.trimmed(header.column("name")) ?? key, kind: kind,
        state: state ?? .draft, channels: cells.channels(row, header.column("channels")),
        code: try cells.identifier(row, header.column("code")),
        value: row.trimmed(header.column("value")), targets: row.trimmed(header.column("targets")),
        schedule: try cells.schedule(
          row, start: header.column("start"), end: header.column("end"),
          zone: header.column("zone"))))
  }
}

/// Reads `calendar-events`.
final class EventsReader: OneRecordReader {
  override func record(_ row: Row) throws(CellProblem) -> FeedRecord? {
    let key = try cells.requiredIdentifier(row, header.column("key"))
    var schedule = try cells.schedule(
      row, start: header.column("start"), end: header.column("end"), zone: header.column("zone"))
    if schedule.end == nil {
      // A mailing or a launch is over when its day is; only promotions run on without an end.
      schedule.end = WallClock(date: schedule.start.date.adding(days: 1), secondOfDay: 0)
    }
    return .event(
      CalendarEvent(
        key: key, name: row.trimmed(header.column("name")) ?? key,
        kind: try cells.requiredChoice(row, header.column("kind"), CalendarEventKind.self),
        channels: cells.channels(row, header.column("channels")),
        schedule: schedule))
  }
}

/// Reads `suppliers`.
final class SuppliersReader: OneRecordReader {
  override func record(_ row: Row) throws(CellProblem) -> FeedRecord? {
    let code = try cells.requiredIdentifier(row, header.column("code"))
    return .supplier(
      SupplierRecord(
        code: code, name: row.trimmed(header.column("name")) ?? code,
        leadTimeDays: try cells.integer(row, header.column("lead_time_days")),
        currency: try cells.currency(row, header.column("currency"))))
  }
}

/// Reads `purchase-orders`: a row is one line.
final class PurchaseOrdersReader: OneRecordReader {
  override func record(_ row: Row) throws(CellProblem) -> FeedRecord? {
    let ordered = header.column("ordered")
    guard let units = try cells.integer(row, ordered) else {
      throw CellProblem(column: ordered, reason: "is blank; a line needs a quantity")
    }
    var record = PurchaseOrderRecord(
      number: try cells.requiredIdentifier(row, header.column("number")),
      supplier: try cells.requiredIdentifier(row, header.column("supplier")),
      sku: try cells.requiredIdentifier(row, header.column("sku")), ordered: units,
      received: try cells.integer(row, header.column("received")) ?? 0)
    let currency = try cells.currency(row, header.column("currency")) ?? cells.context.currency
    record.unitCost = try cells.money(row, header.column("unit_cost"), currency)
    record.orderedOn = try cells.date(row, header.column("ordered_on"))
    record.expectedOn = try cells.date(row, header.column("expected_on"))
    record.receivedOn = try cells.date(row, header.column("received_on"))
    record.location = row.trimmed(header.column("location"))
    return .purchaseOrder(record)
  }
}

/// Reads `stock-counts`: what was found on the shelf is what is on hand. What is free to be sold
/// follows from it: nothing here says how much is committed.
final class StockCountsReader: OneRecordReader {
  override func record(_ row: Row) throws(CellProblem) -> FeedRecord? {
    var record = StockRecord(
      sku: try cells.requiredIdentifier(row, header.column("sku")),
      location: row.trimmed(header.column("location")) ?? cells.context.defaultLocation)
    let counted = header.column("counted")
    guard let units = try cells.integer(row, counted) else {
      throw CellProblem(column: counted, reason: "is blank; write 0 where nothing was found")
    }
    record.onHand = .value(units)
    return .stock(record)
  }
}

/// Reads `costs`.
final class CostsReader: OneRecordReader {
  override func record(_ row: Row) throws(CellProblem) -> FeedRecord? {
    let sku = try cells.requiredIdentifier(row, header.column("sku"))
    let cost = header.column("cost")
    let currency = try cells.currency(row, header.column("currency")) ?? cells.context.currency
    guard let amount = try cells.money(row, cost, currency) else { return nil }
    return .cost(CostRecord(sku: sku, cost: amount))
  }
}
