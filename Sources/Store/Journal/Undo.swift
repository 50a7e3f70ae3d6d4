public import Commerce
internal import GRDB

extension Store {
  /// Takes a change set back, or a part of it, by a new one with the inverse; without a number, the
  /// newest edit of which nothing is taken back yet. A field that has changed since is a conflict
  /// and left out, unless forced. An import goes back whole, or not at all: see `runUndoPlan`; a part
  /// of one is an edit like any other.
  ///
  /// What is taken back already is not taken back again: after a part, the rest can follow.
  @discardableResult
  public func undo(
    _ request: UndoRequest, actor: String, now: Instant, progress: ChangeProgress? = nil
  ) throws(StoreError) -> EditOutcome {
    let target = try read { db, _ in try UndoTarget.toUndo(request.set, in: db) }
    return try reverse(target, request, actor: actor, now: now, progress: progress)
  }

  /// The whole of a set.
  @discardableResult
  public func undo(
    set: Int64? = nil, actor: String, now: Instant, force: Bool = false
  ) throws(StoreError) -> EditOutcome {
    try undo(UndoRequest(set: set, force: force), actor: actor, now: now)
  }

  /// The number of the set that an undo without one takes back.
  public func newestUndoable() throws(StoreError) -> Int64 {
    try read { db, _ in try UndoTarget.toUndo(nil, in: db).id }
  }

  /// What an undo would do to fields: each from what it holds to what it held, refused where it has
  /// changed since. Empty for a set that is about no fields.
  public func undoPreview(_ request: UndoRequest) throws(StoreError) -> [EditPlanRow] {
    try read { db, watcher in
      let target = try UndoTarget.toUndo(request.set, in: db)
      let only = try request.only.map { try rows(matching: $0, in: db, watcher: watcher) }
      let values = try FieldReader(db)
      return try UndoTarget.inverse(of: target, request, only: only, in: db).map { edit in
        var row = edit.plan
        let now = try values.value(of: row.target, row.entity, row.entityID)
        guard case .value(let expected) = edit.expected, expected != now else { return row }
        row.verdict = .refused
        row.because = "changed since: it is now \(now ?? "empty")"
        return row
      }
    }
  }

  /// Puts back what was taken back: by an undo, or by the newest undo of an edit. Without a number
  /// the newest undo, as long as nothing was edited after it.
  @discardableResult
  public func redo(
    set: Int64? = nil, actor: String, now: Instant, force: Bool = false,
    progress: ChangeProgress? = nil
  ) throws(StoreError) -> EditOutcome {
    let target = try read { db, _ in try UndoTarget.toRedo(set, in: db) }
    return try reverse(
      target, UndoRequest(set: target.id, force: force), actor: actor, now: now,
      progress: progress)
  }

  private func reverse(
    _ target: ChangeSetSummary, _ request: UndoRequest, actor: String, now: Instant,
    progress: ChangeProgress?
  ) throws(StoreError) -> EditOutcome {
    // Undoing an undo is what people call redoing, by whichever command.
    let source = target.source == "undo" ? "redo" : "undo"
    if let outcome = try reverseRun(target, request, actor: actor, now: now) { return outcome }
    if let outcome = try reverseSetup(target, request, source: source, actor: actor, now: now) {
      return outcome
    }
    if let outcome = try reverseLinks(target, request, source: source, actor: actor, now: now) {
      return outcome
    }
    if request.isWhole {
      if let outcome = try reverseApart(target, source: source, actor: actor, now: now) {
        return outcome
      }
      if let outcome = try takeBackTriage(target, source: source, actor: actor, now: now) {
        return outcome
      }
      if let outcome = try takeBackOrderActions(target, source: source, actor: actor, now: now) {
        return outcome
      }
      if let outcome = try reverseDecisions(
        target, source: source, actor: actor, now: now, force: request.force)
      {
        return outcome
      }
    }
    let found = try read { db, watcher in
      let only = try request.only.map { try rows(matching: $0, in: db, watcher: watcher) }
      return (
        edits: try UndoTarget.inverse(of: target, request, only: only, in: db),
        root: try UndoTarget.root(of: target, in: db).summary,
        total: try UndoTarget.fields(of: target, in: db),
        isOldRun: request.isWhole && target.source == "import"
      )
    }
    guard !found.edits.isEmpty else { throw UndoTarget.nothing(of: target, request) }
    let part =
      found.edits.count < found.total ? " (\(found.edits.count) of \(found.total) fields)" : ""
    let only = found.isOldRun ? " (only its fields: the rest is not known any more)" : ""
    let note = ChangeNote(
      summary: "\(source): \(found.root)\(part)\(only)", actor: actor, source: source,
      undoes: target.id, now: now)
    return try maintain { db in
      // Somebody else may have taken some of it back between the read and now.
      let done = try UndoTarget.takenBack(of: target.id, in: db)
      let edits = done.isEmpty ? found.edits : found.edits.filter { !done.contains(ChangeKey($0)) }
      guard !edits.isEmpty else { throw UndoTarget.nothing(of: target, request) }
      let outcome = try ChangeApplier.apply(edits, note, progress: progress, in: db)
      return (outcome, outcome.changeSet != nil)
    }
  }

