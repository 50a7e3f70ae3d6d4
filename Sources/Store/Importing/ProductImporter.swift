internal import Commerce
internal import GRDB

/// Takes products with their variants.
///
/// A product is known by its handle on the channel, else by the SKU of one of its variants; a
/// variant by its SKU, else by its product and options. The first channel that described a product
/// owns its master fields; other channels fill blanks and keep their own title and price on the
/// listing. A SKU that another product of the same channel has already is kept as text but is not
/// an identity: the duplicate is shown, never merged.
final class ProductImporter {
  private let context: ImportContext
  let catalog: CatalogWriter
  private let listings: ListingWriter
  private let pending: PendingEdits
  private let images: ImportedImages
  private let archiving: ArchivedVariants

  init(
    _ context: ImportContext, catalog: CatalogWriter, listings: ListingWriter,
    pending: PendingEdits
  ) throws {
    self.context = context
    self.catalog = catalog
    self.listings = listings
    self.pending = pending
    archiving = try ArchivedVariants(context, pending: pending)
    images = try ImportedImages(context.db, pending: pending)
  }

  func take(_ stated: ProductRecord, _ place: SourcePlace) throws {
    let record = stated.handle.isEmpty ? try withHandle(stated) : stated
    let found = try find(record)
    let known = found.product
    if known != nil, context.isOutdated { return try addMissing(record, known) }
    if context.statedFields != .all { context.statedFields.formUnion(record.statedFields) }
    var columns = record.extra
    var product: ProductRow
    var fate = ImportFate.unchanged
    let isOwner: Bool
    var speaksDifferently = false

    if let known {
      isOwner = known.ownerChannelID == nil || known.ownerChannelID == context.channelID
      if isOwner, known.isNew { try catalog.confirm(product: known.id) }
      product = record.merged(into: known, isOwner: isOwner)
      if isOwner {
        product.ownerChannelID = context.channelID
        product.handle = record.handle
        if product.pendingCount > 0 {
          try keepPending(&product, known, record)
          columns = try pending.keep(columns, of: .product, known.id)
        }
      }
      if product != known {
        try catalog.update(product, from: known)
        speaksDifferently = product.speaksDifferently(from: known)
        fate = .updated
      }
    } else {
      isOwner = true
      product = record.newRow()
      product.ownerChannelID = context.channelID
      try catalog.insert(&product)
      fate = .created
    }

    let extra = try context.extra(columns, of: .product)
    if try keepRef(record, product, extra, over: found.ref) {
      fate = fate == .created ? .created : .updated
    }
    if isOwner, let theirs = record.statedImages, try !images.keeps(known, theirs: theirs),
      try images.replace(theirs, of: product.id, isNew: known == nil), fate == .unchanged
    {
      fate = .updated
      context.changedProducts.insert(product.id)
    }
    var freshSKUs: Set<String> = []
    for variant in record.variants {
      // Known to be new without another look: no SKU of the record was there, this is its first.
      let isFresh =
        found.skusAreNew
        && (Keys.sku(variant.sku).map { freshSKUs.insert($0).inserted } ?? true)
      let outcome = try take(
        variant, of: product, record, isNewProduct: known == nil, isFresh: isFresh)
      guard let outcome else { continue }
      // A product's own change is counted once, on the first of its rows.
      if outcome == .unchanged, fate == .updated {
        context.tally.count(.updated)
        fate = .unchanged
      } else {
        context.tally.count(outcome)
      }
    }
    if isOwner, known != nil { try archiving.confirm(product.id) }
    if speaksDifferently { try catalog.retext(product: product) }
    let further = (record.rowCount ?? record.variants.count) - record.variants.count
    if further > 0 { context.tally.count(known == nil ? .created : fate, rows: further) }
  }

  /// Of an outdated record, only variants that are not there yet.
  private func addMissing(_ record: ProductRecord, _ known: ProductRow?) throws {
    guard let known else { return }
    for variant in record.variants {
      let (twin, holdsSKU) = try find(
        variant, key: Keys.sku(variant.sku), in: known, isNewProduct: false)
      if twin != nil || known.ownerChannelID != context.channelID {
        context.tally.count(.unchanged)
      } else {
        let key = holdsSKU ? Keys.sku(variant.sku) : nil
        context.tally.count(try create(variant, key: key, of: known, record))
      }
    }
    let further = (record.rowCount ?? record.variants.count) - record.variants.count
    if further > 0 { context.tally.count(.unchanged, rows: further) }
  }

