internal import Commerce
internal import GRDB

/// Loads products as one channel's file is to state them.
final class ExportReader {
  private let channelID: Int64?
  private let channel: String
  private let products: SQL
  private let variants: SQL
  private let listings: SQL
  private let refs: SQL
  private let images: SQL
  private let pending: SQL
  private let levels: SQL
  private let views: SQL
  private let columnSet: SQL
  /// The SKUs that the channel knows linked variants by.
  private let channelSKUs: [Int64: String]
  private var columnSets: [Int64: [String]] = [:]

  /// What a file needs beside the fields themselves.
  struct Needs {
    var levels = false
    var views = false
  }

  private let needs: Needs

  /// - Parameter channel: the channel's code and id; nil for the store's own view.
  init(_ db: Database, channel: (code: String, id: Int64)?, needs: Needs) throws {
    channelID = channel?.id
    self.channel = channel?.code ?? ""
    self.needs = needs
    let linked = try SQL(db, "SELECT variant_id, sku FROM channel_sku WHERE channel_id = ?").start()
      .bind(channel?.id).all { ($0.int(), $0.text()) }
    channelSKUs = Dictionary(linked) { first, _ in first }
    products = try SQL(db, "SELECT \(ProductRow.columns) FROM product WHERE id = ?")
    variants = try SQL(
      db,
      """
      SELECT \(VariantRow.columns), on_hand, available, committed, unavailable, incoming
      FROM variant WHERE product_id = ? ORDER BY position, id
      """)
    listings = try SQL(
      db, "SELECT \(ListingRow.columns) FROM listing WHERE variant_id = ? AND channel_id = ?")
    refs = try SQL(
      db,
      "SELECT handle, extra_set, extra FROM product_ref WHERE product_id = ? AND channel_id = ?")
    images = try SQL(
      db, "SELECT url, position, alt_text FROM product_image WHERE product_id = ? ORDER BY seq")
    pending = try SQL(
      db,
      """
      SELECT field, base, theirs, has_conflict FROM pending_edit
      WHERE entity = ? AND entity_id = ? AND scope = ?
      """)
    levels = try SQL(
      db,
      """
      SELECT o.name, s.on_hand, s.available, s.committed, s.unavailable, s.incoming
      FROM stock_level s JOIN location o ON o.id = s.location_id
      WHERE s.variant_id = ? ORDER BY o.name
      """)
    views = try SQL(
      db,
      """
      SELECT column_set_id, column_values FROM listing_fact
      WHERE sku_key = ? AND channel_id = ? AND report = 'magento-store-view' ORDER BY id
      """)
    columnSet = try SQL(db, "SELECT names FROM column_set WHERE id = ?")
  }

  /// The product with its variants; nil when it is gone or the channel does not have it.
  func product(_ id: Int64) throws -> ProductExport? {
    guard var row = try products.start().bind(id).first(ProductRow.init) else { return nil }
    let isOwner = row.ownerChannelID == nil || channelID == nil || row.ownerChannelID == channelID
    var edits: [Edit] = []
    if row.pendingCount > 0, isOwner {
      edits = try self.edits(.product, id, scope: .master)
      for edit in edits where edit.hasConflict { row.take(edit.field, edit.theirs) }
    }
    // The store's own view keeps what the owner's files have beside the fields.
    let viewed = channelID ?? row.ownerChannelID
    let (variants, archived) = try variants(of: row, on: viewed, isOwner: isOwner)
    guard isOwner || !variants.isEmpty else { return nil }
    var record = ProductRecord(handle: row.handle)
    record.state(row)
    record.images = .value(
      try images.start().bind(id).all {
        ProductImage(url: $0.text(), position: $0.count(), altText: $0.optionalText())
      })
    if let viewed,
      let ref = try refs.start().bind(id).bind(viewed).first({
        ($0.text(), $0.optionalInt(), $0.optionalText())
      })
    {
      record.handle = ref.0
      record.extra = try extra(ref.1, ref.2).restored(edits)
    }
    let images = edits.first { $0.field == .images }
    if let images, images.hasConflict {
      record.images = .value(ImageList.images(images.theirs ?? ""))
    }
    if !isOwner, let title = variants.lazy.compactMap({ $0.listing?.title.value }).first {
      record.title = .value(title)
    }
    var product = ProductExport(id: id, product: record, isOwner: isOwner)
    product.edited = Set(edits.filter { !$0.hasConflict }.map(\.field))
    if let images, !images.hasConflict {
      let stay = Set(record.images.value?.map(\.url) ?? [])
      product.removesImages = ImageList.images(images.base ?? "").contains {
        !stay.contains($0.url)
      }
    }
    product.variants = variants
    product.isNew = row.isNew && isOwner
    product.archived = archived
    if needs.views { product.views = try storeViews(row.handle, variants) }
    return product
  }

