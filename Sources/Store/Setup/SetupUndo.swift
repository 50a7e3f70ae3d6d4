internal import Commerce
internal import GRDB

extension Store {
  /// Takes a set-up back, or a set that took one back: what it made goes, what it took away is there
  /// again, what it changed is as before. Nil for a set that made and took away nothing.
  ///
  /// Keeps: all of it or nothing. What has changed since is a conflict, unless forced; what the
  /// platform shows, or stock or orders know, can't be taken away at all.
  func reverseSetup(
    _ target: ChangeSetSummary, _ request: UndoRequest, source: String, actor: String, now: Instant
  ) throws(StoreError) -> EditOutcome? {
    let found = try read { db, _ in
      (
        rows: try JournalledRows(ofSet: target.id, in: db),
        root: try UndoTarget.root(of: target, in: db).summary
      )
    }
    guard !found.rows.made.isEmpty || !found.rows.gone.isEmpty else { return nil }
    guard request.isWhole else {
      throw .refused(
        reason: "change \(target.id) is a set-up, which is taken back whole; edit its fields")
    }
    let note = ChangeNote(
      summary: "\(source): \(found.root)", actor: actor, source: source, undoes: target.id, now: now
    )
    return try allOrNothing { db in
      if let by = try JournalReader.standingUndo(of: target.id, in: db) {
        throw StoreError.refused(reason: "change \(target.id) is taken back already, by \(by)")
      }
      let writer = try FieldWriter(db, now: now)
      let rows = try NewRows(db, writer)
      let alerts = try AlertWriter(db, now: now)
      let check = try NewRowCheck(db, writer)
      // Variants before their product, which would take them along.
      let leaving = found.rows.made.sorted { $0.row.isVariant && !$1.row.isVariant }
      let conflicts = try leaving.flatMap { try check.changes(of: $0.row, id: $0.id) }
      guard conflicts.isEmpty || request.force else { throw Unmade(rows: conflicts) }
      let ids = Set(leaving.filter { $0.row.isVariant }.map(\.id))
      for (id, row) in leaving { try check.needs(row, id: id, leaving: ids) }
      for (id, row) in leaving { try rows.takeAway(row, id: id, alerts: alerts) }
      for (id, row) in found.rows.gone.sorted(by: { !$0.row.isVariant && $1.row.isVariant }) {
        do { _ = try rows.make(row, id: id) } catch let refusal as EditRefusal {
          throw StoreError.refused(reason: refusal.because)
        }
      }
      for edit in found.rows.edits(force: request.force) { try writer.apply([edit]) }
      guard writer.conflicts.isEmpty else { throw Unmade(rows: writer.conflicts) }
      try rows.finish()
      try alerts.finish()
      return (try writer.record(note), writer.changes.count)
    }
  }
}

/// What a set made, took away and changed, by its lines in the journal.
private struct JournalledRows {
  var made: [(id: Int64, row: NewRow)] = []
  var gone: [(id: Int64, row: NewRow)] = []
  private var changes: [JournalChange] = []

  init(ofSet set: Int64, in db: Database) throws {
    let isOne =
      try SQL.cached(
        db,
        """
        SELECT 1 FROM change WHERE set_id = ? AND ((entity = 'product' AND field = 'handle')
          OR (entity = 'variant' AND field = 'product')) LIMIT 1
        """
      ).start().bind(set).first { _ in true } ?? false
    guard isOne else { return }
    let all = try JournalReader.changes(
      where: Fragment("c.set_id = ? ORDER BY c.id", [.integer(set)]), limit: Int.max, in: db)
    let grouped = Dictionary(grouping: all) { RowKey(entity: $0.entity, id: $0.entityID) }
    var seen: Set<RowKey> = []
    let order = all.map { RowKey(entity: $0.entity, id: $0.entityID) }
      .filter { seen.insert($0).inserted }
    for key in order {
      let changes = grouped[key] ?? []
      if let row = NewRow(key.entity, changes, value: \.new) {
        made.append((key.id, row))
      } else if let row = NewRow(key.entity, changes, value: \.old) {
        gone.append((key.id, row))
      } else {
        self.changes += changes
      }
    }
  }

  /// What puts the other fields back, the last first.
  func edits(force: Bool) -> [FieldEdit] {
    changes.reversed().compactMap { change in
      guard let field = EditableField(rawValue: change.field) else { return nil }
      let plan = EditPlanRow(
        entity: change.entity, entityID: change.entityID, subject: change.subject, title: "",
        field: field, scope: EditScope(rawValue: change.scope), old: change.new, new: change.old,
        currency: change.currency, version: 0)
      return FieldEdit(plan: plan, expected: force ? .anything : .value(change.new))
    }
  }
}

extension NewRow {
  var isVariant: Bool { entity == .variant }