  // MARK: Product

  private struct Found {
    var product: ProductRow?
    var ref: CatalogWriter.Ref?
    /// None of the record's SKUs is known, by any name.
    var skusAreNew = false
  }

  private func find(_ record: ProductRecord) throws -> Found {
    if let ref = try catalog.ref(handle: record.handle) {
      return Found(product: try catalog.product(ref.productID), ref: ref)
    }
    var skusAreNew = true
    for variant in record.variants {
      guard let key = Keys.sku(variant.sku) else { continue }
      if pending.variant(formerly: key) != nil { skusAreNew = false }
      guard let known = try catalog.variant(sku: key),
        let product = try catalog.product(known.productID)
      else { continue }
      // The same channel has shown this SKU under another handle in this very file: two products
      // share a SKU. In an earlier file: the product was given a new handle.
      if product.ownerChannelID == context.channelID,
        context.hasSeen(variant: known.id) || context.aliases.isAlias(key)
      {
        return Found()
      }
      return Found(product: product)
    }
    return Found(skusAreNew: skusAreNew)
  }

  private func keepPending(
    _ product: inout ProductRow, _ known: ProductRow, _ record: ProductRecord
  ) throws {
    for edit in try pending.edits(.product, known.id) where record.states(edit.field) {
      let theirs = product.text(of: edit.field)
      product.restore(edit.field, from: known)
      try pending.settle(edit, of: .product, known.id, theirs: theirs)
    }
  }

  /// Returns whether anything changed.
  private func keepRef(
    _ record: ProductRecord, _ product: ProductRow, _ extra: (set: Int64?, values: String?),
    over old: CatalogWriter.Ref?
  ) throws -> Bool {
    var new = CatalogWriter.Ref(
      productID: product.id, extraSet: extra.set, extra: extra.values)
    if extra.set == nil {
      new.extraSet = old?.extraSet
      new.extra = old?.extra
    }
    new.imageCount = record.statedImages?.count ?? old?.imageCount
    guard new != old else { return false }
    if new.imageCount != old?.imageCount { context.changedProducts.insert(product.id) }
    try catalog.save(new, over: old, handle: record.handle)
    return old != nil
  }

  // MARK: Variants

  /// Nil when the row was refused.
  private func take(
    _ record: VariantRecord, of product: ProductRow, _ productRecord: ProductRecord,
    isNewProduct: Bool, isFresh: Bool
  ) throws -> ImportFate? {
    for money in [record.price, record.compareAtPrice, record.cost].compactMap(\.value)
    where !money.isStorable {
      try context.refuse(
        record.place, value: money.decimal,
        reason: "the amount is larger than any price can be; correct it in the file")
      return nil
    }
    let key = Keys.sku(record.sku)
    if isFresh {
      return try create(record, key: key, of: product, productRecord)
    }
    let (known, holdsSKU) = try find(record, key: key, in: product, isNewProduct: isNewProduct)
    guard let known else {
      return try create(record, key: holdsSKU ? key : nil, of: product, productRecord)
    }
    // The same variant by its options: the channel has given it another SKU.
    let isItself = known.productID == product.id && known.options == record.options
    if let key,
      let reason = try context.aliases.refusal(
        of: key, for: known, hasListing: try !isItself && listings.listing(of: known.id) != nil)
    {
      try context.refuse(record.place, value: record.sku ?? "", reason: reason)
      return nil
    }
    return try update(known, with: record, key: holdsSKU ? key : nil, product, productRecord)
  }

  /// The variant that a row is about, and whether the row's SKU identifies it.
  private func find(
    _ record: VariantRecord, key: String?, in product: ProductRow, isNewProduct: Bool
  ) throws -> (VariantRow?, holdsSKU: Bool) {
    if let key {
      if let known = try catalog.variant(sku: key) {
        if known.productID == product.id || product.ownerChannelID != context.channelID {
          return (known, true)
        }
        let twin =
          isNewProduct
          ? nil : try catalog.variant(of: product.id, options: record.options, preferring: nil)
        let other = try catalog.product(known.productID)
        if other?.ownerChannelID != context.channelID { return (known, true) }
        if twin == nil, !context.hasSeen(variant: known.id), !context.aliases.isAlias(key) {
          return (known, true)
        }
        try context.warn(
          record.place, value: record.sku ?? "",
          reason: "product \(other?.handle ?? "?") has this SKU too; make SKUs unique")
        return (twin, false)
      }
      if let id = pending.variant(formerly: key), let known = try variant(id) {
        return (known, true)
      }
    }
    guard !isNewProduct else { return (nil, key != nil) }
    let twin = try catalog.variant(of: product.id, options: record.options, preferring: key)
    // The same options under another SKU: renamed, unless that SKU is still in this file.
    if let twin, key != nil, twin.skuKey != nil, context.hasSeen(variant: twin.id) {
      return (nil, true)
    }
    return (twin, key != nil)
  }

