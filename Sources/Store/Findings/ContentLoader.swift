internal import Commerce
internal import GRDB

/// The channels, and what is known about the system behind each.
struct ChannelTable {
  struct Entry {
    var id: Int64
    var channel: Channel
    var platform: Platform?
    var stated: StatedFields
  }

  private(set) var byID: [Int64: Entry] = [:]
  private(set) var byCode: [String: Entry] = [:]

  init(_ db: Database) throws {
    let formats = try SQL(
      db,
      """
      SELECT DISTINCT format FROM (
        SELECT format FROM sync_run WHERE channel_id = ? AND undone_by IS NULL
        ORDER BY id DESC LIMIT 100)
      """)
    let entries = try SQL(db, "SELECT id, code, name, kind, stated_fields FROM channel").all {
      Entry(
        id: $0.int(),
        channel: Channel(
          code: $0.text(), name: $0.text(), kind: ChannelKind(rawValue: $0.text()) ?? .ownStore),
        stated: StatedFields(rawValue: $0.int()))
    }
    for var entry in entries {
      // A format's id begins with its platform: `amazon-all-listings`.
      entry.platform = try formats.start().bind(entry.id).all { $0.text() }.lazy
        .compactMap { $0.split(separator: "-").first.flatMap { Platform(rawValue: String($0)) } }
        .first { $0 != .plain }
      byID[entry.id] = entry
      byCode[entry.channel.code] = entry
    }
  }
}

/// A product's facts with the values that it may share with others.
struct LoadedContent {
  var id: Int64
  var facts: ContentCase
  var keys: Set<ContentKey> = []
  private var gtins: [Int64: [Int]] = [:]

  init(id: Int64, facts: ContentCase) {
    self.id = id
    self.facts = facts
    for (index, variant) in facts.variants.enumerated() {
      guard let number = variant.barcode.flatMap(Gtin.number(of:)) else { continue }
      keys.insert(ContentKey(kind: .gtin, hash: number))
      gtins[number, default: []].append(index)
    }
    let product = facts.product
    for key in [
      ContentKey(.seoTitle, text: product.seoTitle),
      ContentKey(.seoDescription, text: product.seoDescription),
      ContentKey(.mainImage, text: product.images?.first?.url),
    ] {
      if let key { keys.insert(key) }
    }
  }

  /// Writes what others share into the facts.
  mutating func note(shared: Set<ContentKey>) {
    for (number, indices) in gtins
    where indices.count > 1 || shared.contains(ContentKey(kind: .gtin, hash: number)) {
      for index in indices { facts.variants[index].sharesBarcode = true }
    }
    for key in shared {
      switch key.kind {
      case .gtin: break
      case .seoTitle: facts.product.sharesSEOTitle = true
      case .seoDescription: facts.product.sharesSEODescription = true
      case .mainImage: facts.product.sharesMainImage = true
      }
    }
  }
}

/// Reads everything that the content rules may know about a product.
final class ContentLoader {
  private let channels: ChannelTable
  private let product: SQL
  private let images: SQL
  private let variants: SQL
  private let listings: SQL
  private let counts: SQL

  init(_ db: Database, channels: ChannelTable) throws {
    self.channels = channels
    product = try SQL(
      db,
      """
      SELECT owner_channel_id, title, description_html, vendor, category, status, seo_title,
        seo_description
      FROM product WHERE id = ?
      """)
    images = try SQL(
      db, "SELECT url, position, alt_text FROM product_image WHERE product_id = ? ORDER BY seq")
    variants = try SQL(
      db,
      """
      SELECT id, sku, sku_key, barcode, currency, price_minor, compare_minor, cost_minor, options,
        weight_grams, available, policy
      FROM variant WHERE product_id = ? AND status = 'active' ORDER BY position, id
      """)
    listings = try SQL(
      db,
      """
      SELECT l.channel_id, l.variant_id, l.state, l.state_reason, l.title, l.description_html,
        l.currency, l.price_minor, l.quantity, l.is_platform_fulfilled
      FROM variant v CROSS JOIN listing l ON l.variant_id = v.id
      WHERE v.product_id = ? AND v.status = 'active' ORDER BY v.position, v.id
      """)
    counts = try SQL(
      db,
      """
      SELECT channel_id, max(image_count) FROM product_ref
      WHERE product_id = ? AND image_count IS NOT NULL GROUP BY channel_id
      """)
  }