  /// Of a row's lines in the journal; nil when one of its sides tells no whole row.
  fileprivate init?(
    _ entity: EditEntity, _ changes: [JournalChange], value: (JournalChange) -> String?
  ) {
    let named = Dictionary(changes.map { ($0.field, value($0)) }) { _, last in last }
    func text(_ name: String) -> String? { named[name] ?? nil }
    switch entity {
    case .product:
      guard let handle = text("handle"), let channel = text("channel") else { return nil }
      place = .product(handle: handle, channel: channel)
    case .variant:
      guard let product = text("product").flatMap({ Int64($0) }),
        let position = text("position").flatMap({ Int($0) }),
        let currency = text("currency").flatMap(Currency.init(code:))
      else { return nil }
      place = .variant(product: product, position: position, currency: currency)
    case .order: return nil
    }
    values = [:]
    for change in changes {
      guard let field = EditableField(rawValue: change.field) else { continue }
      values[EditTarget(field, in: EditScope(rawValue: change.scope))] = value(change)
    }
  }
}

/// Whether what was made is still as it was made, and nobody's but the set-up's.
private struct NewRowCheck {
  private let db: Database
  private let writer: FieldWriter
  private let later: SQL
  private let texts: SQL

  init(_ db: Database, _ writer: FieldWriter) throws {
    self.db = db
    self.writer = writer
    later = try SQL(
      db, "SELECT field, scope, mine FROM pending_edit WHERE entity = ? AND entity_id = ?")
    texts = try SQL(
      db, "SELECT field, 'locale:' || locale, text FROM product_text WHERE product_id = ?")
  }

  /// Fields that hold something else than the row was made with.
  func changes(of row: NewRow, id: Int64) throws -> [EditPlanRow] {
    let given = row.values.sorted { $0.key.name < $1.key.name }
    var changed = try given.compactMap { target, text -> EditPlanRow? in
      let now =
        row.isVariant
        ? try writer.value(of: target, ofVariant: id) : try writer.value(of: target, ofProduct: id)
      return now == text ? nil : conflict(row, id, target, old: text, now: now)
    }
    // What was empty and is not any more waits for the platform, like everything else of a new row;
    // texts in other languages wait for none.
    func read(_ line: SQL) -> (String, String, String?) {
      (line.text(), line.text(), line.optionalText())
    }
    var others = try later.start().bind(row.entity.rawValue).bind(id).all(read)
    if !row.isVariant { others += try texts.start().bind(id).all(read) }
    for (name, scope, mine) in others {
      guard let field = EditableField(rawValue: name) else { continue }
      let target = EditTarget(field, in: EditScope(rawValue: scope))
      guard row.values[target] == nil else { continue }
      changed.append(conflict(row, id, target, old: nil, now: mine))
    }
    return changed
  }

  private func conflict(
    _ row: NewRow, _ id: Int64, _ target: EditTarget, old: String?, now: String?
  ) -> EditPlanRow {
    EditPlanRow(
      entity: row.entity, entityID: id, subject: row.name,
      title: row.values[EditTarget(.title)] ?? "",
      field: target.field, scope: target.scope, old: old, new: nil, verdict: .refused,
      because: "changed since: it is now \(now ?? "empty")", version: 0)
  }

  /// Throws what else knows the row: then it can be archived but not taken away. `leaving` are the
  /// variants that go too.
  func needs(_ row: NewRow, id: Int64, leaving: Set<Int64>) throws {
    func refuse(_ because: String) throws -> Never {
      throw StoreError.refused(reason: "\(row.name) \(because); archive it instead")
    }
    guard row.isVariant else {
      if try !has("SELECT is_new FROM product WHERE id = ?", id) {
        try refuse("is on its platform already")
      }
      let own = try SQL.cached(db, "SELECT id FROM variant WHERE product_id = ?").start().bind(id)
        .all { $0.int() }
      if !leaving.isSuperset(of: own) { try refuse("has got other variants since") }
      return
    }
    if try !has("SELECT is_new FROM variant WHERE id = ?", id)
      || has("SELECT 1 FROM listing WHERE variant_id = ? LIMIT 1", id)
    {
      try refuse("is on its platform already")
    }
    if try has("SELECT 1 FROM stock_level WHERE variant_id = ? LIMIT 1", id) {
      try refuse("has stock")
    }
    if try has(
      """
      SELECT EXISTS (SELECT 1 FROM order_line l WHERE l.sku_key = v.sku_key)
        OR EXISTS (SELECT 1 FROM purchase_order_line o WHERE o.sku_key = v.sku_key)
      FROM variant v WHERE v.id = ?
      """, id)
    {
      try refuse("has orders")
    }
  }

  private func has(_ sql: String, _ id: Int64) throws -> Bool {
    try SQL.cached(db, sql).start().bind(id).first { $0.bool() } ?? false
  }
}

extension NewRow {
  /// How a person knows it.
  fileprivate var name: String {
    if case .product(let handle, _) = place { return handle }
    return values[EditTarget(.sku)] ?? "the variant"
  }
}
