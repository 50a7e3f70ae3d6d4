/// How a row of a list stands: the parts of a `TriageStanding` that a list shows.
public struct TriageSummary: Hashable, Sendable {
  /// Nil when nothing fires.
  public var state: TriageState?
  public var owner: String?
  /// Who acknowledged, snoozed or dismissed it, since when and until when.
  public var holder: String?
  public var since: Instant?
  public var until: Instant?
  public var condition: WakeCondition?
  /// A dismissal's reason.
  public var reason: String?
  /// Why it fires again.
  public var again: FiringAgain?
  public var escalatedAt: Instant?
  public var noteCount = 0
  public var lastNote: String?

  public init(state: TriageState? = nil, owner: String? = nil) {
    self.state = state
    self.owner = owner
  }

  public init(_ standing: TriageStanding) {
    state = standing.state
    owner = standing.owner
    holder = standing.holder
    since = standing.heldSince
    until = standing.heldUntil
    condition = standing.condition
    reason = standing.reason
    again = standing.again
    escalatedAt = standing.escalatedAt
    noteCount = standing.noteCount
    lastNote = standing.lastNote
  }

  public var acknowledgedUntil: Instant? { state == .acknowledged ? until : nil }
  public var snoozedUntil: Instant? { state == .snoozed ? until : nil }

  /// One line: `acknowledged by ada until 14:00`, `snoozed by ada until Fri 2026-11-27 09:00, or
  /// until the parcel is scanned`, `fires again: ada's acknowledgement ended 02:10`; nil for what
  /// simply fires, or does not.
  public func sentence(in zone: StoreZone, now: Instant) -> String? {
    let by = holder.map { " by \($0)" } ?? ""
    let end = until.map { " until \(zone.timeOrDay($0, now: now))" } ?? ""
    switch state {
    case .acknowledged: return "acknowledged\(by)\(end)"
    case .snoozed:
      return "snoozed\(by)\(end)\(condition.map { ", or until \($0.words)" } ?? "")"
    case .dismissed: return "dismissed\(by)\(reason.map { ": \($0)" } ?? "")"
    case .firing: return again?.sentence(in: zone, now: now) ?? owner.map { "assigned to \($0)" }
    case nil: return nil
    }
  }
}
