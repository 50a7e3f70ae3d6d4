/// What a person does about something that fires, and what the program notes by itself.
public enum TriageVerb: String, Hashable, Sendable, CaseIterable {
  case acknowledge = "ack"
  case assign
  case note
  case snooze
  case dismiss
  case escalate
  case wake
  /// Takes earlier events back: the undo of any of the above.
  case retract
  /// The program: codes that fired do so no longer.
  case resolve
  /// The program: what a snooze or dismissal waited for has happened.
  case rouse

  /// Noted by the rules, not by a person.
  public var isAutomatic: Bool { self == .resolve || self == .rouse }

  /// `acknowledged`, as in "acknowledged by ada".
  public var past: String {
    switch self {
    case .acknowledge: "acknowledged"
    case .assign: "assigned"
    case .note: "noted"
    case .snooze: "snoozed"
    case .dismiss: "dismissed"
    case .escalate: "escalated"
    case .wake: "woken"
    case .retract: "taken back"
    case .resolve: "resolved"
    case .rouse: "fires again"
    }
  }
}

/// Where a subject with alerts stands between its rules and the people who look after it.
public enum TriageState: String, Hashable, Sendable, CaseIterable {
  /// Nobody has taken it, or what was done about it has ended.
  case firing
  case acknowledged
  case snoozed
  case dismissed
}

/// What a person can triage: anything that alerts are about.
public enum TriageSubjectKind: String, Hashable, Sendable, CaseIterable {
  case order
  case variant
  case source
  case promotion
  case incident
}

/// One subject, by its kind and row id.
public struct TriageSubject: Hashable, Sendable {
  public var kind: TriageSubjectKind
  public var id: Int64

  public init(_ kind: TriageSubjectKind, _ id: Int64) {
    self.kind = kind
    self.id = id
  }
}
