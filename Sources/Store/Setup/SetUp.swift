public import Commerce
internal import GRDB

extension Store {
  /// Makes what a plan says in one transaction and one change set: new products and variants of the
  /// rows that may go in, and what it changes of variants that are there.
  ///
  /// Keeps: all of it or nothing. When a handle or SKU was given away since the plan was made, or a
  /// row was changed, these rows come back as conflicts and nothing has happened.
  @discardableResult
  public func setUp(
    _ plan: SetupPlan, summary: String, actor: String, reason: String? = nil, now: Instant
  ) throws(StoreError) -> EditOutcome {
    let going = plan.rows.filter { $0.verdict == .ok || $0.verdict == .warning }
    let note = ChangeNote(
      summary: summary, actor: actor, source: "setup", reason: reason, now: now)
    return try allOrNothing { db in
      let writer = try FieldWriter(db, now: now)
      let rows = try NewRows(db, writer)
      let planned = Dictionary(grouping: going, by: \.entityID)
      var made: [Int64: Int64] = [:]
      for seed in plan.seeds {
        guard let fields = planned[seed.id] else { continue }
        do {
          made[seed.id] = try rows.make(NewRow(seed, fields, made: made), id: nil)
        } catch let refusal as EditRefusal {
          throw Unmade(rows: fields.prefix(1).map { $0.refused(refusal.because) })
        }
      }
      let edits = going.filter { $0.entityID > 0 }.map { FieldEdit(plan: $0, expected: .version) }
      for edit in edits { try writer.apply([edit]) }
      guard writer.conflicts.isEmpty else { throw Unmade(rows: writer.conflicts) }
      try rows.finish()
      return (try writer.record(note), writer.changes.count)
    }
  }

  /// A transaction that leaves no trace when a row can't go in; the rows come back as conflicts.
  func allOrNothing(
    _ body: (Database) throws -> (set: ChangeSetSummary?, applied: Int)
  ) throws(StoreError) -> EditOutcome {
    guard !isReadOnly else { throw .readOnly }
    do {
      return try database.write { db in
        let (set, applied) = try body(db)
        if set != nil { try Meta.add(.generation, 1, in: db) }
        return EditOutcome(changeSet: set, applied: applied)
      }
    } catch let unmade as Unmade {
      return EditOutcome(changeSet: nil, applied: 0, conflicts: unmade.rows)
    } catch {
      throw StoreError.from(error, path: path ?? "")
    }
  }
}

/// Ends a transaction: these rows can't go in.
struct Unmade: Error {
  var rows: [EditPlanRow]
}

extension NewRow {
  /// What a seed and its planned fields make; `made` are the ids of what was made before it.
  fileprivate init(_ seed: SetupSeed, _ rows: [EditPlanRow], made: [Int64: Int64]) {
    switch seed.place {
    case .product(let handle, let channel): place = .product(handle: handle, channel: channel)
    case .variant(let product, let position, let currency):
      place = .variant(
        product: made[product] ?? product, position: position, currency: currency)
    }
    values = [:]
    for row in rows { values[row.target] = row.new }
  }
}

extension EditPlanRow {
  func refused(_ because: String) -> EditPlanRow {
    var row = self
    row.verdict = .refused
    row.because = because
    return row
  }
}
