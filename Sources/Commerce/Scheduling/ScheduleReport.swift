/// What the clock did at one look, for a person to read.
public struct ScheduleReport: Hashable, Sendable {
  /// One sentence for each scheduled change that went in, was put back or was missed.
  public var lines: [ScheduleLine]

  public init(lines: [ScheduleLine] = []) { self.lines = lines }
}

/// One of them.
public struct ScheduleLine: Hashable, Sendable {
  public var id: Int64
  public var kind: ScheduleStep.Kind
  /// The change set; nil when nothing changed.
  public var set: Int64?
  /// Fields changed.
  public var applied: Int
  /// Fields left alone because somebody had changed them.
  public var left: Int
  public var summary: String
  /// When it should have happened.
  public var dueAt: Instant
  /// Later than a refresh takes.
  public var isLate: Bool

  public init(
    id: Int64, kind: ScheduleStep.Kind, set: Int64?, applied: Int, left: Int, summary: String,
    dueAt: Instant, isLate: Bool
  ) {
    self.id = id
    self.kind = kind
    self.set = set
    self.applied = applied
    self.left = left
    self.summary = summary
    self.dueAt = dueAt
    self.isLate = isLate
  }

  /// The line in words; `zone` is the store's.
  public func words(in zone: StoreZone) -> String {
    let what =
      switch kind {
      case .start: "Scheduled change \(id) went in"
      case .end: "Scheduled change \(id) ended, the old values are back"
      case .miss: "Scheduled change \(id) was missed: its start and end passed unseen"
      }
    let late = isLate && kind != .miss ? ", late (due \(zone.wallClock(at: dueAt)))" : ""
    let left = left > 0 ? "; \(left) left alone, changed by someone meanwhile" : ""
    return "\(what)\(late): \(summary)\(left)"
  }
}
