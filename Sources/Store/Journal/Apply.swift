public import Commerce
internal import GRDB

extension Store {
  /// Applies a plan in one transaction: the rows that may go in (ok and warned), each only if it
  /// still has the version that the plan was made from. The others come back as conflicts.
  ///
  /// Keeps: one change set with one change a field; every changed field is pending until the
  /// platform shows it; nothing at all when no row goes in.
  @discardableResult
  public func apply(
    plan: [EditPlanRow], summary: String, actor: String, source: String = "edit", now: Instant
  ) throws(StoreError) -> EditOutcome {
    let edits = plan.filter { $0.verdict == .ok || $0.verdict == .warning }
      .map { FieldEdit(plan: $0, expected: .version) }
    return try apply(
      edits, summary: summary, actor: actor, source: source, undoes: nil, now: now)
  }

  /// Takes a change set back by a new one with the inverse; without a number, the newest edit that
  /// stands. A field that has changed since is a conflict and left out, unless forced.
  @discardableResult
  public func undo(
    set: Int64? = nil, actor: String, now: Instant, force: Bool = false
  ) throws(StoreError) -> EditOutcome {
    let target = try read { db, _ in try UndoTarget.toUndo(set, in: db) }
    return try reverse(target, source: "undo", actor: actor, now: now, force: force)
  }

  /// Takes the newest undo back, as long as nothing was edited after it.
  @discardableResult
  public func redo(actor: String, now: Instant) throws(StoreError) -> EditOutcome {
    let target = try read { db, _ in try UndoTarget.toRedo(in: db) }
    return try reverse(target, source: "redo", actor: actor, now: now, force: false)
  }

  private func reverse(
    _ target: ChangeSetSummary, source: String, actor: String, now: Instant, force: Bool
  ) throws(StoreError) -> EditOutcome {
    if let outcome = try takeBackOrderActions(target, source: source, actor: actor, now: now) {
      return outcome
    }
    if let decisions = try reverseDecisions(
      target, source: source, actor: actor, now: now, force: force)
    {
      return decisions
    }
    if let outcome = try takeBackTriage(target, source: source, actor: actor, now: now) {
      return outcome
    }
    let edits = try read { db, _ in try UndoTarget.inverse(of: target.id, force: force, in: db) }
    return try apply(
      edits, summary: "\(source) of \(target.id): \(target.summary)", actor: actor,
      source: source, undoes: target.id, now: now)
  }

  private func apply(
    _ edits: [FieldEdit], summary: String, actor: String, source: String, undoes: Int64?,
    now: Instant
  ) throws(StoreError) -> EditOutcome {
    try maintain { db in
      if let undoes, let by = try JournalReader.standingUndo(of: undoes, in: db) {
        throw StoreError.refused(reason: "change \(undoes) is taken back already, by \(by)")
      }
      let writer = try FieldWriter(db, now: now)
      var start = edits.startIndex
      let grouped = edits.isGroupedByRow ? edits : edits.groupedByRow
      while start < grouped.endIndex {
        let first = grouped[start].plan
        let end =
          grouped[start...].firstIndex {
            $0.plan.entity != first.entity || $0.plan.entityID != first.entityID
          } ?? grouped.endIndex
        try writer.apply(grouped[start..<end])
        start = end
      }
      let set = try writer.record(
        summary: summary, actor: actor, source: source, undoes: undoes)
      if set != nil { try Meta.add(.catalogStamp, 1, in: db) }
      let outcome = EditOutcome(
        changeSet: set, applied: writer.changes.count, conflicts: writer.conflicts)
      return (outcome, set != nil)
    }
  }
}

extension [FieldEdit] {
  private struct Row: Hashable {
    var entity: EditEntity
    var id: Int64
  }

  /// Whether all edits of a row stand together, as plans are made.
  var isGroupedByRow: Bool {
    var seen: Set<Row> = []
    var last: Row?
    for edit in self {
      let row = Row(entity: edit.plan.entity, id: edit.plan.entityID)
      if row == last { continue }
      guard seen.insert(row).inserted else { return false }
      last = row
    }
    return true
  }

