internal import Commerce
internal import GRDB

/// Marks what a channel's complete export no longer has, and takes the mark back from what is there
/// again. Nothing is deleted: whoever looks decides whether it was taken off the channel on purpose.
struct MissingListings {
  let context: ImportContext
  let quarantine: Quarantine

  private var db: Database { context.db }
  private var run: ImportRunInfo { context.info }

  /// Marks, and counts; `because` says why a complete export marked nothing.
  func settle() throws -> (missing: Int, because: String?) {
    guard [.products, .listings].contains(run.subject), !context.isOutdated else { return (0, nil) }
    try welcomeBack()
    guard run.coverage != .part, run.retakes == nil else { return (0, nil) }
    let refused = quarantine.refusedKeys
    guard refused.unknown == 0 else {
      return (
        0,
        "\(refused.unknown) refused rows do not say whose they are, so nothing was marked as missing"
      )
    }
    let known = try listings()
    let gone = known.filter { !context.hasSeen(variant: $0.variant) }
      .filter { $0.key.map { !refused.keys.contains($0) } ?? true }
    guard run.coverage == .certain || gone.count * 2 <= known.count else {
      return (
        0,
        "\(gone.count) of \(known.count) known listings are not in it, which looks like a part of "
          + "the catalog: nothing was marked as missing; import it with --full if it is the whole"
      )
    }
    let mark = try SQL(
      db, "UPDATE listing SET missing_since_at = ? WHERE variant_id = ? AND channel_id = ?")
    for listing in gone {
      try mark.start().bind(Optional(context.asOf)).bind(listing.variant).bind(context.channelID)
        .run()
    }
    return (gone.count, nil)
  }

  /// What was there before this run and is not marked; removed listings are known to be gone.
  private func listings() throws -> [(variant: Int64, key: String?)] {
    try SQL(
      db,
      """
      SELECT l.variant_id, ifnull(s.sku, v.sku)
      FROM listing l JOIN variant v ON v.id = l.variant_id
      LEFT JOIN channel_sku s ON s.variant_id = l.variant_id AND s.channel_id = l.channel_id
      WHERE l.channel_id = ? AND l.variant_id <= ? AND l.missing_since_at IS NULL
        AND l.state <> 'removed'
      """
    ).start().bind(context.channelID).bind(context.lastOldVariant).all { row in
      (row.int(), row.optionalText().flatMap { RowIdentity.key([$0]) })
    }
  }

  private func welcomeBack() throws {
    let marked = try SQL(
      db,
      "SELECT variant_id FROM listing WHERE channel_id = ? AND missing_since_at IS NOT NULL"
    ).start().bind(context.channelID).all { $0.int() }
    let clear = try SQL(
      db, "UPDATE listing SET missing_since_at = NULL WHERE variant_id = ? AND channel_id = ?")
    for variant in marked where context.hasSeen(variant: variant) {
      try clear.start().bind(variant).bind(context.channelID).run()
    }
  }
}
