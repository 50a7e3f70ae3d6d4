internal import Commerce
internal import GRDB

/// The further SKUs of variants that were linked, as an import on one channel resolves them. Few:
/// each was confirmed by a person.
///
/// An alias holds on every channel, because before the link its SKU meant the same variant wherever
/// it was said; which SKU a channel itself uses is kept apart, for its files.
final class SKUAliases {
  private let db: Database
  private let channelID: Int64
  /// By normalised alias: the variant, and the SKU that it has now.
  private let variants: [String: (id: Int64, key: String?)]
  private let linked: Set<Int64>
  /// The normalised SKU under which this channel lists a linked variant.
  private var own: [Int64: String]

  init(_ db: Database, channelID: Int64) throws {
    self.db = db
    self.channelID = channelID
    let rows = try SQL(
      db,
      """
      SELECT a.sku_key, v.id, v.sku_key FROM sku_alias a JOIN variant v ON v.id = a.variant_id
      """
    ).all { ($0.text(), $0.int(), $0.optionalText()) }
    variants = Dictionary(rows.map { ($0.0, (id: $0.1, key: $0.2)) }) { first, _ in first }
    linked = Set(rows.map(\.1))
    let channel = try SQL(db, "SELECT variant_id, sku FROM channel_sku WHERE channel_id = ?")
      .start().bind(channelID).all { ($0.int(), $0.text()) }
    own = Dictionary(channel.compactMap { id, sku in Keys.sku(sku).map { (id, $0) } }) {
      first, _ in first
    }
  }

  /// The variant that has the SKU as a further one.
  func variant(_ key: String) -> Int64? { variants.isEmpty ? nil : variants[key]?.id }

  /// The normalised SKU of the variant that this one means.
  func resolve(_ key: String) -> String { variants.isEmpty ? key : variants[key]?.key ?? key }

  func isLinked(_ variant: Int64) -> Bool { linked.contains(variant) }

  /// Whether the SKU is a further one of a variant: never its own.
  func isAlias(_ key: String) -> Bool { variants[key] != nil }

  /// Why a row of this channel under a SKU can't be the linked variant's listing; nil when it can.
  /// A channel has one listing of a variant: two SKUs for it would overwrite each other in turn.
  ///
  /// - Parameter hasListing: whether the channel lists the variant already, by another row than this.
  func refusal(
    of key: String, for known: VariantRow, hasListing: @autoclosure () throws -> Bool
  ) throws -> String? {
    guard linked.contains(known.id) else { return nil }
    let standing = own[known.id] ?? known.skuKey
    let isAlias = variants[key]?.id == known.id
    guard key != standing, isAlias || key == known.skuKey else { return nil }
    guard try hasListing() else {
      try adopt(isAlias ? key : nil, for: known.id)
      return nil
    }
    return "\(key) is linked to \(known.sku ?? "another SKU"), and this channel lists that as "
      + "\(standing ?? "?") already: end one of the two there, or undo the link (aisle identity links)"
  }

  /// Remembers under which of its SKUs this channel lists a variant from now on.
  private func adopt(_ key: String?, for variant: Int64) throws {
    own[variant] = key
    try SQL(db, "DELETE FROM channel_sku WHERE channel_id = ? AND variant_id = ?").start()
      .bind(channelID).bind(variant).run()
    guard let key else { return }
    try SQL(
      db,
      """
      INSERT INTO channel_sku (channel_id, variant_id, sku)
      SELECT ?, variant_id, sku FROM sku_alias WHERE sku_key = ?
      """
    ).start().bind(channelID).bind(key).run()
  }
}

/// Looks a SKU up among the variants' own and further ones.
enum SKULookup {
  /// Binds the normalised SKU once; gives the variant's id.
  static let variant = """
    SELECT id FROM variant WHERE sku_key = ?1
    UNION ALL SELECT variant_id FROM sku_alias WHERE sku_key = ?1 LIMIT 1
    """

  /// Who has a SKU that somebody wants: the id, 0 for a further SKU, which nobody may take, and the
  /// SKU that the variant goes by.
  static let holder = """
    SELECT id, sku FROM variant WHERE sku_key = ?1
    UNION ALL SELECT 0, v.sku FROM sku_alias a JOIN variant v ON v.id = a.variant_id
    WHERE a.sku_key = ?1 LIMIT 1
    """
}