  /// Nil for a product that is gone.
  func load(_ id: Int64) throws -> LoadedContent? {
    let found = try product.start().bind(id).first { row in
      let owner = row.optionalInt().flatMap { channels.byID[$0] }
      return (owner, Self.content(row, stated: owner?.stated ?? []))
    }
    guard let (owner, words) = found else { return nil }
    var content = words
    let stated = owner?.stated ?? []
    let pictures = try images.start().bind(id).all {
      ProductImage(url: $0.text(), position: $0.count(), altText: $0.optionalText())
    }
    content.images = pictures.isEmpty && !stated.contains(.images) ? nil : pictures
    let variants = try self.variants.start().bind(id).all {
      Self.variant($0, statesWeight: stated.contains(.weight))
    }
    let shown = try channelContents(id, owner: owner)
    return LoadedContent(
      id: id,
      facts: ContentCase(
        product: content, variants: variants, channels: shown, owner: owner?.channel.code))
  }

  /// The owner first, then the others by their codes.
  private func channelContents(_ id: Int64, owner: ChannelTable.Entry?) throws
    -> [ChannelContent]
  {
    var listed: [Int64: [ListingContent]] = [:]
    listings.start().bind(id)
    while try listings.step() {
      let channel = listings.int()
      listed[channel, default: []].append(Self.listing(listings))
    }
    var imageCounts: [Int64: Int] = [:]
    counts.start().bind(id)
    while try counts.step() { imageCounts[counts.int()] = counts.count() }
    if let owner, listed[owner.id] == nil { listed[owner.id] = [] }
    return listed.keys.compactMap { channels.byID[$0] }.map { entry in
      ChannelContent(
        entry.channel, platform: entry.platform, listings: listed[entry.id] ?? [],
        imageCount: imageCounts[entry.id])
    }.sorted { left, right in
      let isOwner = (
        left.channel.code == owner?.channel.code, right.channel.code == owner?.channel.code
      )
      return isOwner.0 != isOwner.1 ? isOwner.0 : left.channel.code < right.channel.code
    }
  }

  // MARK: Rows

  private static func content(_ row: SQL, stated: StatedFields) -> ProductContent {
    var content = ProductContent(title: row.text())
    func known(_ text: String?, _ field: StatedFields) -> String? {
      text ?? (stated.contains(field) ? "" : nil)
    }
    content.descriptionHTML = known(row.optionalText(), .description)
    content.vendor = row.optionalText()
    content.category = known(row.optionalText(), .category)
    content.status = ProductStatus(rawValue: row.text()) ?? .active
    content.seoTitle = known(row.optionalText(), .seoTitle)
    content.seoDescription = known(row.optionalText(), .seoDescription)
    return content
  }

  private static func variant(_ row: SQL, statesWeight: Bool) -> VariantContent {
    let id = row.int()
    let (sku, key, barcode) = (row.optionalText(), row.optionalText(), row.optionalText())
    let currency = Currency(code: row.text()) ?? .usd
    let price = Money.optional(row.optionalInt(), currency)
    let compareAt = Money.optional(row.optionalInt(), currency)
    let cost = Money.optional(row.optionalInt(), currency)
    let options = VariantOption.list(row.optionalText())
    let weight = row.optionalCount()
    let available = row.optionalCount()
    var content = VariantContent(
      id: id, sku: sku, barcode: barcode, price: price, compareAt: compareAt, cost: cost,
      options: options, available: available,
      policy: StockPolicy(rawValue: row.text()) ?? .deny)
    content.sharesSKU = key == nil && Keys.sku(sku) != nil
    content.weightGrams = weight
    content.statesWeight = statesWeight
    return content
  }

  /// Reads the columns after the channel.
  private static func listing(_ row: SQL) -> ListingContent {
    var content = ListingContent(variant: row.int())
    content.state = ListingState(rawValue: row.text()) ?? .inactive
    content.stateReason = row.optionalText()
    content.title = row.optionalText()
    content.descriptionHTML = row.optionalText()
    let currency = row.optionalText().flatMap(Currency.init(code:))
    let minorUnits = row.optionalInt()
    if let currency, let minorUnits {
      content.price = Money(minorUnits: minorUnits, currency: currency)
    }
    content.quantity = row.optionalCount()
    content.isPlatformFulfilled = row.optionalBool()
    return content
  }
}
