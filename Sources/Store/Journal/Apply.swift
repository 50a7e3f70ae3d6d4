public import Commerce
internal import GRDB

/// Told how many fields of how many are done, while a long change goes on.
public typealias ChangeProgress = @Sendable (_ done: Int, _ total: Int) -> Void

extension Store {
  /// Applies a plan in one transaction: the rows that may go in (ok and warned), each only if it
  /// still has the version that the plan was made from. The others come back as conflicts.
  ///
  /// `reason` is the person's, for guards that the plan overrides. Keeps: one change set with one
  /// change a field; every changed field is pending until the platform shows it; nothing at all
  /// when no row goes in.
  @discardableResult
  public func apply(
    plan: [EditPlanRow], summary: String, actor: String, source: String = "edit",
    reason: String? = nil, now: Instant, progress: ChangeProgress? = nil
  ) throws(StoreError) -> EditOutcome {
    let edits = plan.filter { $0.verdict == .ok || $0.verdict == .warning }
      .map { FieldEdit(plan: $0, expected: .version) }
    let note = ChangeNote(
      summary: summary, actor: actor, source: source, reason: reason, now: now)
    return try maintain { db in
      let outcome = try ChangeApplier.apply(edits, note, progress: progress, in: db)
      return (outcome, outcome.changeSet != nil)
    }
  }

  /// What the rows of a plan that did not go in hold now, and who changed them last.
  public func meanwhile(
    _ conflicts: [EditPlanRow], limit: Int = 500
  ) throws(StoreError) -> [EditConflict] {
    try read { db, _ in
      let values = try FieldReader(db)
      return try conflicts.prefix(limit).map { row in
        let change = try JournalReader.changes(
          where: Fragment(
            "c.entity = ? AND c.entity_id = ? ORDER BY c.id DESC",
            [.text(row.entity.rawValue), .integer(row.entityID)]), limit: 1, in: db
        ).first
        return EditConflict(
          row: row, now: try values.value(of: row.target, row.entity, row.entityID),
          change: change)
      }
    }
  }
}

/// What stands over a change set.
struct ChangeNote {
  var summary: String
  var actor: String
  var source: String
  var reason: String?
  var undoes: Int64?
  var now: Instant
}

/// Puts field edits into the store and the journal, inside a transaction.
enum ChangeApplier {
  /// Rows between two words about the progress.
  private static let reportEvery = 2_000
  /// Edits from which on the order of the store's rows is faster than the plan's.
  private static let large = 2_000

  static func apply(
    _ edits: [FieldEdit], _ note: ChangeNote, progress: ChangeProgress? = nil, in db: Database
  ) throws -> EditOutcome {
    let writer = try FieldWriter(db, now: note.now)
    var start = edits.startIndex
    var nextReport = reportEvery
    let grouped =
      edits.count >= large
      ? edits.sortedByRow : edits.isGroupedByRow ? edits : edits.groupedByRow
    while start < grouped.endIndex {
      let first = grouped[start].plan
      let end =
        grouped[start...].firstIndex {
          $0.plan.entity != first.entity || $0.plan.entityID != first.entityID
        } ?? grouped.endIndex
      try writer.apply(grouped[start..<end])
      start = end
      if let progress, start >= nextReport {
        progress(start, grouped.count)
        nextReport = start + reportEvery
      }
    }
    let set = try writer.record(note)
    if set != nil { try Meta.add(.catalogStamp, 1, in: db) }
    return EditOutcome(
      changeSet: set, applied: writer.changes.count, conflicts: writer.conflicts)
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

  /// The same edits by entity and id, those of a row as they stood: neighbours in the plan lie all
  /// over the store, in the journal too.
  var sortedByRow: [FieldEdit] {
    indices.sorted { left, right in
      let (one, other) = (self[left].plan, self[right].plan)
      if one.entity != other.entity { return one.entity.rawValue < other.entity.rawValue }
      return one.entityID == other.entityID ? left < right : one.entityID < other.entityID
    }.map { self[$0] }
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
