public import Commerce
internal import GRDB

/// Reads the journal. A set stands until a set that stands takes it back: undo of an undo makes
/// the first one stand again.
enum JournalReader {
  static let columns = "s.id, s.at, s.actor, s.source, s.summary, s.rows, s.undoes, s.reason"

  static func sets(before: Int64?, limit: Int, in db: Database) throws -> [ChangeSetSummary] {
    let found = try SQL.cached(
      db, "SELECT \(columns) FROM change_set s WHERE s.id < ? ORDER BY s.id DESC LIMIT ?"
    ).start().bind(before ?? Int64.max).bind(limit).all(ChangeSetSummary.init)
    return try found.map { try withUndo($0, in: db) }
  }

  static func set(_ id: Int64, in db: Database) throws -> ChangeSetSummary? {
    let found = try SQL.cached(db, "SELECT \(columns) FROM change_set s WHERE s.id = ?")
      .start().bind(id).first(ChangeSetSummary.init)
    return try found.map { try withUndo($0, in: db) }
  }

  private static func withUndo(
    _ set: ChangeSetSummary, in db: Database
  ) throws -> ChangeSetSummary {
    var set = set
    set.undoneFields = try undoneFields(of: set.id, in: db)
    if set.source == "import", let by = try KeptRun.undo(ofSet: set.id, in: db) {
      set.undoneBy = by
      return set
    }
    guard set.undoneFields > 0 else { return set }
    if try set.undoneFields >= UndoTarget.fields(of: set, in: db) {
      set.undoneBy = try standingUndo(of: set.id, in: db)
    }
    return set
  }

  /// How many fields of `id` are taken back: those that its undos changed, less those that were
  /// put back. No field is taken back twice while it stands, so that counts suffice.
  static func undoneFields(of id: Int64, in db: Database) throws -> Int {
    let undos = try SQL(db, "SELECT id, rows FROM change_set WHERE undoes = ?").start().bind(id)
      .all { ($0.int(), $0.count()) }
    return try undos.reduce(0) { try $0 + max(0, $1.1 - undoneFields(of: $1.0, in: db)) }
  }

  /// The newest set that takes something of `id` back that has not been put back.
  static func standingUndo(of id: Int64, in db: Database) throws -> Int64? {
    let undos = try SQL(db, "SELECT id, rows FROM change_set WHERE undoes = ? ORDER BY id DESC")
      .start().bind(id).all { ($0.int(), $0.count()) }
    return try undos.first { try undoneFields(of: $0.0, in: db) < $0.1 }?.0
  }

  static func changes(where condition: Fragment, limit: Int, in db: Database) throws
    -> [JournalChange]
  {
    try SQL(
      db,
      """
      SELECT s.id, s.at, s.actor, s.source, c.entity, c.entity_id, c.field, c.scope, c.old,
        c.new, c.id, c.currency, ifnull(v.sku, ifnull(p.handle, q.handle))
      FROM change c JOIN change_set s ON s.id = c.set_id
      LEFT JOIN variant v ON c.entity = 'variant' AND v.id = c.entity_id
      LEFT JOIN product p ON p.id = v.product_id
      LEFT JOIN product q ON c.entity = 'product' AND q.id = c.entity_id
      WHERE \(condition.sql) LIMIT ?
      """
    ).start().bind(condition.values).bind(limit).all(JournalChange.init)
  }

  /// The changes of a variant and of its product, newest first.
  static func history(
    ofVariant id: Int64, product: Int64, field: String?, before: Int64?, limit: Int,
    in db: Database
  ) throws -> [JournalChange] {
    let filter =
      field == nil
      ? "" : " AND CASE c.scope WHEN '' THEN c.field ELSE c.scope || '.' || c.field END = ?"
    let values = [SQLValue.integer(before ?? Int64.max)] + (field.map { [.text($0)] } ?? [])
    let parts = try [(EditEntity.variant, id), (.product, product)].map { entity, id in
      try changes(
        where: Fragment(
          "c.entity = ? AND c.entity_id = ? AND c.id < ?\(filter) ORDER BY c.id DESC",
          [.text(entity.rawValue), .integer(id)] + values), limit: limit, in: db)
    }
    return Array(parts.joined().sorted { $0.id > $1.id }.prefix(limit))
  }
}

