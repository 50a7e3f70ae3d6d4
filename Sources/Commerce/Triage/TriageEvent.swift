/// One entry of a subject's triage log. Entries are never changed; what they add up to is
/// `TriageStanding`.
public struct TriageEvent: Hashable, Sendable {
  /// 0 until it is stored; later entries have larger ids.
  public var id: Int64
  public var verb: TriageVerb
  public var actor: String
  public var at: Instant
  /// When an acknowledgement or snooze ends by the clock; nil when it does not.
  public var until: Instant?
  /// What else ends a snooze.
  public var condition: WakeCondition?
  /// Whom an assignment names; nil takes the owner away.
  public var owner: String?
  /// A note's text, a dismissal's reason, what an escalation's hook said.
  public var text: String?
  /// What fired then: what an acknowledgement, snooze or dismissal covers; of a `resolve` what
  /// fires no longer, none for everything.
  public var codes: [AlertCode]
  /// The subject's score then; 0...100.
  public var score: Int
  /// Alerts of the worst one's group then.
  public var groupSize: Int?
  /// Of a `retract`, the entry that it takes back.
  public var retracts: Int64?

  public init(
    _ verb: TriageVerb, actor: String, at: Instant, id: Int64 = 0, until: Instant? = nil,
    condition: WakeCondition? = nil, owner: String? = nil, text: String? = nil,
    codes: [AlertCode] = [], score: Int = 0, groupSize: Int? = nil, retracts: Int64? = nil
  ) {
    self.id = id
    self.verb = verb
    self.actor = actor
    self.at = at
    self.until = until
    self.condition = condition
    self.owner = owner
    self.text = text
    self.codes = codes
    self.score = score
    self.groupSize = groupSize
    self.retracts = retracts
  }

  /// Who stands in the log for what the rules noted by themselves.
  public static let program = "aisle"
}

extension TriageEvent {
  /// One line of a time line: `acknowledged by ada until Fri 2026-11-27 09:00`.
  public func sentence(in zone: StoreZone) -> String {
    let by = verb.isAutomatic ? verb.past : "\(verb.past) by \(actor)"
    switch verb {
    case .acknowledge, .snooze:
      let ends = [until.map(zone.spoken), condition?.words].compactMap(\.self)
      return ends.isEmpty ? by : "\(by) until \(ends.joined(separator: ", or until "))"
    case .assign: return owner.map { "assigned to \($0) by \(actor)" } ?? "unassigned by \(actor)"
    case .resolve:
      return codes.isEmpty ? by : "\(by): \(codes.map(\.words).joined(separator: ", "))"
    case .note, .dismiss, .escalate, .wake, .retract, .rouse:
      return text.map { "\(by): \($0)" } ?? by
    }
  }
}
