internal import Commerce
internal import GRDB

/// Takes suppliers, purchase order lines and the facts that reports give for listings.
final class SupplyImporter {
  private let context: ImportContext
  private let loadSupplier: SQL
  private let saveSupplier: SQL
  private let loadLine: SQL
  private let saveLine: SQL
  private let loadFact: SQL
  private let saveFact: SQL
  private let variantOfSKU: SQL
  private let skusOfSupplier: SQL

  init(_ context: ImportContext) throws {
    self.context = context
    let db = context.db
    loadSupplier = try SQL(
      db, "SELECT name, lead_time_days, currency FROM supplier WHERE code = ?")
    saveSupplier = try SQL(
      db,
      """
      INSERT INTO supplier (code, name, lead_time_days, currency) VALUES (?, ?, ?, ?)
      ON CONFLICT (code) DO UPDATE SET name = excluded.name,
        lead_time_days = excluded.lead_time_days, currency = excluded.currency
      """)
    loadLine = try SQL(
      db,
      """
      SELECT \(PurchaseOrderRecord.columns) FROM purchase_order_line l
      JOIN supplier s ON s.id = l.supplier_id WHERE l.number = ? AND l.sku_key = ?
      """)
    saveLine = try SQL(
      db,
      """
      INSERT OR REPLACE INTO purchase_order_line (number, supplier_id, sku, sku_key, ordered,
        received, unit_cost_minor, currency, ordered_on, expected_on, received_on, location)
      VALUES (?, (SELECT id FROM supplier WHERE code = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    loadFact = try SQL(
      db,
      """
      SELECT as_of_on, column_set_id, column_values FROM listing_fact
      WHERE channel_id = ? AND report = ? AND subject_key = ?
      """)
    saveFact = try SQL(
      db,
      """
      INSERT OR REPLACE INTO listing_fact (channel_id, report, subject_key, sku, sku_key, asin,
        fnsku, as_of_on, column_set_id, column_values)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    variantOfSKU = try SQL(db, "SELECT id FROM variant WHERE sku_key = ?")
    skusOfSupplier = try SQL(
      db,
      """
      SELECT v.id FROM purchase_order_line l JOIN supplier s ON s.id = l.supplier_id
      JOIN variant v ON v.sku_key = l.sku_key WHERE s.code = ?
      """)
  }

  func take(_ record: SupplierRecord, _ place: SourcePlace) throws {
    let code = Keys.trimmed(record.code)
    guard !code.isEmpty else {
      return try context.refuse(place, value: record.name, reason: "the supplier has no code")
    }
    let old = try loadSupplier.start().bind(code).first { row in
      SupplierRecord(
        code: code, name: row.text(), leadTimeDays: row.optionalCount(),
        currency: row.optionalText().flatMap(Currency.init(code:)))
    }
    var new = record
    new.code = code
    new.leadTimeDays = record.leadTimeDays ?? old?.leadTimeDays
    new.currency = record.currency ?? old?.currency
    guard new != old, old == nil || !context.isOutdated else {
      return context.tally.count(.unchanged)
    }
    try saveSupplier.start().bind(code).bind(new.name).bind(new.leadTimeDays)
      .bind(new.currency?.code).run()
    for id in try skusOfSupplier.start().bind(code).all({ $0.int() }) {
      context.markChanged(variant: id)
    }
    context.tally.count(old == nil ? .created : .updated)
  }

  func take(_ record: PurchaseOrderRecord, _ place: SourcePlace) throws {
    guard let key = context.key(record.sku) else {
      return try context.refuse(place, value: record.number, reason: "the line has no SKU")
    }
    var new = record
    new.supplier = Keys.trimmed(record.supplier)
    if new.supplier.isEmpty { new.supplier = "?" }
    if try loadSupplier.start().bind(new.supplier).first({ $0.text() }) == nil {
      try saveSupplier.start().bind(new.supplier).bind(new.supplier).bindNull().bindNull().run()
    }
    let old = try loadLine.start().bind(new.number).bind(key).first(PurchaseOrderRecord.init)
    if let old, Keys.sku(old.sku) != Keys.sku(new.sku) {
      return try context.refuse(
        place, value: record.sku,
        reason:
          "\(record.number) has a line for \(old.sku), which is linked to this SKU; state one "
          + "line with the sum, or undo the link (aisle identity links)")
    }
    guard new != old, old == nil || !context.isOutdated else {
      return context.tally.count(.unchanged)
    }
    try saveLine.start().bind(new.number).bind(new.supplier).bind(new.sku).bind(key)
      .bind(new.ordered).bind(new.received).bind(new.unitCost?.minorUnits)
      .bind(new.unitCost?.currency.code).bind(new.orderedOn?.description)
      .bind(new.expectedOn?.description).bind(new.receivedOn?.description).bind(new.location)
      .run()
    if let id = try variantOfSKU.start().bind(key).first({ $0.int() }) {
      context.touch(variant: id)
    }
    context.tally.count(old == nil ? .created : .updated)
  }

  func take(_ record: ListingFactRecord, _ place: SourcePlace) throws {
    let subject = [Keys.sku(record.sku), record.asin, record.fnsku, record.part].compactMap { $0 }
      .joined(separator: "\u{1F}")
    let set = try context.columnSet(record.values.lazy.map(\.name))
    let values = TextList.encode(record.values.lazy.map(\.value))
    let old = try loadFact.start().bind(context.channelID).bind(record.report).bind(subject)
      .first { ($0.optionalText(), $0.int(), $0.text()) }
    if let old, old == (record.asOf?.description, set, values) {
      return context.tally.count(.unchanged)
    }
    if let asOf = record.asOf, let known = old?.0.flatMap(CivilDate.init), asOf < known {
      return context.tally.count(.unchanged)
    }
    try saveFact.start().bind(context.channelID).bind(record.report).bind(subject)
      .bind(record.sku).bind(Keys.sku(record.sku)).bind(record.asin).bind(record.fnsku)
      .bind(record.asOf?.description).bind(set).bind(values).run()
    context.tally.count(old == nil ? .created : .updated)
  }
}

extension PurchaseOrderRecord {
  /// Of `purchase_order_line l JOIN supplier s`, in the order in which `init(_:)` reads them.
  static let columns = """
    l.number, s.code, l.sku, l.ordered, l.received, l.unit_cost_minor, l.currency, l.ordered_on,
    l.expected_on, l.received_on, l.location
    """

  init(_ row: SQL) {
    self.init(
      number: row.text(), supplier: row.text(), sku: row.text(), ordered: row.count(),
      received: row.count())
    let minorUnits = row.optionalInt()
    let currency = row.optionalText().flatMap(Currency.init(code:))
    if let minorUnits, let currency {
      unitCost = Money(minorUnits: minorUnits, currency: currency)
    }
    orderedOn = row.optionalText().flatMap { CivilDate($0) }
    expectedOn = row.optionalText().flatMap { CivilDate($0) }
    receivedOn = row.optionalText().flatMap { CivilDate($0) }
    location = row.optionalText()
  }
}