extension ChangeSetSummary {
  init(_ row: SQL) {
    self.init(
      id: row.int(), at: row.instant() ?? Instant(milliseconds: 0), actor: row.text(),
      source: row.text(), summary: row.text(), rows: row.count(), undoes: row.optionalInt(),
      reason: row.optionalText())
  }
}

extension JournalChange {
  init(_ row: SQL) {
    self.init(
      set: row.int(), at: row.instant() ?? Instant(milliseconds: 0), actor: row.text(),
      source: row.text(), entity: EditEntity(rawValue: row.text()) ?? .variant,
      entityID: row.int(), field: row.text(), scope: row.text(), old: row.optionalText(),
      new: row.optionalText())
    id = row.int()
    currency = row.optionalText().flatMap(Currency.init(code:))
    subject = row.text()
  }
}

extension Store {
  /// Change sets, newest first; `before` continues a list after its last id.
  public func journal(
    limit: Int, before: Int64? = nil
  ) throws(StoreError) -> [ChangeSetSummary] {
    try read { db, _ in try JournalReader.sets(before: before, limit: limit, in: db) }
  }

  /// One set; throws when the journal has no such number.
  public func changeSet(_ id: Int64) throws(StoreError) -> ChangeSetSummary {
    try read { db, _ in
      guard let set = try JournalReader.set(id, in: db) else {
        throw StoreError.notFound(what: "change \(id) in the journal", nearest: [])
      }
      return set
    }
  }

  /// The fields that a set changed, in the order in which it did, after the change with the number
  /// `after`.
  public func changes(
    ofSet set: Int64, after: Int64 = 0, limit: Int = 1_000_000
  ) throws(StoreError) -> [JournalChange] {
    try read { db, _ in
      try JournalReader.changes(
        where: Fragment(
          "c.set_id = ? AND c.id > ? ORDER BY c.id", [.integer(set), .integer(after)]),
        limit: limit, in: db)
    }
  }

  /// A part of a set's changes: a set of 100,000 is never read at once.
  public func changePage(
    ofSet set: Int64, _ anchor: PageAnchor, limit: Int
  ) throws(StoreError) -> ChangePage {
    try read { db, _ in
      func part(_ condition: String, _ id: Int64?, _ count: Int) throws -> [JournalChange] {
        try JournalReader.changes(
          where: Fragment(
            "c.set_id = ? AND \(condition)", [.integer(set)] + (id.map { [.integer($0)] } ?? [])),
          limit: count, in: db)
      }
      let rows: [JournalChange] =
        switch anchor {
        case .first: try part("1 ORDER BY c.id", nil, limit)
        case .last: try part("1 ORDER BY c.id DESC", nil, limit).reversed()
        case .around(let id):
          try part("c.id < ? ORDER BY c.id DESC", id, limit / 2).reversed()
            + part("c.id >= ? ORDER BY c.id", id, limit - limit / 2)
        }
      let count = try SQL.cached(db, "SELECT count(*) FROM change WHERE set_id = ? AND id < ?")
      return ChangePage(
        set: set, rows: rows,
        firstIndex: try count.start().bind(set).bind(rows.first?.id ?? 0).first { $0.count() }
          ?? 0,
        total: try count.start().bind(set).bind(Int64.max).first { $0.count() } ?? 0)
    }
  }

  /// The changes of one product or variant, newest first.
  public func history(
    of entity: EditEntity, id: Int64, limit: Int = 200
  ) throws(StoreError) -> [JournalChange] {
    try read { db, _ in
      try JournalReader.changes(
        where: Fragment(
          "c.entity = ? AND c.entity_id = ? ORDER BY c.id DESC",
          [.text(entity.rawValue), .integer(id)]), limit: limit, in: db)
    }
  }

  /// The changes of a variant and of its product, newest first; `before` continues after the last
  /// number of a list.
  public func history(
    ofVariant id: Int64, field: String? = nil, before: Int64? = nil, limit: Int = 500
  ) throws(StoreError) -> [JournalChange] {
    try read { db, _ in
      let product =
        try SQL.cached(db, "SELECT product_id FROM variant WHERE id = ?").start().bind(id)
        .first { $0.int() } ?? 0
      return try JournalReader.history(
        ofVariant: id, product: product, field: field, before: before, limit: limit, in: db)
    }
  }
}
