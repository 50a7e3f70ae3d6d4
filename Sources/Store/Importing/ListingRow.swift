internal import Commerce
internal import GRDB

/// A variant as one channel lists it.
struct ListingRow: Equatable {
  var state = ListingState.live
  var stateReason: String?
  var externalID: String?
  var title: String?
  var descriptionHTML: String?
  var price: Money?
  var quantity: Int?
  var barcode: String?
  var isPlatformFulfilled: Bool?
  var extraSet: Int64?
  var extra: String?

  static let columns = """
    state, state_reason, external_id, title, description_html, currency, price_minor, quantity,
    barcode, is_platform_fulfilled, extra_set, extra
    """

  init() {}

  init(_ row: SQL) {
    state = ListingState(rawValue: row.text()) ?? .inactive
    stateReason = row.optionalText()
    externalID = row.optionalText()
    title = row.optionalText()
    descriptionHTML = row.optionalText()
    let currency = row.optionalText().flatMap(Currency.init(code:))
    let minorUnits = row.optionalInt()
    if let currency, let minorUnits { price = Money(minorUnits: minorUnits, currency: currency) }
    quantity = row.optionalCount()
    barcode = row.optionalText()
    isPlatformFulfilled = row.optionalBool()
    extraSet = row.optionalInt()
    extra = row.optionalText()
  }
}

/// Upserts listings of one channel.
final class ListingWriter {
  private let channelID: Int64
  private let load: SQL
  private let insert: SQL
  private let update: SQL

  init(_ db: Database, channelID: Int64) throws {
    self.channelID = channelID
    load = try SQL(
      db,
      "SELECT \(ListingRow.columns) FROM listing WHERE variant_id = ? AND channel_id = ?")
    insert = try SQL(
      db,
      """
      INSERT INTO listing (\(ListingRow.columns), variant_id, channel_id)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    update = try SQL(
      db,
      """
      UPDATE listing SET state = ?, state_reason = ?, external_id = ?, title = ?,
        description_html = ?, currency = ?, price_minor = ?, quantity = ?, barcode = ?,
        is_platform_fulfilled = ?, extra_set = ?, extra = ?
      WHERE variant_id = ? AND channel_id = ?
      """)
  }

  func listing(of variantID: Int64) throws -> ListingRow? {
    try load.start().bind(variantID).bind(channelID).first(ListingRow.init)
  }

  func write(_ listing: ListingRow, over old: ListingRow?, of variantID: Int64) throws {
    try (old == nil ? insert : update).start().bind(listing.state.rawValue)
      .bind(listing.stateReason).bind(listing.externalID).bind(listing.title)
      .bind(listing.descriptionHTML).bind(listing.price?.currency.code)
      .bind(listing.price?.minorUnits).bind(listing.quantity).bind(listing.barcode)
      .bind(listing.isPlatformFulfilled).bind(listing.extraSet).bind(listing.extra)
      .bind(variantID).bind(channelID).run()
  }
}
