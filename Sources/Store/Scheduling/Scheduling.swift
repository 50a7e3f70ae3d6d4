public import Commerce
internal import GRDB

extension Store {
  /// Plans an edit for later: the rows that may go in, with the values of the plan. They are set as
  /// they stand when the start comes, whatever the fields hold by then.
  @discardableResult
  public func schedule(
    plan: [EditPlanRow], at schedule: Schedule, summary: String, actor: String,
    reason: String? = nil, now: Instant
  ) throws(StoreError) -> ScheduledChange {
    let rows = plan.filter { $0.verdict == .ok || $0.verdict == .warning }
    guard !rows.isEmpty else {
      throw .refused(reason: "no row of the plan may go in; nothing was scheduled")
    }
    if let endAt = schedule.endAt, endAt <= schedule.startAt {
      throw .refused(reason: "the end is not after the start")
    }
    return try maintain { db in
      let insert = try SQL(
        db,
        """
        INSERT INTO scheduled_change (created_at, actor, summary, reason, start_local, end_local,
          zone, start_at, end_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
      ).start().bind(Optional(now)).bind(actor).bind(summary).bind(reason)
        .bind(schedule.start.stored).bind(schedule.end?.stored).bind(schedule.zone.identifier)
        .bind(Optional(schedule.startAt)).bind(schedule.endAt)
      try insert.run()
      let id = insert.insertedID
      let field = try SQL(
        db,
        """
        INSERT INTO scheduled_field
          (schedule_id, seq, entity, entity_id, field, scope, old, new, currency)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
      for (seq, row) in rows.enumerated() {
        try field.start().bind(id).bind(seq).bind(row.entity.rawValue).bind(row.entityID)
          .bind(row.field.rawValue).bind(row.scope.rawValue).bind(row.old).bind(row.new).bind(
            row.currency?.code
          ).run()
      }
      var change = try ScheduleReader.change(id, in: db)
      change.fields = rows.prefix(20).map(ScheduledField.init)
      return (change, true)
    }
  }

  /// Does what the clock has made due, each step as a change set of its own. Safe to call from
  /// several programs at once: a step is done once.
  ///
  /// Keeps: one late call leaves the same values as many timely ones; a value is put back only
  /// where the field still holds what the change set.
  public func runSchedule(now: Instant) throws(StoreError) -> ScheduleReport {
    let isDue = try read { db, _ in
      try !ScheduleStep.due(ScheduleReader.open(in: db), now: now).isEmpty
    }
    guard isDue, !isReadOnly else { return ScheduleReport() }
    return try maintain { db in
      let scheduler = try Scheduler(db, now: now)
      let lines = try ScheduleStep.due(ScheduleReader.open(in: db), now: now)
        .flatMap { try scheduler.take($0) }
      return (ScheduleReport(lines: lines), !lines.isEmpty)
    }
  }

  /// Calls a change off: one that waits never goes in, the values of a live one are put back.
  @discardableResult
  public func cancelSchedule(
    _ id: Int64, actor: String, now: Instant
  ) throws(StoreError) -> ScheduleLine? {
    try maintain { db in
      let change = try ScheduleReader.change(id, in: db)
      guard change.isOpen(at: now) else {
        throw StoreError.refused(reason: "scheduled change \(id) is over; undo its set instead")
      }
      var line: ScheduleLine?
      if change.progress == .applied {
        line = try Scheduler(db, now: now).end(change, at: now, actor: actor)
      }
      try SQL(db, "UPDATE scheduled_change SET progress = 'cancelled' WHERE id = ?").start()
        .bind(id).run()
      return (line, true)
    }
  }

  /// Gives a change other times. One that is live already can only get another end.
  public func moveSchedule(
    _ id: Int64, to schedule: Schedule, now: Instant
  ) throws(StoreError) -> ScheduledChange {
    try maintain { db in
      let change = try ScheduleReader.change(id, in: db)
      guard change.isOpen(at: now) else {
        throw StoreError.refused(reason: "scheduled change \(id) is over; it can't be moved")
      }
      if change.progress == .applied, schedule.start != change.schedule.start {
        throw StoreError.refused(
          reason: "scheduled change \(id) is live since \(change.schedule.start); only its end "
            + "can be moved")
      }
      if let endAt = schedule.endAt, endAt <= schedule.startAt {
        throw StoreError.refused(reason: "the end is not after the start")
      }
      try Scheduler.save(schedule, of: id, in: db)
      return (try ScheduleReader.change(id, in: db), true)
    }
  }
}