  /// The variants that are offered, and the names of those that wait for the channel to let them go.
  private func variants(
    of product: ProductRow, on viewed: Int64?, isOwner: Bool
  ) throws -> (offered: [VariantExport], archived: [String]) {
    let rows = try variants.start().bind(product.id).all { (VariantRow($0), StockLevel($0)) }
    var archived: [String] = []
    let offered = try rows.compactMap { row, stock -> VariantExport? in
      let listing = try viewed.flatMap {
        try listings.start().bind(row.id).bind($0).first(ListingRow.init)
      }
      guard isOwner || listing != nil else { return nil }
      let scope = isOwner ? EditScope.master : .channel(channel)
      let edits = row.pendingCount > 0 ? try edits(.variant, row.id, scope: scope) : []
      if row.status == .archived, channelID != nil {
        if edits.contains(where: { $0.field == .variantStatus }) {
          archived.append(row.sku ?? product.handle)
        }
        return nil
      }
      var variant = try export(row, listing, edits, scope)
      variant.stock = stock
      if needs.levels {
        variant.levels = try levels(of: row, sku: variant.variant.sku, in: product)
      }
      return variant
    }
    return (offered, archived)
  }

  private func export(
    _ row: VariantRow, _ listing: ListingRow?, _ edits: [Edit], _ scope: EditScope
  ) throws -> VariantExport {
    var (row, listing) = (row, listing)
    let isOwner = scope == .master
    for edit in edits {
      // A variant that the platform has is found by the options that it has there.
      let identifies = isOwner && channelID != nil && edit.field.isOption && !row.isNew
      let text = edit.hasConflict ? edit.theirs : edit.base
      guard edit.hasConflict || identifies else { continue }
      if isOwner {
        row.take(edit.field, text)
      } else {
        _ = listing?.set(edit.field, to: text, currency: row.currency)
      }
    }
    let sku = channelSKUs[row.id] ?? row.sku
    var record = VariantRecord(sku: sku, place: SourcePlace(line: 0))
    record.state(row)
    if !isOwner, let price = listing?.price { record.price = .value(price) }
    record.extra = try extra(listing?.extraSet, listing?.extra).restored(edits)
    var variant = VariantExport(id: row.id, variant: record, currency: row.currency)
    variant.edited = Set(edits.filter { !$0.hasConflict }.map(\.field))
    variant.scope = scope
    // One that is brought back may be gone there, and goes in whole like a new one.
    variant.isNew = isOwner && (row.isNew || variant.edited.contains(.variantStatus))
    if !row.isNew, let renamed = edits.first(where: { $0.field == .sku && !$0.hasConflict }) {
      variant.knownSKU = renamed.base
    }
    variant.listing = listing.map { ListingRecord($0, sku: sku ?? "") }
    return variant
  }

  /// What waits for the platform, or met a third value there.
  struct Edit {
    var field: EditableField
    var base: String?
    var theirs: String?
    var hasConflict: Bool
  }

  private func edits(
    _ entity: EditEntity, _ id: Int64, scope: EditScope
  ) throws -> [Edit] {
    let rows = try pending.start().bind(entity.rawValue).bind(id).bind(scope.rawValue).all { row in
      (row.text(), row.optionalText(), row.optionalText(), row.bool())
    }
    return rows.compactMap { name, base, theirs, hasConflict in
      EditableField(rawValue: name).map {
        Edit(field: $0, base: base, theirs: theirs, hasConflict: hasConflict)
      }
    }
  }

  private func levels(
    of variant: VariantRow, sku: String?, in product: ProductRow
  ) throws -> [StockRecord] {
    try levels.start().bind(variant.id).all { row in
      var level = StockRecord(sku: sku, handle: product.handle, location: row.text())
      level.options = variant.options
      level.onHand = row.optionalCount().map { .value($0) } ?? .unstated
      level.available = row.optionalCount().map { .value($0) } ?? .unstated
      level.committed = row.optionalCount().map { .value($0) } ?? .unstated
      level.unavailable = row.optionalCount().map { .value($0) } ?? .unstated
      level.incoming = row.optionalCount().map { .value($0) } ?? .unstated
      return level
    }
  }

  private func storeViews(
    _ handle: String, _ variants: [VariantExport]
  ) throws -> [ListingFactRecord] {
    guard let channelID else { return [] }
    var facts: [ListingFactRecord] = []
    var seen: Set<String> = []
    for sku in variants.map(\.variant.sku) + [handle] {
      guard let sku, let key = Keys.sku(sku), seen.insert(key).inserted else { continue }
      let rows = try views.start().bind(key).bind(channelID).all {
        ($0.optionalInt(), $0.optionalText())
      }
      for row in rows {
        var fact = ListingFactRecord(
          report: "magento-store-view", values: try extra(row.0, row.1))
        fact.sku = sku
        facts.append(fact)
      }
    }
    return facts
  }

  private func extra(_ set: Int64?, _ values: String?) throws -> [ExtraColumn] {
    guard let set else { return [] }
    let names: [String]
    if let known = columnSets[set] {
      names = known
    } else {
      names = TextList.decode(
        try columnSet.start().bind(set).first { $0.optionalText() } ?? nil)
      columnSets[set] = names
    }
    return zip(names, TextList.decode(values)).map { ExtraColumn(name: $0, value: $1) }
  }
}

extension EditableField {
  fileprivate var isOption: Bool {
    switch self {
    case .option, .optionName: true
    default: false
    }
  }
}

extension [ExtraColumn] {
  /// The columns as the platform shows them where an edit of one met a third value.
  fileprivate func restored(_ edits: [ExportReader.Edit]) -> [ExtraColumn] {
    var columns = self
    for edit in edits where edit.hasConflict {
      guard let name = edit.field.attributeName else { continue }
      columns.removeAll { $0.name == name }
      if let theirs = edit.theirs { columns.append(ExtraColumn(name: name, value: theirs)) }
    }
    return columns
  }
}
