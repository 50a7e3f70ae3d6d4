import Commerce

extension JSONValue {
  static func runUndo(_ plan: RunUndoPlan) -> JSONValue {
    .object([
      "set": .integer(plan.set), "source": .string(plan.source), "file": .string(plan.file),
      "counts": .array(
        plan.counts.map { count in
          .object([
            "what": .string(count.many), "leaving": .number(count.leaving),
            "returning": .number(count.returning),
          ])
        }),
      "obstacles": .array(
        plan.obstacles.map { obstacle in
          .object([
            "because": .string(obstacle.text), "forceable": .bool(obstacle.isForceable),
          ])
        }),
    ])
  }

  static func change(_ row: JournalChange) -> JSONValue {
    .object([
      "set": .integer(row.set), "change": .integer(row.id), "at": .instant(row.at),
      "actor": .string(row.actor), "source": .string(row.source),
      "entity": .string(row.entity.rawValue), "id": .integer(row.entityID),
      "subject": .string(row.subject), "field": .string(row.name),
      "scope": .string(row.scope), "old": .text(row.old), "new": .text(row.new),
      "currency": .text(row.currency?.code),
    ])
  }

  static func pending(_ row: PendingEditRow) -> JSONValue {
    .object([
      "entity": .string(row.entity.rawValue), "id": .integer(row.entityID),
      "subject": .string(row.subject), "field": .string(row.target.name),
      "base": .text(row.base), "mine": .text(row.mine),
      "theirs": row.hasConflict ? .text(row.theirs) : .null, "conflict": .bool(row.hasConflict),
      "set": .integer(row.changeSet), "exported_at": .instant(row.exportedAt),
      "exported_to": .text(row.exportedTo),
    ])
  }

  static func scheduled(_ change: ScheduledChange, now: Instant) -> JSONValue {
    .object([
      "id": .integer(change.id), "phase": .string(change.phase(at: now).rawValue),
      "start": .instant(change.schedule.startAt), "end": .instant(change.schedule.endAt),
      "start_local": .string(change.schedule.start.description),
      "end_local": .text(change.schedule.end?.description),
      "zone": .string(change.schedule.zone.identifier), "actor": .string(change.actor),
      "summary": .string(change.summary), "reason": .text(change.reason),
      "rows": .number(change.fieldCount), "left": .number(change.leftCount),
      "fields": .array(
        change.fields.map { field in
          .object([
            "entity": .string(field.entity.rawValue), "id": .integer(field.entityID),
            "subject": .string(field.subject), "field": .string(field.target.name),
            "old": .text(field.old), "new": .text(field.new),
            "currency": .text(field.currency?.code),
          ])
        }),
    ])
  }
}
