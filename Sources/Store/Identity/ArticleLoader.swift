internal import Commerce
internal import GRDB

/// Reads what the rules of identity may know of a variant.
final class ArticleLoader {
  private let variant: SQL
  private let listings: SQL

  init(_ db: Database) throws {
    variant = try SQL.cached(
      db,
      """
      SELECT v.product_id, v.sku, v.barcode, p.title, v.options, p.vendor, v.currency,
        v.price_minor, ifnull(v.on_hand, v.available), c.code,
        EXISTS (SELECT 1 FROM product_ref r
          WHERE r.product_id = p.id AND r.channel_id = p.owner_channel_id)
      FROM variant v JOIN product p ON p.id = v.product_id
      LEFT JOIN channel c ON c.id = p.owner_channel_id
      WHERE v.id = ?
      """)
    listings = try SQL.cached(
      db,
      """
      SELECT c.code, c.kind, l.state, l.title, l.currency, l.price_minor, l.quantity,
        l.external_id, l.barcode, s.sku
      FROM listing l JOIN channel c ON c.id = l.channel_id
      LEFT JOIN channel_sku s ON s.channel_id = l.channel_id AND s.variant_id = l.variant_id
      WHERE l.variant_id = ? AND l.state <> 'removed' ORDER BY c.code
      """)
  }

  /// Nil for a variant that is gone.
  func load(_ id: Int64) throws -> ArticleFacts? {
    guard var facts = try variant.start().bind(id).first({ Self.facts(id, $0) }) else { return nil }
    for (listing, barcode) in try listings.start().bind(id).all(Self.listing) {
      facts.listings.append(listing)
      if let barcode, !facts.barcodes.contains(barcode) { facts.barcodes.append(barcode) }
    }
    return facts
  }

  private static func facts(_ id: Int64, _ row: SQL) -> ArticleFacts {
    var facts = ArticleFacts(
      variantID: id, productID: row.int(), sku: row.optionalText(),
      barcodes: row.optionalText().map { [$0] } ?? [], title: row.text(),
      options: VariantOption.list(row.optionalText()), vendor: row.optionalText())
    let currency = Currency(code: row.text()) ?? .usd
    facts.price = Money.optional(row.optionalInt(), currency)
    facts.stock = row.optionalCount()
    facts.owner = row.optionalText()
    facts.isDescribed = row.bool()
    return facts
  }

  private static func listing(_ row: SQL) -> (ArticleListing, barcode: String?) {
    var listing = ArticleListing(row.text())
    let isMarketplace = row.text() == ChannelKind.marketplace.rawValue
    listing.isLive = row.text() == ListingState.live.rawValue
    listing.title = row.optionalText()
    let currency = row.optionalText().flatMap(Currency.init(code:))
    let minorUnits = row.optionalInt()
    if let currency { listing.price = Money.optional(minorUnits, currency) }
    listing.quantity = row.optionalCount()
    let externalID = row.optionalText()
    listing.articleID = isMarketplace ? externalID : nil
    let barcode = row.optionalText()
    listing.sku = row.optionalText()
    return (listing, barcode)
  }
}