  /// Variants that match now, and their products.
  private func rows(
    matching query: Query, in db: Database, watcher: ReadGuard
  ) throws -> Set<RowKey> {
    let reader = ListReader(
      db: db, table: .catalog, query: CatalogQuery(zone: zone).compile(query),
      order: SortOrder("title"), watcher: watcher)
    let places: [ListPlace]
    if let driver = try reader.bestDriver() {
      places = try reader.candidates(driver.fragment)
    } else {
      places = try reader.walk(from: nil, forward: true, limit: Int.max)
    }
    let product = try SQL.cached(db, "SELECT product_id FROM variant WHERE id = ?")
    var keys: Set<RowKey> = []
    for place in places {
      keys.insert(RowKey(entity: .variant, id: place.id))
      if let id = try product.start().bind(place.id).first({ $0.int() }) {
        keys.insert(RowKey(entity: .product, id: id))
      }
    }
    return keys
  }
}

/// A product or variant.
struct RowKey: Hashable {
  var entity: EditEntity
  var id: Int64
}

/// A field of a product or variant, with its scope.
struct ChangeKey: Hashable {
  var row: RowKey
  var field: String

  init(row: RowKey, field: String) {
    self.row = row
    self.field = field
  }

  init(_ edit: FieldEdit) {
    row = RowKey(entity: edit.plan.entity, id: edit.plan.entityID)
    field = edit.plan.target.name
  }
}

/// Finds what to take back, and how.
enum UndoTarget {
  static func toUndo(_ id: Int64?, in db: Database) throws -> ChangeSetSummary {
    guard let id else {
      guard let newest = try newest(in: db) else {
        throw StoreError.refused(
          reason:
            "no person's change is left to undo; an import is taken back by its number, which "
            + "the journal has")
      }
      return newest
    }
    let set = try known(id, in: db)
    if let by = set.undoneBy {
      throw StoreError.refused(reason: "change \(id) is taken back already, by \(by)")
    }
    return set
  }

  /// What an undo without a number would take back; nil when there is nothing.
  static func newest(in db: Database) throws -> ChangeSetSummary? {
    try newestStanding(
      sources: [
        "edit", "setup", "triage", "redo", "settle", "waiver", "assign", "link", "apart",
      ], in: db)
  }

  static func toRedo(_ id: Int64?, in db: Database) throws -> ChangeSetSummary {
    if let id {
      let set = try known(id, in: db)
      if set.source == "undo" {
        guard let by = set.undoneBy else { return set }
        throw StoreError.refused(reason: "change \(id) is put back already, by \(by)")
      }
      guard let undo = try JournalReader.standingUndo(of: id, in: db),
        let found = try JournalReader.set(undo, in: db)
      else { throw StoreError.refused(reason: "change \(id) was not taken back") }
      return found
    }
    let lastEdit =
      try SQL(
        db,
        """
        SELECT ifnull(max(id), 0) FROM change_set
        WHERE source IN
          ('edit', 'setup', 'triage', 'settle', 'waiver', 'assign', 'link', 'apart')
        """
      ).first { $0.int() } ?? 0
    guard let undo = try newestStanding(sources: ["undo"], in: db), undo.id > lastEdit else {
      throw StoreError.refused(reason: "there is nothing to redo")
    }
    return undo
  }

  /// Why nothing can be done.
  static func nothing(of set: ChangeSetSummary, _ request: UndoRequest) -> StoreError {
    let reason =
      switch (request.isWhole, set.source) {
      case (true, "import"):
        "of change \(set.id), an import that is long ago or of an older version, only fields could "
          + "be taken back, and it changed none; take back what it brought by a newer file"
      case (true, _): "change \(set.id) changed no field; there is nothing to take back"
      case (false, _): "nothing of change \(set.id) that still stands is among what was named"
      }
    return .refused(reason: reason)
  }

