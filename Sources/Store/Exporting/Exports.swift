public import Commerce
internal import GRDB

/// What has to be known before the first row of a file is written.
public struct ExportBackground: Hashable, Sendable {
  /// The header of the channel's newest import of the format; empty when none is known.
  public var lastHeader: [String] = []
  /// Names of columns that are kept for the channel though nothing reads them, oldest first.
  public var keptColumns: [String] = []
  /// Fields with edits that wait for the channel, conflicts left out.
  public var pending: Set<EditableField> = []
  /// Edits that met a third value: a person has to settle them first.
  public var conflicts = 0
  /// Whether something waits that the platform does not have at all.
  public var hasNew = false
  /// The newest change set: later edits are in no file that is written now.
  public var journalEnd: Int64 = 0
}

extension Store {
  /// The channels that files of a platform have come for, in the order in which they did.
  public func exportChannels(platform: Platform) throws(StoreError) -> [String] {
    try read { db, _ in
      try SQL(
        db,
        """
        SELECT c.code FROM channel c JOIN sync_run r ON r.channel_id = c.id
        WHERE substr(r.format, 1, ?) = ? AND r.undone_by IS NULL GROUP BY c.id ORDER BY min(r.id)
        """
      ).start().bind(platform.rawValue.utf8.count + 1).bind(platform.rawValue + "-")
        .all { $0.text() }
    }
  }

  /// What a file for a channel is planned from; without a channel, the store's own view.
  ///
  /// - Parameters:
  ///   - format: the id under which such files are imported.
  ///   - keepsColumns: also names the kept columns, which looks at every row of the channel.
  public func exportBackground(
    channel: String?, format: String, keepsColumns: Bool = false
  ) throws(StoreError) -> ExportBackground {
    try read { db, _ in
      var background = ExportBackground()
      background.journalEnd =
        try SQL(db, "SELECT ifnull(max(id), 0) FROM change_set").first { $0.int() } ?? 0
      let channelID = try channel.map { try Self.exportChannel($0, in: db) }
      if let channelID {
        background.lastHeader = TextList.decode(
          try SQL(
            db,
            """
            SELECT header FROM sync_run WHERE channel_id = ? AND format = ? AND header IS NOT NULL
              AND undone_by IS NULL ORDER BY id DESC LIMIT 1
            """
          ).start().bind(channelID).bind(format).first { $0.optionalText() } ?? nil)
      }
      if keepsColumns { background.keptColumns = try Self.keptColumns(channelID, in: db) }
      background.hasNew =
        try SQL(
          db,
          """
          SELECT EXISTS (SELECT 1 FROM pending_edit e JOIN variant v ON v.id = e.entity_id
            JOIN product p ON p.id = v.product_id
            WHERE e.entity = 'variant' AND v.status = 'active'
              AND (v.is_new = 1 OR e.field = 'variant-status')
              AND (?1 IS NULL OR p.owner_channel_id = ?1))
          """
        ).start().bind(channelID).first { $0.bool() } ?? false
      let rows = try SQL(
        db,
        """
        SELECT e.field, e.has_conflict, count(*) FROM pending_edit e
        LEFT JOIN variant v ON e.entity = 'variant' AND v.id = e.entity_id
        JOIN product p ON p.id = CASE e.entity WHEN 'variant' THEN v.product_id ELSE e.entity_id END
        WHERE e.scope = ?2
          OR (e.scope = '' AND (?1 IS NULL OR p.owner_channel_id IS NULL OR p.owner_channel_id = ?1))
        GROUP BY 1, 2
        """
      ).start().bind(channelID).bind(channel ?? "").all { ($0.text(), $0.bool(), $0.count()) }
      for (field, hasConflict, count) in rows {
        if hasConflict {
          background.conflicts += count
        } else if let field = EditableField(rawValue: field) {
          background.pending.insert(field)
        }
      }
      return background
    }
  }

