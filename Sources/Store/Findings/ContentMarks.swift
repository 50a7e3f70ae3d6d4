internal import Commerce
internal import GRDB

/// What an import leaves for the content rules. Changes of product and variant rows mark
/// themselves; this adds what no version tells: stock, listings, images, and variants that are new
/// to a product that was judged before.
enum ContentMarks {
  /// More changed variants than this, and looking up each one's product takes longer than judging
  /// all products again in the background.
  static let many = 200_000

  static func add(_ context: ImportContext, in db: Database) throws {
    try keepStated(context, in: db)
    let judged = try Meta.number(.judgedProducts, in: db) ?? 0
    // Before the first look everything waits already.
    guard judged > 0 else { return }
    let changed = context.changedVariants
    guard changed.count <= many else { return try Meta.set(.judgedProducts, 0, in: db) }
    let mark = try SQL(
      db,
      """
      INSERT OR IGNORE INTO dirty_product (id)
      SELECT product_id FROM variant WHERE id = ? AND product_id <= ?
      """)
    for id in changed { try mark.start().bind(id).bind(judged).run() }
    try SQL(
      db,
      """
      INSERT OR IGNORE INTO dirty_product (id)
      SELECT product_id FROM variant WHERE id > ? AND product_id <= ?
      """
    ).start().bind(context.lastOldVariant).bind(judged).run()
    let product = try SQL(db, "INSERT OR IGNORE INTO dirty_product (id) VALUES (?)")
    for id in context.changedProducts where id <= judged { try product.start().bind(id).run() }
    guard context.tally.newVariants > 0 else { return }
    try SQL(db, "INSERT OR IGNORE INTO dirty_product (id) SELECT product_id FROM duplicate_sku")
      .run()
  }

  /// A column that appears in a channel's files for the first time turns unknown into empty: all of
  /// its products are judged again.
  private static func keepStated(_ context: ImportContext, in db: Database) throws {
    guard !context.statedFields.isEmpty else { return }
    let old =
      try SQL(db, "SELECT stated_fields FROM channel WHERE id = ?").start()
      .bind(context.channelID).first { StatedFields(rawValue: $0.int()) } ?? []
    let new = old.union(context.statedFields)
    guard new != old else { return }
    try SQL(db, "UPDATE channel SET stated_fields = ? WHERE id = ?").start().bind(new.rawValue)
      .bind(context.channelID).run()
    try Meta.set(.judgedProducts, 0, in: db)
  }
}