  /// The same edits with those of a row together, rows in the order of their first.
  var groupedByRow: [FieldEdit] {
    var order: [Row] = []
    let groups = Dictionary(grouping: self) { edit in
      Row(entity: edit.plan.entity, id: edit.plan.entityID)
    }
    var seen: Set<Row> = []
    for edit in self {
      let row = Row(entity: edit.plan.entity, id: edit.plan.entityID)
      if seen.insert(row).inserted { order.append(row) }
    }
    return order.flatMap { groups[$0] ?? [] }
  }
}

/// Finds what to take back, and how.
enum UndoTarget {
  static func toUndo(_ id: Int64?, in db: Database) throws -> ChangeSetSummary {
    if let id {
      guard let set = try JournalReader.set(id, in: db) else {
        throw StoreError.notFound(what: "change \(id) in the journal", nearest: [])
      }
      guard set.source != "import" else {
        throw StoreError.refused(
          reason: "change \(id) is an import; import the earlier file again instead")
      }
      if let by = set.undoneBy {
        throw StoreError.refused(reason: "change \(id) is taken back already, by \(by)")
      }
      return set
    }
    guard let newest = try newest(in: db) else {
      throw StoreError.refused(reason: "there is nothing to undo")
    }
    return newest
  }

  /// What an undo without a number would take back; nil when there is nothing.
  static func newest(in db: Database) throws -> ChangeSetSummary? {
    try newestStanding(sources: ["edit", "triage", "redo", "waiver", "assign"], in: db)
  }

  static func toRedo(in db: Database) throws -> ChangeSetSummary {
    let lastEdit =
      try SQL(
        db,
        """
        SELECT ifnull(max(id), 0) FROM change_set
        WHERE source IN ('edit', 'triage', 'waiver', 'assign')
        """
      )
      .first { $0.int() } ?? 0
    guard let undo = try newestStanding(sources: ["undo"], in: db), undo.id > lastEdit else {
      throw StoreError.refused(reason: "there is nothing to redo")
    }
    return undo
  }

  private static func newestStanding(
    sources: [String], in db: Database
  ) throws -> ChangeSetSummary? {
    let marks = Fragment.marks(sources.count)
    let candidates = try SQL(
      db, "SELECT id FROM change_set WHERE source IN (\(marks)) ORDER BY id DESC LIMIT 10000"
    ).start().bind(sources.map(SQLValue.text)).all { $0.int() }
    for id in candidates where try JournalReader.standingUndo(of: id, in: db) == nil {
      return try JournalReader.set(id, in: db)
    }
    return nil
  }

  /// The edits that put a set's fields back, the last change first: a SKU that one row gave up and
  /// another took is free again before the first row wants it back.
  static func inverse(of set: Int64, force: Bool, in db: Database) throws -> [FieldEdit] {
    try SQL(
      db,
      """
      SELECT c.entity, c.entity_id, c.field, c.scope, c.old, c.new, c.currency,
        ifnull(v.sku, ifnull(p.handle, q.handle)), ifnull(p.title, q.title)
      FROM change c
      LEFT JOIN variant v ON c.entity = 'variant' AND v.id = c.entity_id
      LEFT JOIN product p ON p.id = v.product_id
      LEFT JOIN product q ON c.entity = 'product' AND q.id = c.entity_id
      WHERE c.set_id = ? ORDER BY c.id DESC
      """
    ).start().bind(set).all { row -> FieldEdit? in
      guard let entity = EditEntity(rawValue: row.text()) else { return nil }
      let id = row.int()
      guard let field = EditableField(rawValue: row.text()) else { return nil }
      let scope = EditScope(rawValue: row.text())
      let old = row.optionalText()
      let new = row.optionalText()
      let currency = row.optionalText().flatMap(Currency.init(code:))
      let plan = EditPlanRow(
        entity: entity, entityID: id, subject: row.text(), title: row.text(), field: field,
        scope: scope, old: new, new: old, currency: currency, version: 0)
      return FieldEdit(plan: plan, expected: force ? .anything : .value(new))
    }.compactMap(\.self)
  }
}