  private func variant(_ id: Int64) throws -> VariantRow? {
    try SQL.cached(context.db, "SELECT \(VariantRow.columns) FROM variant WHERE id = ?")
      .start().bind(id).first(VariantRow.init)
  }

  private func create(
    _ record: VariantRecord, key: String?, of product: ProductRow, _ productRecord: ProductRecord
  ) throws -> ImportFate {
    var variant = record.newRow(key: key, currency: context.info.currency)
    let isOwner = product.ownerChannelID == context.channelID
    let listing = try listing(
      nil, record, productRecord, product, isOwner: isOwner, variantTitle: product.title)
    try catalog.insert(&variant, of: product, isLive: listing.state == .live)
    try listings.write(listing, over: nil, of: variant.id)
    return .created
  }

  private func update(
    _ known: VariantRow, with record: VariantRecord, key: String?, _ product: ProductRow,
    _ productRecord: ProductRecord
  ) throws -> ImportFate {
    context.see(variant: known.id)
    let home = known.productID == product.id ? product : try catalog.product(known.productID)
    let isOwner = (home?.ownerChannelID ?? context.channelID) == context.channelID
    var variant = record.merged(into: known, isOwner: isOwner)
    if isOwner {
      if let key, !context.aliases.isAlias(key) {
        variant.sku = record.sku.map(Keys.trimmed)
        variant.skuKey = key
      }
      // Another product of this channel now has it.
      if known.productID != product.id, product.ownerChannelID == context.channelID {
        variant.productID = product.id
      }
      if known.isNew { try catalog.confirm(variant: known.id) }
      if known.pendingCount > 0 { try keepPending(&variant, known, record) }
    }
    var fate = ImportFate.unchanged
    if variant != known {
      try catalog.update(variant, from: known)
      if variant.speaksDifferently(from: known) || variant.productID != known.productID {
        let parent = variant.productID == product.id ? product : home ?? product
        try catalog.retext(variant, of: parent)
      }
      if variant.fileQuantity != known.fileQuantity { context.touch(variant: known.id) }
      fate = .updated
    }
    let old = try listings.listing(of: known.id)
    var new = try listing(
      old, record, productRecord, product, isOwner: isOwner, variantTitle: home?.title ?? "",
      pendingOf: known.pendingCount > 0 ? known.id : nil)
    if known.pendingCount > 0, !isOwner {
      try pending.keep(&new, over: old, of: known.id, scope: .channel(context.info.channel.code)) {
        switch $0 {
        case .title: productRecord.title.isStated
        case .price: record.price.isStated
        case .quantity: record.quantity.isStated
        default: false
        }
      }
    }
    if new != old {
      try listings.write(new, over: old, of: known.id)
      context.touch(variant: known.id)
      fate = .updated
    }
    return fate
  }

  private func keepPending(
    _ variant: inout VariantRow, _ known: VariantRow, _ record: VariantRecord
  ) throws {
    for edit in try pending.edits(.variant, known.id) where record.states(edit.field) {
      let theirs = variant.text(of: edit.field)
      variant.restore(edit.field, from: known)
      try pending.settle(edit, of: .variant, known.id, theirs: theirs)
    }
  }

  /// The channel's own picture of the variant: what differs from the master, and its price.
  private func listing(
    _ old: ListingRow?, _ record: VariantRecord, _ productRecord: ProductRecord,
    _ product: ProductRow, isOwner: Bool, variantTitle: String, pendingOf variantID: Int64? = nil
  ) throws -> ListingRow {
    var listing = old ?? ListingRow()
    listing.take(
      record, of: productRecord, product, isOwner: isOwner, isNew: old == nil,
      variantTitle: variantTitle)
    if !record.extra.isEmpty {
      var columns = record.extra
      if let variantID {
        columns = try pending.keep(
          columns, of: .variant, variantID,
          scope: isOwner ? .master : .channel(context.info.channel.code))
      }
      (listing.extraSet, listing.extra) = try context.extra(columns, of: .variant)
    }
    return listing
  }
}
