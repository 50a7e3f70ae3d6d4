/// An edit with a start, and perhaps an end, on the store's clock.
public struct ScheduledChange: Hashable, Sendable {
  public var id: Int64
  public var createdAt: Instant
  public var actor: String
  /// `price -15% on 12 rows`
  public var summary: String
  /// Why it goes in although a guard was against it.
  public var reason: String?
  /// As its author wrote it; the instants follow from it.
  public var schedule: Schedule
  /// How far the store has come with it.
  public var progress: ScheduledProgress
  public var fields: [ScheduledField]
  /// How many fields it changes: `fields` may be a part.
  public var fieldCount: Int
  /// Fields that were not put back at its end, because somebody had changed them meanwhile.
  public var leftCount: Int

  public init(
    id: Int64, createdAt: Instant, actor: String, summary: String, reason: String? = nil,
    schedule: Schedule, progress: ScheduledProgress = .planned, fields: [ScheduledField] = [],
    fieldCount: Int = 0, leftCount: Int = 0
  ) {
    self.id = id
    self.createdAt = createdAt
    self.actor = actor
    self.summary = summary
    self.reason = reason
    self.schedule = schedule
    self.progress = progress
    self.fields = fields
    self.fieldCount = fieldCount
    self.leftCount = leftCount
  }
}

/// One field of a scheduled change.
public struct ScheduledField: Hashable, Sendable {
  public var entity: EditEntity
  public var entityID: Int64
  /// SKU, or handle.
  public var subject: String
  public var field: EditableField
  /// Where the field is meant.
  public var scope: EditScope
  /// What it held when the change was planned.
  public var old: String?
  /// What it holds from the start on.
  public var new: String?
  public var currency: Currency?

  public init(
    entity: EditEntity, entityID: Int64, subject: String, field: EditableField,
    scope: EditScope = .master, old: String?, new: String?, currency: Currency? = nil
  ) {
    self.scope = scope
    self.entity = entity
    self.entityID = entityID
    self.subject = subject
    self.field = field
    self.old = old
    self.new = new
    self.currency = currency
  }

  public init(_ row: EditPlanRow) {
    self.init(
      entity: row.entity, entityID: row.entityID, subject: row.subject, field: row.field,
      scope: row.scope, old: row.old, new: row.new, currency: row.currency)
  }
}

extension ScheduledField {
  public var target: EditTarget { EditTarget(field, in: scope) }
}

/// What has been done about a scheduled change; what is due is never stored, the clock says.
public enum ScheduledProgress: String, Hashable, Sendable, CaseIterable {
  case planned
  /// Its values went in at the start.
  case applied
  /// Its values were put back at the end.
  case ended
  /// Start and end both passed while no aisle ran: nothing was changed.
  case missed
  case cancelled
}

/// Where a scheduled change stands on the clock.
public enum ScheduledPhase: String, Hashable, Sendable, CaseIterable {
  /// Its start is to come.
  case waiting
  /// Its start has passed; the next refresh applies it.
  case due
  /// Applied, and its end is to come.
  case live
  /// Its end has passed; the next refresh puts the old values back.
  case ending
  /// Applied for good, or put back.
  case done
  case missed
  case cancelled
}

extension ScheduledChange {
  public func phase(at now: Instant) -> ScheduledPhase {
    switch progress {
    case .cancelled: return .cancelled
    case .missed: return .missed
    case .ended: return .done
    case .planned:
      if now < schedule.startAt { return .waiting }
      return schedule.endAt.map { $0 <= now } == true ? .missed : .due
    case .applied:
      guard let endAt = schedule.endAt else { return .done }
      return now < endAt ? .live : .ending
    }
  }

  /// Whether it can still be moved or called off.
  public func isOpen(at now: Instant) -> Bool {
    [.waiting, .due, .live, .ending].contains(phase(at: now))
  }
}