  private static func known(_ id: Int64, in db: Database) throws -> ChangeSetSummary {
    guard let set = try JournalReader.set(id, in: db) else {
      throw StoreError.notFound(what: "change \(id) in the journal", nearest: [])
    }
    return set
  }

  private static func newestStanding(
    sources: [String], in db: Database
  ) throws -> ChangeSetSummary? {
    let marks = Fragment.marks(sources.count)
    let candidates = try SQL(
      db,
      """
      SELECT id FROM change_set WHERE source IN (\(marks)) AND rows > 0
      ORDER BY id DESC LIMIT 10000
      """
    ).start().bind(sources.map(SQLValue.text)).all { $0.int() }
    for id in candidates where try JournalReader.standingUndo(of: id, in: db) == nil {
      return try JournalReader.set(id, in: db)
    }
    return nil
  }

  /// The change at the far end of a chain of undo and redo: what people remember doing.
  static func root(of set: ChangeSetSummary, in db: Database) throws -> ChangeSetSummary {
    var root = set
    while let earlier = root.undoes, let found = try JournalReader.set(earlier, in: db) {
      root = found
    }
    return root
  }

  /// How many fields a set changed. An import counts rows.
  static func fields(of set: ChangeSetSummary, in db: Database) throws -> Int {
    guard set.source == "import" else { return set.rows }
    return try SQL.cached(db, "SELECT count(*) FROM change WHERE set_id = ?").start()
      .bind(set.id).first { $0.count() } ?? 0
  }

  /// The fields of a set that are taken back and were not put back since.
  static func takenBack(of id: Int64, in db: Database) throws -> Set<ChangeKey> {
    let undos = try SQL(db, "SELECT id FROM change_set WHERE undoes = ?").start().bind(id)
      .all { $0.int() }
    var keys: Set<ChangeKey> = []
    for undo in undos {
      let ofUndo = try SQL(
        db, "SELECT entity, entity_id, field, scope FROM change WHERE set_id = ?"
      ).start().bind(undo).all { row -> ChangeKey? in
        let entity = EditEntity(rawValue: row.text())
        let (id, field, scope) = (row.int(), row.text(), row.text())
        let name = scope.isEmpty ? field : "\(scope).\(field)"
        return entity.map { ChangeKey(row: RowKey(entity: $0, id: id), field: name) }
      }
      keys.formUnion(Set(ofUndo.compactMap(\.self)).subtracting(try takenBack(of: undo, in: db)))
    }
    return keys
  }

  /// The edits that put a set's fields back, the last change first: a SKU that one row gave up and
  /// another took is free again before the first row wants it back.
  static func inverse(
    of set: ChangeSetSummary, _ request: UndoRequest, only: Set<RowKey>?, in db: Database
  ) throws -> [FieldEdit] {
    let done = try takenBack(of: set.id, in: db)
    return try SQL(
      db,
      """
      SELECT c.id, c.entity, c.entity_id, c.field, c.scope, c.old, c.new, c.currency,
        ifnull(v.sku, ifnull(p.handle, q.handle)), ifnull(p.title, q.title)
      FROM change c
      LEFT JOIN variant v ON c.entity = 'variant' AND v.id = c.entity_id
      LEFT JOIN product p ON p.id = v.product_id
      LEFT JOIN product q ON c.entity = 'product' AND q.id = c.entity_id
      WHERE c.set_id = ? ORDER BY c.id DESC
      """
    ).start().bind(set.id).all { row -> FieldEdit? in
      let change = row.int()
      if let wanted = request.changes, !wanted.contains(change) { return nil }
      guard let entity = EditEntity(rawValue: row.text()) else { return nil }
      let key = RowKey(entity: entity, id: row.int())
      if let only, !only.contains(key) { return nil }
      let name = row.text()
      let scope = EditScope(rawValue: row.text())
      guard let field = EditableField(rawValue: name) else { return nil }
      let target = EditTarget(field, in: scope)
      if let wanted = request.field, wanted != target.name { return nil }
      if done.contains(ChangeKey(row: key, field: target.name)) { return nil }
      let old = row.optionalText()
      let new = row.optionalText()
      let currency = row.optionalText().flatMap(Currency.init(code:))
      let plan = EditPlanRow(
        entity: entity, entityID: key.id, subject: row.text(), title: row.text(), field: field,
        scope: scope, old: new, new: old, currency: currency, version: 0)
      return FieldEdit(plan: plan, expected: request.force ? .anything : .value(new))
    }.compactMap(\.self)
  }
}
