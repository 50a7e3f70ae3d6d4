internal import Commerce
internal import GRDB

/// Takes stock levels. What an inventory file states about a location wins over the quantity of a
/// products file, which wins over what a channel believes it can sell.
final class StockImporter {
  private let context: ImportContext
  private let catalog: CatalogWriter
  private let load: SQL
  private let insert: SQL
  private let update: SQL
  private let remove: SQL
  /// Under which SKU this run has counted a linked variant at a location.
  private var counted: [StockPlace: String] = [:]

  init(_ context: ImportContext, catalog: CatalogWriter) throws {
    self.context = context
    self.catalog = catalog
    let db = context.db
    load = try SQL(
      db,
      """
      SELECT on_hand, available, committed, unavailable, incoming FROM stock_level
      WHERE variant_id = ? AND location_id = ?
      """)
    insert = try SQL(
      db,
      """
      INSERT INTO stock_level (on_hand, available, committed, unavailable, incoming, as_of_at,
        variant_id, location_id)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """)
    update = try SQL(
      db,
      """
      UPDATE stock_level SET on_hand = ?, available = ?, committed = ?, unavailable = ?,
        incoming = ?, as_of_at = ? WHERE variant_id = ? AND location_id = ?
      """)
    remove = try SQL(db, "DELETE FROM stock_level WHERE variant_id = ? AND location_id = ?")
  }

  func take(_ record: StockRecord, _ place: SourcePlace) throws {
    guard let variant = try variant(of: record, place) else { return }
    context.see(variant: variant.id)
    let name = record.location.isEmpty ? context.info.defaultLocation : record.location
    let location = try context.locationID(name)
    if let other = twice(variant.id, at: location, record) {
      return try context.refuse(
        place, value: record.sku ?? "",
        reason:
          "it is linked to \(other), which this file counts at \(name) too; leave one out, or "
          + "undo the link (aisle identity links)")
    }
    let old = try load.start().bind(variant.id).bind(location).first(StockLevel.init)

    if old != nil, context.isOutdated { return context.tally.count(.unchanged) }
    guard record.isStocked else {
      if old != nil {
        try remove.start().bind(variant.id).bind(location).run()
        context.touch(variant: variant.id)
      }
      return context.tally.count(old == nil ? .unchanged : .updated)
    }
    let new = record.merged(into: old ?? StockLevel())
    guard new != old else { return context.tally.count(.unchanged) }
    try (old == nil ? insert : update).start().bind(new.onHand).bind(new.available)
      .bind(new.committed).bind(new.unavailable).bind(new.incoming).bind(context.asOf)
      .bind(variant.id).bind(location).run()
    context.touch(variant: variant.id)
    context.tally.count(old == nil ? .created : .updated)
  }

  /// The other SKU under which this run has counted a linked variant at the same location.
  private func twice(_ variant: Int64, at location: Int64, _ record: StockRecord) -> String? {
    guard context.aliases.isLinked(variant), let key = Keys.sku(record.sku) else { return nil }
    let place = StockPlace(variant: variant, location: location)
    guard let other = counted[place], other != key else {
      counted[place] = key
      return nil
    }
    return other
  }

  /// The variant that a row counts; a SKU or handle that nothing has described yet makes one, so
  /// that the order in which files arrive does not matter.
  private func variant(of record: StockRecord, _ place: SourcePlace) throws -> VariantRow? {
    if let key = Keys.sku(record.sku) {
      if let known = try catalog.variant(sku: key) { return known }
      if let handle = record.handle, let ref = try catalog.ref(handle: handle),
        let twin = try catalog.variant(
          of: ref.productID, options: record.options, preferring: key)
      {
        return twin
      }
      return try create(record, sku: record.sku, key: key)
    }
    guard let handle = record.handle, !handle.isEmpty else {
      try context.refuse(
        place, value: record.location, reason: "the row has neither a SKU nor a handle")
      return nil
    }
    if let ref = try catalog.ref(handle: handle),
      let twin = try catalog.variant(of: ref.productID, options: record.options, preferring: nil)
    {
      return twin
    }
    return try create(record, sku: nil, key: nil)
  }

  private func create(_ record: StockRecord, sku: String?, key: String?) throws -> VariantRow {
    var product = ProductRow()
    let handle = record.handle.flatMap { $0.isEmpty ? nil : $0 }
    if let handle, let ref = try catalog.ref(handle: handle),
      let known = try catalog.product(ref.productID)
    {
      product = known
    } else {
      product.handle = handle ?? sku ?? ""
      product.title = handle ?? sku ?? ""
      try catalog.insert(&product)
      if let handle {
        try catalog.save(
          CatalogWriter.Ref(productID: product.id), over: nil, handle: handle)
      }
    }
    var variant = VariantRow(currency: context.info.currency)
    variant.sku = sku.map(Keys.trimmed)
    variant.skuKey = key
    variant.options = record.options
    try catalog.insert(&variant, of: product, isLive: false)
    return variant
  }
}

/// A variant at a location.
private struct StockPlace: Hashable {
  var variant: Int64
  var location: Int64
}

extension StockLevel {
  init(_ row: SQL) {
    self.init(
      onHand: row.optionalCount(), available: row.optionalCount(), committed: row.optionalCount(),
      unavailable: row.optionalCount(), incoming: row.optionalCount())
  }
}

extension StockRecord {
  func merged(into current: StockLevel) -> StockLevel {
    StockLevel(
      onHand: onHand.merged(into: current.onHand),
      available: available.merged(into: current.available),
      committed: committed.merged(into: current.committed),
      unavailable: unavailable.merged(into: current.unavailable),
      incoming: incoming.merged(into: current.incoming))
  }
}
