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

  private static let factNames = [
    "state", "state_reason", "external_id", "title", "description_html", "currency", "price_minor",
    "quantity", "barcode", "is_platform_fulfilled",
  ]
  private static let names = factNames + ["extra_set", "extra"]

  static let columns = names.joined(separator: ", ")
  /// All but the kept columns: what `bindFacts` takes.
  static let facts = factNames.joined(separator: ", ")

  static func columns(of alias: String) -> String {
    names.map { "\(alias).\($0)" }.joined(separator: ", ")
  }

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

  /// Binds `facts`.
  @discardableResult
  func bindFacts<Row: RowBinding>(to row: Row) -> Row {
    row.bind(state.rawValue).bind(stateReason).bind(externalID).bind(title).bind(descriptionHTML)
      .bind(price?.currency.code).bind(price?.minorUnits).bind(quantity).bind(barcode)
      .bind(isPlatformFulfilled)
  }

  /// What a products file says about a variant of a product that its channel describes first, but
  /// for its kept columns.
  static func new(
    _ record: VariantRecord, of productRecord: ProductRecord, _ product: ProductRow
  ) -> ListingRow {
    var listing = ListingRow()
    listing.take(
      record, of: productRecord, product, isOwner: true, isNew: true, variantTitle: product.title)
    return listing
  }

  /// Takes what a products file says about a variant, but for its kept columns: its state, its price,
  /// and what differs from the master where the channel is not the product's owner.
  mutating func take(
    _ record: VariantRecord, of productRecord: ProductRecord, _ product: ProductRow,
    isOwner: Bool, isNew: Bool, variantTitle: String
  ) {
    if productRecord.status.isStated || productRecord.isPublished.isStated || isNew
      || state == .removed
    {
      let status = productRecord.status.value ?? (isOwner ? product.status : .active)
      let isPublished = productRecord.isPublished.value ?? (isOwner ? product.isPublished : nil)
      state = status == .active && isPublished != false ? .live : .inactive
    }
    price = record.price.merged(into: price)
    if !isOwner {
      title = productRecord.title.mergedText(into: title)
      if title == variantTitle { title = nil }
      quantity = record.quantity.merged(into: quantity)
    }
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
    try listing.bindFacts(to: (old == nil ? insert : update).start())
      .bind(listing.extraSet).bind(listing.extra).bind(variantID).bind(channelID).run()
  }
}
