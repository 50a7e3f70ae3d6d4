/// What a subject's triage log adds up to at one moment.
public struct TriageStanding: Hashable, Sendable {
  /// Nil when nothing fires.
  public var state: TriageState?
  /// Who works on it: by acknowledging or snoozing it, else by assignment.
  public var owner: String?
  /// Who acknowledged, snoozed or dismissed it; nil when nothing of that holds.
  public var holder: String?
  /// When what holds began and when the clock ends it.
  public var heldSince: Instant?
  public var heldUntil: Instant?
  public var condition: WakeCondition?
  /// A dismissal's reason.
  public var reason: String?
  /// The codes that an acknowledgement, snooze or dismissal covers, and how.
  public var covered: Set<AlertCode> = []
  public var coveredAs: TriageState?
  /// Why it fires after somebody had dealt with it.
  public var again: FiringAgain?
  public var escalatedAt: Instant?
  public var noteCount = 0
  public var lastNote: String?
  /// What the program has to note in the log by itself, oldest first.
  public var automatic: [TriageEvent] = []

  public init() {}

  /// When the clock alone changes it next; nil when it does not.
  public var nextChangeAt: Instant? { coveredAs == nil ? nil : heldUntil }

  /// How one of the subject's alerts stands: what appeared later fires, whatever holds the rest.
  public func state(of code: AlertCode) -> TriageState {
    guard let coveredAs, covered.contains(code) else { return .firing }
    return coveredAs
  }

  /// Whether there is anything to remember beside "it fires".
  public var isBlank: Bool {
    owner == nil && coveredAs == nil && again == nil && escalatedAt == nil && noteCount == 0
  }
}