  /// Gives the products of a channel one by one, until `body` says false: one picture of the store,
  /// however long it takes. What `body` throws ends the stream and is passed on.
  ///
  /// - Parameters:
  ///   - channel: its code; nil gives every product as the store holds it.
  ///   - wholeProducts: whether a query that matches one variant brings its siblings too.
  public func eachExport(
    _ selection: ExportSelection, channel: String?, wholeProducts: Bool = true,
    withLevels: Bool = false, withViews: Bool = false, token: ReadToken? = nil,
    body: (ProductExport) throws -> Bool
  ) throws {
    var bodyError: (any Error)?
    do {
      try read(token: token) { db, watcher in
        let id = try channel.map { (code: $0, id: try Self.exportChannel($0, in: db)) }
        let reader = try ExportReader(
          db, channel: id,
          needs: ExportReader.Needs(levels: withLevels, views: withViews))
        let found = try ExportRange(selection, zone: zone, in: db, watcher)
        try found.each(in: db) { productID in
          try watcher.check()
          guard var product = try reader.product(productID) else { return true }
          if !wholeProducts, let chosen = found.variants {
            product.variants.removeAll { !chosen.contains($0.id) }
          }
          do { return try body(product) } catch {
            bodyError = error
            throw error
          }
        }
      }
    } catch {
      throw bodyError ?? error
    }
  }

  private static func exportChannel(_ code: String, in db: Database) throws -> Int64 {
    if let id = try SQL(db, "SELECT id FROM channel WHERE code = ?").start().bind(code)
      .first({ $0.int() })
    {
      return id
    }
    let known = try SQL(db, "SELECT code FROM channel ORDER BY id").all { $0.text() }
    throw StoreError.notFound(what: "channel \(code)", nearest: known)
  }

  private static func keptColumns(_ channelID: Int64?, in db: Database) throws -> [String] {
    let sets = try SQL(
      db,
      """
      SELECT names FROM column_set WHERE id IN (
        SELECT extra_set FROM product_ref WHERE ?1 IS NULL OR channel_id = ?1
        UNION SELECT extra_set FROM listing WHERE ?1 IS NULL OR channel_id = ?1)
      ORDER BY id
      """
    ).start().bind(channelID).all { TextList.decode($0.optionalText()) }
    var seen: Set<String> = []
    return sets.joined().filter { seen.insert($0).inserted }
  }
}

/// Which products a selection means, in the order of their ids: the order in which they came.
private struct ExportRange {
  /// Nil means all.
  var products: [Int64]?
  /// The variants that were asked for, where not all were.
  var variants: Set<Int64>?

  init(
    _ selection: ExportSelection, zone: StoreZone, in db: Database, _ watcher: ReadGuard
  ) throws {
    switch selection {
    case .all: break
    case .pending:
      products = try SQL(
        db,
        """
        SELECT entity_id FROM pending_edit WHERE entity = 'product'
        UNION SELECT v.product_id FROM pending_edit e JOIN variant v ON v.id = e.entity_id
          WHERE e.entity = 'variant'
        ORDER BY 1
        """
      ).all { $0.int() }
    case .matching(let query):
      let reader = ListReader(
        db: db, table: .catalog, query: CatalogQuery(zone: zone).compile(query),
        order: SortOrder("title"), watcher: watcher)
      let places: [ListPlace]
      if let driver = try reader.bestDriver() {
        places = try reader.candidates(driver.fragment)
      } else {
        places = try reader.walk(from: nil, forward: true, limit: Int.max)
      }
      let ids = Set(places.map(\.id))
      let owner = try SQL(db, "SELECT product_id FROM variant WHERE id = ?")
      var found: Set<Int64> = []
      for id in ids {
        if let product = try owner.start().bind(id).first({ $0.int() }) { found.insert(product) }
      }
      products = found.sorted()
      variants = ids
    }
  }

  func each(in db: Database, _ body: (Int64) throws -> Bool) throws {
    if let products {
      for id in products { guard try body(id) else { return } }
      return
    }
    let cursor = try SQL(db, "SELECT id FROM product ORDER BY id").start()
    while try cursor.step() { guard try body(cursor.int()) else { return } }
  }
}
