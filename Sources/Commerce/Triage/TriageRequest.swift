/// What a person wants to do about one or many subjects.
public struct TriageRequest: Hashable, Sendable {
  public enum Action: Hashable, Sendable {
    /// Nil lasts as long as the settings say.
    case acknowledge(until: SnoozeExpression?)
    /// Nil takes the owner away.
    case assign(to: String?)
    case note(String)
    case snooze(until: SnoozeExpression)
    case dismiss(reason: String)
    /// With what the hook or the person says about it.
    case escalate(String?)
    case wake

    public var verb: TriageVerb {
      switch self {
      case .acknowledge: .acknowledge
      case .assign: .assign
      case .note: .note
      case .snooze: .snooze
      case .dismiss: .dismiss
      case .escalate: .escalate
      case .wake: .wake
      }
    }
  }

  public var action: Action
  public var actor: String
  /// Takes over from somebody else, and snoozes over a deadline.
  public var isForced: Bool

  public init(_ action: Action, actor: String, isForced: Bool = false) {
    self.action = action
    self.actor = actor
    self.isForced = isForced
  }
}

/// Why something can't be done about a subject, and what can.
public enum TriageRefusal: Error, Hashable, Sendable {
  /// Nothing fires; when the last of it was resolved, in words, where that is known.
  case nothingFires(resolved: String?)
  /// Somebody else has it.
  case taken(by: String, until: String?)
  case notHeld
  case emptyText(TriageVerb)
  case badEnd(SnoozeError)
  /// An acknowledgement ends at a time.
  case needsTime
  /// A deadline falls into the snooze.
  case deadlineInside(DeadlineKind, at: String, isOver: Bool)
  /// What the snooze would wait for is so already.
  case alreadySo(WakeCondition)
  /// The condition can't be known for this subject.
  case unknowable(WakeCondition)
}

extension TriageRefusal: CustomStringConvertible {
  public var description: String {
    switch self {
    case .nothingFires(let resolved):
      resolved.map { "nothing fires here any longer: it resolved by itself \($0)" }
        ?? "nothing fires here; a note or an owner can be added all the same"
    case .taken(let by, let until):
      "\(by) has acknowledged it\(until.map { " until \($0)" } ?? ""); force takes it over"
    case .notHeld: "it fires already: nobody acknowledged, snoozed or dismissed it"
    case .emptyText(.dismiss): "a dismissal needs a reason"
    case .emptyText(.assign): "name who gets it"
    case .emptyText: "a note needs a text"
    case .badEnd(let error): error.description
    case .needsTime: "an acknowledgement ends at a time; snooze waits for conditions"
    case .deadlineInside(let kind, let at, let isOver):
      isOver
        ? "its deadline (\(kind.words), \(at)) is over already; force snoozes it all the same"
        : "its deadline (\(kind.words), \(at)) comes before the snooze ends; snooze until"
          + " \(kind.notation)-1h, or force it"
    case .alreadySo(let condition):
      "it would wake at once: \(condition.pastWords)"
    case .unknowable(.scan): "only parcels of orders are scanned; name a time"
    case .unknowable(.stock): "its stock is not known; name a time"
    case .unknowable: "that can't be told of it; name a time"
    }
  }
}
