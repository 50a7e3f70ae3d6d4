internal import Commerce

/// Takes what a channel says about its listings. A SKU that no product file has brought yet makes
/// a product of its own, which this channel owns if it gives it a title.
final class ListingImporter {
  private let context: ImportContext
  private let catalog: CatalogWriter
  private let listings: ListingWriter
  private let pending: PendingEdits

  init(
    _ context: ImportContext, catalog: CatalogWriter, listings: ListingWriter,
    pending: PendingEdits
  ) {
    self.context = context
    self.catalog = catalog
    self.listings = listings
    self.pending = pending
  }

  func take(_ record: ListingRecord, _ place: SourcePlace) throws {
    guard let key = Keys.sku(record.sku) else {
      return try context.refuse(
        place, value: record.externalID ?? "", reason: "the row has no SKU to know it by")
    }
    if let price = record.price.value, !price.isStorable {
      return try context.refuse(
        place, value: price.decimal,
        reason: "the amount is larger than any price can be; correct it in the file")
    }
    if let known = try catalog.variant(sku: key) {
      if let reason = try context.aliases.refusal(
        of: key, for: known, hasListing: try listings.listing(of: known.id) != nil)
      {
        return try context.refuse(place, value: record.sku, reason: reason)
      }
      let isOld = try context.isOutdated && listings.listing(of: known.id) != nil
      context.tally.count(isOld ? .unchanged : try update(known, with: record))
    } else {
      try create(record, key: key)
      context.tally.count(.created)
    }
  }

  private func create(_ record: ListingRecord, key: String) throws {
    var product = ProductRow()
    product.ownerChannelID = record.title.value == nil ? nil : context.channelID
    product.handle = record.sku
    product.title = record.title.value ?? record.sku
    product.descriptionHTML = record.descriptionHTML.value
    try catalog.insert(&product)
    var variant = VariantRow(currency: record.price.value?.currency ?? context.info.currency)
    variant.sku = Keys.trimmed(record.sku)
    variant.skuKey = key
    variant.price = record.price.value?.minorUnits
    variant.barcode = record.barcode.mergedText(into: nil)
    let listing = try merged(record, into: nil, title: product.title)
    try catalog.insert(&variant, of: product, isLive: listing.state == .live)
    try listings.write(listing, over: nil, of: variant.id)
    context.touch(variant: variant.id)
  }

  private func update(_ known: VariantRow, with record: ListingRecord) throws -> ImportFate {
    context.see(variant: known.id)
    guard let product = try catalog.product(known.productID) else { return .unchanged }
    let isOwner = product.ownerChannelID == nil || product.ownerChannelID == context.channelID
    var fate = ImportFate.unchanged

    var words = product
    if isOwner, record.title.value != nil {
      words.ownerChannelID = context.channelID
      words.title = record.title.mergedText(into: product.title) ?? product.title
      words.descriptionHTML = record.descriptionHTML.mergedText(into: product.descriptionHTML)
      for edit in product.pendingCount > 0 ? try pending.edits(.product, product.id) : []
      where edit.field == .title && record.title.isStated
        || edit.field == .description && record.descriptionHTML.isStated
      {
        let theirs = words.text(of: edit.field)
        words.restore(edit.field, from: product)
        try pending.settle(edit, of: .product, product.id, theirs: theirs)
      }
    }
    if words != product {
      try catalog.update(words, from: product)
      if words.speaksDifferently(from: product) { try catalog.retext(product: words) }
      fate = .updated
    }

    var variant = known
    if let price = record.price.value, isOwner || known.price == nil {
      variant.currency = price.currency
      variant.price = price.minorUnits
    }
    variant.barcode = record.barcode.mergedText(into: known.barcode, isOwner: isOwner)
    for edit in known.pendingCount > 0 && isOwner ? try pending.edits(.variant, known.id) : []
    where edit.field == .price && record.price.isStated
      || edit.field == .barcode && record.barcode.isStated
    {
      let theirs = variant.text(of: edit.field)
      variant.restore(edit.field, from: known)
      try pending.settle(edit, of: .variant, known.id, theirs: theirs)
    }
    if variant != known {
      try catalog.update(variant, from: known)
      if variant.speaksDifferently(from: known) { try catalog.retext(variant, of: words) }
      fate = .updated
    }

    let old = try listings.listing(of: known.id)
    let scope = isOwner ? EditScope.master : .channel(context.info.channel.code)
    var new = try merged(
      record, into: old, title: words.title, pendingOf: known.pendingCount > 0 ? known.id : nil,
      scope: scope)
    if known.pendingCount > 0, !isOwner {
      try pending.keep(&new, over: old, of: known.id, scope: scope) {
        switch $0 {
        case .title: record.title.isStated
        case .description: record.descriptionHTML.isStated
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

  private func merged(
    _ record: ListingRecord, into old: ListingRow?, title: String,
    pendingOf variantID: Int64? = nil, scope: EditScope = .master
  ) throws -> ListingRow {
    var listing = old ?? ListingRow()
    listing.state = record.state.merged(into: listing.state) ?? .live
    listing.stateReason = record.stateReason.mergedText(into: listing.stateReason)
    if listing.state == .live { listing.stateReason = nil }
    listing.externalID = record.externalID ?? listing.externalID
    listing.title = record.title.mergedText(into: listing.title)
    if listing.title == title { listing.title = nil }
    listing.descriptionHTML = record.descriptionHTML.mergedText(into: listing.descriptionHTML)
    listing.price = record.price.merged(into: listing.price)
    listing.quantity = record.quantity.merged(into: listing.quantity)
    listing.barcode = record.barcode.mergedText(into: listing.barcode)
    listing.isPlatformFulfilled = record.isPlatformFulfilled.merged(
      into: listing.isPlatformFulfilled)
    if !record.extra.isEmpty {
      var columns = record.extra
      if let variantID {
        columns = try pending.keep(columns, of: .variant, variantID, scope: scope)
      }
      (listing.extraSet, listing.extra) = try context.extra(columns, of: .variant)
    }
    return listing
  }
}
