internal import Commerce
internal import GRDB

/// Carries out the steps of scheduled changes, inside a transaction.
///
/// Several changes may lie on one field. They form a stack in the order in which they went in: the
/// field shows the top one, each remembers what was under it. When one below the top ends, the one
/// above it inherits what it remembered, so that whatever ends last leaves the value from before
/// them all.
final class Scheduler {
  private let db: Database
  private let now: Instant
  private let values: FieldReader
  private let above: SQL
  private let inherit: SQL

  /// A step that comes later than this after its time is called late.
  private static let punctual = TimeSpan.minutes(2)

  init(_ db: Database, now: Instant) throws {
    self.db = db
    self.now = now
    values = try FieldReader(db)
    above = try SQL(
      db,
      """
      SELECT f.schedule_id, f.seq, f.restore FROM scheduled_field f
      JOIN scheduled_change s ON s.id = f.schedule_id
      WHERE f.entity = ? AND f.entity_id = ? AND f.field = ? AND f.scope = ? AND f.is_applied = 1
        AND s.progress = 'applied' AND s.started_seq > ? AND s.end_local IS NOT NULL
      ORDER BY s.started_seq LIMIT 1
      """)
    inherit = try SQL(
      db, "UPDATE scheduled_field SET restore = ? WHERE schedule_id = ? AND seq = ?")
  }

  /// Returns what was done, for a person.
  func take(_ step: ScheduleStep) throws -> [ScheduleLine] {
    let change = try ScheduleReader.change(step.id, in: db)
    switch step.kind {
    case .start: return [try start(change, at: step.at)]
    case .end: return [try end(change, at: step.at, actor: change.actor)]
    case .miss:
      try SQL(db, "UPDATE scheduled_change SET progress = 'missed' WHERE id = ?").start()
        .bind(change.id).run()
      return [line(change, .miss, EditOutcome(changeSet: nil, applied: 0), at: step.at)]
    }
  }

  private func start(_ change: ScheduledChange, at due: Instant) throws -> ScheduleLine {
    let fields = try ScheduleReader.fields(of: change.id, limit: .max, in: db)
    let seqs = try SQL(db, "SELECT seq FROM scheduled_field WHERE schedule_id = ? ORDER BY seq")
      .start().bind(change.id).all { $0.int() }
    let keep = try SQL(
      db,
      """
      UPDATE scheduled_field SET restore = ?, is_applied = 1 WHERE schedule_id = ? AND seq = ?
      """)
    var edits: [FieldEdit] = []
    for (seq, field) in zip(seqs, fields) {
      let current = try values.value(of: field.target, field.entity, field.entityID)
      try keep.start().bind(current).bind(change.id).bind(seq).run()
      edits.append(edit(field, from: current, to: field.new))
    }
    let outcome = try apply(edits, "starts", change, undoes: nil, actor: change.actor)
    try SQL(
      db,
      """
      UPDATE scheduled_change SET progress = 'applied', start_set_id = ?, left_count = ?,
        started_seq = 1 + (SELECT ifnull(max(started_seq), 0) FROM scheduled_change)
      WHERE id = ?
      """
    ).start().bind(outcome.changeSet?.id).bind(outcome.conflicts.count).bind(change.id).run()
    return line(change, .start, outcome, at: due)
  }

  /// Puts back what the change set, where it still stands.
  func end(_ change: ScheduledChange, at due: Instant, actor: String) throws -> ScheduleLine {
    let (seq, startSet) =
      try SQL(db, "SELECT started_seq, start_set_id FROM scheduled_change WHERE id = ?").start()
      .bind(change.id).first { ($0.int(), $0.optionalInt()) } ?? (0, nil)
    let applied = try SQL(
      db,
      """
      SELECT restore FROM scheduled_field WHERE schedule_id = ? AND is_applied = 1 ORDER BY seq
      """
    ).start().bind(change.id).all { $0.optionalText() }
    let fields = try ScheduleReader.fields(
      of: change.id, where: Fragment("f.is_applied = 1"), limit: .max, in: db)
    var edits: [FieldEdit] = []
    var left = 0
    for (field, restore) in zip(fields, applied) {
      if try handOver(field, restore: restore, above: seq) { continue }
      let current = try values.value(of: field.target, field.entity, field.entityID)
      if current == restore { continue }
      guard current == field.new else {
        left += 1
        continue
      }
      edits.append(edit(field, from: field.new, to: restore))
    }
    var outcome = try apply(edits, "ends", change, undoes: startSet, actor: actor)
    left += outcome.conflicts.count
    try SQL(
      db,
      """
      UPDATE scheduled_change SET progress = 'ended', end_set_id = ?, left_count = ? WHERE id = ?
      """
    ).start().bind(outcome.changeSet?.id).bind(left).bind(change.id).run()
    outcome.conflicts = []
    var line = line(change, .end, outcome, at: due)
    line.left = left
    return line
  }

  /// Whether another change lies on top of the field: then nothing is put back now.
  private func handOver(
    _ field: ScheduledField, restore: String?, above seq: Int64
  ) throws -> Bool {
    let next = try above.start().bind(field.entity.rawValue).bind(field.entityID)
      .bind(field.field.rawValue).bind(field.scope.rawValue).bind(seq).first {
        (id: $0.int(), seq: $0.int(), restore: $0.optionalText())
      }
    guard let next else { return false }
    // Where somebody edited between the two, that edit is what the upper one found and keeps.
    if next.restore == field.new {
      try inherit.start().bind(restore).bind(next.id).bind(next.seq).run()
    }
    return true
  }

  private func edit(_ field: ScheduledField, from old: String?, to new: String?) -> FieldEdit {
    FieldEdit(
      plan: EditPlanRow(
        entity: field.entity, entityID: field.entityID, subject: field.subject, title: "",
        field: field.field, scope: field.scope, old: old, new: new, currency: field.currency,
        version: 0),
      expected: .anything)
  }

  private func apply(
    _ edits: [FieldEdit], _ verb: String, _ change: ScheduledChange, undoes: Int64?,
    actor: String
  ) throws -> EditOutcome {
    guard !edits.isEmpty else { return EditOutcome(changeSet: nil, applied: 0) }
    return try ChangeApplier.apply(
      edits,
      ChangeNote(
        summary: "schedule \(change.id) \(verb): \(change.summary)", actor: actor,
        source: "schedule", reason: verb == "starts" ? change.reason : nil, undoes: undoes,
        now: now), in: db)
  }

  private func line(
    _ change: ScheduledChange, _ kind: ScheduleStep.Kind, _ outcome: EditOutcome, at due: Instant
  ) -> ScheduleLine {
    ScheduleLine(
      id: change.id, kind: kind, set: outcome.changeSet?.id, applied: outcome.applied,
      left: outcome.conflicts.count, summary: change.summary, dueAt: due,
      isLate: now - due > Self.punctual)
  }

  /// Writes the times as they were typed and the instants that they mean.
  static func save(_ schedule: Schedule, of id: Int64, in db: Database) throws {
    try SQL(
      db,
      """
      UPDATE scheduled_change SET start_local = ?, end_local = ?, zone = ?, start_at = ?,
        end_at = ? WHERE id = ?
      """
    ).start().bind(schedule.start.stored).bind(schedule.end?.stored)
      .bind(schedule.zone.identifier).bind(Optional(schedule.startAt)).bind(schedule.endAt)
      .bind(id).run()
  }
}
